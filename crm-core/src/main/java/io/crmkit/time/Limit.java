package io.crmkit.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * By when something has to be done, counted from a start: so much open time, so many calendar days,
 * or the end of a business day. Immutable.
 *
 * <pre>{@code
 * Limit.open(Duration.ofHours(24))              // {"open": "PT24H"}
 * Limit.calendarDays(Period.ofDays(15))         // {"days": "P15D"}
 * Limit.businessDays(3)                         // {"businessDays": 3}
 * Reckoned<Instant> due = limit.due(received, calendar, Pauses.NONE);
 * }</pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(Limit.Open.class),
  @JsonSubTypes.Type(Limit.CalendarDays.class),
  @JsonSubTypes.Type(Limit.BusinessDays.class)
})
public sealed interface Limit {
  /** The most business days a limit may have. */
  int MAX_BUSINESS_DAYS = 10_000;

  /**
   * So much open time.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  static Limit open(Duration length) {
    return new Open(length);
  }

  /**
   * So many calendar days (or weeks, months, years), to the end of the last one.
   *
   * @throws IllegalArgumentException if the length is not positive
   */
  static Limit calendarDays(Period length) {
    return new CalendarDays(length, DayEnd.END_OF_DAY);
  }

  /**
   * The end of the n-th business day.
   *
   * @throws IllegalArgumentException if the number is not 1 to {@link #MAX_BUSINESS_DAYS}
   */
  static Limit businessDays(int number) {
    return new BusinessDays(number);
  }

  /**
   * When it is due; to do it at that instant is in time.
   *
   * @param start from when it counts
   * @param calendar the business time, and the zone of days
   * @param pauses while the clock stands still; what that means is told by each kind of limit
   * @throws IllegalArgumentException if the start lies outside 1900 to 2100
   */
  Reckoned<Instant> due(Instant start, BusinessCalendar calendar, Pauses pauses);

  /** As above, without a pause. */
  default Reckoned<Instant> due(Instant start, BusinessCalendar calendar) {
    return due(start, calendar, Pauses.NONE);
  }

  /** Where in its last day a limit in calendar days ends. */
  enum DayEnd {
    /** At the midnight that ends the day. */
    END_OF_DAY,
    /** At the time of day at which it started. */
    SAME_TIME
  }

  /**
   * So much open time. While paused none is used up; a pause in closed time changes nothing.
   *
   * @param open positive
   */
  record Open(@JsonProperty("open") Duration open) implements Limit {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Open {
      if (open.isNegative() || open.isZero()) {
        throw new IllegalArgumentException("a limit of open time must be positive, was " + open);
      }
    }

    @Override
    public Reckoned<Instant> due(Instant start, BusinessCalendar calendar, Pauses pauses) {
      return pauses.ranges().isEmpty()
          ? calendar.add(start, open)
          : calendar.deadline(start, open, pauses);
    }
  }

  /**
   * So many calendar days, counted on the wall clock of the calendar's zone, open or not: 15 days
   * from 1 March end on 16 March. Pauses move the same time of day on by as long as they last,
   * closed time included; then the limit runs to the end of that day if it is to. A pause that
   * starts only then, and lasts beyond the end of that day, moves the limit to the end of the day
   * on which the pause ends: no limit ends in a pause. A pause that ends at midnight ends on the
   * day that does.
   *
   * @param length positive: days, weeks, months, years
   * @param end where in the last day
   */
  record CalendarDays(@JsonProperty("days") Period length, @JsonProperty("end") DayEnd end)
      implements Limit {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if a part is negative, all are zero, or it is longer than
     *     1,000 years
     */
    @JsonCreator
    public CalendarDays(
        @JsonProperty("days") Period length, @JsonProperty("end") @Nullable DayEnd end) {
      if (length.isNegative() || length.isZero() || !Recurrence.withinBounds(length)) {
        throw new IllegalArgumentException(
            "a limit in calendar days must be positive and at most 1,000 years, was " + length);
      }
      this.length = length;
      this.end = end == null ? DayEnd.END_OF_DAY : end;
    }

    @Override
    public Reckoned<Instant> due(Instant start, BusinessCalendar calendar, Pauses pauses) {
      ZoneId zone = calendar.zone();
      long from = Nanos.of(start);
      LocalDateTime local = LocalDateTime.ofInstant(start, zone).plus(length);
      if (local.getYear() > 2101) {
        return Reckoned.never();
      }
      long due = Nanos.of(local, zone);
      Intervals still = pauses.intervals();
      for (int i = still.endedBy(from); i < still.size() && still.start(i) < last(due, zone); i++) {
        long left = Math.max(0, due - Math.max(still.start(i), from));
        if (still.end(i) == Nanos.MAX || left > Nanos.MAX - still.end(i)) {
          return Reckoned.never();
        }
        // A pause that ends at midnight ends with its last day, it does not begin another.
        due = left == 0 ? still.end(i) - 1 : still.end(i) + left;
      }
      long last = last(due, zone);
      return last > Nanos.MAX ? Reckoned.never() : Reckoned.known(Nanos.instant(last));
    }

    /** Where it ends once the time of day has come. */
    private long last(long due, ZoneId zone) {
      return end == DayEnd.SAME_TIME
          ? due
          : Nanos.startOf(Nanos.dateOf(due, zone).plusDays(1), zone);
    }
  }

  /**
   * The end of the n-th business day after the day of the start. A business day does not count if
   * the clock stands still all the time it is open.
   *
   * @param number 1 to {@link #MAX_BUSINESS_DAYS}
   */
  record BusinessDays(@JsonProperty("businessDays") int number) implements Limit {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public BusinessDays {
      if (number < 1 || number > MAX_BUSINESS_DAYS) {
        throw new IllegalArgumentException(
            "a limit must have 1 to " + MAX_BUSINESS_DAYS + " business days, was " + number);
      }
    }

    @Override
    public Reckoned<Instant> due(Instant start, BusinessCalendar calendar, Pauses pauses) {
      return pauses.ranges().isEmpty()
          ? calendar.endOfBusinessDay(start, number)
          : calendar.endOfBusinessDay(start, number, pauses);
    }
  }
}
