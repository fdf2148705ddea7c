package io.crmkit.score.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.score.ScoreMetrics;
import io.crmkit.score.segment.Label;
import io.crmkit.score.segment.LabelRules;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Stages, levels and strategies")
class StageTest {
  private static final Window YEAR = Window.last(Period.ofMonths(12));
  private static final Metric<Period> SILENCE = Metrics.daysSinceOrder(Window.ever());
  private static final Metric<Long> ORDERS = Metrics.orders(YEAR);
  private static final Metric<Long> ALL = Metrics.orders(Window.ever());
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final StageModel CYCLE = ReadyStages.lifeCycle();

  private static Facts on(LocalDate day) {
    return Facts.at(
        day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC, CurrencyUnit.of("CNY"));
  }

  private static Facts facts(LocalDate day, int silence, long orders, long all) {
    return on(day).with(SILENCE, Period.ofDays(silence)).with(ORDERS, orders).with(ALL, all);
  }

  private static StageStanding in(String stage, LocalDate since) {
    return StageStanding.in(Stage.of(stage), since);
  }

  private static String stage(Facts facts) {
    return CYCLE.decide(StageQuestion.of(facts)).outcome().stage().code();
  }

  private static Decision<StageStanding> next(StageStanding standing, Facts facts) {
    return CYCLE.decide(StageQuestion.of(facts, standing));
  }

  @ParameterizedTest(name = "{0} days silent, {1} orders a year, {2} in all: {3}")
  @CsvSource({
    "10, 0, 0, EXPLORATION", "10, 1, 1, EXPLORATION", "10, 2, 2, FORMATION", "10, 5, 9, FORMATION",
    "10, 6, 9, STABILITY", "179, 6, 9, STABILITY", "180, 6, 9, DECLINE", "300, 0, 1, DECLINE"
  })
  @DisplayName("AS-12: exploration, formation, stability and decline are entered by evidence:")
  void lifeCycle(int silence, long orders, long all, String expected) {
    assertThat(stage(facts(DAY, silence, orders, all))).isEqualTo(expected);
  }

  @Test
  @DisplayName("AS-12: it takes less to stay than to enter, so nobody at the border flaps")
  void hysteresis() {
    StageStanding stable = in("STABILITY", DAY.minusDays(100));
    assertThat(next(stable, facts(DAY, 10, 5, 9)).outcome()).isEqualTo(stable.stillOn(DAY));
    assertThat(next(stable, facts(DAY, 10, 4, 9)).outcome()).isEqualTo(stable.stillOn(DAY));
    Decision<StageStanding> moved = next(stable, facts(DAY, 10, 3, 9));
    assertThat(moved.outcome()).isEqualTo(in("FORMATION", DAY));
    assertThat(moved.explain(Locale.ENGLISH))
        .isEqualTo(
            "From stage STABILITY to FORMATION: orders over the last 12 months: 3 (at least 4"
                + " required), 1 more needed");
    StageStanding declining = in("DECLINE", DAY.minusDays(100));
    assertThat(next(declining, facts(DAY, 60, 9, 9)).outcome().stage().code()).isEqualTo("DECLINE");
    assertThat(next(declining, facts(DAY, 59, 9, 9)).outcome()).isEqualTo(in("STABILITY", DAY));
  }

  @Test
  @DisplayName("RM-08: no stage is left before its minimum dwell is over")
  void dwell() {
    StageStanding fresh = in("FORMATION", DAY.minusDays(29));
    Decision<StageStanding> still = next(fresh, facts(DAY, 10, 6, 9));
    assertThat(still.outcome()).isEqualTo(fresh.stillOn(DAY));
    assertThat(still.reasons())
        .containsExactly(
            new StageReason.Dwells(Stage.of("FORMATION"), Stage.of("STABILITY"), DAY.plusDays(1)));
    Decision<StageStanding> over = next(still.outcome(), facts(DAY.plusDays(1), 10, 6, 9));
    assertThat(over.outcome()).isEqualTo(in("STABILITY", DAY.plusDays(1)));
    assertThat(over.reasons()).hasSize(1).allMatch(StageReason.Moved.class::isInstance);
  }

  @Test
  @DisplayName("RM-08: acquisition turns into maintenance with the first order and stays so")
  void acquisition() {
    StageModel model = ReadyStages.acquisitionAndMaintenance();
    StageStanding before = model.decide(StageQuestion.of(on(DAY).with(ALL, 0L))).outcome();
    assertThat(before).isEqualTo(in("ACQUISITION", DAY));
    LocalDate later = DAY.plusDays(40);
    StageStanding after = model.decide(StageQuestion.of(on(later).with(ALL, 1L), before)).outcome();
    assertThat(after).isEqualTo(in("MAINTENANCE", later));
    assertThat(model.decide(StageQuestion.of(on(later.plusDays(9)), after)).outcome())
        .isEqualTo(after.stillOn(later.plusDays(9)));
    assertThat(model.stages()).containsExactly(Stage.of("MAINTENANCE"), Stage.of("ACQUISITION"));
  }

  @Test
  @DisplayName("what is not known moves nobody, and a stage of another model begins anew")
  void unknown() {
    StageStanding stable = in("STABILITY", DAY.minusDays(100));
    Decision<StageStanding> still = next(stable, on(DAY));
    assertThat(still.outcome()).isEqualTo(stable.stillOn(DAY));
    assertThat(still.reasons()).hasSize(1).allMatch(StageReason.StaysUnknown.class::isInstance);
    assertThat(next(in("OTHER", DAY.minusDays(1)), facts(DAY, 10, 6, 9)).outcome())
        .isEqualTo(in("STABILITY", DAY));
    StageQuestion question = StageQuestion.of(on(DAY), stable);
    assertThat(question.standIn(Stage.of("STABILITY"))).isEqualTo(stable.stillOn(DAY));
    assertThat(question.standIn(Stage.of("DECLINE"))).isEqualTo(in("DECLINE", DAY));
  }

  @Test
  @DisplayName("a model signs once it has a name, and tells what it reads")
  void named() {
    StagePolicy named = StagePolicy.named("cycle", "2", CYCLE);
    StageQuestion question = StageQuestion.of(facts(DAY, 10, 6, 9));
    assertThat(named.decide(question).policy()).isEqualTo(new PolicyId("cycle", "2"));
    assertThat(named.metrics()).isEqualTo(CYCLE.metrics()).contains(SILENCE, ORDERS, ALL);
    assertThat(named.cutPoints())
        .isEqualTo(CYCLE.cutPoints())
        .contains(SILENCE.atLeast(Period.ofDays(60)), ORDERS.atLeast(4L));
    StagePolicy lambda = q -> Decision.of(q.standIn(Stage.of("ONE")));
    assertThat(lambda.metrics()).isEmpty();
    assertThat(lambda.cutPoints()).isEmpty();
    assertThat(StagePolicy.named("ours", "1", Set.of(ALL), lambda).metrics()).containsExactly(ALL);
  }

  @Test
  @DisplayName("models, standings and questions refuse what cannot be")
  void refuses() {
    StageRule base = StageRule.base("BASE");
    StageRule other = StageRule.of("OTHER", ALL.atLeast(1L), ALL.atLeast(1L));
    assertThatThrownBy(() -> new StageModel(List.of(), Period.ZERO))
        .hasMessageContaining("at least one stage");
    assertThatThrownBy(() -> new StageModel(List.of(base, base), Period.ZERO))
        .hasMessage("a stage must occur once in a model, were [BASE, BASE]");
    assertThatThrownBy(() -> new StageModel(List.of(base, other), Period.ZERO))
        .hasMessage("the last stage must be open to all, but OTHER has a condition");
    assertThatThrownBy(() -> new StageModel(List.of(base), Period.ofDays(-1)))
        .hasMessageContaining("minimumDwell must be from zero");
    assertThatThrownBy(() -> new StageStanding(Stage.of("A"), DAY, DAY.minusDays(1)))
        .hasMessageContaining("must not be older than its stage");
    assertThatThrownBy(() -> StageQuestion.of(on(DAY), in("A", DAY.plusDays(1))))
        .hasMessageContaining("must not be of a later day");
    assertThatThrownBy(() -> Stage.of("1")).hasMessageContaining("stage must be a letter");
    assertThat(Stage.of("A").termCode()).isEqualTo("term.stage.A");
  }

  private static final LevelMatrix MATRIX =
      new LevelMatrix(
          20,
          200,
          new BigDecimal("0.1"),
          new BigDecimal("0.3"),
          new BigDecimal("0.1"),
          Period.ofDays(90));

  private static Facts group(LocalDate day, long customers, String margin) {
    return on(day)
        .with(LevelMatrix.CUSTOMERS, customers)
        .with(LevelMatrix.MARGIN, new BigDecimal(margin));
  }

  private static LevelStanding level(Facts facts, LevelStanding... before) {
    return MATRIX
        .decide(facts, List.of(before).stream().findFirst())
        .outcome()
        .toOptional()
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0} customers, margin {1}: {2}")
  @CsvSource({
    "200, 0.30, ACCOUNTABLE", "200, 0.29, REACTIVE", "200, 0.09, BASIC",
    "199, 0.30, PROACTIVE", "20, 0.10, ACCOUNTABLE", "20, 0.09, REACTIVE",
    "19, 0.30, PARTNERSHIP", "19, 0.10, PROACTIVE", "0, 0.00, ACCOUNTABLE"
  })
  @DisplayName("AS-11: the fewer and the more profitable the customers, the closer the level:")
  void levels(long customers, String margin, RelationshipLevel expected) {
    assertThat(level(group(DAY, customers, margin)).level()).isEqualTo(expected);
  }

  @Test
  @DisplayName("AS-11: a level is left only when a bound is passed by more than the slack")
  void slack() {
    LevelStanding first = level(group(DAY, 200, "0.30"));
    assertThat(first.customers()).isEqualTo(2);
    LocalDate later = DAY.plusDays(100);
    assertThat(level(group(later, 180, "0.27"), first).level())
        .isEqualTo(RelationshipLevel.ACCOUNTABLE);
    assertThat(level(group(later, 180, "0.27"), first).since()).isEqualTo(DAY);
    LevelStanding moved = level(group(later, 179, "0.27"), first);
    assertThat(moved.level()).isEqualTo(RelationshipLevel.PROACTIVE);
    assertThat(moved.since()).isEqualTo(later);
    LocalDate much = later.plusDays(100);
    assertThat(level(group(much, 219, "0.27"), moved).level())
        .isEqualTo(RelationshipLevel.PROACTIVE);
    assertThat(level(group(much, 220, "0.27"), moved).level())
        .isEqualTo(RelationshipLevel.ACCOUNTABLE);
    LevelStanding low = level(group(DAY, 10, "0.05"));
    assertThat(level(group(later, 10, "0.109"), low).margin()).isZero();
    assertThat(level(group(later, 10, "0.11"), low).margin()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "AS-11: a level is held for its dwell, kept where nothing is known, refused where nothing was")
  void levelDwell() {
    LevelStanding first = level(group(DAY, 200, "0.30"));
    LocalDate day = DAY.plusDays(89);
    Decision<Answer<LevelStanding>> early =
        MATRIX.decide(group(day, 10, "0.30"), Optional.of(first));
    assertThat(early.outcome().toOptional().orElseThrow().level())
        .isEqualTo(RelationshipLevel.ACCOUNTABLE);
    assertThat(early.explain(Locale.ENGLISH))
        .isEqualTo(
            "Level of effort still: accountable; partnership is due but not before 2026-09-29");
    assertThat(level(group(DAY.plusDays(90), 10, "0.30"), first).level())
        .isEqualTo(RelationshipLevel.PARTNERSHIP);
    assertThat(level(on(day), first)).isEqualTo(new LevelStanding(first.level(), 2, 2, DAY, day));
    Decision<Answer<LevelStanding>> nothing =
        MATRIX.decide(on(day).with(LevelMatrix.CUSTOMERS, 5L), Optional.empty());
    assertThat(nothing.outcome()).isEqualTo(Answer.refused());
    assertThat(nothing.reasons()).containsExactly(new StageReason.LevelNotKnown());
    assertThat(MATRIX.metrics()).containsOnly(LevelMatrix.CUSTOMERS, LevelMatrix.MARGIN);
  }

  @Test
  @DisplayName("AS-11: a matrix has its bounds in order")
  void matrixRefuses() {
    BigDecimal low = new BigDecimal("0.1");
    BigDecimal high = new BigDecimal("0.3");
    assertThatThrownBy(() -> new LevelMatrix(20, 20, low, high, low, Period.ZERO))
        .hasMessageContaining("0 < some < many");
    assertThatThrownBy(() -> new LevelMatrix(0, 20, low, high, low, Period.ZERO))
        .hasMessageContaining("0 < some < many");
    assertThatThrownBy(() -> new LevelMatrix(2, 20, high, high, low, Period.ZERO))
        .hasMessageContaining("0 < medium < high");
    assertThatThrownBy(() -> new LevelMatrix(2, 20, BigDecimal.ZERO, high, low, Period.ZERO))
        .hasMessageContaining("0 < medium < high");
    assertThatThrownBy(() -> new LevelMatrix(2, 20, low, high, new BigDecimal("0.51"), Period.ZERO))
        .hasMessageContaining("slack must be from 0 to 0.5");
    assertThatThrownBy(() -> new LevelMatrix(2, 20, low, high, new BigDecimal("-0.1"), Period.ZERO))
        .hasMessageContaining("slack must be from 0 to 0.5");
    assertThatThrownBy(() -> new LevelMatrix(2, 20, low, high, low, Period.ofDays(-1)))
        .hasMessageContaining("minimumDwell");
    assertThatThrownBy(() -> new LevelStanding(RelationshipLevel.BASIC, 3, 0, DAY, DAY))
        .hasMessageContaining("must be 0 to 2");
    assertThatThrownBy(
            () -> new LevelStanding(RelationshipLevel.BASIC, 0, 0, DAY, DAY.minusDays(1)))
        .hasMessageContaining("must not be older");
    assertThatThrownBy(
            () ->
                MATRIX.decide(
                    on(DAY),
                    Optional.of(
                        new LevelStanding(
                            RelationshipLevel.BASIC, 0, 0, DAY.plusDays(1), DAY.plusDays(1)))))
        .hasMessageContaining("must not be of a later day");
  }

  private static Optional<Label> chosen(LabelRules rules, Facts facts) {
    return rules.decide(facts).outcome().first();
  }

  @Test
  @DisplayName(
      "IS-18: the assessment selects the strategy: deepen the satisfied and loyal, else find causes or keep up")
  void afterAssessment() {
    LabelRules rules = ReadyStages.afterAssessment(YEAR);
    Facts good =
        on(DAY)
            .with(Metrics.satisfaction(YEAR), new BigDecimal("0.8"))
            .with(ScoreMetrics.activeMonths(YEAR), 2L)
            .with(ScoreMetrics.shrunkComplaintRate(YEAR), new BigDecimal("0.05"))
            .with(ScoreMetrics.score("relationship"), 70L);
    assertThat(chosen(rules, good)).contains(Label.strategy("DEEPEN"));
    assertThat(chosen(rules, good.with(ScoreMetrics.activeMonths(YEAR), 1L)))
        .contains(Label.strategy("KEEP-UP"));
    assertThat(chosen(rules, good.with(ScoreMetrics.score("relationship"), 49L)))
        .contains(Label.strategy("FIND-CAUSES"));
    Decision<?> bad =
        rules.decide(good.with(ScoreMetrics.shrunkComplaintRate(YEAR), new BigDecimal("0.2")));
    assertThat(bad.explain(Locale.ENGLISH))
        .startsWith(
            "FIND-CAUSES applies: smoothed complaints per order over the last 12 months: 20 %");
  }

  @ParameterizedTest(name = "{0}, spend {1}: {2}")
  @CsvSource({
    "EXPLORATION, 0, ACQUIRE", "FORMATION, 9000, EXPAND", "STABILITY, 100, EXPAND",
    "STABILITY, 9000, DIVERSIFY", "DECLINE, 9000, RETAIN", "ACQUISITION, 0, ACQUIRE"
  })
  @DisplayName("AS-13: acquire, retain, expand or diversify by stage and size:")
  void strategies(String stage, long spend, String expected) {
    LabelRules rules =
        ReadyStages.strategies(Metrics.spend(YEAR).atLeast(Money.parse("CNY 5000.00")));
    Facts facts =
        on(DAY)
            .with(ChurnMetrics.stage(), stage)
            .with(Metrics.spend(YEAR), Money.ofMajor(CurrencyUnit.of("CNY"), spend));
    assertThat(chosen(rules, facts)).contains(Label.strategy(expected));
    assertThat(rules.decide(facts.with(ChurnMetrics.stage(), "ELSE")).outcome().given()).isEmpty();
  }

  @Test
  @DisplayName(
      "AS-09: whom to win back how: visit the large, call who complained, offer to the others")
  void winBackPlan() {
    Condition large = Metrics.spend(YEAR).atLeast(Money.parse("CNY 5000.00"));
    LabelRules rules = ReadyStages.winBack(large, YEAR);
    Facts small = on(DAY).with(Metrics.spend(YEAR), Money.parse("CNY 1.00"));
    assertThat(chosen(rules, small.with(ChurnMetrics.openComplaints(YEAR), 0L)))
        .contains(new Label("win-back", "OFFER"));
    assertThat(chosen(rules, small.with(ChurnMetrics.openComplaints(YEAR), 1L)))
        .contains(new Label("win-back", "CALL"));
    assertThat(chosen(rules, small.with(Metrics.spend(YEAR), Money.parse("CNY 5000.00"))))
        .contains(new Label("win-back", "VISIT"));
  }
}
