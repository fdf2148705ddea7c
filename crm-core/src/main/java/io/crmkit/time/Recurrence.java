package io.crmkit.time;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Dates that come again and again, counted from an anchor so that they never drift: monthly from 31
 * January gives 28 (29) February, 31 March, 30 April.
 *
 * <p>The n-th date is {@code anchor + n × every}, by the calendar of {@link LocalDate#plus}.
 * Immutable. Example: {@code new Recurrence(LocalDate.of(2026, 1, 31), Period.ofMonths(1))}.
 *
 * @param anchor the date with number 0; nothing recurs before it
 * @param every a positive length in days, or in months and years; never a mix of days and months
 */
public record Recurrence(LocalDate anchor, Period every) {
  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if the length is not positive, or mixes days with months
   */
  public Recurrence {
    Objects.requireNonNull(anchor, "anchor");
    boolean ofDays = days(every) > 0 && every.toTotalMonths() == 0;
    boolean ofMonths = days(every) == 0 && every.toTotalMonths() > 0;
    if ((!ofDays && !ofMonths) || !withinBounds(every)) {
      throw new IllegalArgumentException(
          "recurrence length must be positive days, or positive months and years, of at most 1,000"
              + " years, was "
              + every);
    }
  }

  /** The first date of the recurrence that is on or after {@code date}. */
  public LocalDate nextOrSame(LocalDate date) {
    if (!date.isAfter(anchor)) {
      return anchor;
    }
    long n = wholeLengthsUntil(date);
    LocalDate candidate = date(n);
    return candidate.isBefore(date) ? date(n + 1) : candidate;
  }

  /** Whether a date of the recurrence lies in {@code (afterExclusive, throughInclusive]}. */
  public boolean anyWithin(LocalDate afterExclusive, LocalDate throughInclusive) {
    return afterExclusive.isBefore(throughInclusive)
        && !nextOrSame(afterExclusive.plusDays(1)).isAfter(throughInclusive);
  }

  private long wholeLengthsUntil(LocalDate date) {
    if (days(every) > 0) {
      return ChronoUnit.DAYS.between(anchor, date) / days(every);
    }
    // At the end of a short month one less: the next date is that day itself, as the caller finds.
    return ChronoUnit.MONTHS.between(anchor, date) / every.toTotalMonths();
  }

  private LocalDate date(long n) {
    return days(every) > 0
        ? anchor.plusDays(Math.multiplyExact(n, days(every)))
        : anchor.plusMonths(Math.multiplyExact(n, every.toTotalMonths()));
  }

  private static long days(Period length) {
    return length.get(ChronoUnit.DAYS);
  }

  /** Whether a length is at most 1,000 years, so that no date runs out of the calendar. */
  public static boolean withinBounds(Period length) {
    return Math.abs(length.toTotalMonths()) <= 12_000 && Math.abs(days(length)) <= 366_000;
  }
}
