package io.crmkit.score.model;

import static io.crmkit.score.model.Reference.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

@Label("What a customer is worth")
class LifetimeValueProperties {
  /** A customer of a shop, with what was spent on each repeat purchase. */
  record Buyer(PurchaseSummary purchases, double mean) {
    SpendSummary spend() {
      return new SpendSummary(purchases.repeats(), mean, Reference.USD);
    }
  }

  @Provide
  Arbitrary<Buyer> buyers() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(4, Arbitraries.integers().between(1, 60))),
            Arbitraries.doubles().between(0.1, 300).ofScale(3),
            Arbitraries.doubles().between(0, 200).ofScale(3),
            Arbitraries.doubles().between(0.01, 5_000).ofScale(2))
        .as(
            (x, last, silence, mean) ->
                new Buyer(
                    new PurchaseSummary(
                        x, x == 0 ? 0 : last, x == 0 ? silence : last + silence, ModelUnit.WEEK),
                    x == 0 ? 0 : mean));
  }

  @Provide
  Arbitrary<PurchaseModel> models() {
    return Arbitraries.of(Reference.MODELS);
  }

  private static GammaGamma gamma(double q, double v) {
    return new GammaGamma(0.5, q, v, Reference.USD, Optional.empty());
  }

  private static Optional<CustomerValue> value(LifetimeValue policy, Buyer buyer) {
    return policy.decide(buyer.purchases(), buyer.spend()).outcome().toOptional();
  }

  @Property(tries = 500)
  @Label("is refused where the spend has no mean, and there only; else it has bounds")
  void refused(
      @ForAll("buyers") Buyer buyer,
      @ForAll("models") PurchaseModel model,
      @ForAll @Scale(6) @DoubleRange(min = 0.01, max = 4) double q,
      @ForAll @Scale(6) @DoubleRange(min = 0, max = 0.5) double rate,
      @ForAll @IntRange(min = 1, max = 2_000) int days) {
    LifetimeValue policy =
        new LifetimeValue(model, gamma(q, 15), new DiscountRate(rate, ModelUnit.WEEK), days);
    Decision<Answer<CustomerValue>> decision = policy.decide(buyer.purchases(), buyer.spend());
    assertThat(decision.outcome().toOptional().isPresent())
        .isEqualTo(q - 1 + 0.5 * buyer.purchases().repeats() > 0);
    assertThat(decision.reasons()).isNotEmpty();
    decision
        .outcome()
        .toOptional()
        .ifPresent(
            value -> {
              assertThat(value.discountedPurchases())
                  .isLessThanOrEqualTo(value.expectedPurchases() * (1 + 1e-12));
              assertThat(value.discountedPurchases())
                  .isGreaterThanOrEqualTo(
                      value.expectedPurchases() * Math.pow(1 + rate, -days / 7.0) * (1 - 1e-9));
            });
  }

  @Property(tries = 300)
  @Label("a higher discount never makes it more, a longer horizon never less")
  void monotone(
      @ForAll("buyers") Buyer buyer,
      @ForAll("models") PurchaseModel model,
      @ForAll @Scale(6) @DoubleRange(min = 0, max = 0.3) double rate,
      @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 0.1) double more,
      @ForAll @IntRange(min = 1, max = 1_500) int days,
      @ForAll @IntRange(min = 1, max = 500) int longer) {
    GammaGamma spend = gamma(3.7, 15);
    DiscountRate low = new DiscountRate(rate, ModelUnit.WEEK);
    double base = amount(new LifetimeValue(model, spend, low, days), buyer);
    DiscountRate high = new DiscountRate(rate + more, ModelUnit.WEEK);
    assertThat(amount(new LifetimeValue(model, spend, high, days), buyer))
        .isLessThanOrEqualTo(base * (1 + 1e-10));
    assertThat(amount(new LifetimeValue(model, spend, low, days + longer), buyer))
        .isGreaterThanOrEqualTo(base * (1 - 1e-10));
  }

  private static double amount(LifetimeValue policy, Buyer buyer) {
    return value(policy, buyer).orElseThrow().value().amount();
  }

  @Property(tries = 300)
  @Label("does not depend on the unit of the model, and scales with what is spent")
  void scales(
      @ForAll("buyers") Buyer buyer,
      @ForAll("models") PurchaseModel model,
      @ForAll @Scale(6) @DoubleRange(min = 0, max = 0.3) double rate,
      @ForAll @IntRange(min = 1, max = 1_500) int days) {
    DiscountRate discount = new DiscountRate(rate, ModelUnit.WEEK);
    LifetimeValue weeks = new LifetimeValue(model, gamma(3.7, 15), discount, days);
    double base = amount(weeks, buyer);
    LifetimeValue inDays =
        new LifetimeValue(model.in(ModelUnit.DAY), gamma(3.7, 15), discount, days);
    Buyer counted = new Buyer(buyer.purchases().in(ModelUnit.DAY), buyer.mean());
    assertClose(amount(inDays, counted), base, 1e-9);
    LifetimeValue tenfold = new LifetimeValue(model, gamma(3.7, 150), discount, days);
    assertClose(amount(tenfold, new Buyer(buyer.purchases(), 10 * buyer.mean())), 10 * base, 1e-12);
  }
}
