package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Days that come every year")
class YearlyDayTest {
  private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static List<LocalDate> days(String text) {
    return Arrays.stream(text.split(";", -1))
        .filter(s -> !s.isBlank())
        .map(LocalDate::parse)
        .toList();
  }

  @ParameterizedTest(name = "C13 29 February, {0}: in 2027 and 2028 {1}")
  @CsvSource({
    "LAST_DAY, 2027-02-28;2028-02-29",
    "NEXT_DAY, 2027-03-01;2028-02-29",
    "BOTH, 2027-02-28;2027-03-01;2028-02-29",
    "SKIP, 2028-02-29"
  })
  void leapDay(ShortMonth rule, String expected) {
    YearlyDay day = new YearlyDay.Solar(LEAP_DAY, rule);

    assertThat(day.datesIn(day("2027-01-01"), day("2029-01-01"))).isEqualTo(days(expected));
    assertThat(day.nextOrSame(day("2027-01-01"))).hasValue(days(expected).get(0));
  }

  @Test
  @DisplayName("C13 leap years only: eight years may go by, as from 1896 to 1904")
  void centuries() {
    YearlyDay day = new YearlyDay.Solar(LEAP_DAY, ShortMonth.SKIP);

    assertThat(day.nextOrSame(day("1896-03-01"))).hasValue(day("1904-02-29"));
  }

  @ParameterizedTest(name = "C14 leap month 4 day 15, {0}: {1}")
  @CsvSource({
    "REGULAR, 2020-05-07;2021-05-26;2022-05-15;2023-06-02;2024-05-22;2025-05-12;2026-05-31;2027-05-20",
    "LEAP_ONLY, 2020-06-06",
    "LEAP_IF_ANY, 2020-06-06;2021-05-26;2022-05-15;2023-06-02;2024-05-22;2025-05-12;2026-05-31;2027-05-20",
    "BOTH, 2020-05-07;2020-06-06;2021-05-26;2022-05-15;2023-06-02;2024-05-22;2025-05-12;2026-05-31;2027-05-20"
  })
  void leapMonth(LeapMonth rule, String expected) {
    YearlyDay day = new YearlyDay.Lunar(4, 15, rule, ShortMonth.LAST_DAY);

    assertThat(day.datesIn(day("2020-01-01"), day("2028-01-01"))).isEqualTo(days(expected));
  }

  @Test
  @DisplayName("C14 leap month only: the next after 2020 is in 2058")
  void leapOnly() {
    YearlyDay day = new YearlyDay.Lunar(4, 15, LeapMonth.LEAP_ONLY, ShortMonth.LAST_DAY);

    assertThat(day.nextOrSame(day("2020-06-07"))).hasValue(day("2058-06-05"));
    assertThat(day.nextOrSame(day("2020-06-06"))).hasValue(day("2020-06-06"));
    YearlyDay never = new YearlyDay.Lunar(12, 1, LeapMonth.LEAP_ONLY, ShortMonth.LAST_DAY);
    assertThat(never.nextOrSame(day("2020-01-01"))).isEmpty();
  }

  @Test
  @DisplayName("C15 lunar 12/8 comes twice in 2022 and not in 2023")
  void lastMonth() {
    YearlyDay laba = YearlyDay.lunar(12, 8);

    assertThat(laba.datesIn(day("2022-01-01"), day("2023-01-01")))
        .containsExactly(day("2022-01-10"), day("2022-12-30"));
    assertThat(laba.datesIn(day("2023-01-01"), day("2024-01-01"))).isEmpty();
    assertThat(laba.nextOrSame(day("2022-12-31"))).hasValue(day("2024-01-18"));
  }

  @ParameterizedTest(
      name = "lunar 12/30, {0}: in the lunar years 2025 (29 days) and 2023 (30 days)")
  @EnumSource(ShortMonth.class)
  void day30(ShortMonth rule) {
    YearlyDay day = new YearlyDay.Lunar(12, 30, LeapMonth.REGULAR, rule);

    assertThat(day.ofYear(2023)).containsExactly(day("2024-02-09"));
    assertThat(day.ofYear(2025))
        .isEqualTo(
            switch (rule) {
              case LAST_DAY -> List.of(day("2026-02-16"));
              case NEXT_DAY -> List.of(day("2026-02-17"));
              case BOTH -> List.of(day("2026-02-16"), day("2026-02-17"));
              case SKIP -> List.of();
            });
  }

  @Test
  @DisplayName("C20 have no instant, no time and no zone anywhere")
  void noInstants() {
    for (Class<?> type :
        List.of(YearlyDay.class, YearlyDay.Solar.class, YearlyDay.Lunar.class, LunarDate.class)) {
      assertThat(Arrays.stream(type.getMethods()).map(Object::toString))
          .noneMatch(
              signature -> signature.matches(".*java\\.time\\.(Instant|Zone|Local.*Time).*"));
    }
    assertThat(YearlyDay.solar(7, 1).datesIn(day("1988-06-01"), day("1990-01-01")))
        .containsExactly(day("1988-07-01"), day("1989-07-01"));
  }

  @Test
  @DisplayName("are refused where a rule is wanted, or where there is no such day")
  void refused() {
    assertThatThrownBy(() -> YearlyDay.solar(2, 29))
        .hasMessage("29 February needs a rule for common years: new Solar(day, shortMonth)");
    assertThatThrownBy(() -> YearlyDay.solar(2, 30)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> YearlyDay.lunar(1, 30)).hasMessageStartingWith("lunar day 30 needs");
    assertThatThrownBy(() -> YearlyDay.lunar(13, 1))
        .hasMessage("lunar month must be 1 to 12, was 13");
    assertThatThrownBy(() -> YearlyDay.lunar(0, 1))
        .hasMessage("lunar month must be 1 to 12, was 0");
    assertThatThrownBy(() -> YearlyDay.lunar(1, 31))
        .hasMessage("lunar day must be 1 to 30, was 31");
    assertThatThrownBy(() -> YearlyDay.lunar(1, 0)).hasMessage("lunar day must be 1 to 30, was 0");
  }

  @Test
  @DisplayName(
      "are known on the days of the lunar calendar, if lunar; questions beyond are refused")
  void known() {
    YearlyDay eve = new YearlyDay.LunarYearEnd();
    LocalDate first = day("1901-02-19");
    LocalDate end = day("2099-01-21");

    assertThat(eve.knows(first, end)).isTrue();
    assertThat(eve.knows(first.minusDays(1), end)).isFalse();
    assertThat(eve.knows(first, end.plusDays(1))).isFalse();
    assertThat(eve.knows(end.plusDays(9), end.plusDays(9))).isTrue();
    assertThat(YearlyDay.solar(1, 1).knows(day("1000-01-01"), day("3000-01-01"))).isTrue();
    assertThat(eve.datesIn(first, end)).hasSize(198).contains(day("2099-01-20"));
    assertThat(new YearlyDay.Qingming().datesIn(first, end)).hasSize(198);
    assertThat(eve.nextOrSame(day("2099-01-20"))).hasValue(day("2099-01-20"));
    assertThat(YearlyDay.lunar(1, 1).nextOrSame(day("2099-01-20"))).isEmpty();
    assertThatThrownBy(() -> eve.datesIn(first, end.plusDays(1)))
        .hasMessage(
            "days of the lunar calendar are known from 1901-02-19 to 2099-01-20, asked was"
                + " 1901-02-19 up to 2099-01-22");
    assertThatThrownBy(() -> eve.nextOrSame(end))
        .hasMessageEndingWith("2099-01-20, asked was 2099-01-21");
    assertThatThrownBy(() -> YearlyDay.solar(1, 1).datesIn(end, first))
        .hasMessage("the end must not lie before the start 2099-01-21, was 1901-02-19");
    assertThat(YearlyDay.solar(1, 1).datesIn(end, end)).isEmpty();
  }
}
