package io.crmkit.workflow;

import io.crmkit.customer.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A stretch of a clock's life that counted, or did not for one cause: a line of the proof. The
 * segments of a reading follow each other without gap. Immutable.
 *
 * @param startInclusive from when on
 * @param endExclusive until when; after the start
 * @param why whether it counted, or why not
 * @param holder whose turn it was
 * @param by who paused the case, moved it to where the clock waits, or stopped the clock
 * @param code the host's code for the pause, or the state in which the clock waits
 */
public record ClockSegment(
    Instant startInclusive,
    Instant endExclusive,
    Why why,
    Holder holder,
    Optional<StaffId> by,
    Optional<String> code) {
  /**
   * Checks the order of the bounds.
   *
   * @throws IllegalArgumentException if the segment does not end after it starts
   */
  public ClockSegment {
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(code, "code");
    if (!startInclusive.isBefore(endExclusive)) {
      throw new IllegalArgumentException(
          "a segment must end after it starts, was " + startInclusive + " to " + endExclusive);
    }
  }

  /** How long it is. */
  public Duration length() {
    return Duration.between(startInclusive, endExclusive);
  }

  /** How much of it counted: all or nothing. */
  public Duration counted() {
    return why == Why.COUNTED ? length() : Duration.ZERO;
  }

  boolean continues(ClockSegment before) {
    return before.endExclusive.equals(startInclusive)
        && before.why == why
        && before.holder.equals(holder)
        && before.by.equals(by)
        && before.code.equals(code);
  }

  /** Whether time counted, or why not; where several causes meet, the first of these. */
  public enum Why {
    /** The clock ran: business time, or any time for a limit in calendar days. */
    COUNTED,
    /** Outside business hours. */
    CLOSED,
    /** On a holiday. */
    HOLIDAY,
    /** In a break. */
    BREAK,
    /** After the last date that the calendar knows. */
    UNKNOWN,
    /** Between a stop and the reopening, where the gap is a pause. */
    STOPPED,
    /** The case was paused. */
    PAUSED,
    /** The case was in a state in which the clock stands still. */
    WAITING
  }
}
