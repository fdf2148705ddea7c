package io.crmkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition ready to be reckoned with; knows where its knowledge ends. */
final class Compiled {
  private final ZoneId zone;
  private final Definition definition;
  private final TimeLine line;
  private final DayLine days;

  /** Nothing is known from here on, in nanoseconds. */
  private final long horizon;

  private final @Nullable LocalDate lastKnown;

  Compiled(Definition definition) {
    this.definition = definition;
    zone = definition.zone();
    line = new TimeLine(definition);
    days = new DayLine(definition);
    horizon = definition.horizon().orElse(Long.MAX_VALUE);
    lastKnown = definition.knownThrough().orElse(null);
  }

  /** The instant, provided that it follows from what is open before it. */
  private Reckoned<Instant> until(long nanos) {
    if (nanos == TimeLine.NOWHERE) {
      return nowhere();
    }
    return nanos > horizon ? unknown() : Reckoned.known(Nanos.instant(nanos));
  }

  /** The instant, provided that it is known to be open itself. */
  private Reckoned<Instant> opening(long nanos) {
    return nanos == horizon ? unknown() : until(nanos);
  }

  private Reckoned<Instant> since(long nanos) {
    return nanos == TimeLine.NOWHERE ? Reckoned.never() : Reckoned.known(Nanos.instant(nanos));
  }

  private <T> Reckoned<T> nowhere() {
    return horizon < Nanos.MAX ? unknown() : Reckoned.never();
  }

  private <T> Reckoned<T> unknown() {
    return lastKnown == null ? Reckoned.never() : Reckoned.unknown(lastKnown);
  }

  Reckoned<Instant> add(Instant start, Duration open) {
    long from = Nanos.of(start);
    long length = Nanos.length(open);
    if (from > horizon) {
      return unknown();
    }
    if (length > 0) {
      return until(line.after(from, length));
    }
    return length == 0 ? opening(line.nextOpen(from)) : since(line.before(from, -length));
  }

  Reckoned<Instant> add(Instant start, Duration open, Intervals pauses) {
    long from = Nanos.of(start);
    long length = Nanos.length(open);
    if (from > horizon) {
      return unknown();
    }
    if (length > 0) {
      return until(after(from, length, pauses));
    }
    return length == 0 ? opening(nextOpen(from, pauses)) : since(before(from, -length, pauses));
  }

  private long after(long from, long length, Intervals pauses) {
    long at = from;
    long left = length;
    for (int i = pauses.endedBy(from); i < pauses.size(); i++) {
      long pause = pauses.start(i);
      if (pause > at) {
        long open = line.between(at, pause);
        if (open >= left) {
          break;
        }
        left -= open;
      }
      at = pauses.end(i);
    }
    return line.after(at, left);
  }

  private long before(long end, long length, Intervals pauses) {
    long at = end;
    long left = length;
    for (int i = pauses.size() - 1; i >= 0; i--) {
      if (pauses.start(i) >= at) {
        continue;
      }
      long pause = pauses.end(i);
      if (pause < at) {
        long open = line.between(pause, at);
        if (open >= left) {
          break;
        }
        left -= open;
      }
      at = pauses.start(i);
    }
    return line.before(at, left);
  }

  private long nextOpen(long from, Intervals pauses) {
    long at = line.nextOpen(from);
    for (int i = pauses.endedBy(from); i < pauses.size() && at != TimeLine.NOWHERE; i++) {
      if (pauses.start(i) > at) {
        break;
      }
      at = pauses.end(i) > at ? line.nextOpen(pauses.end(i)) : at;
    }
    return at;
  }

  Reckoned<Duration> between(Instant from, Instant to) {
    long a = Nanos.of(from);
    long b = Nanos.of(to);
    if (a > horizon || b > horizon) {
      return unknown();
    }
    return Reckoned.known(Duration.ofNanos(a <= b ? line.between(a, b) : -line.between(b, a)));
  }

  Reckoned<Duration> between(Instant from, Instant to, Intervals pauses) {
    long a = Nanos.of(from);
    long b = Nanos.of(to);
    if (a > horizon || b > horizon) {
      return unknown();
    }
    return Reckoned.known(
        Duration.ofNanos(a <= b ? between(a, b, pauses) : -between(b, a, pauses)));
  }

  private long between(long from, long to, Intervals pauses) {
    long open = line.between(from, to);
    for (int i = pauses.endedBy(from); i < pauses.size() && pauses.start(i) < to; i++) {
      open -= line.between(Math.max(pauses.start(i), from), Math.min(pauses.end(i), to));
    }
    return open;
  }

  Reckoned<Boolean> isOpen(Instant instant) {
    long nanos = Nanos.of(instant);
    return nanos >= horizon ? unknown() : Reckoned.known(line.isOpen(nanos));
  }

  Reckoned<Instant> previousOpen(Instant instant) {
    long nanos = Nanos.of(instant);
    return nanos > horizon ? unknown() : since(line.previousOpen(nanos));
  }

  Reckoned<Instant> closing(Instant instant) {
    long nanos = Nanos.of(instant);
    // What is open up to the horizon may go on behind it.
    return nanos >= horizon ? unknown() : opening(line.closing(nanos));
  }

  Reckoned<Boolean> isBusinessDay(LocalDate date) {
    return unknownAt(date) ? unknown() : Reckoned.known(days.isBusinessDay(dayOf(date)));
  }

  private static long dayOf(LocalDate date) {
    return Weekly.requireWithin(date).toEpochDay();
  }

  private boolean unknownAt(LocalDate date) {
    return lastKnown != null && date.isAfter(lastKnown);
  }

  /** Counts business days from a date; by none, the date stays. */
  private Reckoned<LocalDate> counted(LocalDate date, int days) {
    if (unknownAt(date)) {
      return unknown();
    }
    long day = date.toEpochDay();
    if (days == 0) {
      return Reckoned.known(date);
    }
    return days > 0
        ? onward(this.days.after(day, days))
        : back(this.days.before(day, -(long) days));
  }

  private Reckoned<LocalDate> onward(long day) {
    if (day == DayLine.NOWHERE) {
      return nowhere();
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    return unknownAt(date) ? unknown() : Reckoned.known(date);
  }

  private static Reckoned<LocalDate> back(long day) {
    return day == DayLine.NOWHERE ? Reckoned.never() : Reckoned.known(LocalDate.ofEpochDay(day));
  }

  Reckoned<LocalDate> addDays(LocalDate date, int count, DayRule rule) {
    long day = dayOf(date);
    if (unknownAt(date)) {
      return unknown();
    }
    if (rule == DayRule.KEEP_TIME || (rule == DayRule.NEXT && count != 0)) {
      return counted(date, count);
    }
    boolean open = days.isBusinessDay(day);
    Reckoned<LocalDate> rolled =
        open
            ? Reckoned.known(date)
            : count >= 0 ? onward(days.after(day, 1)) : back(days.before(day, 1));
    return rolled.flatMap(start -> counted(start, count));
  }

  Reckoned<Instant> addDays(Instant start, int count, DayRule rule) {
    long nanos = Nanos.of(start);
    if (nanos > horizon) {
      return unknown();
    }
    return rule == DayRule.ROLL_FIRST
        ? rolled(nanos, count >= 0).flatMap(from -> moved(Nanos.of(from), count, true))
        : moved(nanos, count, rule == DayRule.NEXT);
  }

  private Reckoned<Instant> rolled(long nanos, boolean onward) {
    return onward ? opening(line.nextOpen(nanos)) : since(line.previousOpen(nanos));
  }

  private Reckoned<Instant> moved(long from, int count, boolean roll) {
    LocalDateTime local = LocalDateTime.ofInstant(Nanos.instant(from), zone);
    return counted(local.toLocalDate(), count)
        .flatMap(
            date -> {
              long moved = Nanos.of(LocalDateTime.of(date, local.toLocalTime()), zone);
              if (moved < Nanos.MIN || moved > Nanos.MAX) {
                return Reckoned.never();
              }
              return roll ? rolled(moved, count >= 0) : until(moved);
            });
  }

  Reckoned<Instant> endOfBusinessDay(Instant start, int number) {
    long nanos = Nanos.of(start);
    LocalDate date = Nanos.dateOf(nanos, zone);
    if (nanos > horizon || unknownAt(date)) {
      return unknown();
    }
    long day = date.toEpochDay();
    long nth = number == 0 && days.isBusinessDay(day) ? day : days.after(day, Math.max(number, 1));
    return endOf(nth);
  }

  private Reckoned<Instant> endOf(long day) {
    if (day == DayLine.NOWHERE) {
      return nowhere();
    }
    if (unknownAt(LocalDate.ofEpochDay(day))) {
      return unknown();
    }
    long end = days.end(day);
    return end > Nanos.MAX ? Reckoned.never() : until(end);
  }

  /** As above, not counting business days that are paused as long as they are open. */
  Reckoned<Instant> endOfBusinessDay(Instant start, int number, Intervals pauses) {
    long nanos = Nanos.of(start);
    LocalDate date = Nanos.dateOf(nanos, zone);
    if (nanos > horizon || unknownAt(date)) {
      return unknown();
    }
    long day = date.toEpochDay();
    int counted = 0;
    while (counted < number) {
      day = days.after(day, 1);
      if (day == DayLine.NOWHERE || unknownAt(LocalDate.ofEpochDay(day))) {
        return nowhere();
      }
      counted += pausedWhole(day, pauses) ? 0 : 1;
    }
    return endOf(day);
  }

  private boolean pausedWhole(long day, Intervals pauses) {
    Hours hours = definition.hours(day, day);
    for (int i = 0; i < hours.size(); i++) {
      if (pauses.gaps(hours.start(i), hours.end(i)).size() > 0) {
        return false;
      }
    }
    return true;
  }

  List<Stretch> stretches(Instant from, Instant to) {
    long start = Nanos.of(from);
    long end = Nanos.of(to);
    if (start > end) {
      throw new IllegalArgumentException(
          "stretches run from an earlier to a later instant, was " + from + " to " + to);
    }
    List<Stretch> stretches = new ArrayList<>();
    if (start < horizon) {
      new Closures(definition, start, Math.min(end, horizon)).addTo(stretches);
    }
    if (end > horizon) {
      stretches.add(Closures.stretch(Math.max(start, horizon), end, Stretch.Kind.UNKNOWN));
    }
    return List.copyOf(stretches);
  }
}
