package io.crmkit.quickstart;

import io.crmkit.json.InvalidDocumentException;
import io.crmkit.json.WorkflowReader;
import io.crmkit.workflow.WorkflowDefinition;
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
      return WorkflowReader.read(JsonFile.text(file, "workflow", "a JSON file"));
    } catch (InvalidDocumentException e) {
      Problems problems = new Problems();
      problems.addAll(JsonFile.lines(file, e));
      problems.throwIfAny();
      throw e;
    }
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
