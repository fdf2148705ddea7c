package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A points programme as one value")
class LoyaltySchemeTest {
  private static final Metric<Long> ORDERS = Metrics.orders(Window.ever());
  private static final EarnRules REGULARS =
      EarnRules.of(new EarnRule("regular", new EarnBasis.PerPurchase(10), ORDERS.atLeast(2L)));
  private static final LoyaltyScheme SCHEME = LoyaltyScheme.of(Book.LEDGER, REGULARS);

  private static Reward reward(String name) {
    return new Reward(
        name,
        100,
        new CouponTerms(new CouponTerms.AmountOff(Book.cny("5.00")), Optional.empty(), 1, false),
        Book.START,
        Optional.empty());
  }

  @Test
  @DisplayName(
      "has neither referrals nor rewards unless it is given some, and expects all to be used")
  void plain() {
    assertThat(SCHEME.referral()).isEmpty();
    assertThat(SCHEME.rewards()).isEmpty();
    assertThat(SCHEME.breakage()).isEqualTo(new BreakageModel.Fixed(BigDecimal.ONE));
    assertThat(SCHEME.metrics()).containsExactly(ORDERS);
    ReferralRules.Referral referral =
        new ReferralRules.Referral(
            "event", AccountId.of("a"), AccountId.of("b"), true, true, Optional.empty());
    assertThat(SCHEME.refer(referral)).isEmpty();
    ReferralRules rules = new ReferralRules(7, Book.cny("10.00"), 1);
    Decision<ReferralRules.Reward> decision =
        SCHEME.withReferral(rules).refer(referral).orElseThrow();
    assertThat(decision.outcome().points()).isEqualTo(7);
    assertThat(decision.policy()).isEqualTo(Book.POLICY);
  }

  @Test
  @DisplayName("signs what is earned with the name and version of its ledger")
  void signed() {
    Facts facts = Facts.at(Book.START, Book.ZONE, CurrencyUnit.of("CNY")).with(ORDERS, 2L);
    Decision<EarnReceipt> decision =
        SCHEME
            .earning()
            .decide(EarnQuestion.of(EarnOccasion.purchase(Book.cny("1.00"), Book.START), facts));
    assertThat(decision.outcome().granted()).isEqualTo(10);
    assertThat(decision.policy()).isEqualTo(Book.POLICY);
    assertThat(decision.outcome().policy()).isEqualTo(Book.POLICY);
  }

  @Test
  @DisplayName("offers each reward under a name of its own")
  void rewards() {
    LoyaltyScheme scheme = SCHEME.withRewards(List.of(reward("cup"), reward("tea")));
    assertThat(scheme.reward("tea")).contains(reward("tea"));
    assertThat(scheme.reward("car")).isEmpty();
    assertThatThrownBy(() -> SCHEME.withRewards(List.of(reward("cup"), reward("cup"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cup stands twice");
  }

  @Test
  @DisplayName("owes by its breakage policy, in the zone of its ledger")
  void liability() {
    BreakageModel half = new BreakageModel.Fixed(new BigDecimal("0.50"));
    assertThat(SCHEME.withBreakage(half).liability()).isEqualTo(new Liability(Book.ZONE, half));
    assertThat(half).isEqualTo(new BreakageModel.Fixed(new BigDecimal("0.5")));
  }
}
