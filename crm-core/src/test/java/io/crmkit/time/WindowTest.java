package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Window")
class WindowTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "last:P12M,last:P12M,over the last 12 months,近 12 个月",
    "last:P1Y,last:P12M,over the last 12 months,近 12 个月",
    "last:P1Y2M3D,last:P14M3D,over the last 14 months 3 days,近 14 个月 3 天",
    "last:p30d,last:P30D,over the last 30 days,近 30 天",
    "last:P2W,last:P14D,over the last 14 days,近 14 天",
    "calendar:MONTH,calendar:MONTH,this calendar month,本月",
    "calendar:QUARTER,calendar:QUARTER,this calendar quarter,本季度",
    "calendar:YEAR,calendar:YEAR,this calendar year,今年",
    "calendar:YEAR-0,calendar:YEAR,this calendar year,今年",
    "calendar:MONTH-1,calendar:MONTH-1,in the last calendar month,上个月",
    "calendar:QUARTER-2,calendar:QUARTER-2,in the whole calendar quarter 2 before this one,往前第 2 个整季度",
    "calendar:YEAR-100,calendar:YEAR-100,in the whole calendar year 100 before this one,往前第 100 个整年",
    "anniversary,anniversary,this year of membership,本会员年度",
    "anniversary-1,anniversary-1,in the last year of membership,上一会员年度",
    "anniversary-100,anniversary-100,in the whole year of membership 100 before this one,往前第 100 个完整会员年度",
    "ever,ever,ever,累计"
  })
  @DisplayName("reads each text form, writes it back and shows in words:")
  void textForms(String text, String canonical, String english, String chinese) {
    Window window = Window.parse(text);

    assertThat(window.text()).isEqualTo(canonical);
    assertThat(window).hasToString(canonical).isEqualTo(Window.parse(canonical));
    assertThat(Texts.BUILT_IN.render(window.phrase(), Locale.ENGLISH)).isEqualTo(english);
    assertThat(Texts.BUILT_IN.render(window.phrase(), Locale.CHINESE)).isEqualTo(chinese);
  }

  @Test
  @DisplayName("the factories make the windows of the text forms")
  void factories() {
    assertThat(Window.last(Period.ofMonths(12))).isEqualTo(Window.parse("last:P12M"));
    assertThat(Window.current(CalendarUnit.YEAR)).isEqualTo(Window.parse("calendar:YEAR"));
    assertThat(Window.previous(CalendarUnit.MONTH)).isEqualTo(Window.parse("calendar:MONTH-1"));
    assertThat(Window.membershipYear()).isEqualTo(Window.parse("anniversary"));
    assertThat(Window.ever()).isEqualTo(Window.parse("ever"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "EVER",
        "last:",
        "last:12M",
        "last:P",
        "last: P12M",
        "calendar:WEEK",
        "calendar:YEAR-",
        "calendar:YEAR-1000",
        "calendar:YEAR--1",
        "calendar:year",
        "anniversary1",
        "anniversary-",
        "last:PT5H",
        "last:P99999999999D",
        "forever",
        "ever "
      })
  @DisplayName("refuses other texts, naming all the forms and the text:")
  void refusesOtherTexts(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.parse(text))
        .withMessage(
            "window must be last:P12M (any ISO-8601 period), calendar:YEAR, calendar:QUARTER or"
                + " calendar:MONTH (with -1 for the one before), anniversary, or ever, was '"
                + text
                + "'");
  }

  @Test
  @DisplayName("shows only the beginning of a long text that it refuses")
  void shortensLongTexts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.parse("x".repeat(41)))
        .withMessageEndingWith("was '" + "x".repeat(40) + "…'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.parse("x".repeat(40)))
        .withMessageEndingWith("was '" + "x".repeat(40) + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-1D", "P1M-1D", "P-1Y13M"})
  @DisplayName("a rolling window has a positive length, not:")
  void lengthIsPositive(String length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.last(Period.parse(length)))
        .withMessage(
            "window length must be positive and at most 1,000 years, was " + Period.parse(length));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 101, Integer.MIN_VALUE, Integer.MAX_VALUE})
  @DisplayName("a window reaches 0 to 100 units back, not:")
  void backIsBounded(int back) {
    String message = "a window reaches 0 to 100 units back, was " + back;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Window.Calendar(CalendarUnit.MONTH, back))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Window.Anniversary(back))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.parse("anniversary-101"))
        .withMessageContaining("was 101");
  }

  @Test
  @DisplayName("a calendar window needs a unit")
  void unitIsNeeded() {
    assertThatThrownBy(() -> new Window.Calendar(null, 0)).hasMessage("unit");
  }

  @Test
  @DisplayName("only anniversary windows need an anchor, and refuse a question without one")
  void anchors() {
    Instant asOf = Instant.parse("2026-11-23T00:00:00Z");

    assertThat(Window.membershipYear().needsAnchor()).isTrue();
    assertThat(Window.ever().needsAnchor()).isFalse();
    assertThat(Window.current(CalendarUnit.YEAR).needsAnchor()).isFalse();
    assertThat(Window.last(Period.ofDays(1)).needsAnchor()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.membershipYear().range(asOf, SHANGHAI, Optional.empty()))
        .withMessage("an anniversary window needs an anchor date");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29,2025-02-27,2024-02-29,2025-02-28",
    "2024-02-29,2025-02-28,2025-02-28,2025-02-28",
    "2024-02-29,2028-02-28,2027-02-28,2028-02-29",
    "2024-02-29,2028-02-29,2028-02-29,2028-02-29",
    "2020-06-15,2026-06-14,2025-06-15,2026-06-15",
    "2020-06-15,2026-06-15,2026-06-15,2026-06-15",
    "2020-06-15,2020-06-15,2020-06-15,2020-06-15",
    "2020-06-15,2026-06-16,2026-06-15,2027-06-15"
  })
  @DisplayName(
      "years of membership start on the anniversary, since 29 February on the 28th where there is none:")
  void anniversaries(LocalDate joined, LocalDate day, LocalDate start, LocalDate turn) {
    Instant noon = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    Optional<LocalDate> anchor = Optional.of(joined);

    assertThat(Window.membershipYear().range(noon, ZoneOffset.UTC, anchor))
        .isEqualTo(TimeRange.between(midnight(start), noon));
    assertThat(Window.membershipYear().turnsOver(day, anchor)).contains(turn);
    assertThat(new Window.Anniversary(1).turnsOver(day, anchor)).contains(turn);
    assertThat(Window.membershipYear().turnsOver(day, Optional.empty())).isEmpty();
  }

  @Test
  @DisplayName(
      "an earlier year of membership is whole: the one since 29 February ends on 28 February")
  void earlierAnniversaries() {
    Optional<LocalDate> anchor = Optional.of(LocalDate.of(2024, 2, 29));
    Instant asOf = Instant.parse("2026-06-01T00:00:00Z");

    assertThat(new Window.Anniversary(1).range(asOf, ZoneOffset.UTC, anchor))
        .isEqualTo(
            TimeRange.between(
                midnight(LocalDate.of(2025, 2, 28)), midnight(LocalDate.of(2026, 2, 28))));
    assertThat(new Window.Anniversary(2).range(asOf, ZoneOffset.UTC, anchor))
        .isEqualTo(
            TimeRange.between(
                midnight(LocalDate.of(2024, 2, 29)), midnight(LocalDate.of(2025, 2, 28))));
  }

  @Test
  @DisplayName("a midnight that the zone skips moves to the next instant")
  void skippedMidnight() {
    ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");
    Instant asOf = Instant.parse("2018-11-05T02:00:00Z");

    assertThat(Window.last(Period.ofDays(1)).range(asOf, saoPaulo, Optional.empty()))
        .isEqualTo(TimeRange.between(Instant.parse("2018-11-04T03:00:00Z"), asOf));
  }

  @Test
  @DisplayName("a range starts at the zone's midnight, not the machine's")
  void zoneDecides() {
    Instant asOf = Instant.parse("2026-01-01T10:00:00Z");

    assertThat(Window.current(CalendarUnit.YEAR).range(asOf, SHANGHAI, Optional.empty()))
        .isEqualTo(TimeRange.between(Instant.parse("2025-12-31T16:00:00Z"), asOf));
    assertThat(Window.ever().range(asOf, SHANGHAI, Optional.empty()))
        .isEqualTo(TimeRange.before(asOf));
  }

  @ParameterizedTest
  @CsvSource({
    "P1M2D,2026-01-29,2026-03-01",
    "P1M29D,2026-01-29,2026-03-28",
    "P1M,2026-01-31,2026-03-01",
    "P1M,2026-01-30,2026-03-01",
    "P1D,2026-01-31,2026-02-02"
  })
  @DisplayName("an event leaves a rolling window on the first day that no longer covers it:")
  void leaves(String length, LocalDate event, LocalDate leaves) {
    assertThat(Window.last(Period.parse(length)).leavesOn(event)).contains(leaves);
  }

  @ParameterizedTest
  @EnumSource(CalendarUnit.class)
  @DisplayName("a calendar unit starts on its first day, and turns over on the first of the next:")
  void calendarUnits(CalendarUnit unit) {
    LocalDate date = LocalDate.of(2026, 11, 23);
    LocalDate start = unit.startOf(date);

    assertThat(start)
        .isEqualTo(
            switch (unit) {
              case MONTH -> LocalDate.of(2026, 11, 1);
              case QUARTER -> LocalDate.of(2026, 10, 1);
              case YEAR -> LocalDate.of(2026, 1, 1);
            });
    assertThat(unit.startOf(start)).isEqualTo(start);
    assertThat(Window.current(unit).turnsOver(start, Optional.empty())).contains(start);
    assertThat(Window.previous(unit).turnsOver(date, Optional.empty()))
        .contains(
            unit == CalendarUnit.MONTH ? LocalDate.of(2026, 12, 1) : LocalDate.of(2027, 1, 1));
    assertThat(Window.current(unit).leavesOn(date)).isEmpty();
  }

  @Test
  @DisplayName("windows that move evenly never jump, and nothing ever leaves 'ever'")
  void evenWindows() {
    LocalDate date = LocalDate.of(2026, 11, 23);

    assertThat(Window.last(Period.ofDays(1)).turnsOver(date, Optional.of(date))).isEmpty();
    assertThat(Window.ever().turnsOver(date, Optional.of(date))).isEmpty();
    assertThat(Window.ever().leavesOn(date)).isEmpty();
    assertThat(Window.membershipYear().leavesOn(date)).isEmpty();
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
