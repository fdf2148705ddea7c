package io.crmkit.laws;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.Workflow;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A workflow with clocks, and what reads them. Immutable if the reader is.
 *
 * @param workflow the workflow whose cases are made up
 * @param reader what reads their clocks
 * @param from cases begin within four weeks of it
 */
public record ClockTrial(Workflow workflow, ClockReader reader, Instant from) {
  /** Checks that nothing is missing. */
  public ClockTrial {
    Objects.requireNonNull(workflow, "workflow");
    Objects.requireNonNull(reader, "reader");
    Objects.requireNonNull(from, "from");
  }

  /**
   * A workflow read by {@link CaseClocks}, its cases beginning in January 2026.
   *
   * @throws IllegalArgumentException if a clock names a calendar that is not given
   */
  public static ClockTrial of(Workflow workflow, Map<String, BusinessCalendar> calendars) {
    return new ClockTrial(
        workflow,
        ClockReader.of(CaseClocks.of(workflow, calendars)),
        Instant.parse("2026-01-05T00:00:00Z"));
  }

  /** The same, its cases beginning within four weeks of an instant: near a holiday, say. */
  public ClockTrial from(Instant instant) {
    return new ClockTrial(workflow, reader, instant);
  }

  /** The same, read by something else. */
  public ClockTrial readBy(ClockReader other) {
    return new ClockTrial(workflow, other, from);
  }
}
