package io.crmkit.contact;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/** When rest hours and rest days are over. */
final class RestCheck {
  private static final Duration AROUND = Duration.ofHours(36);
  private static final int DAY = 86_400;
  private static final long NANOS = 1_000_000_000L;

  private RestCheck() {}

  static Instant free(RestHours rest, Instant from, ZoneId zone) {
    if (isSteady(zone.getRules(), from)) {
      long second = from.getEpochSecond() + zone.getRules().getOffset(from).getTotalSeconds();
      long day = Math.floorDiv(second, DAY);
      long nano = Math.floorMod(second, DAY) * NANOS + from.getNano();
      long start = rest.hours().startInclusive().toNanoOfDay();
      long end = rest.hours().endExclusive().toNanoOfDay();
      boolean fromToday = nano >= start && (nano < end || end <= start);
      boolean fromYesterday = end <= start && nano < end;
      if (!(fromToday && starts(rest, day)) && !(fromYesterday && starts(rest, day - 1))) {
        return from;
      }
    }
    return free(
        new Days() {
          @Override
          public boolean isOne(LocalDate day) {
            return rest.days().contains(day.getDayOfWeek());
          }

          @Override
          public Instant start(LocalDate day) {
            return rest.hours().startOn(day, zone);
          }

          @Override
          public Instant end(LocalDate day) {
            return rest.hours().endOn(day, zone);
          }
        },
        LocalDate.ofInstant(from, zone),
        from);
  }

  private static boolean starts(RestHours rest, long epochDay) {
    return rest.days().contains(DayOfWeek.of(Math.floorMod(epochDay + 3, 7) + 1));
  }

  static Instant free(RestDays rest, Instant from, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(from, zone);
    if (!rest.isRestDay(today) && isSteady(zone.getRules(), from)) {
      return from;
    }
    return free(
        new Days() {
          @Override
          public boolean isOne(LocalDate day) {
            return rest.isRestDay(day);
          }

          @Override
          public Instant start(LocalDate day) {
            return WallClock.first(day.atStartOfDay(), zone);
          }

          @Override
          public Instant end(LocalDate day) {
            return WallClock.last(day.plusDays(1).atStartOfDay(), zone);
          }
        },
        today,
        from);
  }

  /** Stretches of time, one for each of certain days; later days start and end no earlier. */
  private interface Days {
    boolean isOne(LocalDate day);

    Instant start(LocalDate day);

    Instant end(LocalDate day);
  }

  /** The first instant from {@code from} on that none of the stretches contains. */
  private static Instant free(Days days, LocalDate today, Instant from) {
    Instant free = from;
    // Clocks that skip or repeat a whole day have shown it two days ago at the earliest.
    for (LocalDate day = today.minusDays(2);
        !days.start(day).isAfter(free);
        day = day.plusDays(1)) {
      if (days.isOne(day) && days.end(day).isAfter(free)) {
        free = days.end(day);
      }
    }
    return free;
  }

  /** Whether the clock runs evenly for a day and a half before and after. */
  private static boolean isSteady(ZoneRules rules, Instant instant) {
    if (rules.isFixedOffset()) {
      return true;
    }
    ZoneOffset offset = rules.getOffset(instant);
    return offset.equals(rules.getOffset(instant.minus(AROUND)))
        && offset.equals(rules.getOffset(instant.plus(AROUND)));
  }
}
