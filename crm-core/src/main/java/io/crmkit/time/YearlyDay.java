package io.crmkit.time;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A day that comes every year, by the solar or by the Chinese lunar calendar: birthdays, festivals.
 * Days, never instants: no zone plays a part. Immutable.
 *
 * <pre>{@code
 * YearlyDay midAutumn = YearlyDay.lunar(8, 15);
 * midAutumn.nextOrSame(LocalDate.of(2026, 11, 22)); // 2027-09-15
 * }</pre>
 *
 * <p>A day of the lunar calendar comes once in a lunar year, so that one of its last month may come
 * twice in a Gregorian year and not at all in the next. Lunar days are known from {@link
 * LunarCalendar#FIRST_DAY} to {@link LunarCalendar#LAST_DAY}; questions beyond are refused.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = YearlyDay.Solar.class, name = "solar"),
  @JsonSubTypes.Type(value = YearlyDay.Lunar.class, name = "lunar"),
  @JsonSubTypes.Type(value = YearlyDay.LunarYearEnd.class, name = "lunar-year-end"),
  @JsonSubTypes.Type(value = YearlyDay.Qingming.class, name = "qingming")
})
public sealed interface YearlyDay {
  /**
   * The dates that belong to one year of its calendar, in order; at most four.
   *
   * @throws IllegalArgumentException if the lunar year is not covered
   */
  List<LocalDate> ofYear(int year);

  /** Whether it follows the {@link LunarCalendar}, outside of which it is not known. */
  boolean lunar();

  /** Whether all its dates in {@code [startInclusive, endExclusive)} are known. */
  default boolean knows(LocalDate startInclusive, LocalDate endExclusive) {
    return !lunar()
        || !startInclusive.isBefore(endExclusive)
        || (LunarCalendar.covers(startInclusive)
            && LunarCalendar.covers(endExclusive.minusDays(1)));
  }

  /**
   * Its dates in {@code [startInclusive, endExclusive)}, in order, each once.
   *
   * @throws IllegalArgumentException if the end lies before the start, or days between them are not
   *     {@linkplain #knows known}
   */
  default List<LocalDate> datesIn(LocalDate startInclusive, LocalDate endExclusive) {
    if (endExclusive.isBefore(startInclusive)) {
      throw new IllegalArgumentException(
          "the end must not lie before the start " + startInclusive + ", was " + endExclusive);
    }
    if (!knows(startInclusive, endExclusive)) {
      throw unknown(startInclusive + " up to " + endExclusive);
    }
    List<LocalDate> dates = new ArrayList<>();
    for (int year = firstYear(startInclusive);
        year <= Math.min(lastYear(), endExclusive.getYear());
        year++) {
      for (LocalDate date : ofYear(year)) {
        if (!date.isBefore(startInclusive) && date.isBefore(endExclusive)) {
          dates.add(date);
        }
      }
    }
    return List.copyOf(dates);
  }

  /**
   * Its first date on or after a date; empty if none is known, as for leap months decades away.
   *
   * @throws IllegalArgumentException if {@code date} is not known to the {@link LunarCalendar}
   *     which it follows
   */
  default Optional<LocalDate> nextOrSame(LocalDate date) {
    if (lunar() && !LunarCalendar.covers(date)) {
      throw unknown(date.toString());
    }
    for (int year = firstYear(date); year <= lastYear(); year++) {
      for (LocalDate candidate : ofYear(year)) {
        if (!candidate.isBefore(date) && (!lunar() || LunarCalendar.covers(candidate))) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  private int firstYear(LocalDate date) {
    return lunar()
        ? Math.max(LunarCalendar.FIRST_YEAR, date.getYear() - 1) // its last months reach over
        : date.getYear();
  }

  private int lastYear() {
    return lunar() ? LunarCalendar.LAST_YEAR : Year.MAX_VALUE;
  }

  private static IllegalArgumentException unknown(String asked) {
    return new IllegalArgumentException(
        "days of the lunar calendar are known from "
            + LunarCalendar.FIRST_DAY
            + " to "
            + LunarCalendar.LAST_DAY
            + ", asked was "
            + asked);
  }

  /**
   * A day of the solar year other than 29 February.
   *
   * @throws IllegalArgumentException if it is 29 February, which needs a {@link Solar rule}
   * @throws java.time.DateTimeException if there is no such day
   */
  static YearlyDay solar(int month, int day) {
    MonthDay monthDay = MonthDay.of(month, day);
    if (monthDay.equals(Solar.LEAP_DAY)) {
      throw new IllegalArgumentException(
          "29 February needs a rule for common years: new Solar(day, shortMonth)");
    }
    return new Solar(monthDay, ShortMonth.LAST_DAY);
  }

  /**
   * One of the first 29 days of a regular lunar month.
   *
   * @throws IllegalArgumentException if there is no such day, or it is day 30, which needs a {@link
   *     Lunar rule}
   */
  static YearlyDay lunar(int month, int day) {
    if (day == 30) {
      throw new IllegalArgumentException(
          "lunar day 30 needs a rule for months of 29 days: new Lunar(month, day, leapMonth,"
              + " shortMonth)");
    }
    return new Lunar(month, day, LeapMonth.REGULAR, ShortMonth.LAST_DAY);
  }

  /**
   * A day of the solar year.
   *
   * @param day the month and day
   * @param shortMonth what becomes of 29 February in common years; plays no part for other days
   */
  record Solar(MonthDay day, ShortMonth shortMonth) implements YearlyDay {
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    /** Checks that nothing is missing. */
    public Solar {
      Objects.requireNonNull(day, "day");
      Objects.requireNonNull(shortMonth, "shortMonth");
    }

    @Override
    public List<LocalDate> ofYear(int year) {
      LocalDate date = day.atYear(year); // 28 February for the 29th of a common year
      return day.isValidYear(year) ? List.of(date) : shortMonth.instead(date);
    }

    @Override
    public boolean lunar() {
      return false;
    }
  }

  /**
   * A day of the lunar year.
   *
   * @param month the number of the month, 1 to 12
   * @param day the day of the month, 1 to 30
   * @param leapMonth in which month it is kept where the year has two of that number
   * @param shortMonth what becomes of day 30 in months of 29 days; plays no part for other days
   */
  record Lunar(int month, int day, LeapMonth leapMonth, ShortMonth shortMonth)
      implements YearlyDay {
    /**
     * Checks the day.
     *
     * @throws IllegalArgumentException if no lunar year has such a day
     */
    public Lunar {
      if (month < 1 || month > 12) {
        throw new IllegalArgumentException("lunar month must be 1 to 12, was " + month);
      }
      if (day < 1 || day > 30) {
        throw new IllegalArgumentException("lunar day must be 1 to 30, was " + day);
      }
      Objects.requireNonNull(leapMonth, "leapMonth");
      Objects.requireNonNull(shortMonth, "shortMonth");
    }

    @Override
    public List<LocalDate> ofYear(int year) {
      boolean hasLeap = LunarCalendar.hasMonth(year, month, true);
      return switch (leapMonth) {
        case REGULAR -> ofMonth(year, false);
        case LEAP_ONLY -> hasLeap ? ofMonth(year, true) : List.of();
        case LEAP_IF_ANY -> ofMonth(year, hasLeap);
        case BOTH -> hasLeap ? ofBothMonths(year) : ofMonth(year, false);
      };
    }

    private List<LocalDate> ofBothMonths(int year) {
      List<LocalDate> dates = new ArrayList<>(ofMonth(year, false));
      dates.addAll(ofMonth(year, true));
      return List.copyOf(dates);
    }

    private List<LocalDate> ofMonth(int year, boolean leap) {
      int length = LunarCalendar.monthLength(year, month, leap);
      LocalDate date = new LunarDate(year, month, leap, Math.min(day, length)).toDate();
      return day <= length ? List.of(date) : shortMonth.instead(date);
    }

    @Override
    public boolean lunar() {
      return true;
    }
  }

  /** The last day of the lunar year, New Year's Eve: day 29 or 30 of its last month. */
  record LunarYearEnd() implements YearlyDay {
    @Override
    public List<LocalDate> ofYear(int year) {
      return List.of(LunarCalendar.lastDay(year));
    }

    @Override
    public boolean lunar() {
      return true;
    }
  }

  /** Qingming, 4 to 6 April: the fifth solar term, known as long as the lunar calendar is. */
  record Qingming() implements YearlyDay {
    @Override
    public List<LocalDate> ofYear(int year) {
      return List.of(LunarCalendar.qingming(year));
    }

    @Override
    public boolean lunar() {
      return true;
    }
  }
}
