package io.crmkit.laws;

import io.crmkit.json.BundledCalendars;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Pauses;
import io.crmkit.time.Reckoned;
import io.crmkit.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;

/** Business time with one fault each, by the law that must find it. */
final class CalendarMutants {
  static final BusinessCalendar SOUND = BundledCalendars.china2026();

  private CalendarMutants() {}

  static Map<String, CalendarArithmetic> all() {
    return Map.ofEntries(
        Map.entry("calendar.additive", new WholeMinutes()),
        Map.entry("calendar.add-then-between", new ElapsedTime()),
        Map.entry("calendar.subtract-then-between", new BackToOpening()),
        Map.entry("calendar.add-is-earliest", new NextOpening()),
        Map.entry("calendar.add-monotone", new LateOrdersSameDay()),
        Map.entry("calendar.within-elapsed", new DoubleTime()),
        Map.entry("calendar.zero-rolls-forward", new ZeroStays()),
        Map.entry("calendar.holiday-never-earlier", new WorkedHoliday()),
        Map.entry("calendar.paused-exact", new PauseByTheClock()),
        Map.entry("calendar.pauses-are-a-union", new PausesAddUp()),
        Map.entry("calendar.pause-never-earlier", new PauseSubtracts()),
        Map.entry("calendar.unknown-stays", new GuessesFarAhead()));
  }

  /** Sound; each mutant does one thing otherwise. */
  private static class Sound implements CalendarArithmetic {
    final BusinessCalendar calendar = SOUND;

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
      return CalendarArithmetic.of(calendar.withHolidays(dates));
    }
  }

  /** Rounds what was open down to minutes. */
  private static final class WholeMinutes extends Sound {
    @Override
    public Reckoned<Duration> between(Instant from, Instant to) {
      return super.between(from, to).map(open -> Duration.ofMinutes(open.toMinutes()));
    }
  }

  /** Adds time by the clock on the wall. */
  private static final class ElapsedTime extends Sound {
    @Override
    public Reckoned<Instant> add(Instant start, Duration open) {
      return Reckoned.known(start.plus(open));
    }
  }

  /** Counts back to the closing before where the opening is meant. */
  private static final class BackToOpening extends Sound {
    @Override
    public Reckoned<Instant> add(Instant start, Duration open) {
      Reckoned<Instant> due = super.add(start, open);
      return open.isNegative() ? due.flatMap(calendar::previousOpen) : due;
    }
  }

  /** Gives the next opening where the closing is meant. */
  private static final class NextOpening extends Sound {
    @Override
    public Reckoned<Instant> add(Instant start, Duration open) {
      return super.add(start, open).flatMap(calendar::nextOpen);
    }
  }

  /** Takes orders of closed time as if they came at the opening before. */
  private static final class LateOrdersSameDay extends Sound {
    @Override
    public Reckoned<Instant> add(Instant start, Duration open) {
      boolean closed = isOpen(start).equals(Reckoned.known(false));
      return closed && !open.isNegative()
          ? super.add(start.minus(Duration.ofHours(12)), open)
          : super.add(start, open);
    }
  }

  /** Counts every hour twice. */
  private static final class DoubleTime extends Sound {
    @Override
    public Reckoned<Duration> between(Instant from, Instant to) {
      return super.between(from, to).map(open -> open.multipliedBy(2));
    }
  }

  /** Does not move to open time when nothing is added. */
  private static final class ZeroStays extends Sound {
    @Override
    public Reckoned<Instant> add(Instant start, Duration open) {
      return open.isZero() ? Reckoned.known(start) : super.add(start, open);
    }
  }

  /** Opens round the clock on holidays. */
  private static final class WorkedHoliday extends Sound {
    @Override
    public CalendarArithmetic withHolidays(Collection<LocalDate> dates) {
      ZoneId zone = calendar.zone();
      BusinessCalendar more = calendar;
      for (LocalDate date : dates) {
        more = more.withHours(date, java.util.List.of(io.crmkit.time.DayHours.WHOLE_DAY));
      }
      return CalendarArithmetic.of(more.union(BusinessCalendar.of(zone, Map.of())));
    }
  }

  /** Puts the deadline off by what the pauses last, closed time included. */
  private static final class PauseByTheClock extends Sound {
    @Override
    public Reckoned<Instant> deadline(Instant start, Duration open, Pauses pauses) {
      Duration paused = Duration.ZERO;
      for (TimeRange range : pauses.ranges()) {
        paused =
            paused.plus(
                Duration.between(range.startInclusive().orElseThrow(), range.endExclusive()));
      }
      Duration more = paused;
      return add(start, open).map(due -> due.plus(more));
    }
  }

  /** Takes away each pause for itself, counted from the first one on. */
  private static final class PausesAddUp extends Sound {
    @Override
    public Reckoned<Duration> elapsed(Instant from, Instant to, Pauses pauses) {
      Reckoned<Duration> elapsed = super.elapsed(from, to, pauses);
      return pauses.ranges().size() < 2
          ? elapsed
          : elapsed.map(open -> open.dividedBy(pauses.ranges().size()));
    }
  }

  /** Takes the pause from the time that is left. */
  private static final class PauseSubtracts extends Sound {
    @Override
    public Reckoned<Instant> deadline(Instant start, Duration open, Pauses pauses) {
      return pauses.ranges().isEmpty()
          ? super.deadline(start, open, pauses)
          : super.deadline(start, open.dividedBy(2), Pauses.NONE);
    }
  }

  /** Reckons by the week alone where it does not know better, if that is far enough away. */
  private static final class GuessesFarAhead extends Sound {
    private static final BusinessCalendar WEEK =
        BusinessCalendar.always(ZoneId.of("Asia/Shanghai"));

    @Override
    public Reckoned<Instant> add(Instant start, Duration open) {
      Reckoned<Instant> due = super.add(start, open);
      return due instanceof Reckoned.Unknown && open.compareTo(Duration.ofHours(40)) > 0
          ? WEEK.add(start, open)
          : due;
    }
  }
}
