package io.crmkit.time;

import static io.crmkit.time.BusinessCalendarProperties.known;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** Business time with pauses, against a naive walk from day to day. */
@Label("Business time with pauses")
class PausesProperties {
  @Property(tries = 300)
  @Label("fast equals naive: deadline and elapsed with pauses")
  void pausesAsNaive(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    Pauses pauses = c.pauses();
    NaiveCalendar paused = new NaiveCalendar.Paused(c.naive, pauses);
    Instant a = c.instant();
    Instant b = c.instant();
    assertThat(known(c.calendar.elapsed(a, b, pauses)))
        .as("%s with %s", c, pauses)
        .isEqualTo(paused.between(a, b));
    Duration length = c.length();
    paused
        .add(a, length)
        .filter(due -> !due.isAfter(Instant.parse("2101-01-01T00:00:00Z")))
        .ifPresent(
            due ->
                assertThat(c.calendar.deadline(a, length, pauses))
                    .as("%s with %s", c, pauses)
                    .isEqualTo(Reckoned.known(due)));
    paused
        .subtract(a, length.plusNanos(1))
        .filter(from -> !from.isBefore(Instant.parse("1900-01-01T00:00:00Z")))
        .ifPresent(
            from ->
                assertThat(c.calendar.deadline(a, length.plusNanos(1).negated(), pauses))
                    .as("%s with %s", c, pauses)
                    .isEqualTo(Reckoned.known(from)));
  }

  @Property(tries = 500)
  @Label("pauses count as their union, only in open time, and never make a limit earlier")
  void pauses(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    Pauses pauses = c.pauses();
    Pauses more = c.pauses();
    Instant start = c.instant();
    Duration d = c.length().plusNanos(1);
    Pauses both = pauses.and(more);
    assertThat(both).isEqualTo(more.and(pauses)).isEqualTo(both.and(both));
    assertThat(c.calendar.deadline(start, d, Pauses.NONE)).isEqualTo(c.calendar.add(start, d));
    c.calendar
        .deadline(start, d, pauses)
        .toOptional()
        .ifPresent(due -> assertThat(known(c.calendar.elapsed(start, due, pauses))).isEqualTo(d));
    for (Limit limit :
        List.of(
            Limit.open(d),
            Limit.calendarDays(Period.ofDays(2)),
            new Limit.CalendarDays(Period.ofDays(2), Limit.DayEnd.SAME_TIME))) {
      Optional<Instant> without = limit.due(start, c.calendar, pauses).toOptional();
      Optional<Instant> with = limit.due(start, c.calendar, both).toOptional();
      assertThat(with.isEmpty() || !without.orElseThrow().isAfter(with.get()))
          .as("%s from %s in %s", limit, start, c)
          .isTrue();
      with.ifPresent(
          due ->
              assertThat(both.contains(due.minusNanos(1)) && both.contains(due))
                  .as("%s from %s in %s ends at %s, in a pause", limit, start, c, due)
                  .isFalse());
    }
  }

  @Property(tries = 1_000)
  @Label("a limit to the end of a day ends at the first midnight that lies within no pause")
  void endOfDay(@ForAll long seed) {
    CalendarCase c = new CalendarCase(seed);
    ZoneId zone = c.calendar.zone();
    Instant start = c.instant();
    Period length = Period.ofDays(1 + c.random.nextInt(3));
    Pauses pauses = c.pauses();
    for (int i = c.random.nextInt(4); i > 0; i--) {
      // Until midnight, most of them, from about when the time of day has come.
      Instant from =
          new Limit.CalendarDays(length, Limit.DayEnd.SAME_TIME)
              .due(start, c.calendar, pauses)
              .toOptional()
              .orElse(start)
              .plusSeconds(900L * (c.random.nextInt(60) - 10));
      Instant until = midnightAfter(from, zone);
      if (c.random.nextInt(3) == 0) {
        until = midnightAfter(until, zone).plusNanos(c.random.nextInt(3) - 1L);
      }
      pauses = pauses.and(Pauses.of(TimeRange.between(from, until)));
    }
    Reckoned<Instant> expected =
        new Limit.CalendarDays(length, Limit.DayEnd.SAME_TIME).due(start, c.calendar, pauses);
    if (expected.toOptional().isEmpty()) {
      return;
    }
    Instant midnight = midnightAfter(expected.toOptional().get(), zone);
    while (pauses.contains(midnight.minusNanos(1)) && pauses.contains(midnight)) {
      midnight = midnightAfter(midnight, zone);
    }
    if (!midnight.isAfter(Instant.parse("2100-12-31T00:00:00Z"))) {
      assertThat(Limit.calendarDays(length).due(start, c.calendar, pauses))
          .as("%s from %s in %s with %s", length, start, zone, pauses)
          .isEqualTo(Reckoned.known(midnight));
    }
  }

  private static Instant midnightAfter(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone).plusDays(1).atStartOfDay(zone).toInstant();
  }
}
