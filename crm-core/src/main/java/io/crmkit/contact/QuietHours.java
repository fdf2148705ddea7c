package io.crmkit.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours in which a customer is left alone, on the customer's wall clock; wraps midnight. Immutable.
 * Example: {@code QuietHours.of("21:00", "08:00")}. A whole day is a rest day: {@link RestDays}.
 *
 * @param startInclusive when they start
 * @param endExclusive when they end; on the next day if it is not after the start
 */
public record QuietHours(LocalTime startInclusive, LocalTime endExclusive) {
  /**
   * Checks that they are neither empty nor a whole day.
   *
   * @throws IllegalArgumentException if both times are the same
   */
  public QuietHours {
    if (startInclusive.equals(endExclusive)) {
      throw new IllegalArgumentException(
          "quiet hours must not start and end at the same time, was "
              + startInclusive
              + "; for whole days take rest days");
    }
  }

  /**
   * Quiet hours between two times like {@code "21:00"}.
   *
   * @throws java.time.format.DateTimeParseException if a text is no time
   * @throws IllegalArgumentException if both times are the same
   */
  public static QuietHours of(String startInclusive, String endExclusive) {
    return new QuietHours(LocalTime.parse(startInclusive), LocalTime.parse(endExclusive));
  }

  /** Whether a clock that shows this time is within them. */
  public boolean contains(LocalTime wallTime) {
    boolean afterStart = !wallTime.isBefore(startInclusive);
    boolean beforeEnd = wallTime.isBefore(endExclusive);
    return startInclusive.isBefore(endExclusive)
        ? afterStart && beforeEnd
        : afterStart || beforeEnd;
  }

  /**
   * The instant at which those of a day start: where the clock shows that time twice, the first;
   * where it skips it, the instant of the skip.
   */
  public Instant startOn(LocalDate day, ZoneId zone) {
    return WallClock.first(day.atTime(startInclusive), zone);
  }

  /**
   * The instant at which those that start on a day end: where the clock shows that time twice, the
   * second; where it skips it, the instant of the skip.
   */
  public Instant endOn(LocalDate day, ZoneId zone) {
    LocalDate last = startInclusive.isBefore(endExclusive) ? day : day.plusDays(1);
    return WallClock.last(last.atTime(endExclusive), zone);
  }

  /** Returns {@code "21:00-08:00"}. */
  @Override
  public String toString() {
    return startInclusive + "-" + endExclusive;
  }
}
