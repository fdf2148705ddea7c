package io.crmkit.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Reason;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Condition")
class ConditionTest {
  private static final Condition GOLD =
      Condition.all(
          Samples.SPEND.atLeast(Money.parse("CNY 5000.00")),
          Condition.none(Metrics.complaints(Window.ever()).moreThan(2L)));
  private static final Facts FACTS =
      Samples.empty()
          .with(Samples.SPEND, Money.parse("CNY 4687.50"))
          .with(Metrics.complaints(Window.ever()), 1L);

  private static String explain(Condition condition, Facts facts, Locale locale) {
    List<? extends Reason> findings = condition.evaluate(facts).findings();
    return Decision.of(condition.test(facts), findings).explain(locale);
  }

  @Test
  @DisplayName("tells what is missing, and by how much, in both languages")
  void tellsWhatIsMissing() {
    Evaluation evaluation = GOLD.evaluate(FACTS);

    assertThat(evaluation.truth()).isEqualTo(Truth.NOT_MET);
    assertThat(evaluation.findings()).singleElement().isInstanceOf(Finding.Misses.class);
    assertThat(((Finding.Misses<?>) evaluation.findings().get(0)).gap())
        .isEqualTo(Money.parse("CNY 312.50"));
    assertThat(explain(GOLD, FACTS, Locale.ENGLISH))
        .isEqualTo(
            "spend over the last 12 months: CNY 4687.50 (at least CNY 5000.00 required),"
                + " CNY 312.50 more needed");
    assertThat(explain(GOLD, FACTS, Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("近 12 个月消费额：CNY 4687.50（要求不低于 CNY 5000.00），还差 CNY 312.50");
  }

  @Test
  @DisplayName("tells what carries it: every part of 'all', one way of 'any'")
  void tellsWhatCarriesIt() {
    Facts facts = FACTS.with(Samples.SPEND, Money.parse("CNY 5000.00"));

    assertThat(explain(GOLD, facts, Locale.ENGLISH))
        .isEqualTo(
            "spend over the last 12 months: CNY 5000.00 (at least CNY 5000.00 required)\n"
                + "complaints: 1 (at most 2 required)");
    assertThat(Condition.any(Samples.ORDERS.atLeast(1L), GOLD).evaluate(facts))
        .isEqualTo(GOLD.evaluate(facts));
  }

  @Test
  @DisplayName("tells every way that is still open where none of several is met")
  void tellsWaysThatAreOpen() {
    Condition condition = Condition.any(Samples.ORDERS.atLeast(3L), GOLD);

    assertThat(explain(condition, FACTS.with(Samples.ORDERS, 1L), Locale.ENGLISH))
        .isEqualTo(
            "any one of these: (orders: 1 (at least 3 required), 2 more needed) or"
                + " (spend over the last 12 months: CNY 4687.50 (at least CNY 5000.00 required),"
                + " CNY 312.50 more needed)");
    assertThat(Condition.any(GOLD).evaluate(FACTS)).isEqualTo(GOLD.evaluate(FACTS));
  }

  @ParameterizedTest
  @CsvSource({
    "AT_LEAST,5,3,2", "AT_LEAST,5,5,0", "AT_LEAST,5,9,0", "AT_MOST,5,8,3", "AT_MOST,5,5,0",
    "MORE_THAN,5,3,3", "MORE_THAN,5,5,1", "MORE_THAN,5,6,0", "LESS_THAN,5,5,1", "LESS_THAN,5,8,4",
    "LESS_THAN,5,4,0", "AT_LEAST,-5,-8,3", "AT_MOST,-5,3,8"
  })
  @DisplayName(
      "a gap is the least change that passes; where the bound does not pass, one unit more:")
  void gaps(Comparison comparison, long bound, long actual, long gap) {
    Threshold<Long> threshold = new Threshold<>(Samples.ORDERS, comparison, bound);

    assertThat(threshold.gap(actual)).isEqualTo(gap);
    assertThat(new Finding.Misses<>(threshold, actual).gap()).isEqualTo(gap);
    assertThat(new Finding.Misses<>(threshold, actual).code())
        .isEqualTo(
            comparison.name().matches("AT_LEAST|MORE_THAN")
                ? "finding.too-low"
                : "finding.too-high");
  }

  @Test
  @DisplayName("a gap is in the metric's own unit, for categories the value itself")
  void gapUnits() {
    assertThat(
            new Threshold<>(Samples.RATIO, Comparison.MORE_THAN, new BigDecimal("0.5"))
                .gap(new BigDecimal("0.5")))
        .isEqualTo(new BigDecimal("0.000001"));
    assertThat(
            new Threshold<>(Samples.DAYS, Comparison.AT_MOST, Period.ofDays(3))
                .gap(Period.ofDays(5)))
        .isEqualTo(Period.ofDays(2));
    assertThat(
            new Threshold<>(Samples.SPEND, Comparison.AT_LEAST, Money.parse("JPY 5"))
                .gap(Money.parse("JPY 3")))
        .isEqualTo(Money.parse("JPY 2"));
    assertThat(new Finding.Misses<>(new OneOf(Samples.NATURE, Set.of("a")), "b").gap())
        .isEqualTo("b");
    assertThat(
            Samples.RATIO
                .atLeast(new BigDecimal("0.125"))
                .evaluate(Samples.empty().with(Samples.RATIO, new BigDecimal("0.1")))
                .findings()
                .get(0)
                .details())
        .containsEntry("actual", "10 %")
        .containsEntry("gap", Phrase.of("gap.points", Map.of("points", "2.5")));
  }

  @Test
  @DisplayName("a metric with no value fails every leaf and suits its opposite under 'none'")
  void noValue() {
    Facts facts = Samples.empty().withAbsent(Samples.DAYS).withAbsent(Samples.NATURE);
    Condition recent = Samples.DAYS.atMost(Period.ofDays(30));

    assertThat(recent.evaluate(facts))
        .isEqualTo(new Evaluation(Truth.NOT_MET, List.of(new Finding.NoValue((Leaf<?>) recent))));
    assertThat(Condition.none(recent).evaluate(facts).findings())
        .containsExactly(
            new Finding.NoValueMeets((Leaf<?>) Samples.DAYS.moreThan(Period.ofDays(30))));
    assertThat(Condition.oneOf(Samples.NATURE, "a").test(facts)).isEqualTo(Truth.NOT_MET);
    assertThat(new NoneOf(Samples.NATURE, Set.of("a")).test(facts)).isEqualTo(Truth.NOT_MET);
    assertThat(Condition.none(new NoneOf(Samples.NATURE, Set.of("a"))).test(facts))
        .isEqualTo(Truth.MET);
    assertThat(explain(recent, facts, Locale.ENGLISH))
        .isEqualTo("days since the last order: none yet (at most 30 days required)");
  }

  @Test
  @DisplayName("a value that was not supplied leaves it unknown, with the reason")
  void notKnown() {
    assertThat(explain(Samples.ORDERS.atLeast(3L), Samples.empty(), Locale.ENGLISH))
        .isEqualTo("orders: not known (at least 3 required), since it was not supplied");
    assertThat(explain(Condition.oneOf(Samples.NATURE, "b", "a"), Samples.empty(), Locale.CHINESE))
        .isEqualTo("客户性质：未知（要求属于 a；b），因为未提供该数据");
  }

  @Test
  @DisplayName("a bound in another currency leaves it unknown, with both currencies")
  void otherCurrency() {
    Condition dollars = Samples.SPEND.atLeast(Money.parse("USD 1.00"));

    assertThat(dollars.evaluate(FACTS))
        .isEqualTo(
            new Evaluation(
                Truth.UNKNOWN,
                List.of(
                    new Finding.NotKnown(
                        (Leaf<?>) dollars, new FactGap.OtherCurrency("USD", "CNY")))));
    assertThat(Condition.none(dollars).test(FACTS)).isEqualTo(Truth.UNKNOWN);
    assertThat(dollars.attainment(FACTS)).isZero();
    assertThat(dollars.implies(Samples.SPEND.atLeast(Money.parse("CNY 0.01")))).isFalse();
    assertThat(dollars).isNotEqualTo(Samples.SPEND.atLeast(Money.parse("CNY 1.00")));
  }

  @Test
  @DisplayName("a category that is another one is told with the ones that would do")
  void categories() {
    Facts facts = Samples.empty().with(Samples.NATURE, "person");

    assertThat(explain(Condition.oneOf(Samples.NATURE, "b", "a"), facts, Locale.ENGLISH))
        .isEqualTo("nature: person (one of a; b required)");
    assertThat(explain(new NoneOf(Samples.NATURE, Set.of("person")), facts, Locale.ENGLISH))
        .isEqualTo("nature: person (none of person required)");
  }

  @Test
  @DisplayName("'all' of nothing always holds; 'any' and 'none' need at least one part")
  void emptyCombinations() {
    assertThat(Condition.always().evaluate(Samples.empty()))
        .isEqualTo(new Evaluation(Truth.MET, List.of()));
    assertThat(Condition.all()).isEqualTo(Condition.always());
    assertThat(Condition.always().metrics()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(Condition::any)
        .withMessage("any must have at least one condition, had none");
    assertThatIllegalArgumentException()
        .isThrownBy(Condition::none)
        .withMessage("none must have at least one condition, had none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.oneOf(Samples.NATURE))
        .withMessage("oneOf must have at least one value, had none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoneOf(Samples.NATURE, Set.of()))
        .withMessage("noneOf must have at least one value, had none");
  }

  @Test
  @DisplayName("leaves refuse metrics and values of another kind")
  @SuppressWarnings({"unchecked", "rawtypes"})
  void wrongKinds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.NATURE.atLeast("a"))
        .withMessage("class-nature is a category and has no thresholds; use oneOf");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.oneOf((Metric) Samples.ORDERS, "a"))
        .withMessage("oneOf is for categories; orders is a count");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.oneOf(Samples.NATURE, " "))
        .withMessageStartingWith("a category must have");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.DAYS.atMost(Period.ofMonths(1)))
        .withMessageStartingWith("days must have neither");
    assertThatThrownBy(() -> new OneOf(null, Set.of("a"))).hasMessage("metric");
    assertThatThrownBy(() -> new Threshold<>(Samples.ORDERS, null, 1L)).hasMessage("comparison");
  }

  @Test
  @DisplayName("where a value is missing, every bound that it must keep is named")
  void boundsOfMissingValues() {
    Condition condition =
        Condition.all(
            Samples.ORDERS.atLeast(2L),
            Condition.none(Samples.ORDERS.lessThan(5L)),
            Condition.none(Samples.DAYS.moreThan(Period.ofDays(9))));
    Facts facts = Samples.empty().withAbsent(Samples.ORDERS).withAbsent(Samples.DAYS);

    assertThat(condition.evaluate(facts).findings())
        .containsExactly(
            new Finding.NoValue(Samples.ORDERS.atLeast(2L)),
            new Finding.NoValue(Samples.ORDERS.atLeast(5L)));
  }

  @Test
  @DisplayName("a threshold is equal by metric, comparison and value, and shows them")
  void thresholdEquality() {
    Threshold<BigDecimal> half =
        new Threshold<>(Samples.RATIO, Comparison.AT_LEAST, new BigDecimal("0.50"));

    assertThat(half)
        .isEqualTo(new Threshold<>(Samples.RATIO, Comparison.AT_LEAST, new BigDecimal("0.5")))
        .hasSameHashCodeAs(Samples.RATIO.atLeast(new BigDecimal("0.5")))
        .doesNotHaveSameHashCodeAs(Samples.RATIO.atLeast(new BigDecimal("0.6")))
        .isNotEqualTo(Samples.RATIO.moreThan(new BigDecimal("0.5")))
        .isNotEqualTo(Samples.RATIO.atLeast(new BigDecimal("0.6")))
        .isNotEqualTo(Metrics.complaintRate(Window.ever()).atLeast(new BigDecimal("0.5")))
        .isNotEqualTo(Condition.always())
        .hasToString("satisfaction AT_LEAST 50 %");
    assertThat(half.bound()).isEqualTo(new BigDecimal("0.5"));
    assertThat(half.metric()).isEqualTo(Samples.RATIO);
  }

  @ParameterizedTest
  @EnumSource(Comparison.class)
  @DisplayName("exactly one of the written bounds is there, and reads back equal:")
  void writtenBounds(Comparison comparison) {
    Threshold<Long> threshold = new Threshold<>(Samples.ORDERS, comparison, 5L);

    assertThat(
            Threshold.ofWritten(
                Samples.ORDERS,
                threshold.atLeast(),
                threshold.atMost(),
                threshold.moreThan(),
                threshold.lessThan()))
        .isEqualTo(threshold);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threshold.ofWritten(Samples.ORDERS, "5", null, null, "9"))
        .withMessage(
            "a threshold on orders must have exactly one of atLeast, atMost, moreThan and lessThan,"
                + " had [AT_LEAST, LESS_THAN]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threshold.ofWritten(Samples.ORDERS, null, null, null, null))
        .withMessageEndingWith("had []");
  }

  @ParameterizedTest
  @CsvSource({
    "AT_LEAST,8,2,0.25", "AT_LEAST,3,1,0.333333", "AT_LEAST,3,2,0.666666", "AT_LEAST,8,0,0",
    "AT_LEAST,8,-1,0", "AT_LEAST,-8,-9,0", "MORE_THAN,8,8,0.999999", "AT_LEAST,8,8,1",
    "AT_MOST,2,8,0.25", "AT_MOST,0,3,0", "LESS_THAN,8,8,0.999999", "LESS_THAN,1,3,0.333333",
    "AT_MOST,-1,3,0", "LESS_THAN,0,-1,1", "AT_LEAST,9999999,9999998,0.999999"
  })
  @DisplayName("attainment is the share of the way, rounded down, and 1 only where it is met:")
  void attainment(Comparison comparison, long bound, long actual, BigDecimal share) {
    Facts facts = Samples.empty().with(Samples.ORDERS, actual);
    Condition leaf = new Threshold<>(Samples.ORDERS, comparison, bound);

    assertThat(leaf.attainment(facts)).isEqualTo(share);
    assertThat(Condition.none(((Leaf<?>) leaf).opposite()).attainment(facts)).isEqualTo(share);
    assertThat(leaf.attainment(Samples.empty())).isZero();
    assertThat(leaf.attainment(Samples.empty().withAbsent(Samples.ORDERS))).isZero();
  }

  @Test
  @DisplayName("attainment of a category is all or nothing")
  void attainmentOfCategories() {
    Facts facts = Samples.empty().with(Samples.NATURE, "a");

    assertThat(Condition.oneOf(Samples.NATURE, "a").attainment(facts)).isEqualTo(BigDecimal.ONE);
    assertThat(Condition.oneOf(Samples.NATURE, "b").attainment(facts)).isZero();
  }

  @Test
  @DisplayName("truths change places under negation, comparisons hold where the other does not")
  void negation() {
    assertThat(Truth.MET.negated()).isEqualTo(Truth.NOT_MET);
    assertThat(Truth.NOT_MET.negated()).isEqualTo(Truth.MET);
    assertThat(Truth.UNKNOWN.negated()).isEqualTo(Truth.UNKNOWN);
    for (Comparison comparison : Comparison.values()) {
      assertThat(comparison.negated().negated()).isEqualTo(comparison);
      assertThat(comparison.rising()).isNotEqualTo(comparison.negated().rising());
      for (long value = 4; value <= 6; value++) {
        assertThat(Samples.holds(comparison.negated(), value, 5))
            .isNotEqualTo(Samples.holds(comparison, value, 5));
      }
    }
  }

  @Test
  @DisplayName("combinations, evaluations and findings copy their lists")
  void copies() {
    List<Condition> parts = new ArrayList<>(List.of(Condition.always()));
    List<Finding> findings = new ArrayList<>();
    List<List<Finding>> ways = new ArrayList<>(List.of(findings));
    Evaluation evaluation = new Evaluation(Truth.MET, findings);
    Finding.Alternatives alternatives = new Finding.Alternatives(ways);
    Condition.All all = new Condition.All(parts);
    Condition.Any any = new Condition.Any(parts);
    Condition.None none = new Condition.None(parts);
    parts.add(GOLD);
    findings.addAll(GOLD.evaluate(FACTS).findings());

    assertThat(List.of(all.conditions(), any.conditions(), none.conditions()))
        .allSatisfy(list -> assertThat(list).hasSize(1).isUnmodifiable());
    assertThat(evaluation.findings()).isEmpty();
    assertThat(alternatives.ways()).isEqualTo(List.of(List.of())).isUnmodifiable();
    assertThat(new OneOf(Samples.NATURE, Set.of("b", "a")).values())
        .containsExactly("a", "b")
        .isUnmodifiable();
    assertThatThrownBy(() -> new Evaluation(null, List.of())).hasMessage("truth");
  }

  @Test
  @DisplayName("findings read back equal from the values that JSON keeps")
  void findingsReadBack() {
    Leaf<Money> leaf = new Threshold<>(Samples.SPEND, Comparison.AT_LEAST, Samples.spend(5));

    assertThat(Finding.Meets.ofWritten(leaf, "CNY 0.07"))
        .isEqualTo(new Finding.Meets<>(leaf, Samples.spend(7)));
    assertThat(Finding.Misses.ofWritten(leaf, "CNY 0.03"))
        .isEqualTo(new Finding.Misses<>(leaf, Samples.spend(3)));
    assertThatThrownBy(() -> new Finding.Meets<>(null, 1L)).hasMessage("required");
    assertThatThrownBy(() -> new Finding.Misses<>(leaf, null)).hasMessage("actual");
  }

  @Test
  @DisplayName("gaps near the ends of a long can still be told")
  void hugeGaps() {
    Condition condition = Samples.ORDERS.atLeast(Long.MAX_VALUE - 1);
    Facts facts = FACTS.with(Samples.ORDERS, -5L);
    Finding.Misses<?> misses = (Finding.Misses<?>) condition.evaluate(facts).findings().get(0);
    assertThat(misses.gap()).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> Samples.ORDERS.atMost(Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must leave room on both sides");
  }

  @Test
  @DisplayName("implication gives up on conditions that branch without end")
  void implicationEnds() {
    Condition upper = GOLD;
    Condition lower = Samples.ORDERS.atLeast(3L);
    for (int i = 0; i < 40; i++) {
      upper = Condition.all(upper);
      lower = Condition.any(lower);
    }
    assertThat(upper.implies(lower)).isFalse();
  }
}
