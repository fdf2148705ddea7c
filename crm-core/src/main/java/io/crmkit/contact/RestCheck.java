package io.crmkit.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/** When rest hours and rest days are over. */
final class RestCheck {
  private static final Duration AROUND = Duration.ofHours(36);
  private static final int DAY = 86_400;

  private RestCheck() {}

  static Instant free(RestHours rest, Instant from, ZoneId zone) {
    if (isSteady(zone.getRules(), from)) {
      long second = from.getEpochSecond() + zone.getRules().getOffset(from).getTotalSeconds();
      LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, DAY));
      LocalTime time =
          LocalTime.ofSecondOfDay(Math.floorMod(second, DAY)).plusNanos(from.getNano());
      QuietHours hours = rest.hours();
      boolean wraps = !hours.startInclusive().isBefore(hours.endExclusive());
      LocalDate started = wraps && time.isBefore(hours.endExclusive()) ? day.minusDays(1) : day;
      boolean both = wraps && !time.isBefore(hours.startInclusive());
      if (!hours.contains(time)
          || (!rest.days().contains(started.getDayOfWeek())
              && !(both && rest.days().contains(day.getDayOfWeek())))) {
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
