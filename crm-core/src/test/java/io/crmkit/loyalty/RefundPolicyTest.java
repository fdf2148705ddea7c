package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Facts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a refund calls back (L8, L10, L13)")
class RefundPolicyTest {
  private static final EarnMoment MOMENT = new EarnMoment(Book.START, Book.ZONE);
  private static final EarnReceipt RECEIPT = EarnReceipt.of(Book.cny("300.00"), 100, "flat");
  private static final EarnReceipt LINES =
      RECEIPT.withLines(
          List.of(line("tea", "100.00", 70), line("cup", "200.00", 30), line("gift", "0.00", 0)));

  private static EarnReceipt.Line line(String name, String amount, long points) {
    return new EarnReceipt.Line(name, Book.cny(amount), Optional.empty(), points);
  }

  private static Decision<Long> owed(RefundPolicy policy, EarnReceipt receipt, Refunds refunds) {
    return policy.decide(new RefundQuestion(receipt, refunds, MOMENT));
  }

  @ParameterizedTest(name = "of CNY 300 with 100 points, CNY {0}: {1}")
  @CsvSource({
    "0.01, 0",
    "2.99, 0",
    "3.00, 1",
    "149.99, 49",
    "150.00, 50",
    "299.99, 99",
    "300, 100"
  })
  @DisplayName("is its share, rounded down, and all of it in the end:")
  void proRata(BigDecimal back, long points) {
    Refunds refunds = Refunds.of(Money.of(CurrencyUnit.of("CNY"), back));
    Decision<Long> decision = owed(new RefundModel.ProRata(), RECEIPT, refunds);
    assertThat(decision.outcome()).isEqualTo(points);
    assertThat(decision.reasons()).containsExactly(new LoyaltyRuleReason.ProRata(points, 100));
  }

  @Test
  @DisplayName("is each line's own share where the receipt has lines")
  void byLine() {
    RefundPolicy policy = new RefundModel.ProRata();
    Refunds tea = Refunds.ofLines(Map.of("tea", Book.cny("50.00")));
    Refunds both = Refunds.ofLines(Map.of("tea", Book.cny("50.00"), "cup", Book.cny("199.99")));
    assertThat(owed(policy, LINES, tea).outcome()).isEqualTo(35);
    assertThat(owed(policy, LINES, both).outcome()).isEqualTo(35 + 29);
    Refunds gift = Refunds.ofLines(Map.of("gift", Book.cny("0.01")));
    assertThat(owed(policy, LINES, gift).outcome()).isZero();
  }

  @Test
  @DisplayName("is nothing of a purchase that cost nothing, or of which nothing came back")
  void nothing() {
    EarnReceipt free = EarnReceipt.of(Book.cny("0.00"), 5, "flat");
    assertThat(owed(new RefundModel.ProRata(), free, Refunds.NONE).outcome()).isZero();
    assertThat(owed(new RefundModel.ProRata(), RECEIPT, Refunds.NONE).outcome()).isZero();
    RefundQuestion question = new RefundQuestion(RECEIPT, Refunds.NONE, MOMENT);
    assertThat(question.back()).isEqualTo(Book.cny("0.00"));
    assertThat(question.whole()).isFalse();
  }

  @Test
  @DisplayName("is all or nothing where only whole refunds call back")
  void wholeOnly() {
    RefundPolicy policy = new RefundModel.WholeOnly();
    Decision<Long> part = owed(policy, RECEIPT, Refunds.of(Book.cny("299.99")));
    assertThat(part.outcome()).isZero();
    assertThat(part.reasons()).containsExactly(new LoyaltyRuleReason.ProRata(0, 100));
    assertThat(owed(policy, RECEIPT, Refunds.of(Book.cny("300.00"))).outcome()).isEqualTo(100);
  }

  private static EarnReceipt earned(EarnRules rules) {
    EarnOccasion occasion =
        EarnOccasion.purchase(
            List.of(
                new EarnOccasion.Line("tea", Book.cny("120.00"), Optional.of("tea")),
                new EarnOccasion.Line("cup", Book.cny("80.00"), Optional.empty())),
            Book.START);
    return rules
        .decide(EarnQuestion.of(occasion, Facts.at(Book.START, Book.ZONE, CurrencyUnit.of("CNY"))))
        .outcome();
  }

  @Test
  @DisplayName("re-evaluated: what is left earns anew, line by line, by what applied that day")
  void reevaluated() {
    EarnRules rules =
        EarnRules.of(
                EarnRule.of("base", new EarnBasis.PerAmount(Book.cny("10.00"), 1)),
                EarnRule.of("tea", new EarnBasis.PerLine(7, Set.of("tea"))))
            .withMultipliers(
                EarnMultiplier.Mode.STACKING,
                new EarnMultiplier("double", new BigDecimal("2"), Condition.always()))
            .withCaps(EarnCap.perOccasion("most", 50));
    EarnReceipt receipt = earned(rules);
    assertThat(receipt.granted()).isEqualTo(50);
    RefundPolicy policy = new RefundModel.Reevaluated(rules);
    Decision<Long> cup = owed(policy, receipt, Refunds.ofLines(Map.of("cup", Book.cny("80.00"))));
    assertThat(cup.outcome()).isEqualTo(50 - (12 + 7) * 2);
    assertThat(cup.reasons()).containsExactly(new LoyaltyRuleReason.Reevaluated(38, 50));
    Decision<Long> whole =
        owed(
            policy,
            receipt,
            Refunds.ofLines(Map.of("tea", Book.cny("120.00"), "cup", Book.cny("80.00"))));
    assertThat(whole.outcome()).isEqualTo(50);
    assertThat(whole.reasons()).containsExactly(new LoyaltyRuleReason.Reevaluated(0, 50));
  }

  @Test
  @DisplayName("re-evaluated by better rules never calls back less than nothing")
  void better() {
    EarnRules better =
        EarnRules.of(EarnRule.of("flat", new EarnBasis.PerAmount(Book.cny("1.00"), 9)));
    Decision<Long> decision =
        owed(new RefundModel.Reevaluated(better), RECEIPT, Refunds.of(Book.cny("100.00")));
    assertThat(decision.outcome()).isZero();
    assertThat(decision.reasons()).containsExactly(new LoyaltyRuleReason.Reevaluated(100, 100));
  }

  @Test
  @DisplayName("is signed where the policy has a name")
  void named() {
    Decision<Long> decision =
        owed(
            RefundPolicy.named("ours", "3", new RefundModel.ProRata()),
            RECEIPT,
            Refunds.of(Book.cny("150.00")));
    assertThat(decision.outcome()).isEqualTo(50);
    assertThat(decision.policy()).isEqualTo(new PolicyId("ours", "3"));
  }

  @Test
  @DisplayName("adds up over several refunds, line by line")
  void refunds() {
    Refunds tea = Refunds.ofLines(Map.of("tea", Book.cny("1.00")));
    Refunds both = Refunds.ofLines(Map.of("tea", Book.cny("2.00"), "cup", Book.cny("4.00")));
    assertThat(both.amount()).contains(Book.cny("6.00"));
    assertThat(tea.plus(both).amount()).contains(Book.cny("7.00"));
    assertThat(tea.plus(both).lines())
        .isEqualTo(Map.of("tea", Book.cny("3.00"), "cup", Book.cny("4.00")));
    assertThat(Refunds.NONE.plus(tea)).isEqualTo(tea);
    assertThat(tea.plus(Refunds.NONE)).isEqualTo(tea);
    assertThat(Refunds.NONE.plus(Refunds.NONE)).isEqualTo(Refunds.NONE);
  }
}
