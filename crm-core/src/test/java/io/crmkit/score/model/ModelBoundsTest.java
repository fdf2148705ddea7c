package io.crmkit.score.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Transaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bounds of models and what goes into them")
class ModelBoundsTest {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final Optional<DataFingerprint> NONE = Optional.empty();

  private static PurchaseSummary days(int repeats, double firstToLast, double age) {
    return new PurchaseSummary(repeats, firstToLast, age, ModelUnit.DAY);
  }

  @Test
  @DisplayName("summaries go up to a million repeats and units, the last purchase on the last day")
  void summaries() {
    assertThat(days(1_000_000, 1_000_000, 1_000_000).silence())
        .isEqualTo(new Silence(Span.days(0)));
    assertThat(days(0, 0, 0)).isEqualTo(PurchaseSummary.once(Span.days(0)));
    assertThat(days(1, Double.MIN_VALUE, 1).repeats()).isEqualTo(1);
    assertThatThrownBy(() -> days(1_000_001, 1, 1))
        .hasMessage("repeats must be from 0 to 1000000, was 1000001");
    assertThatThrownBy(() -> days(1, 1, Math.nextUp(1e6)))
        .hasMessage("age must be from 0 to 1000000, was " + Math.nextUp(1e6));
    assertThatThrownBy(() -> days(1, Math.nextUp(5.0), 5))
        .hasMessage("firstToLast must be from 0 to 5, was " + Math.nextUp(5.0));
    assertThatThrownBy(() -> days(1, -Double.MIN_VALUE, 5))
        .hasMessage("firstToLast must be from 0 to 5, was -4.9E-324");
    assertThatThrownBy(() -> days(0, 3, 5))
        .hasMessage(
            "firstToLast must be zero without repeats and more than zero with them, was 3.0 with 0"
                + " repeats");
    assertThat(new SpendSummary(1_000_000, 1e15, CNY).meanSpend()).isEqualTo(1e15);
    assertThat(new SpendSummary(0, 0, CNY).repeats()).isZero();
    assertThatThrownBy(() -> new SpendSummary(1_000_001, 1, CNY))
        .hasMessage("repeats must be from 0 to 1000000, was 1000001");
    assertThatThrownBy(() -> new SpendSummary(1, Math.nextUp(1e15), CNY))
        .hasMessage("meanSpend must be from 0 to 1.0E15, was " + Math.nextUp(1e15));
  }

  @Test
  @DisplayName("spans, discounts, options and estimates take both ends of their ranges")
  void values() {
    assertThat(Span.days(0).length()).isZero();
    assertThat(Span.weeks(1_000_000).in(ModelUnit.WEEK)).isEqualTo(1_000_000);
    assertThat(Span.days(7).in(ModelUnit.WEEK)).isEqualTo(1);
    assertThat(Span.days(7).in(ModelUnit.DAY)).isEqualTo(7);
    assertThat(ModelUnit.DAY.days()).isEqualTo(1);
    assertThat(ModelUnit.WEEK.days()).isEqualTo(7);
    assertThat(new DiscountRate(10, ModelUnit.WEEK).perUnit()).isEqualTo(10);
    assertThat(DiscountRate.perYear(0)).isEqualTo(DiscountRate.none());
    assertThat(DiscountRate.perYear(10).perUnit()).isPositive();
    assertThatThrownBy(() -> DiscountRate.perYear(-0.001))
        .hasMessage("discount rate must be from 0 to 10, was -0.001");
    assertThatThrownBy(() -> new DiscountRate(10.5, ModelUnit.DAY))
        .hasMessage("discount rate must be from 0 to 10, was 10.5");
    assertThat(new FitOptions(0.01, 1, 1)).isEqualTo(new FitOptions(0.01, 1, 1));
    assertThat(new FitOptions(1_000, 1_000_000, 10_000).mostIterations()).isEqualTo(10_000);
    assertThatThrownBy(() -> new FitOptions(0.009, 1, 1))
        .hasMessage("minimumGain must be from 0.01 to 1000, was 0.009");
    assertThatThrownBy(() -> new FitOptions(2, 1_000_001, 1))
        .hasMessageStartingWith("minimumRepeaters must be from 1 to 1000000, was 1000001");
    assertThatThrownBy(() -> new FitOptions(2, 1, 10_001))
        .hasMessageStartingWith("mostIterations must be from 1 to 10000, was 10001");
    assertThat(new PurchaseForecast(0, 0, 0).probabilityOfNone()).isZero();
    assertThat(new PurchaseForecast(1, Double.MAX_VALUE, 1).probabilityAlive()).isEqualTo(1);
    assertThatThrownBy(() -> new PurchaseForecast(0, 0, 1.01))
        .hasMessage("probabilityOfNone must be from 0 to 1, was 1.01");
    assertThat(new SpendEstimate(0, CNY).rounded()).isEqualTo(Money.zero(CNY));
    assertThat(new ParameterEstimate("r", 0, 0).standardError()).isZero();
  }

  @Test
  @DisplayName("parameters go from 1e-30 to 1e30")
  void parameters() {
    for (double end : new double[] {1e-30, 1e30}) {
      assertThat(new BgNbd(end, end, end, end, ModelUnit.DAY, NONE).b()).isEqualTo(end);
      assertThat(new MbgNbd(end, end, end, end, ModelUnit.DAY, NONE).a()).isEqualTo(end);
      assertThat(new ParetoNbd(end, end, end, end, ModelUnit.DAY, NONE).s()).isEqualTo(end);
      assertThat(new Nbd(end, end, ModelUnit.DAY, NONE).r()).isEqualTo(end);
      assertThat(new GammaGamma(end, end, end, CNY, NONE).v()).isEqualTo(end);
    }
    assertThatThrownBy(() -> new Nbd(Math.nextDown(1e-30), 1, ModelUnit.DAY, NONE))
        .hasMessageStartingWith("r must be from 1.0E-30 to 1.0E30, was 9.99");
  }

  @Test
  @DisplayName("each model is named by the literature and stays itself in its own unit")
  void models() {
    assertThat(Reference.MODELS.stream().map(PurchaseModel::model))
        .contains("BG/NBD", "MBG/NBD", "Pareto/NBD");
    assertThat(Reference.NBD.model()).isEqualTo("NBD");
    assertThat(Reference.GAMMA.model()).isEqualTo("Gamma-Gamma");
    for (PurchaseModel model : Reference.MODELS) {
      assertThat(model.in(model.unit())).isSameAs(model);
      PurchaseModel inDays = model.in(ModelUnit.DAY);
      assertThat(inDays.unit()).isEqualTo(ModelUnit.DAY);
      PurchaseSummary weeks = new PurchaseSummary(2, 30, 40, ModelUnit.WEEK);
      Reference.assertClose(
          inDays.expectedPurchases(weeks.in(ModelUnit.DAY), Span.weeks(39)),
          model.expectedPurchases(weeks, Span.weeks(39)),
          1e-13);
      PurchaseForecast forecast = model.forecast(weeks, Span.weeks(39));
      assertThat(forecast.probabilityAlive()).isEqualTo(model.probabilityAlive(weeks));
      assertThat(forecast.expectedPurchases())
          .isEqualTo(model.expectedPurchases(weeks, Span.weeks(39)));
      assertThat(forecast.probabilityOfNone())
          .isEqualTo(model.probabilityOfNone(weeks, Span.weeks(39)));
      assertThat(model.probabilityOfNone(weeks, Span.weeks(0))).isEqualTo(1);
      assertThat(model.expectedPurchases(weeks, Span.weeks(0))).isZero();
      assertThat(model.discountedPurchases(weeks, Span.weeks(0), DiscountRate.perYear(0.1)))
          .isZero();
      assertThat(model.discountedPurchases(weeks, Span.weeks(39), DiscountRate.none()))
          .isEqualTo(model.expectedPurchases(weeks, Span.weeks(39)));
    }
  }

  @Test
  @DisplayName(
      "the mean spend is defined where q is above 1, one customer's where enough was bought")
  void spendMeans() {
    GammaGamma one = new GammaGamma(2, 1, 30, CNY, NONE);
    assertThat(one.meanSpend()).isEmpty();
    assertThat(new GammaGamma(2, 1.5, 30, CNY, NONE).meanSpend().orElseThrow().amount())
        .isEqualTo(120);
    assertThat(one.expectedSpend(new SpendSummary(0, 0, CNY))).isEmpty();
    // (2·30 + 2·3·50) / (1 - 1 + 6)
    assertThat(one.expectedSpend(new SpendSummary(3, 50, CNY)).orElseThrow().amount())
        .isEqualTo(60);
    GammaGamma half = new GammaGamma(0.5, 0.5, 30, CNY, NONE);
    assertThat(half.expectedSpend(new SpendSummary(1, 50, CNY))).isEmpty();
    assertThat(half.expectedSpend(new SpendSummary(2, 50, CNY)).orElseThrow().amount())
        .isEqualTo(130);
    assertThat(half.logLikelihood(new SpendSummary(0, 0, CNY))).isZero();
  }

  @Test
  @DisplayName("samples weigh up to 10^12 customers, and tell unlike ones apart")
  void samples() {
    PurchaseSummary one = days(3, 70, 100);
    long most = PurchaseSample.MOST_CUSTOMERS;
    assertThat(PurchaseSample.weighted(Map.of(one, most)).customers()).isEqualTo(most);
    assertThatThrownBy(() -> PurchaseSample.weighted(Map.of(one, most + 1)))
        .hasMessage("a weight must be from 1 to 1000000000000, was 1000000000001");
    assertThat(PurchaseSample.weighted(Map.of(one, 1L))).isEqualTo(PurchaseSample.of(List.of(one)));
    PurchaseSample sample = PurchaseSample.of(List.of(one));
    for (PurchaseSummary other : List.of(days(2, 70, 100), days(3, 71, 100), days(3, 70, 101))) {
      PurchaseSample unlike = PurchaseSample.of(List.of(other));
      assertThat(unlike).isNotEqualTo(sample).doesNotHaveSameHashCodeAs(sample);
      assertThat(unlike.fingerprint()).isNotEqualTo(sample.fingerprint());
      assertThat(PurchaseSample.of(List.of(one, other)).patterns()).isEqualTo(2);
    }
    assertThat(sample.equals((Object) "a sample")).isFalse();
    PurchaseSample weeks =
        PurchaseSample.of(List.of(new PurchaseSummary(3, 70, 100, ModelUnit.WEEK)));
    assertThat(weeks).isNotEqualTo(sample);
    assertThat(weeks.fingerprint()).isNotEqualTo(sample.fingerprint());
    assertThat(PurchaseSample.of(List.of(days(0, 0, 9))).repeaters()).isZero();
    SpendSample spend = SpendSample.of(List.of(new SpendSummary(3, 70, CNY)));
    assertThat(spend)
        .isNotEqualTo(SpendSample.of(List.of(new SpendSummary(3, 70, Reference.USD))))
        .isNotEqualTo(SpendSample.of(List.of(new SpendSummary(2, 70, CNY))))
        .doesNotHaveSameHashCodeAs(SpendSample.of(List.of(new SpendSummary(2, 70, CNY))));
    assertThat(spend.fingerprint())
        .isNotEqualTo(SpendSample.of(List.of(new SpendSummary(3, 70, Reference.USD))).fingerprint())
        .isNotEqualTo(SpendSample.of(List.of(new SpendSummary(3, 71, CNY))).fingerprint());
    SpendSummary low = new SpendSummary(3, 20, CNY);
    assertThat(SpendSample.of(List.of(low, new SpendSummary(3, 70, CNY))))
        .isEqualTo(SpendSample.of(List.of(new SpendSummary(3, 70, CNY), low)));
  }

  @Test
  @DisplayName("sums keep the digits that a million large terms would cost")
  void sums() {
    PurchaseSample sample =
        PurchaseSample.of(List.of(days(0, 0, 1), days(0, 0, 2), days(0, 0, 3), days(0, 0, 4)));
    Map<Double, Double> terms = Map.of(1.0, 1.0, 2.0, 1e100, 3.0, 1.0, 4.0, -1e100);
    assertThat(sample.sum(customer -> terms.get(customer.age()))).isEqualTo(2);
    Map<Double, Double> small = Map.of(1.0, 1e100, 2.0, 1.0, 3.0, -1e100, 4.0, 1.0);
    assertThat(sample.sum(customer -> small.get(customer.age()))).isEqualTo(2);
  }

  @Test
  @DisplayName("purchases at the instant asked and known by it count")
  void asOf() {
    Instant at = Instant.parse("2026-02-01T12:00:00Z");
    Money ten = Money.parse("CNY 10.00");
    PurchaseSummaries summaries = new PurchaseSummaries(ZoneOffset.UTC, ModelUnit.DAY);
    List<Transaction> orders =
        List.of(
            Transaction.of("a", ten, Instant.parse("2026-01-01T00:00:00Z")),
            new Transaction("b", ten, at, at));
    assertThat(summaries.purchases(orders, at)).contains(days(1, 31, 31));
    assertThat(summaries.purchases(orders, at.minusNanos(1))).contains(days(0, 0, 31));
    assertThat(summaries.spend(orders, CNY, at)).contains(new SpendSummary(1, 10, CNY));
  }

  @Test
  @DisplayName("a fit has model and likelihood both or neither, and a fingerprint 32 digits")
  void fits() {
    assertThatThrownBy(
            () ->
                new ModelFit<>(
                    FitVerdict.NOT_CONVERGED,
                    Optional.<BgNbd>empty(),
                    OptionalDouble.of(-3),
                    List.of()))
        .hasMessage("best and logLikelihood must be present or absent both");
    ModelFit<BgNbd> interior =
        new ModelFit<>(
            FitVerdict.INTERIOR,
            Optional.of(Reference.BG),
            OptionalDouble.of(-3),
            List.of(new ParameterEstimate("r", 1, 1)));
    assertThat(interior.model()).contains(Reference.BG);
    assertThat(
            new ModelFit<>(
                    FitVerdict.NOT_CONVERGED,
                    Optional.of(Reference.BG),
                    OptionalDouble.of(-3),
                    List.of())
                .model())
        .isEmpty();
    assertThat(ModelFit.<BgNbd>none(FitVerdict.TOO_FEW_REPEATERS).best()).isEmpty();
    assertThat(new DataFingerprint("0123456789abcdef".repeat(2)))
        .hasToString("0123456789abcdef0123456789abcdef");
    assertThatThrownBy(() -> new DataFingerprint("0".repeat(31)))
        .hasMessage("a fingerprint must be 32 lower case hexadecimal digits, had 31 characters");
    assertThatThrownBy(() -> new DataFingerprint("G".repeat(32)))
        .hasMessageEndingWith("had 32 characters");
  }
}
