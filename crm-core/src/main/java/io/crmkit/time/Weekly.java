package io.crmkit.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Hours by day of week, with what differs on single dates.
 *
 * @param zone the zone of the wall clock
 * @param week the hours of each day of the week; days without any are missing
 * @param breaks what of them is closed, likewise
 * @param dates dates with hours of their own; no hours: a holiday
 * @param likes dates with the hours and breaks of a day of the week
 * @param dateBreaks dates with breaks of their own, instead of those of the week
 * @param lastKnown the last date that the calendar knows; without, it holds for ever
 */
record Weekly(
    ZoneId zone,
    Map<DayOfWeek, List<DayHours>> week,
    Map<DayOfWeek, List<DayHours>> breaks,
    Map<LocalDate, List<DayHours>> dates,
    Map<LocalDate, DayOfWeek> likes,
    Map<LocalDate, List<DayHours>> dateBreaks,
    Optional<LocalDate> lastKnown)
    implements Definition {
  Weekly {
    Objects.requireNonNull(zone, "zone");
    week = byDay(week);
    breaks = byDay(breaks);
    dates = byDate(dates);
    likes = Collections.unmodifiableMap(new TreeMap<>(likes));
    dateBreaks = byDate(dateBreaks);
    likes.keySet().forEach(Weekly::requireWithin);
    lastKnown.ifPresent(Weekly::requireWithin);
  }

  static Weekly of(ZoneId zone, Map<DayOfWeek, List<DayHours>> week) {
    return new Weekly(zone, week, Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty());
  }

  private static Map<DayOfWeek, List<DayHours>> byDay(Map<DayOfWeek, List<DayHours>> hours) {
    Map<DayOfWeek, List<DayHours>> copy = new EnumMap<>(DayOfWeek.class);
    hours.forEach(
        (day, list) -> {
          if (!list.isEmpty()) {
            copy.put(day, List.copyOf(list));
          }
        });
    return Collections.unmodifiableMap(copy);
  }

  private static Map<LocalDate, List<DayHours>> byDate(Map<LocalDate, List<DayHours>> hours) {
    Map<LocalDate, List<DayHours>> copy = new TreeMap<>();
    hours.forEach((date, list) -> copy.put(requireWithin(date), List.copyOf(list)));
    return Collections.unmodifiableMap(copy);
  }

  static LocalDate requireWithin(LocalDate date) {
    if (date.getYear() < 1900 || date.getYear() > 2100) {
      throw new IllegalArgumentException(
          "dates of a calendar must lie from 1900-01-01 to 2100-12-31, was " + date);
    }
    return date;
  }

  Weekly withWeek(Map<DayOfWeek, List<DayHours>> newWeek) {
    return new Weekly(zone, newWeek, breaks, dates, likes, dateBreaks, lastKnown);
  }

  Weekly withBreaks(Map<DayOfWeek, List<DayHours>> newBreaks) {
    return new Weekly(zone, week, newBreaks, dates, likes, dateBreaks, lastKnown);
  }

  Weekly withHolidays(Collection<LocalDate> holidays) {
    Map<LocalDate, List<DayHours>> closed = new TreeMap<>();
    holidays.forEach(date -> closed.put(date, List.of()));
    return withHours(closed);
  }

  Weekly withHours(Map<LocalDate, List<DayHours>> hours) {
    Map<LocalDate, List<DayHours>> more = new TreeMap<>(dates);
    Map<LocalDate, DayOfWeek> fewer = new TreeMap<>(likes);
    Map<LocalDate, List<DayHours>> kept = new TreeMap<>(dateBreaks);
    hours.forEach(
        (date, own) -> {
          if (own.isEmpty()) {
            keepBreaks(date, kept);
          } else {
            dropBreaks(date, kept);
          }
          more.put(date, own);
          fewer.remove(date);
        });
    return new Weekly(zone, week, breaks, more, fewer, kept, lastKnown);
  }

  Weekly withHoursOf(Map<LocalDate, DayOfWeek> days) {
    Map<LocalDate, List<DayHours>> fewer = new TreeMap<>(dates);
    Map<LocalDate, DayOfWeek> more = new TreeMap<>(likes);
    Map<LocalDate, List<DayHours>> kept = new TreeMap<>(dateBreaks);
    days.forEach(
        (date, day) -> {
          dropBreaks(date, kept);
          fewer.remove(date);
          more.put(date, day);
        });
    return new Weekly(zone, week, breaks, fewer, more, kept, lastKnown);
  }

  /** What was closed for a break stays so, or a night shift would gain time by a holiday. */
  private void keepBreaks(LocalDate date, Map<LocalDate, List<DayHours>> kept) {
    List<DayHours> before = breaksOf(dayOf(date));
    if (!before.equals(breaksOf(date.getDayOfWeek()))) {
      kept.putIfAbsent(date, before);
    }
  }

  /**
   * A date that has hours again is without the breaks that it had of another day of the week when
   * it was closed. The form of calendars does not tell them from breaks that were given to the
   * date, so neither does this.
   */
  private void dropBreaks(LocalDate date, Map<LocalDate, List<DayHours>> kept) {
    List<DayHours> own = dateBreaks.get(date);
    List<DayHours> hours = dates.get(date);
    if (own != null
        && hours != null
        && hours.isEmpty()
        && !own.equals(breaksOf(date.getDayOfWeek()))
        && Arrays.stream(DayOfWeek.values()).anyMatch(day -> own.equals(breaksOf(day)))) {
      kept.remove(date);
    }
  }

  Weekly withBreaksOn(Map<LocalDate, List<DayHours>> newBreaks) {
    Map<LocalDate, List<DayHours>> more = new TreeMap<>(dateBreaks);
    more.putAll(newBreaks);
    return new Weekly(zone, week, breaks, dates, likes, more, lastKnown);
  }

  Weekly knownThrough(LocalDate date) {
    return new Weekly(zone, week, breaks, dates, likes, dateBreaks, Optional.of(date));
  }

  @Override
  public Hours hours(long firstDay, long lastDay) {
    return planned(firstDay, lastDay).without(cut(firstDay, lastDay));
  }

  /** The hours as they would be without breaks. */
  private Hours planned(long firstDay, long lastDay) {
    Hours hours = new Hours();
    for (long day = firstDay; day <= lastDay; day++) {
      LocalDate date = LocalDate.ofEpochDay(day);
      List<DayHours> ofDate = hoursOn(date);
      if (!ofDate.isEmpty() && exists(date)) {
        for (DayHours stretch : ofDate) {
          hours.add(day, start(date, stretch), end(date, stretch));
        }
      }
    }
    return hours;
  }

  /** The breaks that reach into hours of these dates. */
  private Intervals cut(long firstDay, long lastDay) {
    Intervals.Builder cut = new Intervals.Builder();
    if (breaks.isEmpty() && dateBreaks.isEmpty()) {
      return Intervals.NONE;
    }
    for (long day = firstDay - REACH; day <= lastDay + REACH; day++) {
      LocalDate date = LocalDate.ofEpochDay(day);
      for (DayHours stretch : breaksOn(date)) {
        if (exists(date)) {
          cut.add(start(date, stretch), end(date, stretch));
        }
      }
    }
    return cut.build();
  }

  private List<DayHours> hoursOn(LocalDate date) {
    List<DayHours> own = dates.get(date);
    return own != null ? own : week.getOrDefault(dayOf(date), List.of());
  }

  /**
   * Hours of a date's own are meant as they stand: the breaks of the week do not cut them. On a
   * holiday they still cut what runs into it from the day before.
   */
  private List<DayHours> breaksOn(LocalDate date) {
    List<DayHours> own = dateBreaks.get(date);
    if (own != null) {
      return own;
    }
    return dates.getOrDefault(date, List.of()).isEmpty() ? breaksOf(dayOf(date)) : List.of();
  }

  private List<DayHours> breaksOf(DayOfWeek day) {
    return breaks.getOrDefault(day, List.of());
  }

  private DayOfWeek dayOf(LocalDate date) {
    return likes.getOrDefault(date, date.getDayOfWeek());
  }

  /** Whether the zone has this date; Apia went from 29 to 31 December 2011. */
  private boolean exists(LocalDate date) {
    return date.atStartOfDay(zone).toLocalDate().equals(date);
  }

  private long start(LocalDate date, DayHours stretch) {
    return Nanos.of(LocalDateTime.of(date, stretch.startInclusive()), zone);
  }

  private long end(LocalDate date, DayHours stretch) {
    LocalDate lastDate = stretch.endsNextDay() ? date.plusDays(1) : date;
    return Nanos.of(LocalDateTime.of(lastDate, stretch.endExclusive()), zone);
  }

  @Override
  public void closures(long from, long to, Closures closures) {
    long firstDay = Nanos.utcDay(from) - REACH;
    long lastDay = Nanos.utcDay(to) + REACH;
    for (Map.Entry<LocalDate, List<DayHours>> special : dates.entrySet()) {
      LocalDate date = special.getKey();
      long day = date.toEpochDay();
      if (special.getValue().isEmpty() && day >= firstDay && day <= lastDay) {
        closures.addHoliday(Nanos.startOf(date, zone), Nanos.startOf(date.plusDays(1), zone));
      }
    }
    Hours broken = planned(firstDay, lastDay).within(cut(firstDay, lastDay));
    for (int i = 0; i < broken.size(); i++) {
      closures.addBreak(broken.start(i), broken.end(i));
    }
  }

  @Override
  public Optional<Long> horizon() {
    return lastKnown.map(date -> Nanos.startOf(date.plusDays(1), zone));
  }

  @Override
  public Optional<LocalDate> knownThrough() {
    return lastKnown;
  }

  @Override
  public Definition each(UnaryOperator<Weekly> change) {
    return change.apply(this);
  }

  @Override
  public String toString() {
    return zone
        + " "
        + week
        + (breaks.isEmpty() ? "" : " breaks " + breaks)
        + (dates.isEmpty() ? "" : " dates " + dates)
        + (likes.isEmpty() ? "" : " likes " + likes)
        + (dateBreaks.isEmpty() ? "" : " date breaks " + dateBreaks)
        + lastKnown.map(date -> " known through " + date).orElse("");
  }
}
