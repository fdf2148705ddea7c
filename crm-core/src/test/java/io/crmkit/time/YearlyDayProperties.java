package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Yearly days against the naive walk: look at every day and ask whether it is one. */
@Label("Laws of lunar dates and yearly days")
class YearlyDayProperties {
  private static final LocalDate FIRST = LocalDate.of(1901, 2, 19);
  private static final LocalDate LAST = LocalDate.of(2099, 1, 20);

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.longs()
        .between(FIRST.toEpochDay(), LAST.toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<YearlyDay> lunarDays() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 12),
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.integers().between(1, 30)),
                Tuple.of(1, Arbitraries.just(30))),
            Arbitraries.of(LeapMonth.class),
            Arbitraries.of(ShortMonth.class))
        .as(YearlyDay.Lunar::new);
  }

  @Provide
  Arbitrary<YearlyDay> days() {
    Arbitrary<YearlyDay> solar =
        Combinators.combine(
                Arbitraries.integers().between(1, 366),
                Arbitraries.of(true, false),
                Arbitraries.of(ShortMonth.class))
            .as(
                (day, leapDay, rule) ->
                    new YearlyDay.Solar(
                        leapDay
                            ? MonthDay.of(2, 29)
                            : MonthDay.from(LocalDate.ofYearDay(2020, day)),
                        rule));
    return Arbitraries.oneOf(
        lunarDays(), solar, Arbitraries.of(new YearlyDay.LunarYearEnd(), new YearlyDay.Qingming()));
  }

  @Property(tries = 2000)
  @Label("a day and its lunar date give one another")
  void roundTrip(@ForAll("dates") LocalDate date) {
    LunarDate lunar = LunarCalendar.toLunar(date);
    assertThat(lunar.toDate()).isEqualTo(date);
    assertThat(LunarOracles.Day.of(lunar)).isEqualTo(LunarOracles.TYME4J.day(date));
  }

  @Property(tries = 2000)
  @Label("the order of lunar dates is the order of their days")
  void order(@ForAll("dates") LocalDate a, @ForAll("dates") LocalDate b) {
    assertThat(Integer.signum(LunarCalendar.toLunar(a).compareTo(LunarCalendar.toLunar(b))))
        .isEqualTo(Integer.signum(a.compareTo(b)));
  }

  /** Whether a date is one of the day, from its lunar date and that of the day before alone. */
  private static boolean naive(YearlyDay day, LocalDate date) {
    if (day instanceof YearlyDay.Solar solar) {
      boolean common = solar.day().equals(MonthDay.of(2, 29)) && !date.isLeapYear();
      ShortMonth rule = solar.shortMonth();
      return MonthDay.from(date).equals(solar.day())
          || (common && last(rule) && MonthDay.from(date).equals(MonthDay.of(2, 28)))
          || (common && next(rule) && MonthDay.from(date).equals(MonthDay.of(3, 1)));
    }
    if (day instanceof YearlyDay.Qingming) {
      return LunarOracles.TYME4J.qingming(date.getYear()).equals(date);
    }
    LunarOracles.Day today = LunarOracles.TYME4J.day(date);
    LunarOracles.Day tomorrow = LunarOracles.TYME4J.day(date.plusDays(1));
    LunarOracles.Day yesterday = LunarOracles.TYME4J.day(date.minusDays(1));
    if (day instanceof YearlyDay.LunarYearEnd) {
      return tomorrow.year() > today.year();
    }
    YearlyDay.Lunar lunar = (YearlyDay.Lunar) day;
    boolean shortEnd = lunar.day() == 30 && tomorrow.day() == 1 && today.day() == 29;
    boolean afterShort = lunar.day() == 30 && today.day() == 1 && yesterday.day() == 29;
    return (kept(lunar, today) && today.day() == lunar.day())
        || (kept(lunar, today) && shortEnd && last(lunar.shortMonth()))
        || (kept(lunar, yesterday) && afterShort && next(lunar.shortMonth()));
  }

  private static boolean last(ShortMonth rule) {
    return rule == ShortMonth.LAST_DAY || rule == ShortMonth.BOTH;
  }

  private static boolean next(ShortMonth rule) {
    return rule == ShortMonth.NEXT_DAY || rule == ShortMonth.BOTH;
  }

  private static boolean kept(YearlyDay.Lunar lunar, LunarOracles.Day date) {
    boolean yearHasLeap =
        com.tyme.lunar.LunarYear.fromYear(date.year()).getLeapMonth() == lunar.month();
    return date.month() == lunar.month()
        && switch (lunar.leapMonth()) {
          case REGULAR -> !date.leap();
          case LEAP_ONLY -> date.leap();
          case LEAP_IF_ANY -> date.leap() == yearHasLeap;
          case BOTH -> true;
        };
  }

  @Property(tries = 80)
  @Label("C13 C14 C15 the dates in a stretch are the days of it that are one, strictly increasing")
  void datesIn(
      @ForAll("days") YearlyDay day,
      @ForAll("dates") LocalDate start,
      @ForAll @IntRange(max = 800) int length) {
    LocalDate end = start.plusDays(length).isAfter(LAST) ? LAST : start.plusDays(length);
    List<LocalDate> expected = start.datesUntil(end).filter(date -> naive(day, date)).toList();

    assertThat(day.datesIn(start, end)).isEqualTo(expected);
    Optional<LocalDate> next = day.nextOrSame(start);
    expected.stream().findFirst().ifPresent(first -> assertThat(next).hasValue(first));
    if (expected.isEmpty()) {
      next.ifPresent(later -> assertThat(later).isAfterOrEqualTo(end));
    }
  }

  @Property(tries = 500)
  @Label("C15 in the regular month every lunar year has a day exactly once, in that lunar year")
  void oncePerLunarYear(
      @ForAll @IntRange(min = 1901, max = 2098) int year,
      @ForAll @IntRange(min = 1, max = 12) int month,
      @ForAll @IntRange(min = 1, max = 30) int day) {
    YearlyDay yearly = new YearlyDay.Lunar(month, day, LeapMonth.REGULAR, ShortMonth.LAST_DAY);
    LocalDate start = LunarCalendar.newYear(year);
    LocalDate end = LunarCalendar.lastDay(year).plusDays(1);

    assertThat(yearly.datesIn(start, end)).hasSize(1).isEqualTo(yearly.ofYear(year));
  }

  @Property(tries = 500)
  @Label("walking from next to next gives the dates of a stretch")
  void walking(@ForAll("days") YearlyDay day, @ForAll("dates") LocalDate start) {
    LocalDate end = start.plusYears(30).isAfter(LAST) ? LAST : start.plusYears(30);
    List<LocalDate> walked =
        Stream.iterate(
                day.nextOrSame(start),
                next -> next.filter(date -> date.isBefore(end)).isPresent(),
                next -> day.nextOrSame(next.orElseThrow().plusDays(1)))
            .map(Optional::orElseThrow)
            .toList();

    assertThat(day.datesIn(start, end)).isEqualTo(walked);
  }
}
