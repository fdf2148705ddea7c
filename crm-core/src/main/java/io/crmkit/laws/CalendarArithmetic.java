package io.crmkit.laws;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Pauses;
import io.crmkit.time.Reckoned;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;

/**
 * What {@link CalendarLaws} ask of a calendar: a {@link BusinessCalendar}, or business time that a
 * team reckons itself. Each method means what the one of that name means in {@link
 * BusinessCalendar}.
 */
public interface CalendarArithmetic {
  /** The arithmetic of a calendar of this library. */
  static CalendarArithmetic of(BusinessCalendar calendar) {
    return new CalendarView(calendar);
  }

  /** The earliest instant by which it was open so long; counting back, the latest. */
  Reckoned<Instant> add(Instant start, Duration open);

  /** How long it is open from one instant to another. */
  Reckoned<Duration> between(Instant from, Instant to);

  /** As {@link #add}, standing still during pauses. */
  Reckoned<Instant> deadline(Instant start, Duration open, Pauses pauses);

  /** As {@link #between}, standing still during pauses. */
  Reckoned<Duration> elapsed(Instant from, Instant to, Pauses pauses);

  /** Whether it is open. */
  Reckoned<Boolean> isOpen(Instant instant);

  /** The same with more holidays. */
  CalendarArithmetic withHolidays(Collection<LocalDate> dates);

  /**
   * The same with the hours and breaks of a day of the week on a date. As it is, if it does not
   * override this: such dates are not tried then.
   */
  default CalendarArithmetic withHoursOf(LocalDate date, DayOfWeek day) {
    return this;
  }
}
