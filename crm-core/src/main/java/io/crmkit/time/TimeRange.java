package io.crmkit.time;

import java.time.Instant;
import java.util.Optional;

/**
 * A half-open stretch of time; without a start it reaches back without bound.
 *
 * @param startInclusive the first instant inside, or empty for "since ever"
 * @param endExclusive the first instant after it; not before the start (equal: the range is empty)
 */
public record TimeRange(Optional<Instant> startInclusive, Instant endExclusive) {
  /**
   * Checks the order of the bounds.
   *
   * @throws IllegalArgumentException if the range ends before it starts
   */
  public TimeRange {
    if (startInclusive.isPresent() && endExclusive.isBefore(startInclusive.get())) {
      throw new IllegalArgumentException(
          "a range must not end before it starts, was "
              + startInclusive.get()
              + " to "
              + endExclusive);
    }
  }

  /** From {@code startInclusive} up to but not including {@code endExclusive}. */
  public static TimeRange between(Instant startInclusive, Instant endExclusive) {
    return new TimeRange(Optional.of(startInclusive), endExclusive);
  }

  /** Everything before {@code endExclusive}. */
  public static TimeRange before(Instant endExclusive) {
    return new TimeRange(Optional.empty(), endExclusive);
  }

  /** Whether the instant lies inside. */
  public boolean contains(Instant instant) {
    return (startInclusive.isEmpty() || !instant.isBefore(startInclusive.get()))
        && instant.isBefore(endExclusive);
  }
}
