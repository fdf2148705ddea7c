package io.crmkit.quickstart;

import io.crmkit.json.DocumentProblem;
import io.crmkit.json.InvalidDocumentException;
import io.crmkit.json.PlaybookReader;
import io.crmkit.json.WorkflowReader;
import io.crmkit.workflow.WorkflowDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crmkit workflow}: looks at workflows. */
@Command(
    name = "workflow",
    description = "Draws, checks and measures workflows.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      WorkflowShowCommand.class,
      WorkflowCheckCommand.class,
      WorkflowConformCommand.class
    })
final class WorkflowCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing required subcommand: show, check or conform");
  }

  /**
   * Reads a workflow's document.
   *
   * @throws BadInputException with every problem of its form, if there is any
   */
  static WorkflowDefinition read(String file) {
    try {
      return WorkflowReader.read(text(file));
    } catch (InvalidDocumentException e) {
      Problems problems = new Problems();
      for (DocumentProblem problem : e.problems()) {
        problems.add(file + ":" + problem.pointer() + ": " + problem.message());
      }
      problems.throwIfAny();
      throw e;
    }
  }

  private static String text(String name) {
    try {
      Path file = Path.of(name);
      if (Files.isRegularFile(file) && Files.size(file) <= 4L * PlaybookReader.MAX_LENGTH) {
        return Files.readString(file);
      }
    } catch (InvalidPathException e) {
      // Cannot be the name of a file here: told below.
    } catch (IOException e) {
      throw new BadInputException(
          name + ": workflow: must be a readable file in UTF-8; " + e.getMessage());
    }
    throw new BadInputException(
        name
            + ": workflow: must be a JSON file of at most "
            + PlaybookReader.MAX_LENGTH
            + " characters");
  }

  /** The language of a code. */
  static Optional<Locale> language(String code) {
    return switch (code) {
      case "en" -> Optional.of(Locale.ENGLISH);
      case "zh" -> Optional.of(Locale.SIMPLIFIED_CHINESE);
      default -> Optional.empty();
    };
  }
}
