package io.crmkit.quickstart;

import io.crmkit.decision.Texts;
import io.crmkit.workflow.WorkflowChecker;
import io.crmkit.workflow.WorkflowDefinition;
import io.crmkit.workflow.WorkflowProblem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crmkit workflow check}: whether a workflow's document is sound. */
@Command(
    name = "check",
    description = "Tells everything that is wrong with a workflow's JSON file.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class WorkflowCheckCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "A workflow's JSON file.")
  private String file = "";

  @Override
  public void run() {
    WorkflowDefinition definition = WorkflowCommand.read(file);
    List<WorkflowProblem> problems = WorkflowChecker.check(definition);
    if (!problems.isEmpty()) {
      throw new BadInputException(lines(file, problems));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        file
            + ": workflow "
            + definition.id()
            + " is sound: "
            + count(definition.states().size(), "state")
            + ", "
            + count(definition.transitions().size(), "transition")
            + ", "
            + count(definition.clocks().size(), "clock")
            + ".");
    out.flush();
    warn(definition);
  }

  /** Sound, but of no use for files of cases. */
  private void warn(WorkflowDefinition definition) {
    List<String> taken = CaseReplay.taken(definition);
    if (!taken.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          file
              + ": warning: has "
              + String.join(", ", taken)
              + ", which files of cases use themselves: review --cases will refuse its cases");
      err.flush();
    }
  }

  /** The problems in English, one a line. */
  static List<String> lines(String file, List<WorkflowProblem> problems) {
    return problems.stream()
        .map(problem -> file + ": " + Texts.BUILT_IN.render(problem, Locale.ENGLISH))
        .toList();
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
