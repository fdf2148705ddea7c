package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Recurrence")
class RecurrenceTest {
  private static final LocalDate ANCHOR = LocalDate.of(2026, 1, 31);

  /** The dates one after the other, from the anchor on. */
  private static List<LocalDate> dates(Recurrence recurrence, int count) {
    return Stream.iterate(recurrence.anchor(), date -> recurrence.nextOrSame(date.plusDays(1)))
        .limit(count)
        .toList();
  }

  @Test
  @DisplayName("C11: monthly from 2026-01-31 gives 02-28, 03-31, 04-30 and 05-31; it never drifts")
  void monthlyNeverDrifts() {
    assertThat(dates(new Recurrence(ANCHOR, Period.ofMonths(1)), 5))
        .containsExactly(
            ANCHOR,
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 3, 31),
            LocalDate.of(2026, 4, 30),
            LocalDate.of(2026, 5, 31));
  }

  @Test
  @DisplayName("C11: yearly from 29 February comes back to the 29th in leap years")
  void yearlyFromLeapDay() {
    assertThat(dates(new Recurrence(LocalDate.of(2024, 2, 29), Period.ofYears(1)), 5))
        .containsExactly(
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2025, 2, 28),
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2027, 2, 28),
            LocalDate.of(2028, 2, 29));
  }

  @Test
  @DisplayName("counts days without regard to months, and years with months together")
  void daysAndMonths() {
    assertThat(dates(new Recurrence(ANCHOR, Period.ofDays(14)), 3))
        .containsExactly(ANCHOR, LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28));
    assertThat(dates(new Recurrence(ANCHOR, Period.of(1, 1, 0)), 3))
        .containsExactly(ANCHOR, LocalDate.of(2027, 2, 28), LocalDate.of(2028, 3, 31));
  }

  @Test
  @DisplayName("does not recur before its anchor")
  void nothingBeforeAnchor() {
    Recurrence monthly = new Recurrence(ANCHOR, Period.ofMonths(1));

    assertThat(monthly.nextOrSame(LocalDate.of(2000, 1, 1))).isEqualTo(ANCHOR);
    assertThat(monthly.nextOrSame(ANCHOR)).isEqualTo(ANCHOR);
    assertThat(monthly.anyWithin(LocalDate.of(2000, 1, 1), ANCHOR.minusDays(1))).isFalse();
    assertThat(monthly.anyWithin(LocalDate.of(2000, 1, 1), ANCHOR)).isTrue();
  }

  @Test
  @DisplayName("a stretch of days excludes its first bound and includes its last")
  void withinIsHalfOpen() {
    Recurrence monthly = new Recurrence(ANCHOR, Period.ofMonths(1));
    LocalDate date = LocalDate.of(2026, 2, 28);

    assertThat(monthly.anyWithin(date.minusDays(1), date)).isTrue();
    assertThat(monthly.anyWithin(date, date.plusDays(1))).isFalse();
    assertThat(monthly.anyWithin(date, date)).isFalse();
    assertThat(monthly.anyWithin(date, date.minusDays(1))).isFalse();
    assertThat(monthly.anyWithin(LocalDate.MAX, LocalDate.MAX)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-1D", "P-1M", "P1M1D", "P1Y1D", "P1M-1D", "P-1M1D", "P-1Y"})
  @DisplayName("has a positive length of days, or of months and years, not:")
  void lengthIsPositive(String every) {
    Period length = Period.parse(every);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recurrence(ANCHOR, length))
        .withMessage(
            "recurrence length must be positive days, or positive months and years, of at most 1,000 years, was "
                + length);
  }

  @Test
  @DisplayName("needs an anchor")
  void needsAnchor() {
    assertThatThrownBy(() -> new Recurrence(null, Period.ofDays(1))).hasMessage("anchor");
  }
}
