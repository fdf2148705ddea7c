package io.crmkit.time;

import java.time.LocalDate;

/**
 * A date of the Chinese lunisolar calendar, of a year from {@value LunarCalendar#FIRST_YEAR} to
 * {@value LunarCalendar#LAST_YEAR}; it always exists. Lunar years carry the number of the Gregorian
 * year in which they begin: the eighth day of month 12 of 2022 is 30 December 2022, that of 2021
 * was 10 January 2022. Immutable.
 *
 * <pre>{@code
 * LunarDate midAutumn = LunarDate.of(2026, 8, 15);
 * LocalDate date = midAutumn.toDate(); // 2026-09-25
 * }</pre>
 *
 * @param year the lunar year
 * @param month the number of the month, 1 to 12
 * @param leap whether it is the leap month of that number, which follows the regular one
 * @param day the day of the month, from 1; months have 29 or 30 days
 */
public record LunarDate(int year, int month, boolean leap, int day)
    implements Comparable<LunarDate> {
  /**
   * Checks that there is such a day.
   *
   * @throws IllegalArgumentException if the year is not covered, has no such month, or the month no
   *     such day
   */
  public LunarDate {
    int length = LunarCalendar.monthLength(year, month, leap);
    if (day < 1 || day > length) {
      throw new IllegalArgumentException(
          "lunar day must be 1 to "
              + length
              + " in "
              + (leap ? "leap " : "")
              + "month "
              + month
              + " of "
              + year
              + ", was "
              + day);
    }
  }

  /** A day of a regular month. */
  public static LunarDate of(int year, int month, int day) {
    return new LunarDate(year, month, false, day);
  }

  /** A day of a leap month. */
  public static LunarDate ofLeapMonth(int year, int month, int day) {
    return new LunarDate(year, month, true, day);
  }

  /** See {@link LunarCalendar#toDate}. */
  public LocalDate toDate() {
    return LunarCalendar.toDate(this);
  }

  /** In the order of days. */
  @Override
  public int compareTo(LunarDate other) {
    int order = Integer.compare(year, other.year);
    order = order != 0 ? order : Integer.compare(month, other.month);
    order = order != 0 ? order : Boolean.compare(leap, other.leap);
    return order != 0 ? order : Integer.compare(day, other.day);
  }

  /** Returns {@code "lunar 2020-leap-4-15"}. */
  @Override
  public String toString() {
    return "lunar " + year + (leap ? "-leap-" : "-") + month + "-" + day;
  }
}
