package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Windows against a naive walk over days, written from their Javadoc. */
@Label("Laws of windows")
class WindowProperties {

  @Provide
  Arbitrary<Window> windows() {
    Arbitrary<Window> rolling = lengths().map(Window::last);
    Arbitrary<Window> calendar =
        Combinators.combine(
                Arbitraries.of(CalendarUnit.class),
                Arbitraries.frequencyOf(
                    Tuple.of(4, Arbitraries.integers().between(0, 5)),
                    Tuple.of(1, Arbitraries.integers().between(0, 100))))
            .as(Window.Calendar::new);
    Arbitrary<Window> anniversary =
        Arbitraries.integers().between(0, 3).map(Window.Anniversary::new);
    return Arbitraries.oneOf(rolling, calendar, anniversary, Arbitraries.just(Window.ever()));
  }

  @Provide
  Arbitrary<Period> lengths() {
    Arbitrary<Integer> few = Arbitraries.integers().between(0, 40);
    Arbitrary<Period> mixed =
        Combinators.combine(
                Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 14), few)
            .as(Period::of);
    return Arbitraries.oneOf(
            mixed,
            Arbitraries.integers().between(1, 24).map(Period::ofMonths),
            Arbitraries.integers().between(1, 800).map(Period::ofDays))
        .filter(length -> !length.isZero());
  }

  /** Zones with missing and doubled midnights, a missing day, half hours, and quiet ones. */
  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Asia/Shanghai",
            "Europe/London",
            "America/Sao_Paulo",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Cairo",
            "America/St_Johns",
            "Z")
        .map(ZoneId::of);
  }

  /** Days near year ends, month ends, changes of clocks and the day that Apia skipped. */
  @Provide
  Arbitrary<LocalDate> days() {
    Arbitrary<LocalDate> any =
        Arbitraries.longs()
            .between(LocalDate.of(2007, 1, 1).toEpochDay(), LocalDate.of(2030, 12, 31).toEpochDay())
            .map(LocalDate::ofEpochDay);
    Arbitrary<LocalDate> odd =
        Arbitraries.of(
            LocalDate.of(2011, 12, 29),
            LocalDate.of(2011, 12, 30),
            LocalDate.of(2011, 12, 31),
            LocalDate.of(2012, 12, 30),
            LocalDate.of(2018, 11, 4),
            LocalDate.of(2018, 2, 18),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2025, 2, 28),
            LocalDate.of(2010, 11, 7),
            LocalDate.of(2023, 4, 28),
            LocalDate.of(2026, 1, 1));
    return Arbitraries.oneOf(any, odd, any.map(day -> day.withDayOfMonth(day.lengthOfMonth())));
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Combinators.combine(days(), Arbitraries.longs().between(-100_000, 100_000))
        .as((day, seconds) -> day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(seconds));
  }

  @Property(tries = 500)
  @Label("parse reads back what text writes")
  void textRoundTrip(@ForAll("windows") Window window) {
    assertThat(Window.parse(window.text())).isEqualTo(window);
    assertThat(window).hasToString(window.text());
  }

  @Property(tries = 2000)
  @Label("the range starts and ends where a walk over single days finds the window's edges")
  void rangeIsNaive(
      @ForAll("windows") Window window,
      @ForAll("instants") Instant asOf,
      @ForAll("zones") ZoneId zone,
      @ForAll("days") LocalDate joined) {
    TimeRange range = window.range(asOf, zone, Optional.of(joined));
    LocalDate day = LocalDate.ofInstant(asOf, zone);

    assertThat(range).isEqualTo(naive(window, asOf, day, zone, joined));
    assertThat(range.endExclusive()).isBeforeOrEqualTo(asOf);
    assertThat(range.contains(asOf)).isFalse();
  }

  private static TimeRange naive(
      Window window, Instant asOf, LocalDate day, ZoneId zone, LocalDate joined) {
    if (window instanceof Window.Rolling rolling) {
      return TimeRange.between(start(day.minus(rolling.length()), zone), asOf);
    }
    if (window instanceof Window.Ever) {
      return TimeRange.before(asOf);
    }
    int back =
        window instanceof Window.Calendar calendar
            ? calendar.back()
            : ((Window.Anniversary) window).back();
    // Walk back day by day over the turns: the first met starts the current unit.
    LocalDate end = day.plusDays(1);
    LocalDate start = previousTurn(window, day, joined);
    for (int i = 0; i < back; i++) {
      end = start;
      start = previousTurn(window, start.minusDays(1), joined);
    }
    return TimeRange.between(start(start, zone), back == 0 ? asOf : start(end, zone));
  }

  private static LocalDate previousTurn(Window window, LocalDate day, LocalDate joined) {
    LocalDate candidate = day;
    while (!isTurn(window, candidate, joined)) {
      candidate = candidate.minusDays(1);
    }
    return candidate;
  }

  /** Whether a new month, quarter, year or year of membership starts on the day. */
  private static boolean isTurn(Window window, LocalDate day, LocalDate joined) {
    if (window instanceof Window.Calendar calendar) {
      return day.getDayOfMonth() == 1
          && switch (calendar.unit()) {
            case MONTH -> true;
            case QUARTER -> (day.getMonthValue() - 1) % 3 == 0;
            case YEAR -> day.getMonthValue() == 1;
          };
    }
    boolean leapling = joined.getMonthValue() == 2 && joined.getDayOfMonth() == 29;
    int dayOfMonth = leapling && !day.isLeapYear() ? 28 : joined.getDayOfMonth();
    return day.getMonthValue() == joined.getMonthValue() && day.getDayOfMonth() == dayOfMonth;
  }

  /** The first instant of the day, or of the next one that the zone has. */
  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  @Property(tries = 1500)
  @Label("an event leaves a rolling window on the first day whose midnight no longer covers it")
  void leavesOnIsNaive(@ForAll("lengths") Period length, @ForAll("days") LocalDate event) {
    Window window = Window.last(length);
    Instant noon = event.atTime(12, 0).toInstant(ZoneOffset.UTC);
    LocalDate day = event.plusDays(1);
    while (window
        .range(start(day, ZoneOffset.UTC), ZoneOffset.UTC, Optional.empty())
        .contains(noon)) {
      day = day.plusDays(1);
    }

    assertThat(window.leavesOn(event)).contains(day);
  }

  @Property(tries = 1500)
  @Label("a window turns over on the first day, from the date on, that starts a new unit")
  void turnsOverIsNaive(
      @ForAll("windows") Window window,
      @ForAll("days") LocalDate date,
      @ForAll("days") LocalDate joined) {
    Optional<LocalDate> turn = window.turnsOver(date, Optional.of(joined));
    if (window instanceof Window.Rolling || window instanceof Window.Ever) {
      assertThat(turn).isEmpty();
    } else {
      LocalDate naive = date;
      while (!isTurn(window, naive, joined)) {
        naive = naive.plusDays(1);
      }
      assertThat(turn).contains(naive);
    }
  }

  @Property(tries = 500)
  @Label("asked as of a local midnight, a window covers whole days: none is cut in two")
  void coversWholeDays(
      @ForAll("windows") Window window,
      @ForAll("days") LocalDate day,
      @ForAll @From("days") LocalDate joined,
      @ForAll("days") LocalDate event) {
    TimeRange range = window.range(start(day, ZoneOffset.UTC), ZoneOffset.UTC, Optional.of(joined));

    assertThat(range.contains(start(event, ZoneOffset.UTC)))
        .isEqualTo(range.contains(start(event.plusDays(1), ZoneOffset.UTC).minusNanos(1)));
  }
}
