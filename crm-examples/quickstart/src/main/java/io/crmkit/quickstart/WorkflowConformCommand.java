package io.crmkit.quickstart;

import io.crmkit.decision.Texts;
import io.crmkit.workflow.ActivityMapping;
import io.crmkit.workflow.Conformance;
import io.crmkit.workflow.ConformanceReport;
import io.crmkit.workflow.EventLog;
import io.crmkit.workflow.Share;
import io.crmkit.workflow.Workflow;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crmkit workflow conform}: how well a log of another system keeps to a workflow. */
@Command(
    name = "conform",
    description = "Replays an event log through a workflow and tells what does not fit.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class WorkflowConformCommand implements Runnable {
  private static final int LISTED = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private WorkflowOption which = new WorkflowOption();

  @Option(
      names = "--log",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV with the columns case, activity and timestamp, in any order; a column with the name of a "
              + "field of the workflow is read as that field, others are not read.")
  private Path log = Path.of("");

  @Option(
      names = "--map",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV with the columns activity and action: the action of the workflow that an activity stands "
              + "for, OPEN where cases begin by it, nothing where it has no place in the workflow. Codes: "
              + "crmkit workflow show NAME --format json.")
  private Path map = Path.of("");

  @Override
  public void run() {
    WorkflowShelf shelf = which.shelf();
    Workflow workflow = which.workflow(shelf);
    Problems problems = new Problems();
    problems.addAll(shelf.missingCalendars(workflow));
    ActivityMapping mapping = LogCsv.mapping(map, workflow.definition(), problems);
    EventLog events = LogCsv.events(log, workflow.definition(), shelf, problems);
    problems.throwIfAny();
    ConformanceReport report = Conformance.replay(workflow, mapping, events, shelf.calendars());
    print(report, workflow, shelf.zone());
  }

  private void print(ConformanceReport report, Workflow workflow, ZoneId zone) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(log.getFileName() + " through workflow " + report.workflow() + "\n");
    TextTable table = new TextTable("", ">Share", ">Of");
    add(table, "Fitness: entries that fit", report.fitness());
    add(table, "Cases without deviation", report.fittingCases());
    add(table, "Cases that ended", report.endedCases());
    Names names = new Names(WorkflowShelf.texts(workflow));
    report
        .limitsMet()
        .forEach(
            (clock, share) ->
                add(table, "Limit met: " + names.ofClock(clock, Locale.ENGLISH), share));
    out.print(table.text());
    List<ConformanceReport.Deviation> deviations = report.deviations();
    out.println(
        deviations.isEmpty()
            ? "\nNo deviations."
            : String.format(
                Locale.ROOT,
                "%n%,d deviation%s",
                deviations.size(),
                deviations.size() == 1 ? "" : "s"));
    Texts texts = CodedTexts.of(workflow, zone);
    for (ConformanceReport.Deviation deviation : deviations.stream().limit(LISTED).toList()) {
      out.println("  " + line(deviation, texts, zone));
    }
    if (deviations.size() > LISTED) {
      out.println("  ... and " + (deviations.size() - LISTED) + " more");
    }
    out.flush();
  }

  private static void add(TextTable table, String name, Share share) {
    String percent =
        share.fraction().map(f -> f.movePointRight(2).toPlainString() + " %").orElse("-");
    table.add(name, percent, share.toString());
  }

  private static String line(ConformanceReport.Deviation deviation, Texts texts, ZoneId zone) {
    return "case "
        + deviation.caseId()
        + ", entry "
        + deviation.position()
        + " ("
        + deviation.activity()
        + ", "
        + Instants.shown(deviation.at(), zone)
        + "): "
        + deviation.reasons().stream()
            .map(reason -> texts.render(reason, Locale.ENGLISH))
            .collect(Collectors.joining("; "));
  }
}
