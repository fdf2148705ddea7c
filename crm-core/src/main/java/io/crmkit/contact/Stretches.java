package io.crmkit.contact;

import io.crmkit.time.Recurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The stretches of days, one after the other, in each of which something has to happen. */
sealed interface Stretches {
  /** The stretches of a rhythm that has any, for one for whom it holds from a day on. */
  static Stretches of(Rhythm rhythm, LocalDate from) {
    if (rhythm instanceof Rhythm.Anchored anchored) {
      return new ByDates(new Recurrence(anchored.anchor().orElse(from), anchored.every()));
    }
    return new OfCalendar((ContactWindow.Calendar) ((Rhythm.Within) rhythm).window());
  }

  /** The first day after the stretch that a day lies in, which starts the next one. */
  LocalDate endOf(LocalDate day);

  /** The first day of the first stretch that lies wholly on or after a day. */
  LocalDate firstFrom(LocalDate day);

  /** The day that an instant belongs to; never an earlier one for a later instant. */
  static LocalDate dayOf(Instant instant, ZoneId zone) {
    return OfCalendar.DAYS.dayOf(instant, zone);
  }

  /**
   * Calendar windows.
   *
   * @param window which
   */
  record OfCalendar(ContactWindow.Calendar window) implements Stretches {
    private static final ContactWindow.Calendar DAYS =
        (ContactWindow.Calendar) ContactWindow.calendar(ContactWindow.Unit.DAY);

    @Override
    public LocalDate endOf(LocalDate day) {
      return window.endOf(day);
    }

    @Override
    public LocalDate firstFrom(LocalDate day) {
      return window.startOf(day).equals(day) ? day : window.endOf(day);
    }
  }

  /**
   * From the day after one date to the next date, which belongs to it. All that lies up to the
   * anchor is one stretch, in which nothing has to happen.
   *
   * @param dates the dates
   */
  record ByDates(Recurrence dates) implements Stretches {
    @Override
    public LocalDate endOf(LocalDate day) {
      return dates.nextOrSame(day).plusDays(1);
    }

    @Override
    public LocalDate firstFrom(LocalDate day) {
      return dates.nextOrSame(day.minusDays(1)).plusDays(1);
    }
  }
}
