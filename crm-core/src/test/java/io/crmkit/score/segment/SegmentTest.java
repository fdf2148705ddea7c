package io.crmkit.score.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Segments")
class SegmentTest {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final Window YEAR = Window.last(Period.ofMonths(12));
  private static final Metric<Money> SPEND = Metrics.spend(YEAR);
  private static final Metric<Long> ORDERS = Metrics.orders(YEAR);
  private static final Metric<Period> DAYS = Metrics.daysSinceOrder(Window.ever());
  private static final Facts NOTHING =
      Facts.at(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC, CNY);

  private static final RfmCuts CUTS =
      new RfmCuts(
          YEAR,
          List.of(Period.ofDays(10), Period.ofDays(30), Period.ofDays(90), Period.ofDays(180)),
          List.of(2L, 3L, 5L, 10L),
          List.of(cny(100), cny(500), cny(1_000), cny(5_000)));

  private static Money cny(long major) {
    return Money.ofMajor(CNY, major);
  }

  private static Facts bought(int days, long orders, long spend) {
    return NOTHING.with(DAYS, Period.ofDays(days)).with(ORDERS, orders).with(SPEND, cny(spend));
  }

  private static String classes(Facts facts) {
    return CUTS.decide(facts).outcome().classes().map(RfmClass::toString).orElse("none");
  }

  @ParameterizedTest(name = "{0} days, {1} orders, {2} CNY: {3}")
  @CsvSource({
    "0, 10, 5000, 555", "9, 9, 4999, 544", "10, 5, 1000, 444", "30, 4, 999, 333",
    "90, 2, 100, 222", "180, 1, 99, 111", "179, 3, 500, 233", "9999, 99, 99999, 155"
  })
  @DisplayName("by recency, frequency and money go by stored, half-open cuts:")
  void rfm(int days, long orders, long spend, String expected) {
    assertThat(classes(bought(days, orders, spend))).isEqualTo(expected);
  }

  @Test
  @DisplayName("by recency, frequency and money explain themselves and refuse to guess")
  void rfmReasons() {
    Decision<RfmOutcome> decision = CUTS.decide(bought(12, 4, 700));
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo(
            """
            Last order 12 days ago: class 4 of 5
            4 orders: class 3 of 5
            CNY 700.00 spent: class 3 of 5""");
    Facts never = NOTHING.withAbsent(DAYS).with(ORDERS, 0L).with(SPEND, cny(0));
    assertThat(CUTS.decide(never).outcome()).isEqualTo(new RfmOutcome.NeverBought());
    Decision<RfmOutcome> unknown = CUTS.decide(NOTHING.with(DAYS, Period.ofDays(1)));
    assertThat(unknown.outcome()).isEqualTo(new RfmOutcome.NotKnown());
    assertThat(unknown.reasons()).hasSize(2).allMatch(SegmentReason.RfmGap.class::isInstance);
    Facts dollars =
        Facts.at(NOTHING.asOf(), ZoneOffset.UTC, CurrencyUnit.USD)
            .with(DAYS, Period.ofDays(1))
            .with(ORDERS, 1L)
            .with(SPEND, Money.parse("USD 5.00"));
    assertThat(CUTS.decide(dollars).outcome()).isEqualTo(new RfmOutcome.NotKnown());
    assertThat(CUTS.metrics()).containsExactly(DAYS, ORDERS, SPEND);
    assertThat(new RfmClass(10, 2, 3)).hasToString("10-2-3");
  }

  @ParameterizedTest(name = "{0} days, {1} orders, {2} CNY: {3}")
  @CsvSource({
    "5, 10, 5000, CHAMPIONS",
    "200, 10, 5000, NOT-TO-LOSE",
    "40, 6, 200, LOYAL",
    "200, 3, 200, AT-RISK",
    "40, 1, 9000, BIG-SPENDERS",
    "5, 2, 200, GROWING",
    "5, 1, 50, NEW",
    "40, 2, 50, NEED-ATTENTION",
    "100, 1, 50, HIBERNATING",
    "400, 1, 50, LOST"
  })
  @DisplayName("AS-07: named by RFM are data; the first that fits counts:")
  void rfmSegments(int days, long orders, long spend, String expected) {
    Decision<Labels> decision =
        ReadySegments.rfm().decide(CUTS.measured(bought(days, orders, spend)));
    assertThat(decision.outcome().given()).containsExactly(Label.segment(expected));
    assertThat(decision.outcome().unclear()).isEmpty();
  }

  @Test
  @DisplayName(
      "AS-07: who never bought is a prospect, and of whom nothing is known nothing is claimed")
  void prospects() {
    Facts never = NOTHING.withAbsent(DAYS).with(ORDERS, 0L).with(SPEND, cny(0));
    assertThat(ReadySegments.rfm().decide(CUTS.measured(never)).outcome().first())
        .contains(Label.segment("PROSPECTS"));
    Labels unknown = ReadySegments.rfm().decide(CUTS.measured(NOTHING)).outcome();
    assertThat(unknown.unclear()).hasSize(10);
    assertThat(CUTS.measured(NOTHING)).isEqualTo(NOTHING);
  }

  private static List<Facts> population(int size, long seed) {
    Random random = new Random(seed);
    List<Facts> population = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      population.add(bought(random.nextInt(400), 1 + random.nextInt(4), random.nextInt(3_000)));
    }
    return population;
  }

  @Test
  @DisplayName(
      "cuts are fitted evenly, whatever the order, never parting equals; newcomers go by them")
  void fit() {
    List<Facts> ten = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      ten.add(bought(10 * i, i, 100L * i));
    }
    RfmCuts cuts = RfmCuts.fit(YEAR, ten, 5);
    assertThat(cuts)
        .isEqualTo(
            new RfmCuts(
                YEAR,
                List.of(Period.ofDays(30), Period.ofDays(50), Period.ofDays(70), Period.ofDays(90)),
                List.of(3L, 5L, 7L, 9L),
                List.of(cny(300), cny(500), cny(700), cny(900))));
    assertThat(ten.stream().map(f -> cuts.decide(f).outcome().classes().orElseThrow().recency()))
        .containsExactly(5, 5, 4, 4, 3, 3, 2, 2, 1, 1);
    List<Facts> shuffled = new ArrayList<>(population(200, 1));
    RfmCuts one = RfmCuts.fit(YEAR, shuffled, 5);
    Collections.shuffle(shuffled, new Random(2));
    shuffled.add(NOTHING);
    shuffled.add(NOTHING.withAbsent(DAYS).with(ORDERS, 0L).with(SPEND, cny(0)));
    assertThat(RfmCuts.fit(YEAR, shuffled, 5)).isEqualTo(one);
    assertThat(one.decide(bought(9_999, 1, 0)).outcome().classes().orElseThrow().recency())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("where most bought once, once is the lowest class and the best keeps its number")
  void ties() {
    List<Facts> once = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      once.add(bought(5, 1, 100));
    }
    once.add(bought(5, 2, 100));
    once.add(bought(5, 7, 100));
    RfmCuts cuts = RfmCuts.fit(YEAR, once, 5);
    assertThat(cuts.frequency()).containsExactly(2L, 2L, 2L, 2L);
    assertThat(cuts.decide(once.get(0)).outcome().classes().orElseThrow())
        .isEqualTo(new RfmClass(1, 1, 1));
    assertThat(cuts.decide(once.get(8)).outcome().classes().orElseThrow().frequency()).isEqualTo(5);
    assertThat(cuts.monetary().get(0)).isEqualTo(Money.parse("CNY 100.01"));
  }

  @Test
  @DisplayName("cuts that descend, are missing or fitted to nobody are refused")
  void refusesCuts() {
    List<Long> two = List.of(2L);
    List<Period> days = List.of(Period.ofDays(9));
    assertThatThrownBy(() -> new RfmCuts(YEAR, List.of(), two, List.of(cny(1))))
        .hasMessage("recency must have 1 to 99 cuts, had 0");
    assertThatThrownBy(() -> new RfmCuts(YEAR, days, List.of(2L, 1L), List.of(cny(1))))
        .hasMessage("frequency cuts must not descend, 1 came after 2");
    assertThatThrownBy(() -> new RfmCuts(YEAR, days, two, List.of(cny(1), Money.parse("USD 2.00"))))
        .hasMessageContaining("one currency");
    assertThatThrownBy(() -> RfmCuts.fit(YEAR, List.of(NOTHING), 5))
        .hasMessage("there must be a customer who bought, of 1 there is none");
    assertThatThrownBy(() -> RfmCuts.fit(YEAR, population(3, 1), 1))
        .hasMessage("classes must be 2 to 100, were 1");
    assertThatThrownBy(() -> new RfmClass(0, 1, 1)).hasMessageContaining("classes must be from 1");
  }

  @Test
  @DisplayName("AS-07: by geography, demography, behaviour, attitude and their combination")
  void combined() {
    Metric<String> region = Metrics.customerClass("region");
    Metric<String> age = Metrics.customerClass("age-group");
    Metric<BigDecimal> mood = Metrics.satisfaction(YEAR);
    LabelRules rules =
        LabelRules.all(
            LabelRule.of(Label.segment("COAST"), Condition.oneOf(region, "east", "south")),
            LabelRule.of(Label.segment("YOUNG"), Condition.oneOf(age, "18-29")),
            LabelRule.of(Label.segment("FREQUENT"), ORDERS.atLeast(6L)),
            LabelRule.of(Label.segment("HAPPY"), mood.atLeast(new BigDecimal("0.8"))),
            LabelRule.of(
                Label.segment("HAPPY-COAST"),
                Condition.all(
                    Condition.oneOf(region, "east", "south"),
                    mood.atLeast(new BigDecimal("0.8")))));
    Decision<Labels> decision =
        rules.decide(
            NOTHING.with(region, "east").with(ORDERS, 3L).with(mood, new BigDecimal("0.9")));
    assertThat(decision.outcome())
        .isEqualTo(
            new Labels(
                List.of(
                    Label.segment("COAST"), Label.segment("HAPPY"), Label.segment("HAPPY-COAST")),
                List.of(Label.segment("YOUNG"))));
    assertThat(decision.explain(Locale.ENGLISH))
        .contains("Whether YOUNG applies is not known: ")
        .contains("HAPPY applies: satisfaction over the last 12 months: 90 %");
    assertThat(rules.metrics()).containsExactlyInAnyOrder(region, age, ORDERS, mood);
    assertThat(LabelPolicy.named("segments", "7", rules).decide(NOTHING).policy())
        .isEqualTo(new PolicyId("segments", "7"));
    assertThat(LabelPolicy.named("segments", "7", rules).metrics()).isEqualTo(rules.metrics());
    LabelPolicy lambda = facts -> rules.decide(facts).by(PolicyId.UNVERSIONED);
    assertThat(lambda.metrics()).isEmpty();
    assertThat(LabelPolicy.named("ours", "1", Set.of(ORDERS), lambda).metrics())
        .containsExactly(ORDERS);
    assertThat(
            LabelRules.all(LabelRule.of(Label.segment("A"), ORDERS.atLeast(6L)))
                .decide(NOTHING.with(ORDERS, 1L)))
        .isEqualTo(Decision.of(new Labels(List.of(), List.of()), new SegmentReason.NoneApplies(1)));
  }

  @ParameterizedTest(name = "spend {0}, satisfaction {1}: {2}")
  @CsvSource({"5000, 0.9, STARS", "5000, 0.5, KEEP", "100, 0.9, DEVELOP", "100, 0.5, SERVE"})
  @DisplayName("AS-07: by value and potential:")
  void valueAndPotential(long spend, String potential, String expected) {
    LabelRules rules =
        ReadySegments.valueAndPotential(
            SPEND.atLeast(cny(1_000)), Metrics.satisfaction(YEAR).atLeast(new BigDecimal("0.8")));
    Facts facts =
        NOTHING.with(SPEND, cny(spend)).with(Metrics.satisfaction(YEAR), new BigDecimal(potential));
    assertThat(rules.decide(facts).outcome().given()).containsExactly(Label.segment(expected));
  }

  @Test
  @DisplayName("names are written in one form, and rules give each of them once, all of one family")
  void labels() {
    assertThat(Label.parse("strategy.DEEPEN")).isEqualTo(Label.strategy("DEEPEN"));
    assertThat(Label.strategy("DEEPEN").text()).isEqualTo("strategy.DEEPEN");
    assertThat(Label.strategy("DEEPEN").termCode()).isEqualTo("term.strategy.DEEPEN");
    assertThat(Label.strategy("DEEPEN")).hasToString("DEEPEN");
    assertThatThrownBy(() -> Label.parse("DEEPEN")).hasMessageContaining("like segment.CHAMPIONS");
    assertThatThrownBy(() -> new Label("Segment", "A")).hasMessageContaining("was 'Segment.A'");
    assertThatThrownBy(LabelRules::all).hasMessageContaining("at least one rule");
    LabelRule rule = LabelRule.of(Label.segment("A"), Condition.always());
    assertThatThrownBy(() -> LabelRules.all(rule, rule)).hasMessageContaining("by one rule");
    assertThatThrownBy(() -> LabelRules.first(rule).otherwise(Label.segment("A")))
        .hasMessageContaining("by one rule");
    assertThatThrownBy(() -> LabelRules.first(rule).otherwise(Label.strategy("A")))
        .hasMessage("all names must be of one family, were [segment, strategy]");
  }

  @Test
  @DisplayName("ABC by concentration never parts equals, and newcomers go by the stored cuts")
  void abc() {
    List<Money> amounts =
        List.of(cny(500), cny(10), cny(300), cny(100), cny(50), cny(20), cny(20), cny(0), cny(-5));
    AbcCuts cuts = AbcCuts.fit(amounts, new BigDecimal("0.8"), new BigDecimal("0.95"));
    // 500 and 300 hold 80 % of 1,000; 100 and 50 bring it to 95 %.
    assertThat(cuts).isEqualTo(new AbcCuts(cny(300), cny(50)));
    assertThat(cuts.concentration(amounts)).isEqualByComparingTo("0.8");
    assertThat(cuts.decide(cny(300)).outcome()).isEqualTo(AbcClass.A);
    assertThat(cuts.decide(Money.parse("CNY 299.99")).outcome()).isEqualTo(AbcClass.B);
    assertThat(cuts.decide(cny(50)).outcome()).isEqualTo(AbcClass.B);
    assertThat(cuts.decide(Money.parse("CNY 49.99")).outcome()).isEqualTo(AbcClass.C);
    assertThat(cuts.decide(cny(-5)).outcome()).isEqualTo(AbcClass.C);
    assertThat(cuts.decide(cny(60)).explain(Locale.ENGLISH))
        .isEqualTo("CNY 60.00 reaches class B, which begins at CNY 50.00");
    AbcCuts alike =
        AbcCuts.fit(List.of(cny(7), cny(7), cny(7)), new BigDecimal("0.1"), BigDecimal.ONE);
    assertThat(alike).isEqualTo(new AbcCuts(cny(7), cny(7)));
  }

  @Test
  @DisplayName("ABC refuses nothing, several currencies and odd shares")
  void abcRefuses() {
    BigDecimal half = new BigDecimal("0.5");
    assertThatThrownBy(() -> AbcCuts.fit(List.of(cny(0)), half, half))
        .hasMessage("there must be a positive amount, of 1 there is none");
    assertThatThrownBy(() -> AbcCuts.fit(List.of(cny(1), Money.parse("USD 1.00")), half, half))
        .hasMessageContaining("one currency");
    assertThatThrownBy(() -> AbcCuts.fit(List.of(cny(1)), half, new BigDecimal("0.4")))
        .hasMessage("shares must be 0 < A <= B <= 1, were 0.5 and 0.4");
    assertThatThrownBy(() -> AbcCuts.fit(List.of(cny(1)), BigDecimal.ZERO, half))
        .hasMessageContaining("shares must be");
    assertThatThrownBy(() -> AbcCuts.fit(List.of(cny(1)), half, new BigDecimal("1.1")))
        .hasMessageContaining("shares must be");
    assertThatThrownBy(() -> new AbcCuts(cny(1), cny(2))).hasMessageContaining("fromB must be");
    assertThatThrownBy(() -> new AbcCuts(cny(1), cny(0))).hasMessageContaining("fromB must be");
    assertThatThrownBy(() -> new AbcCuts(cny(1), Money.parse("USD 1.00")))
        .hasMessageContaining("cuts must be in one currency");
    assertThatThrownBy(() -> new AbcCuts(cny(2), cny(1)).decide(Money.parse("USD 1.00")))
        .hasMessage("amount must be in CNY, was in USD");
  }

  private static final DevelopmentTarget<Money> TARGET =
      new DevelopmentTarget<>(
          SPEND.atLeast(cny(50_000)),
          cny(8_000),
          LocalDate.of(2026, 1, 1),
          LocalDate.of(2027, 1, 1));

  private static TargetState state(String day, long spend) {
    return TARGET
        .decide(
            Facts.at(Instant.parse(day + "T00:00:00Z"), ZoneOffset.UTC, CNY)
                .with(SPEND, cny(spend)))
        .outcome();
  }

  @Test
  @DisplayName("DS-10: a small customer is followed on the way to becoming a large one")
  void development() {
    assertThat(state("2026-01-01", 8_000)).isEqualTo(TargetState.ON_TRACK);
    assertThat(state("2026-01-01", 7_999)).isEqualTo(TargetState.BEHIND);
    // Half of 365 days and a half day: 42,000 * 182 / 365 = 20,942.47 on top of 8,000.
    assertThat(state("2026-07-02", 28_943)).isEqualTo(TargetState.ON_TRACK);
    assertThat(state("2026-07-02", 28_942)).isEqualTo(TargetState.BEHIND);
    assertThat(state("2026-07-02", 50_000)).isEqualTo(TargetState.REACHED);
    assertThat(state("2026-12-31", 49_999)).isEqualTo(TargetState.ON_TRACK);
    assertThat(state("2026-12-31", 49_000)).isEqualTo(TargetState.BEHIND);
    assertThat(state("2027-01-01", 49_999)).isEqualTo(TargetState.MISSED);
    assertThat(state("2027-01-01", 60_000)).isEqualTo(TargetState.REACHED);
    assertThat(state("2025-12-01", 8_000)).isEqualTo(TargetState.ON_TRACK);
    assertThat(TARGET.decide(NOTHING).outcome()).isEqualTo(TargetState.NOT_KNOWN);
    Facts later = Facts.at(Instant.parse("2027-02-01T00:00:00Z"), ZoneOffset.UTC, CNY);
    assertThat(TARGET.decide(later).outcome()).isEqualTo(TargetState.NOT_KNOWN);
    assertThat(TARGET.decide(NOTHING.with(SPEND, cny(9_000))).explain(Locale.ENGLISH))
        .isEqualTo(
            "At this pace the target is not reached before 2027-01-01; do more: spend over the last"
                + " 12 months: CNY 9000.00 (at least CNY 50000.00 required), CNY 41000.00 more needed");
  }

  @Test
  @DisplayName("DS-10: a target has a way to go and time for it")
  void developmentRefuses() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    assertThatThrownBy(
            () -> new DevelopmentTarget<>(SPEND.atMost(cny(1)), cny(0), day, day.plusDays(1)))
        .hasMessageContaining("must be to rise");
    assertThatThrownBy(
            () -> new DevelopmentTarget<>(SPEND.atLeast(cny(1)), cny(1), day, day.plusDays(1)))
        .hasMessageContaining("must lie below the target");
    assertThatThrownBy(() -> new DevelopmentTarget<>(SPEND.atLeast(cny(1)), cny(0), day, day))
        .hasMessageContaining("must have time from");
  }
}
