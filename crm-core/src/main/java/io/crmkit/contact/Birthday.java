package io.crmkit.contact;

import io.crmkit.time.LeapMonth;
import io.crmkit.time.LunarDate;
import io.crmkit.time.ShortMonth;
import io.crmkit.time.YearlyDay;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A customer's birthday, solar or lunar. It holds no year of birth: greetings do not need it. A
 * birthday is a date wherever the customer lives and whatever the clocks did on the day of birth.
 * Personal: {@code toString} shows the calendar only. Immutable.
 *
 * <pre>{@code
 * Birthday.of(LocalDate.of(2000, 2, 29), ShortMonth.LAST_DAY);           // 28 February in common years
 * Birthday.lunar(LunarCalendar.toLunar(LocalDate.of(2020, 6, 6)), LeapMonth.REGULAR, ShortMonth.LAST_DAY);
 * }</pre>
 *
 * @param day the day that comes every year: {@link YearlyDay.Solar} or {@link YearlyDay.Lunar}
 */
public record Birthday(YearlyDay day) implements CareOccasion {
  /**
   * Checks the day.
   *
   * @throws IllegalArgumentException if it is neither a day of the solar nor of the lunar year
   */
  public Birthday {
    Objects.requireNonNull(day, "day");
    if (!(day instanceof YearlyDay.Solar || day instanceof YearlyDay.Lunar)) {
      throw new IllegalArgumentException(
          "a birthday must be a day of the solar or of the lunar year, was a "
              + day.getClass().getSimpleName());
    }
  }

  /**
   * The solar birthday of somebody who was not born on 29 February.
   *
   * @throws IllegalArgumentException if it is 29 February, which needs a rule
   */
  public static Birthday of(LocalDate born) {
    return new Birthday(YearlyDay.solar(born.getMonthValue(), born.getDayOfMonth()));
  }

  /** The solar birthday; the rule says what becomes of 29 February in common years. */
  public static Birthday of(LocalDate born, ShortMonth shortMonth) {
    return new Birthday(new YearlyDay.Solar(MonthDay.from(born), shortMonth));
  }

  /**
   * The lunar birthday. It comes by lunar years: one in month 12 may come twice in a solar year.
   *
   * @param born the lunar date of birth; its year is not kept
   * @param leapMonth where it is kept if born in a leap month; who was not keeps the regular month
   * @param shortMonth what becomes of day 30 in months of 29 days
   */
  public static Birthday lunar(LunarDate born, LeapMonth leapMonth, ShortMonth shortMonth) {
    LeapMonth kept = born.leap() ? leapMonth : LeapMonth.REGULAR;
    return new Birthday(new YearlyDay.Lunar(born.month(), born.day(), kept, shortMonth));
  }

  @Override
  public CareName name() {
    return CareName.BIRTHDAY;
  }

  @Override
  public boolean knows(LocalDate startInclusive, LocalDate endExclusive) {
    return day.knows(startInclusive, endExclusive);
  }

  @Override
  public List<LocalDate> datesIn(LocalDate startInclusive, LocalDate endExclusive) {
    return day.datesIn(startInclusive, endExclusive);
  }

  @Override
  public Optional<LocalDate> nextOrSame(LocalDate date) {
    return day.nextOrSame(date);
  }

  /** The calendar; not the day. */
  @Override
  public String toString() {
    return "Birthday " + (day.lunar() ? "(lunar) " : "(solar) ") + "**-**";
  }
}
