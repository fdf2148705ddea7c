package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The lunar calendar")
class LunarCalendarTest {
  @ParameterizedTest(name = "RM-07 festivals of the lunar year {0}")
  @CsvFileSource(resources = "lunar-festivals.csv", numLinesToSkip = 1)
  void festivals(
      int year,
      LocalDate springFestival,
      LocalDate lantern,
      LocalDate dragonBoat,
      LocalDate qixi,
      LocalDate midAutumn,
      LocalDate doubleNinth,
      LocalDate laba,
      LocalDate newYearsEve,
      Integer leapMonth,
      LocalDate leapMonthFirstDay,
      int month12Days,
      LocalDate qingming) {
    assertThat(LunarCalendar.newYear(year)).isEqualTo(springFestival);
    assertThat(LunarDate.of(year, 1, 1).toDate()).isEqualTo(springFestival);
    assertThat(LunarDate.of(year, 1, 15).toDate()).isEqualTo(lantern);
    assertThat(LunarDate.of(year, 5, 5).toDate()).isEqualTo(dragonBoat);
    assertThat(LunarDate.of(year, 7, 7).toDate()).isEqualTo(qixi);
    assertThat(LunarDate.of(year, 8, 15).toDate()).isEqualTo(midAutumn);
    assertThat(LunarDate.of(year, 9, 9).toDate()).isEqualTo(doubleNinth);
    assertThat(LunarDate.of(year, 12, 8).toDate()).isEqualTo(laba);
    assertThat(LunarCalendar.lastDay(year)).isEqualTo(newYearsEve);
    assertThat(new YearlyDay.LunarYearEnd().ofYear(year)).containsExactly(newYearsEve);
    assertThat(LunarCalendar.monthLength(year, 12, false)).isEqualTo(month12Days);
    assertThat(LunarCalendar.qingming(year)).isEqualTo(qingming);
    assertThat(new YearlyDay.Qingming().ofYear(year)).containsExactly(qingming);
    if (leapMonth == null) {
      assertThat(LunarCalendar.leapMonth(year)).isEmpty();
    } else {
      assertThat(LunarCalendar.leapMonth(year)).hasValue(leapMonth);
      assertThat(LunarDate.ofLeapMonth(year, leapMonth, 1).toDate()).isEqualTo(leapMonthFirstDay);
    }
  }

  @Test
  @DisplayName("C14 2020-06-06 is day 15 of leap month 4")
  void leapMonth() {
    assertThat(LunarCalendar.toLunar(LocalDate.of(2020, 6, 6)))
        .isEqualTo(LunarDate.ofLeapMonth(2020, 4, 15))
        .hasToString("lunar 2020-leap-4-15");
    assertThat(LunarCalendar.leapMonth(2020)).isEqualTo(OptionalInt.of(4));
    assertThat(LunarCalendar.leapMonth(2021)).isEmpty();
    assertThat(LunarCalendar.hasMonth(2020, 4, true)).isTrue();
    assertThat(LunarCalendar.hasMonth(2020, 5, true)).isFalse();
    assertThat(LunarCalendar.hasMonth(2021, 4, true)).isFalse();
    assertThat(LunarCalendar.hasMonth(2021, 12, false)).isTrue();
  }

  @Test
  @DisplayName("begins years and months as it should where ICU4J does not: 2027 and 2030")
  void where_icu_errs() {
    assertThat(LunarCalendar.newYear(2027)).isEqualTo("2027-02-06");
    assertThat(LunarCalendar.newYear(2030)).isEqualTo("2030-02-03");
  }

  @Test
  @DisplayName("has years of 12 or 13 months, none of which repeats month 1 or 12")
  void yearLengths() {
    int days = 0;
    for (int year = LunarCalendar.FIRST_YEAR; year <= LunarCalendar.LAST_YEAR; year++) {
      boolean leap = LunarCalendar.leapMonth(year).isPresent();
      assertThat(LunarCalendar.yearLength(year))
          .isBetween(leap ? 383 : 353, leap ? 385 : 355)
          .isEqualTo(
              LunarCalendar.lastDay(year).toEpochDay()
                  - LunarCalendar.newYear(year).toEpochDay()
                  + 1);
      LunarCalendar.leapMonth(year).ifPresent(month -> assertThat(month).isBetween(2, 11));
      days += LunarCalendar.yearLength(year);
    }
    assertThat(days).isEqualTo(72_290);
  }

  @ParameterizedTest(name = "refuses {0}, which is not covered")
  @ValueSource(strings = {"1901-02-18", "1901-01-01", "2099-01-21", "0001-01-01", "9999-12-31"})
  void outside(LocalDate date) {
    assertThat(LunarCalendar.covers(date)).isFalse();
    assertThatThrownBy(() -> LunarCalendar.toLunar(date))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("date must lie from 1901-02-19 to 2099-01-20 to have a lunar date here");
  }

  @Test
  @DisplayName("covers its first and its last day")
  void edges() {
    assertThat(LunarCalendar.toLunar(LocalDate.of(1901, 2, 19)))
        .isEqualTo(LunarDate.of(1901, 1, 1));
    assertThat(LunarCalendar.toLunar(LocalDate.of(2099, 1, 20)).toDate()).isEqualTo("2099-01-20");
    assertThat(LunarCalendar.yearOf(LocalDate.of(2099, 1, 20))).isEqualTo(2098);
    assertThat(LunarCalendar.yearOf(LocalDate.of(2026, 2, 16))).isEqualTo(2025);
    assertThat(LunarCalendar.yearOf(LocalDate.of(2026, 2, 17))).isEqualTo(2026);
  }

  @ParameterizedTest(name = "refuses the lunar year {0}")
  @ValueSource(ints = {1900, 2099, 0, -1, Integer.MAX_VALUE})
  void years(int year) {
    String message = "lunar year must be 1901 to 2098, was " + year;
    assertThatThrownBy(() -> LunarDate.of(year, 1, 1)).hasMessage(message);
    assertThatThrownBy(() -> LunarCalendar.newYear(year)).hasMessage(message);
    assertThatThrownBy(() -> LunarCalendar.lastDay(year)).hasMessage(message);
    assertThatThrownBy(() -> LunarCalendar.yearLength(year)).hasMessage(message);
    assertThatThrownBy(() -> LunarCalendar.leapMonth(year)).hasMessage(message);
    assertThatThrownBy(() -> LunarCalendar.qingming(year)).hasMessage(message);
  }

  @Test
  @DisplayName("refuses days that no calendar has, saying what there is")
  void noSuchDay() {
    assertThatThrownBy(() -> LunarDate.of(2026, 13, 1))
        .hasMessage("lunar month must be 1 to 12, was 13");
    assertThatThrownBy(() -> LunarDate.of(2026, 0, 1))
        .hasMessage("lunar month must be 1 to 12, was 0");
    assertThatThrownBy(() -> LunarDate.of(2026, 12, 30))
        .hasMessage("lunar day must be 1 to 29 in month 12 of 2026, was 30");
    assertThatThrownBy(() -> LunarDate.ofLeapMonth(2020, 4, 0))
        .hasMessageStartingWith("lunar day must be 1 to ")
        .hasMessageEndingWith(" in leap month 4 of 2020, was 0");
    assertThatThrownBy(() -> LunarDate.ofLeapMonth(2020, 5, 1))
        .hasMessage("lunar year 2020 has no leap month 5; its leap month is 4");
    assertThatThrownBy(() -> LunarDate.ofLeapMonth(2021, 5, 1))
        .hasMessage("lunar year 2021 has no leap month 5; its leap month is none");
  }

  @Test
  @DisplayName("orders its dates as their days are ordered")
  void order() {
    assertThat(
            List.of(
                LunarDate.of(2021, 1, 1),
                LunarDate.of(2020, 5, 1),
                LunarDate.ofLeapMonth(2020, 4, 1),
                LunarDate.of(2020, 4, 30),
                LunarDate.of(2020, 4, 2)))
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(LunarDate.of(2026, 8, 15)).hasToString("lunar 2026-8-15");
  }
}
