package io.crmkit.score.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Some from 20 and many from 200 customers, medium from 10 % and high from 30 %, a tenth slack. */
@DisplayName("Levels of effort at their edges")
class LevelEdgesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final LevelMatrix MATRIX = matrix("0.1", Period.ofDays(90));

  private static LevelMatrix matrix(String slack, Period dwell) {
    return new LevelMatrix(20, 200, d("0.1"), d("0.3"), d(slack), dwell);
  }

  private static BigDecimal d(String text) {
    return new BigDecimal(text);
  }

  private static Facts on(LocalDate day) {
    return Facts.at(
        day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC, CurrencyUnit.of("CNY"));
  }

  private static Facts group(LocalDate day, long customers, String margin) {
    return on(day).with(LevelMatrix.CUSTOMERS, customers).with(LevelMatrix.MARGIN, d(margin));
  }

  private static LevelStanding held(int customers, int margin, int days) {
    return new LevelStanding(
        LevelMatrix.level(customers, margin),
        customers,
        margin,
        DAY.minusDays(days),
        DAY.minusDays(days));
  }

  private static LevelStanding next(LevelMatrix matrix, Facts facts, LevelStanding before) {
    return matrix.decide(facts, Optional.of(before)).outcome().toOptional().orElseThrow();
  }

  @ParameterizedTest(name = "few, some, many and low, medium, high: {0} and {1} are {2}")
  @CsvSource({
    "2, 0, BASIC", "2, 1, REACTIVE", "2, 2, ACCOUNTABLE",
    "1, 0, REACTIVE", "1, 1, ACCOUNTABLE", "1, 2, PROACTIVE",
    "0, 0, ACCOUNTABLE", "0, 1, PROACTIVE", "0, 2, PARTNERSHIP"
  })
  @DisplayName("AS-11: the table of levels is Kotler's:")
  void table(int customers, int margin, RelationshipLevel expected) {
    assertThat(LevelMatrix.level(customers, margin)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} customers taken before, now {1}: class {2}")
  @CsvSource({
    "0, 21, 0",
    "0, 22, 1",
    "0, 199, 1",
    "0, 200, 2",
    "1, 18, 1",
    "1, 17, 0",
    "1, 219, 1",
    "1, 220, 2",
    "2, 180, 2",
    "2, 179, 1",
    "2, 20, 1",
    "2, 19, 0",
    "2, 9999, 2",
    "0, 0, 0"
  })
  @DisplayName("AS-11: a class of customers is left where its bound is passed by the slack:")
  void customersWithSlack(int before, long customers, int expected) {
    LevelStanding standing = next(MATRIX, group(DAY, customers, "0.2"), held(before, 1, 90));
    assertThat(standing.customers()).isEqualTo(expected);
    assertThat(standing.margin()).isEqualTo(1);
  }

  @ParameterizedTest(name = "margin {0} taken before, now {1}: class {2}")
  @CsvSource({
    "0, 0.109999, 0",
    "0, 0.11, 1",
    "1, 0.09, 1",
    "1, 0.089999, 0",
    "1, 0.329999, 1",
    "1, 0.33, 2",
    "2, 0.27, 2",
    "2, 0.269999, 1",
    "2, 0.099999, 0",
    "2, 5, 2",
    "0, -1, 0"
  })
  @DisplayName("AS-11: a class of margin is left where its bound is passed by the slack:")
  void marginWithSlack(int before, String margin, int expected) {
    LevelStanding standing = next(MATRIX, group(DAY, 100, margin), held(1, before, 90));
    assertThat(standing.margin()).isEqualTo(expected);
    assertThat(standing.customers()).isEqualTo(1);
  }

  @Test
  @DisplayName("AS-11: without slack a class is left at its bound")
  void noSlack() {
    LevelMatrix sharp = matrix("0", Period.ZERO);
    assertThat(next(sharp, group(DAY, 20, "0.3"), held(0, 1, 1)))
        .isEqualTo(new LevelStanding(RelationshipLevel.PROACTIVE, 1, 2, DAY.minusDays(1), DAY));
    assertThat(next(sharp, group(DAY, 199, "0.2"), held(2, 1, 1)).customers()).isEqualTo(1);
    assertThat(next(sharp, group(DAY, 200, "0.2"), held(2, 1, 1)).customers()).isEqualTo(2);
  }

  @ParameterizedTest(name = "held {0} days: left is {1}")
  @CsvSource({"0, false", "89, false", "90, true", "91, true"})
  @DisplayName("AS-11: a level is left on the day its dwell is over:")
  void dwell(int days, boolean left) {
    LevelStanding before = held(2, 2, days);
    Decision<Answer<LevelStanding>> decision =
        MATRIX.decide(group(DAY, 10, "0.3"), Optional.of(before));
    assertThat(decision.outcome().toOptional())
        .contains(
            left
                ? new LevelStanding(RelationshipLevel.PARTNERSHIP, 0, 2, DAY, DAY)
                : new LevelStanding(before.level(), 2, 2, before.since(), DAY));
    assertThat(decision.reasons())
        .containsExactly(
            left
                ? new StageReason.LevelReached(RelationshipLevel.PARTNERSHIP, 10, "30 %")
                : new StageReason.LevelDwells(
                    RelationshipLevel.ACCOUNTABLE,
                    RelationshipLevel.PARTNERSHIP,
                    before.since().plusDays(90)));
  }

  @Test
  @DisplayName("AS-11: other classes on the same level are taken at once, and its day stays")
  void sameLevel() {
    // Many with high margin and few with low are both accountable.
    LevelStanding before = held(2, 2, 5);
    assertThat(next(MATRIX, group(DAY, 5, "0.05"), before))
        .isEqualTo(new LevelStanding(RelationshipLevel.ACCOUNTABLE, 0, 0, DAY.minusDays(5), DAY));
  }

  @Test
  @DisplayName("AS-11: either figure missing keeps the level that is recorded, or refuses")
  void missing() {
    LevelStanding before = held(1, 2, 400);
    for (Facts facts :
        List.of(
            on(DAY),
            on(DAY).with(LevelMatrix.CUSTOMERS, 500L),
            on(DAY).with(LevelMatrix.MARGIN, d("0.01")),
            on(DAY).with(LevelMatrix.CUSTOMERS, 500L).withAbsent(LevelMatrix.MARGIN))) {
      Decision<Answer<LevelStanding>> kept = MATRIX.decide(facts, Optional.of(before));
      assertThat(kept.outcome().toOptional())
          .contains(new LevelStanding(before.level(), 1, 2, before.since(), DAY));
      assertThat(kept.reasons()).containsExactly(new StageReason.LevelKeptUnknown(before.level()));
      assertThat(MATRIX.decide(facts, Optional.empty()).outcome()).isEqualTo(Answer.refused());
    }
  }

  @Test
  @DisplayName("AS-11: each level has its word")
  void words() {
    StringBuilder all = new StringBuilder();
    for (RelationshipLevel level : RelationshipLevel.values()) {
      all.append(
              Decision.of("", new StageReason.LevelReached(level, 5, "0.1"))
                  .explain(Locale.ENGLISH))
          .append('\n');
    }
    assertThat(all)
        .containsSubsequence("basic", "reactive", "accountable", "proactive", "partnership");
  }

  @Test
  @DisplayName(
      "bounds of a matrix are positive and ascend, slack up to a half, dwell to 1,000 years")
  void bounds() {
    LevelMatrix least =
        new LevelMatrix(1, 2, d("0.000001"), d("0.000002"), d("0.5"), Period.ofYears(1_000));
    assertThat(least.slack()).isEqualTo(d("0.5"));
    assertThat(new LevelMatrix(1, 2, d("0.10"), d("0.2"), d("0.00"), Period.ZERO))
        .isEqualTo(new LevelMatrix(1, 2, d("0.1"), d("0.2"), d("0"), Period.ZERO));
    assertThatThrownBy(() -> new LevelMatrix(2, 2, d("0.1"), d("0.2"), d("0"), Period.ZERO))
        .hasMessage("customers must be 0 < some < many, were 2 and 2");
    assertThatThrownBy(() -> new LevelMatrix(0, 2, d("0.1"), d("0.2"), d("0"), Period.ZERO))
        .hasMessage("customers must be 0 < some < many, were 0 and 2");
    assertThatThrownBy(() -> new LevelMatrix(1, 2, d("0"), d("0.2"), d("0"), Period.ZERO))
        .hasMessage("margins must be 0 < medium < high, were 0 and 0.2");
    assertThatThrownBy(() -> new LevelMatrix(1, 2, d("0.2"), d("0.2"), d("0"), Period.ZERO))
        .hasMessage("margins must be 0 < medium < high, were 0.2 and 0.2");
    assertThatThrownBy(() -> matrix("0.500001", Period.ZERO))
        .hasMessage("slack must be from 0 to 0.5, was 0.500001");
    assertThatThrownBy(() -> matrix("-0.000001", Period.ZERO))
        .hasMessage("slack must be from 0 to 0.5, was -0.000001");
    assertThatThrownBy(() -> matrix("0", Period.ofYears(1_001)))
        .hasMessage("minimumDwell must be from zero to 1,000 years, was P1001Y");
    assertThatThrownBy(() -> matrix("0", Period.ofDays(-1)))
        .hasMessage("minimumDwell must be from zero to 1,000 years, was P-1D");
  }

  @Test
  @DisplayName("a standing holds classes 0 to 2 and is not older than its level")
  void standings() {
    RelationshipLevel level = RelationshipLevel.BASIC;
    assertThat(new LevelStanding(level, 0, 2, DAY, DAY).decidedOn()).isEqualTo(DAY);
    assertThat(new LevelStanding(level, 2, 0, DAY, DAY).margin()).isZero();
    assertThatThrownBy(() -> new LevelStanding(level, -1, 0, DAY, DAY))
        .hasMessage("classes of customers and margin must be 0 to 2, were -1 and 0");
    assertThatThrownBy(() -> new LevelStanding(level, 3, 0, DAY, DAY))
        .hasMessageEndingWith("3 and 0");
    assertThatThrownBy(() -> new LevelStanding(level, 0, -1, DAY, DAY))
        .hasMessageEndingWith("0 and -1");
    assertThatThrownBy(() -> new LevelStanding(level, 0, 3, DAY, DAY))
        .hasMessageEndingWith("0 and 3");
    assertThatThrownBy(() -> new LevelStanding(level, 0, 0, DAY, DAY.minusDays(1)))
        .hasMessage(
            "a standing must not be older than its level, held since 2026-07-01, was of"
                + " 2026-06-30");
    LevelStanding later = new LevelStanding(level, 2, 0, DAY, DAY.plusDays(1));
    assertThatThrownBy(() -> MATRIX.decide(on(DAY), Optional.of(later)))
        .hasMessage(
            "the recorded standing must not be of a later day than the facts of 2026-07-01");
    assertThat(
            MATRIX.decide(on(DAY), Optional.of(new LevelStanding(level, 2, 0, DAY, DAY))).outcome())
        .isNotEqualTo(Answer.refused());
  }
}
