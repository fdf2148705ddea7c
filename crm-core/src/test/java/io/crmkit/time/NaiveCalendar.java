package io.crmkit.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Business time as one would explain it: an instant is open if hours of a date near it cover it and
 * no break does. Everything else walks day by day and asks for each stretch between two bounds of
 * hours whether it is open. Slow; knows no sums.
 */
sealed interface NaiveCalendar {
  /** How far a walk goes before it gives up. */
  int MOST_DAYS = 120;

  BusinessCalendar calendar();

  boolean open(Instant instant);

  /** Where open and closed may change, for hours of the dates around this one (in UTC). */
  void bounds(LocalDate date, NavigableSet<Instant> bounds);

  /** Where it may change from the date before to the date after. */
  private NavigableSet<Instant> boundsAround(LocalDate date) {
    NavigableSet<Instant> bounds = new TreeSet<>();
    for (int off = -2; off <= 2; off++) {
      bounds(date.plusDays(off), bounds);
    }
    return bounds;
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay(ZoneId.of("UTC")).toInstant();
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneId.of("UTC"));
  }

  default Duration between(Instant from, Instant to) {
    if (to.isBefore(from)) {
      return between(to, from).negated();
    }
    Duration open = Duration.ZERO;
    for (LocalDate date = day(from); !midnight(date).isAfter(to); date = date.plusDays(1)) {
      Instant start = later(from, midnight(date));
      Instant end = earlier(to, midnight(date.plusDays(1)));
      if (start.isBefore(end)) {
        NavigableSet<Instant> cuts =
            new TreeSet<>(boundsAround(date).subSet(start, true, end, true));
        cuts.add(end);
        Instant at = start;
        for (Instant cut : cuts) {
          open = open(at) ? open.plus(Duration.between(at, cut)) : open;
          at = cut;
        }
      }
    }
    return open;
  }

  /** The earliest instant by which it was open so long; empty if that is too far away. */
  default Optional<Instant> add(Instant start, Duration length) {
    if (length.isZero()) {
      return nextOpen(start);
    }
    Duration left = length;
    Instant at = start;
    LocalDate first = day(start);
    for (LocalDate date = first;
        date.isBefore(first.plusDays(MOST_DAYS));
        date = date.plusDays(1)) {
      NavigableSet<Instant> cuts =
          new TreeSet<>(boundsAround(date).subSet(at, true, midnight(date.plusDays(1)), true));
      cuts.add(midnight(date.plusDays(1)));
      for (Instant cut : cuts) {
        Duration stretch = open(at) ? Duration.between(at, cut) : Duration.ZERO;
        if (stretch.compareTo(left) >= 0) {
          return Optional.of(at.plus(left));
        }
        left = left.minus(stretch);
        at = cut;
      }
    }
    return Optional.empty();
  }

  /** The latest instant since which it was open so long; empty if that is too far away. */
  default Optional<Instant> subtract(Instant end, Duration length) {
    Duration left = length;
    Instant at = end;
    LocalDate last = day(end);
    for (LocalDate date = last; date.isAfter(last.minusDays(MOST_DAYS)); date = date.minusDays(1)) {
      NavigableSet<Instant> cuts =
          new TreeSet<>(boundsAround(date).subSet(midnight(date), true, at, true));
      cuts.add(midnight(date));
      for (Instant cut : cuts.descendingSet()) {
        Duration stretch = open(cut) ? Duration.between(cut, at) : Duration.ZERO;
        if (stretch.compareTo(left) >= 0) {
          return Optional.of(at.minus(left));
        }
        left = left.minus(stretch);
        at = cut;
      }
    }
    return Optional.empty();
  }

  default Optional<Instant> nextOpen(Instant start) {
    if (open(start)) {
      return Optional.of(start);
    }
    LocalDate first = day(start);
    for (LocalDate date = first;
        date.isBefore(first.plusDays(MOST_DAYS));
        date = date.plusDays(1)) {
      for (Instant bound : boundsAround(date).tailSet(start, true)) {
        if (bound.isBefore(midnight(date.plusDays(1))) && open(bound)) {
          return Optional.of(bound);
        }
      }
    }
    return Optional.empty();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** One weekly calendar with its exceptions; {@code like} dates are among the dates already. */
  record Plain(
      ZoneId zone,
      Map<DayOfWeek, List<DayHours>> week,
      Map<DayOfWeek, List<DayHours>> breaks,
      Map<LocalDate, List<DayHours>> dates,
      Map<LocalDate, List<DayHours>> dateBreaks)
      implements NaiveCalendar {

    @Override
    public BusinessCalendar calendar() {
      BusinessCalendar calendar = BusinessCalendar.of(zone, week).withBreaks(breaks);
      for (Map.Entry<LocalDate, List<DayHours>> date : new TreeMap<>(dates).entrySet()) {
        calendar = calendar.withHours(date.getKey(), date.getValue());
      }
      for (Map.Entry<LocalDate, List<DayHours>> date : new TreeMap<>(dateBreaks).entrySet()) {
        calendar = calendar.withBreaks(date.getKey(), date.getValue());
      }
      return calendar;
    }

    @Override
    public boolean open(Instant instant) {
      LocalDate date = LocalDate.ofInstant(instant, zone);
      boolean open = false;
      for (int off = -3; off <= 3; off++) {
        LocalDate near = date.plusDays(off);
        open |= hours(near).stream().anyMatch(hours -> covers(near, hours, instant));
        if (breaks(near).stream().anyMatch(hours -> covers(near, hours, instant))) {
          return false;
        }
      }
      return open;
    }

    boolean covers(LocalDate date, DayHours hours, Instant instant) {
      return exists(date)
          && !instant.isBefore(start(date, hours))
          && instant.isBefore(end(date, hours));
    }

    private boolean exists(LocalDate date) {
      Instant noon = date.atTime(LocalTime.NOON).atZone(zone).toInstant();
      return LocalDate.ofInstant(noon, zone).equals(date);
    }

    Instant start(LocalDate date, DayHours hours) {
      return date.atTime(hours.startInclusive()).atZone(zone).toInstant();
    }

    Instant end(LocalDate date, DayHours hours) {
      LocalDate last =
          hours.endExclusive().isAfter(hours.startInclusive()) ? date : date.plusDays(1);
      return last.atTime(hours.endExclusive()).atZone(zone).toInstant();
    }

    List<DayHours> hours(LocalDate date) {
      return dates.getOrDefault(date, week.getOrDefault(date.getDayOfWeek(), List.of()));
    }

    private List<DayHours> breaks(LocalDate date) {
      List<DayHours> usual =
          dates.getOrDefault(date, List.of()).isEmpty()
              ? breaks.getOrDefault(date.getDayOfWeek(), List.of())
              : List.of();
      return dateBreaks.getOrDefault(date, usual);
    }

    /** When the open time that starts with hours of this date ends; empty if there is none. */
    Optional<Instant> closing(LocalDate date) {
      NavigableSet<Instant> cuts = new TreeSet<>();
      for (int off = -2; off <= 2; off++) {
        bounds(date.plusDays(off), cuts);
      }
      Instant last = Instant.MIN;
      Instant previous = Instant.MIN;
      for (Instant cut : cuts) {
        Instant at = previous;
        if (hours(date).stream().anyMatch(hours -> covers(date, hours, at)) && open(at)) {
          last = cut;
        }
        previous = cut;
      }
      return last.equals(Instant.MIN) ? Optional.empty() : Optional.of(last);
    }

    @Override
    public void bounds(LocalDate date, NavigableSet<Instant> bounds) {
      for (List<DayHours> all : List.of(hours(date), breaks(date))) {
        for (DayHours hours : all) {
          bounds.add(start(date, hours));
          bounds.add(end(date, hours));
        }
      }
    }
  }

  /** Two as one. */
  record Both(boolean either, NaiveCalendar first, NaiveCalendar second) implements NaiveCalendar {
    @Override
    public BusinessCalendar calendar() {
      return either
          ? first.calendar().union(second.calendar())
          : first.calendar().intersection(second.calendar());
    }

    @Override
    public boolean open(Instant instant) {
      return either
          ? first.open(instant) || second.open(instant)
          : first.open(instant) && second.open(instant);
    }

    @Override
    public void bounds(LocalDate date, NavigableSet<Instant> bounds) {
      first.bounds(date, bounds);
      second.bounds(date, bounds);
    }
  }

  /** One during whose pauses nothing counts. */
  record Paused(NaiveCalendar running, Pauses pauses) implements NaiveCalendar {
    @Override
    public BusinessCalendar calendar() {
      return running.calendar();
    }

    @Override
    public boolean open(Instant instant) {
      return running.open(instant) && !pauses.contains(instant);
    }

    @Override
    public void bounds(LocalDate date, NavigableSet<Instant> bounds) {
      running.bounds(date, bounds);
      for (TimeRange range : pauses.ranges()) {
        range.startInclusive().ifPresent(bounds::add);
        bounds.add(range.endExclusive());
      }
    }
  }
}
