package io.crmkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Instants as nanoseconds since 1970, from 1900 to 2100: what calendars compute with. */
final class Nanos {
  static final long PER_SECOND = 1_000_000_000L;
  static final long PER_DAY = 86_400 * PER_SECOND;

  /** The start of 1900 in UTC. */
  static final long MIN = LocalDate.of(1900, 1, 1).toEpochDay() * PER_DAY;

  /** The end of 2100 in UTC. */
  static final long MAX = LocalDate.of(2101, 1, 1).toEpochDay() * PER_DAY;

  private static final long MIN_SECOND = MIN / PER_SECOND;
  private static final long MAX_SECOND = MAX / PER_SECOND;

  /** Longer than the whole range, and safe to add to anything within it. */
  private static final long LONGEST = MAX - MIN + 1;

  private Nanos() {}

  static long of(Instant instant) {
    long second = instant.getEpochSecond();
    if (second < MIN_SECOND || second >= MAX_SECOND) {
      requireLast(instant);
    }
    return second * PER_SECOND + instant.getNano();
  }

  private static void requireLast(Instant instant) {
    if (instant.getEpochSecond() != MAX_SECOND || instant.getNano() != 0) {
      throw new IllegalArgumentException(
          "calendars reckon from "
              + instant(MIN)
              + " to "
              + instant(MAX)
              + ", the instant was "
              + instant);
    }
  }

  /** The instant, moved to the nearer end of the range where it lies outside. */
  static long clamped(Instant instant) {
    long second = instant.getEpochSecond();
    return second < MIN_SECOND ? MIN : second >= MAX_SECOND ? MAX : of(instant);
  }

  static Instant instant(long nanos) {
    long second = Math.floorDiv(nanos, PER_SECOND);
    return Instant.ofEpochSecond(second, nanos - second * PER_SECOND);
  }

  /** The length; of those longer than the whole range, one that is just as good. */
  static long length(Duration duration) {
    long seconds = duration.getSeconds();
    long most = LONGEST / PER_SECOND;
    if (seconds > most || seconds < -most) {
      return seconds > 0 ? LONGEST : -LONGEST;
    }
    return seconds * PER_SECOND + duration.getNano();
  }

  /** As java.time has it: a gap shifts forward, an overlap takes the earlier offset. */
  static long of(LocalDateTime local, ZoneId zone) {
    ZonedDateTime resolved = ZonedDateTime.of(local, zone);
    return Math.addExact(
        Math.multiplyExact(resolved.toEpochSecond(), PER_SECOND), resolved.getNano());
  }

  /** The instant at which the date begins. */
  static long startOf(LocalDate date, ZoneId zone) {
    return Math.multiplyExact(date.atStartOfDay(zone).toEpochSecond(), PER_SECOND);
  }

  static LocalDate dateOf(long nanos, ZoneId zone) {
    return LocalDate.ofInstant(instant(nanos), zone);
  }

  /** The date in UTC, as days since 1970. */
  static long utcDay(long nanos) {
    return Math.floorDiv(nanos, PER_DAY);
  }
}
