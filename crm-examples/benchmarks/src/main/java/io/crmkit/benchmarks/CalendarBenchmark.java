package io.crmkit.benchmarks;

import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import com.opengamma.strata.basics.date.ImmutableHolidayCalendar;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import io.crmkit.time.DayRule;
import io.crmkit.time.Reckoned;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Business time of an office with a lunch break and ten holidays a year: beside sums and a search
 * written by hand, beside a walk from day to day and, for business days, beside Strata.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CalendarBenchmark {
  private static final int STARTS = 1_024;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Duration FORTY_HOURS = Duration.ofHours(40);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final List<DayHours> HOURS =
      List.of(DayHours.parse("09:00-12:00"), DayHours.parse("13:00-17:00"));
  private static final List<LocalDate> HOLIDAYS = holidays();

  private final BusinessCalendar calendar =
      BusinessCalendar.of(ZONE, BusinessCalendar.weekdays(HOURS)).withHolidays(HOLIDAYS);
  private final HandWrittenHours limit = new HandWrittenHours(ZONE, HOURS, HOLIDAYS);
  private final HolidayCalendar strata =
      ImmutableHolidayCalendar.of(
          HolidayCalendarId.of("office"), HOLIDAYS, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private final Instant[] starts = new Instant[STARTS];
  private final LocalDate[] dates = new LocalDate[STARTS];
  private int next;

  /** Draws the questions; makes sure that the answers are the same. */
  public CalendarBenchmark() {
    SplittableRandom random = new SplittableRandom(1);
    long first = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    for (int i = 0; i < STARTS; i++) {
      starts[i] = Instant.ofEpochSecond(first + random.nextLong(3L * 365 * 86_400));
      dates[i] = LocalDate.ofInstant(starts[i], ZONE);
      requireSame(calendar.add(starts[i], FORTY_HOURS), limit.add(starts[i], FORTY_HOURS));
      requireSame(
          calendar.between(starts[i], starts[i].plus(YEAR)),
          limit.between(starts[i], starts[i].plus(YEAR)));
      requireSame(calendar.addDays(dates[i], 10, DayRule.NEXT), limit.addDays(dates[i], 10));
      requireSame(calendar.addDays(dates[i], 10, DayRule.NEXT), strata.shift(dates[i], 10));
      if (i < 16) {
        requireSame(
            calendar.between(starts[i], starts[i].plus(YEAR)),
            limit.walkBetween(starts[i], starts[i].plus(YEAR)));
        requireSame(calendar.add(starts[i], FORTY_HOURS), limit.walkAdd(starts[i], FORTY_HOURS));
      }
    }
  }

  private static List<LocalDate> holidays() {
    List<LocalDate> holidays = new ArrayList<>();
    for (int year = 2000; year < 2050; year++) {
      for (int month = 1; month <= 10; month++) {
        holidays.add(LocalDate.of(year, month, 3 * month - 2));
      }
    }
    return holidays;
  }

  private static void requireSame(Reckoned<?> ours, Object theirs) {
    if (!ours.equals(Reckoned.known(theirs))) {
      throw new IllegalStateException(ours + " is not " + theirs);
    }
  }

  private Instant start() {
    next = (next + 1) & (STARTS - 1);
    return starts[next];
  }

  private LocalDate date() {
    next = (next + 1) & (STARTS - 1);
    return dates[next];
  }

  /** Forty hours of open time on. */
  @Benchmark
  public Reckoned<Instant> add40Hours() {
    return calendar.add(start(), FORTY_HOURS);
  }

  /** By hand. */
  @Benchmark
  public Instant add40HoursLimit() {
    return limit.add(start(), FORTY_HOURS);
  }

  /** From day to day. */
  @Benchmark
  public Instant add40HoursWalk() {
    return limit.walkAdd(start(), FORTY_HOURS);
  }

  /** The open time of a year. */
  @Benchmark
  public Reckoned<Duration> betweenYear() {
    Instant start = start();
    return calendar.between(start, start.plus(YEAR));
  }

  /** By hand. */
  @Benchmark
  public Duration betweenYearLimit() {
    Instant start = start();
    return limit.between(start, start.plus(YEAR));
  }

  /** From day to day. */
  @Benchmark
  public Duration betweenYearWalk() {
    Instant start = start();
    return limit.walkBetween(start, start.plus(YEAR));
  }

  /** The tenth business day on. */
  @Benchmark
  public Reckoned<LocalDate> tenthBusinessDay() {
    return calendar.addDays(date(), 10, DayRule.NEXT);
  }

  /** By hand. */
  @Benchmark
  public LocalDate tenthBusinessDayLimit() {
    return limit.addDays(date(), 10);
  }

  /** By Strata, which knows days only. */
  @Benchmark
  public LocalDate tenthBusinessDayStrata() {
    return strata.shift(date(), 10);
  }
}
