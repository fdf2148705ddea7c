package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Earn rules (RM-06, AS-08)")
class EarnRulesTest {
  private static final Facts FACTS = Facts.at(Book.START, Book.ZONE, CurrencyUnit.of("CNY"));
  private static final Metric<Long> ORDERS = Metrics.orders(Window.ever());
  private static final EarnOccasion CART =
      EarnOccasion.purchase(
          List.of(
              line("green", "30.00", "tea"),
              line("black", "15.00", "tea"),
              line("mug", "55.00", "cup")),
          Book.START);

  private static EarnOccasion.Line line(String name, String amount, String category) {
    return new EarnOccasion.Line(
        name, Book.cny(amount), category.isEmpty() ? Optional.empty() : Optional.of(category));
  }

  private static Decision<EarnReceipt> decide(EarnPolicy rules, EarnOccasion occasion) {
    return rules.decide(EarnQuestion.of(occasion, FACTS));
  }

  private static EarnReceipt earn(EarnPolicy rules, EarnOccasion occasion) {
    return decide(rules, occasion).outcome();
  }

  private static EarnMultiplier times(String name, String factor) {
    return new EarnMultiplier(name, new BigDecimal(factor), Condition.always());
  }

  private static List<Long> points(EarnReceipt receipt) {
    return receipt.lines().stream().map(EarnReceipt.Line::points).toList();
  }

  @Test
  @DisplayName("give so many points for every line of a category")
  void perLine() {
    EarnRules rules = EarnRules.of(EarnRule.of("tea", new EarnBasis.PerLine(7, Set.of("tea"))));
    EarnReceipt receipt = earn(rules, CART);
    assertThat(receipt.granted()).isEqualTo(14);
    assertThat(points(receipt)).containsExactly(9L, 5L, 0L);
    EarnRules any = EarnRules.of(EarnRule.of("any", new EarnBasis.PerLine(2, Set.of())));
    assertThat(earn(any, CART).granted()).isEqualTo(6);
    EarnRules none = EarnRules.of(EarnRule.of("hat", new EarnBasis.PerLine(2, Set.of("hat"))));
    assertThat(decide(none, CART).reasons()).containsExactly(new LoyaltyRuleReason.Granted(0));
    assertThat(earn(any, EarnOccasion.purchase(Book.cny("9.00"), Book.START)).granted()).isZero();
  }

  @Test
  @DisplayName("give points for steps of the amount of a category, rounded down once")
  void perAmount() {
    EarnRules rules =
        EarnRules.of(
            EarnRule.of(
                "tea", new EarnBasis.PerAmount(Book.cny("10.00"), 3, Set.of("tea"), false)));
    EarnReceipt receipt = earn(rules, CART);
    assertThat(receipt.granted()).isEqualTo(12);
    assertThat(points(receipt)).containsExactly(8L, 4L, 0L);
    Money euros = Money.parse("EUR 50.00");
    assertThat(earn(rules, EarnOccasion.purchase(euros, Book.START)).granted()).isZero();
    EarnOccasion foreign =
        EarnOccasion.purchase(
            List.of(new EarnOccasion.Line("a", euros, Optional.of("tea"))), Book.START);
    assertThat(earn(rules, foreign).granted()).isZero();
  }

  @Test
  @DisplayName(
      "split what a whole purchase earns to all of its lines, equally if they cost nothing")
  void split() {
    EarnRules rules = EarnRules.of(EarnRule.of("visit", new EarnBasis.PerPurchase(20)));
    assertThat(points(earn(rules, CART))).containsExactly(6L, 3L, 11L);
    EarnOccasion free =
        EarnOccasion.purchase(
            List.of(line("a", "0.00", ""), line("b", "0.00", ""), line("c", "0.00", "")),
            Book.START);
    assertThat(points(earn(rules, free))).containsExactly(7L, 7L, 6L);
    EarnRules nothing =
        EarnRules.of(EarnRule.of("a", new EarnBasis.PerAmount(Book.cny("1000.00"), 1)));
    assertThat(points(earn(nothing, CART))).containsExactly(0L, 0L, 0L);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "10, 1 1 1, 4 3 3",
    "10, 2 1 1, 5 3 2",
    "7, 1 2 3, 1 2 4",
    "100, 1 1 1 3, 17 17 16 50",
    "1, 1 2, 0 1",
    "5, 0 0, 3 2",
    "0, 0 1, 0 0",
    "9, 0 1 0, 0 9 0"
  })
  @DisplayName("share a whole by weights: largest remainder first, the earlier of equals:")
  void shares(long whole, String weights, String shares) {
    assertThat(Shares.split(whole, numbers(weights).map(BigDecimal::valueOf).toList()))
        .isEqualTo(numbers(shares).toList());
    assertThat(Shares.split(whole, List.of())).isEmpty();
  }

  private static Stream<Long> numbers(String text) {
    return Pattern.compile(" ").splitAsStream(text).map(Long::valueOf);
  }

  @Test
  @DisplayName("let the best of several multipliers count once, the first of equal ones")
  void best() {
    EarnRules rules =
        EarnRules.of(EarnRule.of("visit", new EarnBasis.PerPurchase(10)))
            .withMultipliers(
                EarnMultiplier.Mode.BEST,
                times("low", "1.5"),
                times("first", "2"),
                times("second", "2.0"));
    EarnReceipt receipt = earn(rules, CART);
    assertThat(receipt.granted()).isEqualTo(20);
    assertThat(receipt.multipliers()).containsExactly("first");
    EarnReceipt stacked =
        earn(
            rules.withMultipliers(
                EarnMultiplier.Mode.STACKING, times("a", "1.5"), times("b", "0.5")),
            CART);
    assertThat(stacked.granted()).isEqualTo(7);
    assertThat(stacked.multipliers()).containsExactly("a", "b");
    assertThat(stacked.rounding()).isEqualByComparingTo("-0.5");
  }

  @Test
  @DisplayName("tell every step: rules, multipliers, rounding, what was granted")
  void reasons() {
    EarnRules rules =
        EarnRules.of(EarnRule.of("visit", new EarnBasis.PerPurchase(5)))
            .withMultipliers(EarnMultiplier.Mode.STACKING, times("half", "0.50"));
    List<Reason> reasons = decide(rules, CART).reasons();
    assertThat(reasons)
        .containsExactly(
            new LoyaltyRuleReason.Multiplied("half", "0.5"),
            new LoyaltyRuleReason.Rule("visit", "2.5"),
            new LoyaltyRuleReason.Rounded("-0.5"),
            new LoyaltyRuleReason.Granted(2));
    assertThat(decide(rules.withMultipliers(EarnMultiplier.Mode.BEST), CART).reasons())
        .containsExactly(
            new LoyaltyRuleReason.Rule("visit", "5"), new LoyaltyRuleReason.Granted(5));
  }

  @Test
  @DisplayName("round once for the order or rule by rule, as they say")
  void roundOnce() {
    EarnRules rules =
        EarnRules.of(
                EarnRule.of("a", new EarnBasis.PerPurchase(1)),
                EarnRule.of("b", new EarnBasis.PerPurchase(1)))
            .withMultipliers(EarnMultiplier.Mode.STACKING, times("half", "1.5"));
    assertThat(earn(rules.withRounding(RoundingMode.FLOOR, true), CART).granted()).isEqualTo(2);
    assertThat(earn(rules.withRounding(RoundingMode.FLOOR, false), CART).granted()).isEqualTo(3);
    assertThat(earn(rules.withRounding(RoundingMode.CEILING, true), CART).granted()).isEqualTo(4);
  }

  @Test
  @DisplayName("apply no rule or multiplier but those that applied that day, where these are given")
  void applying() {
    EarnRules rules =
        EarnRules.of(
                EarnRule.of("a", new EarnBasis.PerPurchase(10)),
                EarnRule.of("b", new EarnBasis.PerPurchase(100)))
            .withMultipliers(EarnMultiplier.Mode.STACKING, times("x", "2"), times("y", "3"));
    EarnQuestion question = new EarnQuestion(CART, FACTS, List.of(), Optional.of(Set.of("a", "y")));
    assertThat(rules.decide(question).outcome().granted()).isEqualTo(30);
  }

  @Test
  @DisplayName("name the metrics that their conditions read, of rules and multipliers")
  void metrics() {
    Metric<Long> other = Metrics.orders(Window.last(Period.ofDays(30)));
    EarnRules rules =
        EarnRules.of(new EarnRule("a", new EarnBasis.PerPurchase(1), ORDERS.atLeast(1L)))
            .withMultipliers(
                EarnMultiplier.Mode.BEST,
                new EarnMultiplier("m", BigDecimal.TEN, other.atLeast(1L)));
    assertThat(rules.metrics()).containsExactlyInAnyOrder(ORDERS, other);
    assertThat(EarnPolicy.named("ours", "1", rules).metrics()).isEqualTo(rules.metrics());
    assertThat(
            decide(EarnPolicy.named("ours", "1", EarnRulesTest::rulesOfOne), CART)
                .outcome()
                .policy()
                .name())
        .isEqualTo("ours");
    EarnPolicy lambda = EarnRulesTest::rulesOfOne;
    assertThat(lambda.metrics()).isEmpty();
  }

  private static Decision<EarnReceipt> rulesOfOne(EarnQuestion question) {
    return EarnRules.of(EarnRule.of("one", new EarnBasis.PerPurchase(1))).decide(question);
  }
}
