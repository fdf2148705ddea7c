package io.crmkit.benchmarks;

import io.crmkit.time.DayHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The same business time written by hand for one office: sums over all days from 1900 to 2100 and a
 * search in them, and the walk from day to day that one would write first.
 */
final class HandWrittenHours {
  private static final long PER_SECOND = 1_000_000_000L;

  private final ZoneId zone;
  private final List<DayHours> hours;
  private final Set<LocalDate> holidays;
  private final long[] starts;
  private final long[] ends;
  private final long[] sums;
  private final int[] days;

  HandWrittenHours(ZoneId zone, List<DayHours> hours, List<LocalDate> holidays) {
    this.zone = zone;
    this.hours = hours;
    this.holidays = new HashSet<>(holidays);
    int most = 201 * 366 * hours.size();
    long[] from = new long[most];
    long[] to = new long[most];
    long[] sum = new long[most];
    int[] businessDays = new int[201 * 366];
    int count = 0;
    int dayCount = 0;
    long open = 0;
    LocalDate end = LocalDate.of(2101, 1, 1);
    for (LocalDate date = LocalDate.of(1900, 1, 1); date.isBefore(end); date = date.plusDays(1)) {
      if (isBusinessDay(date)) {
        businessDays[dayCount++] = (int) date.toEpochDay();
        for (DayHours stretch : hours) {
          from[count] = nanos(ZonedDateTime.of(date, stretch.startInclusive(), zone).toInstant());
          to[count] = nanos(ZonedDateTime.of(date, stretch.endExclusive(), zone).toInstant());
          open += to[count] - from[count];
          sum[count++] = open;
        }
      }
    }
    starts = Arrays.copyOf(from, count);
    ends = Arrays.copyOf(to, count);
    sums = Arrays.copyOf(sum, count);
    days = Arrays.copyOf(businessDays, dayCount);
  }

  private boolean isBusinessDay(LocalDate date) {
    return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !holidays.contains(date);
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
  }

  private static int firstAtLeast(long[] sorted, long value) {
    int at = Arrays.binarySearch(sorted, value);
    return at >= 0 ? at : -at - 1;
  }

  private long openBefore(long nanos) {
    int i = firstAtLeast(ends, nanos);
    return sums[i] - (ends[i] - Math.max(starts[i], nanos));
  }

  Instant add(Instant start, Duration length) {
    long wanted = openBefore(nanos(start)) + length.toNanos();
    int i = firstAtLeast(sums, wanted);
    return instant(ends[i] - (sums[i] - wanted));
  }

  Duration between(Instant from, Instant to) {
    return Duration.ofNanos(openBefore(nanos(to)) - openBefore(nanos(from)));
  }

  LocalDate addDays(LocalDate date, int count) {
    int at = Arrays.binarySearch(days, (int) date.toEpochDay());
    return LocalDate.ofEpochDay(days[at >= 0 ? at + count : -at - 2 + count]);
  }

  Instant walkAdd(Instant start, Duration length) {
    Duration left = length;
    for (LocalDate date = LocalDate.ofInstant(start, zone); ; date = date.plusDays(1)) {
      if (isBusinessDay(date)) {
        for (DayHours stretch : hours) {
          Instant from = ZonedDateTime.of(date, stretch.startInclusive(), zone).toInstant();
          Instant to = ZonedDateTime.of(date, stretch.endExclusive(), zone).toInstant();
          Instant begin = from.isBefore(start) ? start : from;
          if (begin.isBefore(to)) {
            Duration open = Duration.between(begin, to);
            if (open.compareTo(left) >= 0) {
              return begin.plus(left);
            }
            left = left.minus(open);
          }
        }
      }
    }
  }

  Duration walkBetween(Instant start, Instant end) {
    Duration open = Duration.ZERO;
    LocalDate last = LocalDate.ofInstant(end, zone);
    for (LocalDate date = LocalDate.ofInstant(start, zone);
        !date.isAfter(last);
        date = date.plusDays(1)) {
      if (isBusinessDay(date)) {
        for (DayHours stretch : hours) {
          Instant from = ZonedDateTime.of(date, stretch.startInclusive(), zone).toInstant();
          Instant to = ZonedDateTime.of(date, stretch.endExclusive(), zone).toInstant();
          Instant begin = from.isBefore(start) ? start : from;
          Instant stop = to.isAfter(end) ? end : to;
          if (begin.isBefore(stop)) {
            open = open.plus(Duration.between(begin, stop));
          }
        }
      }
    }
    return open;
  }
}
