package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** Against a naive walk from day to day, and laws that hold whatever the calendar. */
@Label("Business time")
class BusinessCalendarProperties {

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** A known value, which every calendar without {@code knownThrough} has but for never. */
  static <T> T known(Reckoned<T> reckoned) {
    return reckoned.toOptional().orElseThrow(() -> new AssertionError("was " + reckoned));
  }

  @Property(tries = 400)
  @Label("fast equals naive: between")
  void betweenAsNaive(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    Instant a = c.instant();
    Instant b = c.instant();
    assertThat(known(c.calendar.between(a, b))).as(c.toString()).isEqualTo(c.naive.between(a, b));
  }

  @Property(tries = 400)
  @Label("fast equals naive: add forward, zero and back")
  void addAsNaive(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    Instant start = c.instant();
    Duration length = c.length();
    Optional<Instant> expected = c.naive.add(start, length);
    Optional<Instant> actual = c.calendar.add(start, length).toOptional();
    Instant far = start.plus(Duration.ofDays(NaiveCalendar.MOST_DAYS));
    if (expected.filter(due -> !due.isAfter(Instant.parse("2101-01-01T00:00:00Z"))).isPresent()) {
      assertThat(actual).as(c.toString()).isEqualTo(expected);
    } else {
      assertThat(
              actual.filter(
                  due -> due.isBefore(earlier(far, Instant.parse("2101-01-01T00:00:00Z")))))
          .as(c.toString())
          .isEmpty();
    }
    if (!length.isZero()) {
      Optional<Instant> back =
          c.naive
              .subtract(start, length)
              .filter(found -> !found.isBefore(Instant.parse("1900-01-01T00:00:00Z")));
      back.ifPresent(
          found ->
              assertThat(c.calendar.add(start, length.negated()))
                  .as(c.toString())
                  .isEqualTo(Reckoned.known(found)));
    }
  }

  @Property(tries = 400)
  @Label("fast equals naive: open, next opening, opening before, closing")
  void rollsAsNaive(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    Instant at = c.instant();
    assertThat(known(c.calendar.isOpen(at))).as(c.toString()).isEqualTo(c.naive.open(at));
    Optional<Instant> previous = c.calendar.previousOpen(at).toOptional();
    c.naive
        .subtract(at, Duration.ofNanos(1))
        .map(found -> found.plusNanos(1))
        .filter(found -> found.isAfter(Instant.parse("1900-01-01T00:00:00Z")))
        .ifPresent(found -> assertThat(previous).as(c.toString()).contains(found));
    Optional<Instant> closing = c.calendar.closing(at).toOptional();
    if (closing.isPresent() && closing.get().isBefore(at.plusSeconds(86_400 * 60))) {
      Instant end = closing.get();
      assertThat(end).isAfter(at);
      assertThat(c.naive.open(end.minusNanos(1))).as(c.toString()).isTrue();
      assertThat(!end.equals(Instant.parse("2101-01-01T00:00:00Z")) && c.naive.open(end))
          .as(c.toString())
          .isFalse();
      Instant opening = later(at, c.naive.nextOpen(at).orElseThrow());
      assertThat(c.naive.between(opening, end)).isEqualTo(Duration.between(opening, end));
    }
  }

  @Property(tries = 400)
  @Label("fast equals naive: business days and when they end")
  void daysAsNaive(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    NaiveCalendar.Plain plain = c.plain();
    BusinessCalendar calendar = plain.calendar();
    Instant start = c.instant();
    LocalDate date = LocalDate.ofInstant(start, plain.zone());
    int wanted = 1 + c.random.nextInt(5);
    int found = 0;
    LocalDate at = date;
    while (found < wanted && at.isBefore(date.plusDays(40))) {
      at = at.plusDays(1);
      found += plain.closing(at).isPresent() ? 1 : 0;
      if (at.getYear() <= 2100) {
        assertThat(known(calendar.isBusinessDay(at)))
            .as("%s on %s", plain, at)
            .isEqualTo(plain.closing(at).isPresent());
      }
    }
    if (found == wanted && at.getYear() <= 2100 && date.getYear() >= 1900) {
      assertThat(known(calendar.addDays(date, wanted, DayRule.NEXT))).isEqualTo(at);
      Instant closing = plain.closing(at).orElseThrow();
      assertThat(calendar.endOfBusinessDay(start, wanted))
          .as("%s from %s", plain, start)
          .isEqualTo(
              closing.isAfter(Instant.parse("2101-01-01T00:00:00Z"))
                  ? Reckoned.never()
                  : Reckoned.known(closing));
      if (plain.closing(date).isPresent()) {
        assertThat(known(calendar.addDays(at, -wanted, DayRule.NEXT))).isEqualTo(date);
      }
    }
  }

  @Property(tries = 400)
  @Label("between is additive and changes its sign with its direction")
  void additive(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    Instant a = c.instant();
    Instant b = c.instant();
    Instant e = c.instant();
    Duration whole = known(c.calendar.between(a, e));
    assertThat(known(c.calendar.between(a, b)).plus(known(c.calendar.between(b, e))))
        .isEqualTo(whole);
    assertThat(known(c.calendar.between(e, a))).isEqualTo(whole.negated());
  }

  @Property(tries = 400)
  @Label("between(a, add(a, d)) = d, and a nanosecond before it is less; also counting back")
  void addThenBetween(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    Instant a = c.instant();
    Duration d = c.length().plusNanos(1);
    c.calendar
        .add(a, d)
        .toOptional()
        .ifPresent(
            due -> {
              assertThat(known(c.calendar.between(a, due))).isEqualTo(d);
              assertThat(known(c.calendar.between(a, due.minusNanos(1))))
                  .isEqualTo(d.minusNanos(1));
            });
    c.calendar
        .add(a, d.negated())
        .toOptional()
        .ifPresent(
            from -> {
              assertThat(known(c.calendar.between(from, a))).isEqualTo(d);
              assertThat(known(c.calendar.between(from.plusNanos(1), a)))
                  .isEqualTo(d.minusNanos(1));
            });
  }

  @Property(tries = 400)
  @Label("add grows with the start and with the length; between with its end")
  void monotone(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    Instant x = c.instant();
    Instant y = c.instant();
    Duration d = c.length();
    Duration e = c.length();
    Optional<Instant> first = c.calendar.add(earlier(x, y), d).toOptional();
    Optional<Instant> second = c.calendar.add(later(x, y), d).toOptional();
    assertThat(second.isEmpty() || !first.orElseThrow().isAfter(second.get())).isTrue();
    Optional<Instant> longer = c.calendar.add(x, d.plus(e)).toOptional();
    Optional<Instant> shorter = c.calendar.add(x, d).toOptional();
    if (!d.isZero()) { // of nothing it rolls forward
      assertThat(longer.isEmpty() || !shorter.orElseThrow().isAfter(longer.get())).isTrue();
    }
    assertThat(known(c.calendar.between(x, earlier(x, y))))
        .isLessThanOrEqualTo(known(c.calendar.between(x, later(x, y))));
  }

  @Property(tries = 500)
  @Label("a holiday more never makes a deadline earlier")
  void holidays(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    Instant start = c.instant();
    List<LocalDate> dates = List.of(c.date(), c.date());
    notEarlier(Limit.open(c.length().plusNanos(1)), start, c.calendar, dates);
    // Where a night shift outlasts the next day's hours, a later business day may end earlier.
    notEarlier(Limit.businessDays(1 + c.random.nextInt(4)), start, byDay(c), dates);
    notEarlier(Limit.calendarDays(Period.ofDays(3)), start, c.calendar, dates);
  }

  /** Hours that end with the day. */
  private static BusinessCalendar byDay(CalendarCase c) {
    List<String> hours = List.of("06:00-12:00", "13:00-20:00", "00:00-24:00", "17:00-24:00");
    Map<DayOfWeek, List<DayHours>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (c.random.nextInt(4) > 0) {
        week.put(day, List.of(DayHours.parse(hours.get(c.random.nextInt(hours.size())))));
      }
    }
    return BusinessCalendar.of(c.zone(), week).withHolidays(List.of(c.date()));
  }

  private static void notEarlier(
      Limit limit, Instant start, BusinessCalendar calendar, List<LocalDate> holidays) {
    Optional<Instant> without = limit.due(start, calendar).toOptional();
    Optional<Instant> with = limit.due(start, calendar.withHolidays(holidays)).toOptional();
    assertThat(with.isEmpty() || !without.orElseThrow().isAfter(with.get()))
        .as("%s from %s in %s without %s", limit, start, calendar, holidays)
        .isTrue();
  }

  @Property(tries = 500)
  @Label("open round the clock, business time is elapsed time in any zone")
  void always(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    BusinessCalendar always = BusinessCalendar.always(c.zone());
    Instant a = c.instant();
    Instant b = c.instant();
    assertThat(always.between(a, b)).isEqualTo(Reckoned.known(Duration.between(a, b)));
    Duration d = Duration.between(earlier(a, b), later(a, b));
    assertThat(always.add(earlier(a, b), d)).isEqualTo(Reckoned.known(later(a, b)));
    assertThat(always.add(later(a, b), d.negated())).isEqualTo(Reckoned.known(earlier(a, b)));
    assertThat(always.closing(a)).isEqualTo(Reckoned.known(Instant.parse("2101-01-01T00:00:00Z")));
  }

  @Property(tries = 300)
  @Label("hours split in two, doubled or told in another order change nothing")
  void split(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    NaiveCalendar.Plain plain = c.plain();
    NaiveCalendar.Plain other =
        new NaiveCalendar.Plain(
            plain.zone(),
            halves(plain.week()),
            plain.breaks(),
            halves(plain.dates()),
            plain.dateBreaks());
    Instant a = c.instant();
    Instant b = c.instant();
    Duration d = c.length();
    assertThat(other.calendar().between(a, b)).isEqualTo(plain.calendar().between(a, b));
    assertThat(other.calendar().add(a, d)).isEqualTo(plain.calendar().add(a, d));
    assertThat(other.calendar().stretches(earlier(a, b), later(a, b)))
        .isEqualTo(plain.calendar().stretches(earlier(a, b), later(a, b)));
  }

  /** Splits at noon what runs over noon of one day; everything else is told twice. */
  private static <K> Map<K, List<DayHours>> halves(Map<K, List<DayHours>> all) {
    Map<K, List<DayHours>> halved = new HashMap<>();
    all.forEach(
        (key, list) -> {
          List<DayHours> parts = new ArrayList<>();
          for (DayHours hours : list) {
            LocalTime noon = LocalTime.NOON;
            if (hours.startInclusive().isBefore(noon) && hours.endExclusive().isAfter(noon)) {
              parts.add(new DayHours(noon, hours.endExclusive()));
              parts.add(new DayHours(hours.startInclusive(), noon));
            } else {
              parts.addAll(List.of(hours, hours));
            }
          }
          Collections.reverse(parts);
          halved.put(key, parts);
        });
    return halved;
  }

  @Property(tries = 500)
  @Label("stretches follow each other, change kind, and sum to between")
  void stretches(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    Instant x = c.instant();
    Instant y = c.instant();
    Instant from = earlier(x, y);
    Instant to = later(x, y);
    Duration open = Duration.ZERO;
    Instant at = from;
    Optional<Stretch.Kind> before = Optional.empty();
    for (Stretch stretch : c.calendar.stretches(from, to)) {
      Instant start = stretch.range().startInclusive().orElseThrow();
      Instant end = stretch.range().endExclusive();
      assertThat(start).isEqualTo(at).isBefore(end);
      assertThat(before).isNotEqualTo(Optional.of(stretch.kind()));
      assertThat(c.naive.open(start)).isEqualTo(stretch.kind() == Stretch.Kind.OPEN);
      open = stretch.kind() == Stretch.Kind.OPEN ? open.plus(Duration.between(start, end)) : open;
      before = Optional.of(stretch.kind());
      at = end;
    }
    assertThat(at).isEqualTo(to);
    assertThat(open).isEqualTo(known(c.calendar.between(from, to)));
  }

  @Property(tries = 500)
  @Label("what is known of a calendar known through a date is as if it were known for ever")
  void knowledge(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    NaiveCalendar.Plain plain = c.plain();
    BusinessCalendar whole = plain.calendar();
    LocalDate last = c.date();
    BusinessCalendar partly = whole.knownThrough(last);
    Instant end = last.plusDays(1).atStartOfDay(plain.zone()).toInstant();
    Instant a = c.instant();
    Instant b = c.instant();
    Duration d = c.length();
    Reckoned<Duration> between = partly.between(a, b);
    assertThat(between)
        .isEqualTo(a.isAfter(end) || b.isAfter(end) ? Reckoned.unknown(last) : whole.between(a, b));
    for (Duration signed : List.of(d, d.negated())) {
      Optional<Instant> due = whole.add(a, signed).toOptional();
      boolean within =
          !a.isAfter(end)
              && (signed.isNegative()
                  || due.filter(t -> d.isZero() ? t.isBefore(end) : !t.isAfter(end)).isPresent());
      boolean horizonInRange = end.isBefore(Instant.parse("2101-01-01T00:00:00Z"));
      assertThat(partly.add(a, signed))
          .as("%s %s %s through %s", plain, a, signed, last)
          .isEqualTo(
              within || (due.isEmpty() && !horizonInRange)
                  ? whole.add(a, signed)
                  : Reckoned.unknown(last));
    }
    assertThat(partly.isOpen(a))
        .isEqualTo(a.isBefore(end) ? whole.isOpen(a) : Reckoned.unknown(last));
    Reckoned<Instant> days = partly.endOfBusinessDay(a, 2);
    if (days instanceof Reckoned.Known<Instant>) {
      assertThat(days).isEqualTo(whole.endOfBusinessDay(a, 2));
    }
  }

  @Property(tries = 300)
  @Label("equal definitions are equal calendars, with equal answers, whatever was asked before")
  void equality(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    BusinessCalendar again = new CalendarCase(seed).calendar;
    ZoneId zone = c.calendar.zone();
    assertThat(again).isEqualTo(c.calendar).hasSameHashCodeAs(c.calendar);
    assertThat(again.toString()).isEqualTo(c.calendar.toString()).contains(zone.getId());
    c.calendar.between(Instant.parse("1900-01-01T00:00:00Z"), c.near);
    assertThat(again).isEqualTo(c.calendar);
    Instant a = c.instant();
    assertThat(again.between(a, c.near)).isEqualTo(c.calendar.between(a, c.near));
  }

  @Property(tries = 400)
  @Label("dates given at once are as dates given one by one, whatever they were before")
  void atOnceAsOneByOne(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    BusinessCalendar atOnce = c.calendar;
    BusinessCalendar oneByOne = c.calendar;
    for (int round = 0; round < 6; round++) {
      Map<LocalDate, List<DayHours>> hours = new HashMap<>();
      Map<LocalDate, DayOfWeek> days = new HashMap<>();
      for (int i = 0; i < 4; i++) {
        hours.put(c.date(), c.plain().week().getOrDefault(DayOfWeek.MONDAY, List.of()));
        days.put(c.date(), DayOfWeek.of(1 + c.random.nextInt(7)));
      }
      int kind = c.random.nextInt(4);
      switch (kind) {
        case 0 -> atOnce = atOnce.withHours(hours);
        case 1 -> atOnce = atOnce.withHoursOf(days);
        case 2 -> atOnce = atOnce.withBreaksOn(hours);
        default -> atOnce = atOnce.withHolidays(days.keySet());
      }
      for (LocalDate date : kind % 2 == 0 ? hours.keySet() : days.keySet()) {
        oneByOne =
            switch (kind) {
              case 0 -> oneByOne.withHours(date, hours.get(date));
              case 1 -> oneByOne.withHoursOf(date, days.get(date));
              case 2 -> oneByOne.withBreaks(date, hours.get(date));
              default -> oneByOne.withHours(date, List.of());
            };
      }
      assertThat(atOnce).isEqualTo(oneByOne);
    }
  }
}
