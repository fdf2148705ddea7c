package io.crmkit.quickstart;

import io.crmkit.workflow.Action;
import io.crmkit.workflow.ActivityMapping;
import io.crmkit.workflow.EventLog;
import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.WorkflowDefinition;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the logs of other systems, and what their activities are called in a workflow. */
final class LogCsv {
  private static final String CASE = "case";
  private static final String ACTIVITY = "activity";
  private static final String TIMESTAMP = "timestamp";
  private static final String ACTION = "action";

  private LogCsv() {}

  /** Reads an event log; what is wrong goes to the problems. */
  static EventLog events(
      Path file, WorkflowDefinition workflow, WorkflowShelf shelf, Problems problems) {
    List<EventLog.Entry> entries = new ArrayList<>();
    CsvTable.read(
        file,
        "log",
        CsvColumns.of(CASE, ACTIVITY, TIMESTAMP)
            .with(workflow.fields().stream().map(Field::name).toList()),
        problems,
        header -> {
          FieldCells cells =
              new FieldCells(fields(header, workflow), shelf.zone(), shelf.currency());
          return (record, place) -> {
            CsvRow row = new CsvRow(header, record, place, problems);
            String caseId = row.id(CASE);
            String activity = row.id(ACTIVITY);
            Instant at = row.instant(TIMESTAMP, shelf.zone());
            Map<String, FieldValue> values = cells.read(row, workflow);
            if (caseId != null && activity != null && at != null && values != null) {
              entries.add(new EventLog.Entry(caseId, activity, at, values));
            }
          };
        });
    return new EventLog(entries);
  }

  /** Logs of other systems hold columns that are none of the workflow's business. */
  private static List<String> fields(CsvHeader header, WorkflowDefinition workflow) {
    Set<String> own = Set.of(CASE, ACTIVITY, TIMESTAMP);
    return header.names().stream()
        .filter(name -> workflow.field(name).isPresent() && !own.contains(name))
        .toList();
  }

  /** Reads a mapping; what is wrong goes to the problems. */
  static ActivityMapping mapping(Path file, WorkflowDefinition workflow, Problems problems) {
    Set<String> openings = new LinkedHashSet<>();
    Map<String, Action> actions = new LinkedHashMap<>();
    Set<String> ignored = new LinkedHashSet<>();
    Set<String> known = new TreeSet<>();
    workflow.transitions().forEach(transition -> known.add(transition.action().code()));
    Set<String> seen = new TreeSet<>();
    CsvTable.read(
        file,
        "map",
        CsvColumns.of(ACTIVITY, ACTION),
        problems,
        header ->
            (record, place) -> {
              CsvRow row = new CsvRow(header, record, place, problems);
              String activity = row.id(ACTIVITY);
              String action = row.text(ACTION);
              if (activity == null) {
                return;
              }
              if (!seen.add(activity)) {
                row.wrong(ACTIVITY, "an activity that no earlier row names");
              } else if (action.isEmpty()) {
                ignored.add(activity);
              } else if (action.equals(CaseReplay.OPEN)) {
                openings.add(activity);
              } else if (known.contains(action)) {
                actions.put(activity, Action.of(action));
              } else {
                row.wrong(ACTION, "OPEN, empty or one of " + known);
              }
            });
    return new ActivityMapping(openings, actions, ignored);
  }
}
