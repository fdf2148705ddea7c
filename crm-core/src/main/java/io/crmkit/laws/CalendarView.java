package io.crmkit.laws;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Pauses;
import io.crmkit.time.Reckoned;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;

/** A calendar of this library as the laws see it. */
record CalendarView(BusinessCalendar calendar) implements CalendarArithmetic {
  @Override
  public Reckoned<Instant> add(Instant start, Duration open) {
    return calendar.add(start, open);
  }

  @Override
  public Reckoned<Duration> between(Instant from, Instant to) {
    return calendar.between(from, to);
  }

  @Override
  public Reckoned<Instant> deadline(Instant start, Duration open, Pauses pauses) {
    return calendar.deadline(start, open, pauses);
  }

  @Override
  public Reckoned<Duration> elapsed(Instant from, Instant to, Pauses pauses) {
    return calendar.elapsed(from, to, pauses);
  }

  @Override
  public Reckoned<Boolean> isOpen(Instant instant) {
    return calendar.isOpen(instant);
  }

  @Override
  public CalendarArithmetic withHolidays(Collection<LocalDate> dates) {
    return new CalendarView(calendar.withHolidays(dates));
  }

  @Override
  public CalendarArithmetic withHoursOf(LocalDate date, DayOfWeek day) {
    return new CalendarView(calendar.withHoursOf(date, day));
  }
}
