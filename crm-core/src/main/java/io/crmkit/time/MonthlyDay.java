package io.crmkit.time;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A day that comes every month: the 8th, the second Friday, the last Friday. Immutable.
 *
 * <pre>{@code
 * MonthlyDay memberDay = MonthlyDay.day(8);
 * memberDay.nextOrSame(LocalDate.of(2026, 11, 22)); // 2026-12-08
 * }</pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MonthlyDay.OnDay.class, name = "day"),
  @JsonSubTypes.Type(value = MonthlyDay.OnWeekday.class, name = "weekday"),
  @JsonSubTypes.Type(value = MonthlyDay.OnLastWeekday.class, name = "last-weekday")
})
public sealed interface MonthlyDay {
  /** The dates that belong to one month, in order; at most two. */
  List<LocalDate> ofMonth(YearMonth month);

  /**
   * Its dates in {@code [startInclusive, endExclusive)}, in order, each once.
   *
   * @throws IllegalArgumentException if the end lies before the start
   */
  default List<LocalDate> datesIn(LocalDate startInclusive, LocalDate endExclusive) {
    if (endExclusive.isBefore(startInclusive)) {
      throw new IllegalArgumentException(
          "the end must not lie before the start " + startInclusive + ", was " + endExclusive);
    }
    List<LocalDate> dates = new ArrayList<>();
    YearMonth last = YearMonth.from(endExclusive);
    // The month before may give the first of this one.
    for (YearMonth month = YearMonth.from(startInclusive).minusMonths(1);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      for (LocalDate date : ofMonth(month)) {
        if (!date.isBefore(startInclusive) && date.isBefore(endExclusive)) {
          dates.add(date);
        }
      }
    }
    return List.copyOf(dates);
  }

  /** Its first date on or after a date. */
  default LocalDate nextOrSame(LocalDate date) {
    YearMonth month = YearMonth.from(date).minusMonths(1);
    while (true) {
      for (LocalDate candidate : ofMonth(month)) {
        if (!candidate.isBefore(date)) {
          return candidate;
        }
      }
      month = month.plusMonths(1);
    }
  }

  /**
   * One of the first 28 days of each month.
   *
   * @throws IllegalArgumentException if it is not 1 to 28; later days need a {@link OnDay rule}
   */
  static MonthlyDay day(int day) {
    if (day > 28) {
      throw new IllegalArgumentException(
          "days after the 28th need a rule for short months: new OnDay(day, shortMonth); was "
              + day);
    }
    return new OnDay(day, ShortMonth.LAST_DAY);
  }

  /** A weekday of each month: the second Friday is {@code weekday(2, DayOfWeek.FRIDAY)}. */
  static MonthlyDay weekday(int nth, DayOfWeek weekday) {
    return new OnWeekday(nth, weekday);
  }

  /** The last of a weekday in each month. */
  static MonthlyDay lastWeekday(DayOfWeek weekday) {
    return new OnLastWeekday(weekday);
  }

  /**
   * A day of the month.
   *
   * @param day 1 to 31
   * @param shortMonth what becomes of it in months that lack it
   */
  record OnDay(int day, ShortMonth shortMonth) implements MonthlyDay {
    /**
     * Checks the day.
     *
     * @throws IllegalArgumentException if it is not 1 to 31
     */
    public OnDay {
      if (day < 1 || day > 31) {
        throw new IllegalArgumentException("day of the month must be 1 to 31, was " + day);
      }
      Objects.requireNonNull(shortMonth, "shortMonth");
    }

    @Override
    public List<LocalDate> ofMonth(YearMonth month) {
      return month.isValidDay(day)
          ? List.of(month.atDay(day))
          : shortMonth.instead(month.atEndOfMonth());
    }
  }

  /**
   * The n-th of a weekday in the month.
   *
   * @param nth 1 to 5; months without a fifth have none
   * @param weekday the weekday
   */
  record OnWeekday(int nth, DayOfWeek weekday) implements MonthlyDay {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not 1 to 5
     */
    public OnWeekday {
      if (nth < 1 || nth > 5) {
        throw new IllegalArgumentException("weekday of the month must be 1 to 5, was " + nth);
      }
      Objects.requireNonNull(weekday, "weekday");
    }

    @Override
    public List<LocalDate> ofMonth(YearMonth month) {
      LocalDate date = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
      return YearMonth.from(date).equals(month) ? List.of(date) : List.of();
    }
  }

  /**
   * The last of a weekday in the month.
   *
   * @param weekday the weekday
   */
  record OnLastWeekday(DayOfWeek weekday) implements MonthlyDay {
    /** Checks that nothing is missing. */
    public OnLastWeekday {
      Objects.requireNonNull(weekday, "weekday");
    }

    @Override
    public List<LocalDate> ofMonth(YearMonth month) {
      return List.of(month.atEndOfMonth().with(TemporalAdjusters.previousOrSame(weekday)));
    }
  }
}
