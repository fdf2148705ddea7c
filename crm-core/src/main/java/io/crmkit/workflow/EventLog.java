package io.crmkit.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What another system wrote down about its cases: case, activity, instant, and values where there
 * are any. Immutable.
 *
 * @param entries in any order
 */
public record EventLog(List<Entry> entries) {
  /** Copies the list. */
  public EventLog {
    entries = List.copyOf(entries);
  }

  /** The entries of each case in order of time, those of one instant in the order of the log. */
  public Map<String, List<Entry>> traces() {
    Map<String, List<Entry>> traces = new LinkedHashMap<>();
    for (Entry entry : entries) {
      traces.computeIfAbsent(entry.caseId(), id -> new ArrayList<>()).add(entry);
    }
    traces.values().forEach(trace -> trace.sort(Comparator.comparing(Entry::at)));
    return traces;
  }

  /**
   * A line of the log.
   *
   * @param caseId the id that the other system gives the case; pseudonymous
   * @param activity what it calls what happened
   * @param at when it happened
   * @param fields values that became known with it, by field of the workflow
   */
  public record Entry(String caseId, String activity, Instant at, Map<String, FieldValue> fields) {
    /**
     * Checks the id and copies the fields.
     *
     * @throws IllegalArgumentException if id or activity is blank, too long or has control
     *     characters
     */
    public Entry {
      Checks.id("case id", caseId);
      Checks.id("activity", activity);
      Objects.requireNonNull(at, "at");
      fields = FieldMap.copyOf(fields);
    }

    /** A line without values. */
    public static Entry of(String caseId, String activity, Instant at) {
      return new Entry(caseId, activity, at, Map.of());
    }
  }
}
