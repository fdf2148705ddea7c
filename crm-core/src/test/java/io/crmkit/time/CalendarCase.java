package io.crmkit.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A calendar and instants, drawn near where clocks and calendars do odd things. */
final class CalendarCase {
  private static final List<ZoneId> ZONES =
      List.of(
              "UTC",
              "Asia/Shanghai",
              "Europe/Berlin",
              "America/New_York",
              "Australia/Lord_Howe",
              "Pacific/Apia",
              "America/Sao_Paulo",
              "Asia/Kathmandu",
              "Pacific/Kwajalein",
              "Africa/Monrovia",
              "America/Havana",
              "Antarctica/Troll",
              "+18:00",
              "-18:00")
          .stream()
          .map(ZoneId::of)
          .toList();

  /** Skipped dates, skipped and doubled hours, the ends of the range. */
  private static final List<Instant> ODD =
      List.of(
              "2011-12-30T10:00:00Z",
              "1993-08-21T12:00:00Z",
              "2015-10-18T03:00:00Z",
              "2018-02-18T02:00:00Z",
              "2026-04-04T15:00:00Z",
              "2026-10-03T15:30:00Z",
              "2026-03-29T01:00:00Z",
              "2026-10-25T01:00:00Z",
              "2026-03-08T07:00:00Z",
              "2026-11-01T05:00:00Z",
              "1900-01-03T00:00:00Z",
              "2100-12-20T00:00:00Z")
          .stream()
          .map(Instant::parse)
          .toList();

  private static final int[] MINUTES = {
    0, 1, 30, 60, 90, 120, 150, 180, 360, 540, 720, 780, 1020, 1320, 1380, 1410, 1439
  };

  final Random random;
  final Instant near;
  final NaiveCalendar naive;
  final BusinessCalendar calendar;

  CalendarCase(long seed) {
    random = new Random(seed);
    near = random.nextInt(3) > 0 ? ODD.get(random.nextInt(ODD.size())) : anywhere();
    naive = random.nextInt(3) > 0 ? plain() : both();
    calendar = naive.calendar();
  }

  private Instant anywhere() {
    Instant first = Instant.parse("1900-06-01T00:00:00Z");
    Instant last = Instant.parse("2100-06-01T00:00:00Z");
    long seconds = first.until(last, java.time.temporal.ChronoUnit.SECONDS);
    // Where one compiled span ends and the next starts.
    return random.nextBoolean()
        ? Nanos.instant(Nanos.MIN + ((1L + random.nextInt(174)) << 55))
        : first.plusSeconds((long) (random.nextDouble() * seconds));
  }

  private NaiveCalendar both() {
    return new NaiveCalendar.Both(
        random.nextBoolean(), plain(), random.nextInt(4) > 0 ? plain() : both());
  }

  ZoneId zone() {
    return ZONES.get(random.nextInt(ZONES.size()));
  }

  NaiveCalendar.Plain plain() {
    Map<DayOfWeek, List<DayHours>> week = new EnumMap<>(DayOfWeek.class);
    Map<DayOfWeek, List<DayHours>> breaks = new EnumMap<>(DayOfWeek.class);
    boolean whole = random.nextInt(6) == 0;
    for (DayOfWeek day : DayOfWeek.values()) {
      if (whole || random.nextInt(7) > 1) {
        week.put(day, whole ? List.of(DayHours.WHOLE_DAY) : stretches(3));
      }
      if (random.nextInt(6) == 0) {
        breaks.put(day, stretches(2));
      }
    }
    Map<LocalDate, List<DayHours>> dates = new HashMap<>();
    Map<LocalDate, List<DayHours>> dateBreaks = new HashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      dates.put(date(), random.nextBoolean() ? List.of() : stretches(2));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      dateBreaks.put(date(), random.nextInt(3) == 0 ? List.of() : stretches(2));
    }
    return new NaiveCalendar.Plain(
        zone(), week, random.nextBoolean() ? breaks : Map.of(), dates, dateBreaks);
  }

  private List<DayHours> stretches(int most) {
    List<DayHours> stretches = new ArrayList<>();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      stretches.add(new DayHours(time(), time()));
    }
    return stretches;
  }

  private LocalTime time() {
    LocalTime time = LocalTime.ofSecondOfDay(60L * MINUTES[random.nextInt(MINUTES.length)]);
    return random.nextInt(20) == 0 ? time.plusNanos(1) : time;
  }

  /** A date near the instant, within the range of calendars. */
  LocalDate date() {
    LocalDate date = LocalDate.ofInstant(near, ZoneId.of("UTC")).plusDays(random.nextInt(13) - 6L);
    return date.getYear() < 1900
        ? LocalDate.of(1900, 1, 1)
        : date.getYear() > 2100 ? LocalDate.of(2100, 12, 31) : date;
  }

  /** An instant within some days of the odd one. */
  Instant instant() {
    Instant instant = near.plusSeconds(1_800L * (random.nextInt(400) - 200));
    instant = random.nextInt(4) == 0 ? instant.plusNanos(random.nextInt(3) - 1L) : instant;
    return instant.isBefore(Instant.parse("1900-01-01T00:00:00Z"))
        ? Instant.parse("1900-01-01T00:00:00Z")
        : instant.isAfter(Instant.parse("2100-12-31T00:00:00Z"))
            ? Instant.parse("2100-12-31T00:00:00Z")
            : instant;
  }

  /** Some hours; sometimes to the nanosecond. */
  Duration length() {
    Duration length = Duration.ofMinutes(30L * random.nextInt(200));
    return random.nextInt(4) == 0 ? length.plusNanos(random.nextInt(1_000)) : length;
  }

  Pauses pauses() {
    List<TimeRange> ranges = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      Instant start = instant();
      ranges.add(TimeRange.between(start, start.plus(length())));
    }
    if (random.nextInt(12) == 0) {
      ranges.add(TimeRange.before(instant()));
    }
    return new Pauses(ranges);
  }

  @Override
  public String toString() {
    return naive + " near " + near;
  }
}
