package io.crmkit.time;

import java.util.Objects;

/**
 * A stretch of time during which a calendar is open, or closed for one cause. Immutable.
 *
 * @param range from when to when
 * @param kind open, or why not
 */
public record Stretch(TimeRange range, Kind kind) {
  /** Checks that nothing is missing. */
  public Stretch {
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(kind, "kind");
  }

  /** Open, or why not. */
  public enum Kind {
    /** Outside the hours. */
    CLOSED,
    /** On a date marked as off. */
    HOLIDAY,
    /** Within the hours, but in a break. */
    BREAK,
    /** Business time. */
    OPEN,
    /** After the last date that the calendar knows. */
    UNKNOWN
  }
}
