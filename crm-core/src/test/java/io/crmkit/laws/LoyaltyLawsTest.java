package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.loyalty.EarnMoment;
import io.crmkit.loyalty.EarnPolicy;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.ExpiryPolicy;
import io.crmkit.loyalty.Lifetime;
import io.crmkit.loyalty.LoyaltyReason;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.RefundPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Laws of points")
class LoyaltyLawsTest {
  private static final LoyaltyReason BECAUSE = new LoyaltyReason.NeverExpires();

  static Stream<Law<LedgerTrial>> laws() {
    return LedgerLaws.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("hold for a sound ledger:")
  void hold(Law<LedgerTrial> law) {
    LawResult result = LawRunner.STANDARD.run(law, LoyaltyMutants.SOUND);
    assertThat(result.held()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("kill their mutant:")
  void kill(Law<LedgerTrial> law) {
    LedgerTrial mutant = LoyaltyMutants.all().get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result = LawRunner.STANDARD.run(law, mutant);
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @ParameterizedTest(name = "drawn from {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("hold for ledgers of all ready-made policies")
  void allLedgers(long seed) {
    PointsLedger ledger = PointsHistories.ledgers().from(Choices.random(seed * 7919));
    LawReport report =
        LawRunner.STANDARD.withTries(200).run(LedgerLaws.all(), LedgerTrial.of(ledger));
    assertThat(report.broken()).as(ledger + report.explain(Locale.ENGLISH)).isEmpty();
  }

  @Test
  @DisplayName("there is no mutant without a law")
  void everyMutantHasItsLaw() {
    assertThat(LoyaltyMutants.all().keySet())
        .containsExactlyInAnyOrderElementsOf(laws().map(Law::id).toList());
  }

  private static <S> void breaks(List<Law<S>> laws, String id, S mutant) {
    Law<S> law = laws.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
    LawResult result = LawRunner.STANDARD.run(law, mutant);
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @Test
  @DisplayName("of a policy of one's own each kill their mutant")
  void ownPolicies() {
    ExpiryPolicy dead = moment -> Decision.of(Lifetime.until(moment.earnedAt()), BECAUSE);
    breaks(LoyaltyPolicyLaws.expiry(), "expiry.after-earning", LoyaltyTrials.expiry(dead));
    ExpiryPolicy odd = moment -> Decision.of(Lifetime.until(end(moment)), BECAUSE);
    breaks(LoyaltyPolicyLaws.expiry(), "expiry.monotone", LoyaltyTrials.expiry(odd));
    RefundPolicy greedy = question -> Decision.of(question.receipt().granted() + 1, BECAUSE);
    breaks(LoyaltyPolicyLaws.refund(), "refund.bounds", LoyaltyTrials.refund(greedy));
    RefundPolicy lenient =
        question ->
            Decision.of(
                question.whole() || question.back().isZero() ? 0 : question.receipt().granted(),
                BECAUSE);
    breaks(LoyaltyPolicyLaws.refund(), "refund.monotone", LoyaltyTrials.refund(lenient));
    CurrencyUnit cny = CurrencyUnit.of("CNY");
    EarnPolicy silent = question -> Decision.of(EarnReceipt.of(1, "flat"), BECAUSE);
    breaks(LoyaltyPolicyLaws.earn(), "earn.receipt", LoyaltyTrials.earn(silent, cny));
    EarnPolicy falling =
        question ->
            Decision.of(
                EarnReceipt.of(
                    question.occasion().amount().orElseThrow(),
                    Math.max(
                        0, 500 - question.occasion().amount().orElseThrow().getAmountMinorLong()),
                    "flat"),
                BECAUSE);
    breaks(LoyaltyPolicyLaws.earn(), "earn.monotone", LoyaltyTrials.earn(falling, cny));
  }

  /** Odd days give a year, even days a month. */
  private static Instant end(EarnMoment moment) {
    long days = moment.day().toEpochDay() % 2 == 0 ? 30 : 365;
    return moment.earnedAt().plus(Duration.ofDays(days));
  }
}
