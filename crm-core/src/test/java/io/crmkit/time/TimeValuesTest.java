package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Values of business time")
class TimeValuesTest {
  @ParameterizedTest(name = "read and write the hours {0}")
  @ValueSource(
      strings = {"09:00-17:00", "22:00-06:00", "00:00-24:00", "08:30-24:00", "00:00:01-23:59:59"})
  void hoursText(String text) {
    assertThat(DayHours.parse(text)).hasToString(text).isEqualTo(DayHours.parse(text));
  }

  @Test
  @DisplayName("have hours that wrap midnight when they end at or before they start")
  void hoursWrap() {
    assertThat(DayHours.parse("09:00-17:00").endsNextDay()).isFalse();
    assertThat(DayHours.parse("22:00-06:00").endsNextDay()).isTrue();
    assertThat(DayHours.parse("09:00-09:00").endsNextDay()).isTrue();
    assertThat(DayHours.parse("00:00-24:00"))
        .isEqualTo(DayHours.WHOLE_DAY)
        .isEqualTo(DayHours.parse("00:00-00:00"));
    assertThat(DayHours.parse("17:00-24:00").endExclusive()).isEqualTo(LocalTime.MIDNIGHT);
  }

  @ParameterizedTest(name = "refuse the hours ''{0}''")
  @ValueSource(
      strings = {"", "9-17", "09:00", "-09:00", "24:00-06:00", "09:00-25:00", "09:00 - 17:00"})
  void noHours(String text) {
    assertThatThrownBy(() -> DayHours.parse(text))
        .hasMessage(
            "hours must be written like 09:00-17:00, 22:00-06:00 or 00:00-24:00, was '"
                + text
                + "'");
  }

  @Test
  @DisplayName("join pauses that overlap or touch, and drop empty ones")
  void pausesJoin() {
    Instant one = Instant.parse("2026-03-02T01:00:00Z");
    Instant two = Instant.parse("2026-03-02T02:00:00Z");
    Instant three = Instant.parse("2026-03-02T03:00:00Z");
    Pauses joined = Pauses.of(TimeRange.between(one, three));
    assertThat(Pauses.of(TimeRange.between(two, three), TimeRange.between(one, two)))
        .isEqualTo(joined);
    assertThat(Pauses.of(TimeRange.between(one, three), TimeRange.between(two, two)))
        .isEqualTo(joined);
    assertThat(Pauses.of(TimeRange.between(one, one))).isEqualTo(Pauses.NONE);
    assertThat(
            Pauses.of(TimeRange.before(two), TimeRange.before(three), TimeRange.between(one, two)))
        .isEqualTo(Pauses.of(TimeRange.before(three)));
    assertThat(joined.contains(one)).isTrue();
    assertThat(joined.contains(three)).isFalse();
    assertThat(
            Pauses.of(TimeRange.between(one, two))
                .and(Pauses.of(TimeRange.between(two.plusNanos(1), three)))
                .ranges())
        .hasSize(2);
  }

  @Test
  @DisplayName("answer with a value, never or unknown, which can be mapped")
  void reckoned() {
    LocalDate last = LocalDate.of(2026, 12, 31);
    assertThat(Reckoned.known(3).map(n -> n + 1)).isEqualTo(Reckoned.known(4));
    assertThat(Reckoned.known(3).flatMap(n -> Reckoned.unknown(last)))
        .isEqualTo(Reckoned.unknown(last));
    assertThat(Reckoned.<Integer>never().map(n -> n + 1)).isEqualTo(Reckoned.never());
    assertThat(Reckoned.<Integer>never().flatMap(Reckoned::known)).isEqualTo(Reckoned.never());
    assertThat(Reckoned.<Integer>unknown(last).map(n -> n + 1)).isEqualTo(Reckoned.unknown(last));
    assertThat(Reckoned.<Integer>unknown(last).flatMap(Reckoned::known))
        .isEqualTo(Reckoned.unknown(last));
    assertThat(Reckoned.known(3).toOptional()).contains(3);
    assertThat(Reckoned.never().toOptional()).isEmpty();
    assertThat(Reckoned.unknown(last).toOptional()).isEmpty();
  }
}
