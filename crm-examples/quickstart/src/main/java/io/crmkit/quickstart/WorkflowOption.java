package io.crmkit.quickstart;

import io.crmkit.playbook.Playbook;
import io.crmkit.workflow.InvalidWorkflowException;
import io.crmkit.workflow.Workflow;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code NAME}, {@code --playbook} and {@code --calendar}: which workflow is meant. */
final class WorkflowOption {
  @Parameters(
      paramLabel = "NAME-or-FILE",
      description =
          "The name of a workflow, the playbook's or a bundled one, or a workflow's JSON file.")
  private String name = "";

  @Option(
      names = "--playbook",
      paramLabel = "FILE-or-name",
      defaultValue = "retail",
      description =
          "A playbook's JSON file or the name of a bundled one (default: ${DEFAULT-VALUE}).")
  private String playbook = "";

  @Mixin private CalendarOption calendars = new CalendarOption();

  /** The workflows and calendars there are. */
  WorkflowShelf shelf() {
    Playbook read = PlaybookSource.read(playbook, Optional.empty(), Optional.empty());
    List<String> problems = new ArrayList<>();
    WorkflowShelf shelf = WorkflowShelf.of(read, calendars.read(read.zone(), problems));
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return shelf;
  }

  /**
   * The workflow that is meant.
   *
   * @throws BadInputException if there is none, or its document has problems, or a calendar was
   *     given that nothing asks for
   */
  Workflow workflow(WorkflowShelf shelf) {
    Workflow workflow = named(shelf);
    List<String> unasked = calendars.unasked(shelf.askedCalendars(Optional.of(workflow)));
    if (!unasked.isEmpty()) {
      throw new BadInputException(unasked);
    }
    return workflow;
  }

  private Workflow named(WorkflowShelf shelf) {
    Optional<Workflow> found = shelf.find(name);
    if (found.isPresent()) {
      return found.get();
    }
    if (!isFile()) {
      throw new BadInputException(
          "workflow: must be one of "
              + shelf.names()
              + " or a JSON file, was "
              + Problems.quoted(name));
    }
    try {
      return Workflow.of(WorkflowCommand.read(name));
    } catch (InvalidWorkflowException e) {
      throw new BadInputException(WorkflowCheckCommand.lines(name, e.problems()));
    }
  }

  private boolean isFile() {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
