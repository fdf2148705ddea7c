package io.crmkit.score.model;

import static io.crmkit.score.model.Reference.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Transaction;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Values of the models")
class ModelValuesTest {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  @DisplayName("summaries refuse what cannot be, naming field, value and range")
  void summaries() {
    refused(
        () -> new PurchaseSummary(-1, 0, 5, ModelUnit.DAY),
        "repeats must be from 0 to 1000000, was -1");
    refused(() -> new PurchaseSummary(1_000_001, 1, 5, ModelUnit.DAY), "was 1000001");
    refused(
        () -> new PurchaseSummary(1, 6, 5, ModelUnit.DAY),
        "firstToLast must be from 0 to 5, was 6.0");
    refused(() -> new PurchaseSummary(1, 0, 5, ModelUnit.DAY), "was 0.0 with 1 repeats");
    refused(() -> new PurchaseSummary(0, 1, 5, ModelUnit.DAY), "was 1.0 with 0 repeats");
    refused(
        () -> new PurchaseSummary(0, 0, Double.NaN, ModelUnit.DAY),
        "age must be from 0 to 1000000, was NaN");
    refused(() -> new PurchaseSummary(0, 0, -1, ModelUnit.DAY), "was -1.0");
    refused(() -> Span.days(-1), "length of a span must be from 0 to 1000000, was -1.0");
    refused(() -> Span.weeks(Double.POSITIVE_INFINITY), "was Infinity");
    refused(() -> new SpendSummary(0, 3, CNY), "was 3.0 with 0 repeats");
    refused(() -> new SpendSummary(2, 0, CNY), "was 0.0 with 2 repeats");
    refused(() -> new SpendSummary(-1, 0, CNY), "was -1");
    refused(() -> new DiscountRate(-0.1, ModelUnit.DAY), "discount rate must be from 0 to 10");
    refused(() -> DiscountRate.perYear(11), "was 11.0");
    refused(() -> new SpendEstimate(-1, CNY), "amount");
    refused(() -> new DataFingerprint("xyz"), "32 lower case hexadecimal digits, had 3");
  }

  @Test
  @DisplayName("models and options refuse parameters out of bounds")
  void parameters() {
    Optional<DataFingerprint> none = Optional.empty();
    for (double bad : new double[] {0, -1, Double.NaN, 1e31, Double.POSITIVE_INFINITY}) {
      refused(() -> new BgNbd(bad, 1, 1, 1, ModelUnit.DAY, none), "r must be from 1.0E-30 to");
      refused(() -> new BgNbd(1, bad, 1, 1, ModelUnit.DAY, none), "alpha must");
      refused(() -> new BgNbd(1, 1, bad, 1, ModelUnit.DAY, none), "a must");
      refused(() -> new BgNbd(1, 1, 1, bad, ModelUnit.DAY, none), "b must");
      refused(() -> new MbgNbd(bad, 1, 1, 1, ModelUnit.DAY, none), "r must");
      refused(() -> new MbgNbd(1, bad, 1, 1, ModelUnit.DAY, none), "alpha must");
      refused(() -> new MbgNbd(1, 1, bad, 1, ModelUnit.DAY, none), "a must");
      refused(() -> new MbgNbd(1, 1, 1, bad, ModelUnit.DAY, none), "b must");
      refused(() -> new ParetoNbd(bad, 1, 1, 1, ModelUnit.DAY, none), "r must");
      refused(() -> new ParetoNbd(1, bad, 1, 1, ModelUnit.DAY, none), "alpha must");
      refused(() -> new ParetoNbd(1, 1, bad, 1, ModelUnit.DAY, none), "s must");
      refused(() -> new ParetoNbd(1, 1, 1, bad, ModelUnit.DAY, none), "beta must");
      refused(() -> new Nbd(bad, 1, ModelUnit.DAY, none), "r must");
      refused(() -> new Nbd(1, bad, ModelUnit.DAY, none), "alpha must");
      refused(() -> new GammaGamma(bad, 1, 1, CNY, none), "p must");
      refused(() -> new GammaGamma(1, bad, 1, CNY, none), "q must");
      refused(() -> new GammaGamma(1, 1, bad, CNY, none), "v must");
    }
    refused(() -> new FitOptions(0, 20, 200), "minimumGain must be from 0.01 to 1000, was 0.0");
    refused(() -> new FitOptions(2, 0, 200), "minimumRepeaters");
    refused(() -> new FitOptions(2, 20, 0), "mostIterations");
    refused(() -> new PurchaseForecast(1.1, 0, 0), "probabilityAlive must be from 0 to 1");
    refused(() -> new PurchaseForecast(1, -1, 0), "expectedPurchases");
    refused(() -> new PurchaseForecast(1, 0, Double.NaN), "probabilityOfNone");
    refused(() -> new ParameterEstimate("r", Double.NaN, 0), "estimate");
    refused(() -> new ParameterEstimate("r", 1, -1), "standardError");
  }

  @Test
  @DisplayName("a fit without a model is never interior, and only an interior one has errors")
  void fits() {
    refused(() -> ModelFit.none(FitVerdict.INTERIOR), "an interior fit must have a model");
    refused(
        () ->
            new ModelFit<>(
                FitVerdict.NOT_CONVERGED,
                Optional.of(Reference.BG),
                OptionalDouble.empty(),
                List.of()),
        "present or absent both");
    refused(
        () ->
            new ModelFit<>(
                FitVerdict.NOT_CONVERGED,
                Optional.of(Reference.BG),
                OptionalDouble.of(-3),
                List.of(new ParameterEstimate("r", 1, 1))),
        "only an interior fit may have standard errors, was NOT_CONVERGED");
  }

  @Test
  @DisplayName("the two kinds of recency are two types and lead to the same summary")
  void recencies() {
    PurchaseSummary summary = new PurchaseSummary(3, 70, 100, ModelUnit.DAY);
    assertThat(summary.recency()).isEqualTo(new Recency(Span.days(70)));
    assertThat(summary.silence()).isEqualTo(new Silence(Span.days(30)));
    assertThat(PurchaseSummary.of(3, summary.recency(), Span.days(100))).isEqualTo(summary);
    assertThat(PurchaseSummary.of(3, summary.silence(), Span.days(100))).isEqualTo(summary);
    assertThat(PurchaseSummary.of(3, new Recency(Span.weeks(10)), Span.days(100)))
        .isEqualTo(summary);
    assertThat(summary.in(ModelUnit.WEEK))
        .isEqualTo(new PurchaseSummary(3, 10, 100.0 / 7, ModelUnit.WEEK));
    assertThat(summary.in(ModelUnit.DAY)).isSameAs(summary);
    assertThat(summary.afterSilence(Span.weeks(2)).age()).isEqualTo(114);
    assertThat(Span.weeks(39).in(ModelUnit.DAY)).isEqualTo(273);
  }

  @Test
  @DisplayName("models refuse summaries in another unit or currency")
  void otherUnits() {
    PurchaseSummary days = new PurchaseSummary(3, 70, 100, ModelUnit.DAY);
    Span week = Span.weeks(1);
    for (PurchaseModel model : Reference.MODELS) {
      String message = "unit of the summary must be that of the model, WEEK, was DAY";
      refused(() -> model.logLikelihood(days), message);
      refused(() -> model.logOddsAlive(days), message);
      refused(() -> model.expectedPurchasesIfAlive(days, week), message);
      refused(() -> model.probabilityOfNoneIfAlive(days, week), message);
      refused(() -> model.silenceUntil(days, 0.5), message);
    }
    SpendSummary yuan = new SpendSummary(3, 70, CNY);
    refused(() -> Reference.GAMMA.expectedSpend(yuan), "that of the model, USD, was CNY");
    refused(() -> Reference.GAMMA.logLikelihood(yuan), "that of the model, USD, was CNY");
  }

  @Test
  @DisplayName("samples do not depend on order; equal customers are one pattern with a weight")
  void samples() {
    PurchaseSummary one = new PurchaseSummary(3, 70, 100, ModelUnit.DAY);
    PurchaseSummary two = PurchaseSummary.once(Span.days(50));
    PurchaseSample listed = PurchaseSample.of(List.of(one, two, one));
    PurchaseSample weighted = PurchaseSample.weighted(Map.of(two, 1L, one, 2L));
    assertThat(listed).isEqualTo(weighted).hasSameHashCodeAs(weighted);
    assertThat(listed.fingerprint()).isEqualTo(weighted.fingerprint());
    assertThat(listed.customers()).isEqualTo(3);
    assertThat(listed.repeaters()).isEqualTo(2);
    assertThat(listed.patterns()).isEqualTo(2);
    assertThat(listed).hasToString("PurchaseSample[3 customers, 2 patterns]");
    assertThat(listed).isNotEqualTo(PurchaseSample.of(List.of(one, two)));
    assertThat(listed.fingerprint())
        .isNotEqualTo(PurchaseSample.of(List.of(one, two)).fingerprint())
        .isNotEqualTo(listed.in(ModelUnit.WEEK).fingerprint());
    assertThat(listed.in(ModelUnit.WEEK).in(ModelUnit.DAY)).isEqualTo(listed);
    refused(() -> PurchaseSample.of(List.of()), "at least one customer");
    refused(
        () -> PurchaseSample.of(List.of(one, one.in(ModelUnit.WEEK))),
        "must have one unit, were DAY and WEEK");
    refused(() -> PurchaseSample.weighted(Map.of(one, 0L)), "a weight must be from 1 to");
    refused(
        () ->
            PurchaseSample.weighted(
                Map.of(one, PurchaseSample.MOST_CUSTOMERS, two, PurchaseSample.MOST_CUSTOMERS)),
        "at most 1000000000000 customers, had 2000000000000");
  }

  @Test
  @DisplayName("samples of spend keep those who bought again, in one currency")
  void spendSamples() {
    SpendSummary one = new SpendSummary(3, 70, CNY);
    SpendSummary two = new SpendSummary(2, 20, CNY);
    SpendSummary none = new SpendSummary(0, 0, CNY);
    SpendSample sample = SpendSample.of(List.of(one, none, two));
    assertThat(sample)
        .isEqualTo(SpendSample.of(List.of(two, one)))
        .hasSameHashCodeAs(SpendSample.of(List.of(two, one)))
        .isNotEqualTo(SpendSample.of(List.of(two)))
        .hasToString("SpendSample[2 repeaters, CNY]");
    assertThat(sample.fingerprint())
        .isEqualTo(SpendSample.of(List.of(two, one)).fingerprint())
        .isNotEqualTo(SpendSample.of(List.of(two)).fingerprint());
    assertThat(sample.currency()).isEqualTo(CNY);
    refused(() -> SpendSample.of(List.of()), "at least one customer");
    refused(
        () -> SpendSample.of(List.of(one, new SpendSummary(1, 1, Reference.USD))),
        "must have one currency, were CNY and USD");
    assertThat(ModelFits.gammaGamma(sample).outcome().verdict())
        .isEqualTo(FitVerdict.TOO_FEW_REPEATERS);
  }

  private static Transaction order(String amount, String at) {
    return Transaction.of("o-" + at, Money.parse(amount), Instant.parse(at));
  }

  @Test
  @DisplayName("purchases on one local day are one, and the first day is dropped")
  void fromTransactions() {
    List<Transaction> transactions = new ArrayList<>();
    transactions.add(order("CNY 500.00", "2026-01-01T17:00:00Z")); // the 2nd in Shanghai
    transactions.add(order("CNY 40.00", "2026-01-02T02:00:00Z"));
    transactions.add(order("CNY 30.00", "2026-01-08T17:00:00Z")); // the 9th
    transactions.add(order("CNY 10.00", "2026-01-09T01:00:00Z"));
    transactions.add(order("CNY -30.00", "2026-01-12T01:00:00Z")); // a refund
    transactions.add(order("CNY 0.00", "2026-01-13T01:00:00Z")); // a gift
    transactions.add(order("CNY 60.00", "2026-01-23T01:00:00Z"));
    transactions.add(order("CNY 99.00", "2026-03-01T01:00:00Z")); // after the end
    transactions.add(
        new Transaction(
            "late",
            Money.parse("CNY 7.00"),
            Instant.parse("2026-01-20T01:00:00Z"),
            Instant.parse("2026-04-01T01:00:00Z"))); // not known then
    Collections.reverse(transactions);
    Instant asOf = Instant.parse("2026-02-19T20:00:00Z"); // the 20th in Shanghai
    ZoneId shanghai = ZoneId.of("Asia/Shanghai");

    PurchaseSummaries days = new PurchaseSummaries(shanghai, ModelUnit.DAY);
    assertThat(days.purchases(transactions, asOf))
        .contains(new PurchaseSummary(2, 21, 49, ModelUnit.DAY));
    assertThat(new PurchaseSummaries(shanghai, ModelUnit.WEEK).purchases(transactions, asOf))
        .contains(new PurchaseSummary(2, 3, 7, ModelUnit.WEEK));
    assertThat(new PurchaseSummaries(ZoneOffset.UTC, ModelUnit.DAY).purchases(transactions, asOf))
        .contains(new PurchaseSummary(4, 22, 49, ModelUnit.DAY));
    assertThat(days.spend(transactions, CNY, asOf)).contains(new SpendSummary(2, 50, CNY));

    assertThat(days.purchases(List.of(), asOf)).isEmpty();
    assertThat(days.spend(List.of(), CNY, asOf)).isEmpty();
    List<Transaction> one = List.of(order("CNY 5.00", "2026-02-01T01:00:00Z"));
    assertThat(days.purchases(one, asOf)).contains(PurchaseSummary.once(Span.days(19)));
    assertThat(days.spend(one, CNY, asOf)).contains(new SpendSummary(0, 0, CNY));
    assertThatThrownBy(() -> days.spend(one, Reference.USD, asOf))
        .hasMessage("all purchases must be in USD, one was in CNY");
  }

  @Test
  @DisplayName("a lifetime value is spend times discounted purchases, rounded only on demand")
  void lifetimeValue() {
    Reference.Row row = Reference.rows().get(0);
    DiscountRate rate = DiscountRate.perYear(0.15);
    SpendEstimate value =
        Reference.GAMMA
            .lifetimeValue(Reference.BG, row.customer(), row.spend(), Span.weeks(52), rate)
            .orElseThrow();
    double each = Reference.GAMMA.expectedSpend(row.spend()).orElseThrow().amount();
    assertClose(
        value.amount(),
        each * Reference.BG.discountedPurchases(row.customer(), Span.weeks(52), rate),
        1e-15);
    assertThat(value.amount()).isLessThan(each * row.get("bg_cet52"));
    assertThat(value.rounded().getCurrencyUnit()).isEqualTo(Reference.USD);
    assertThat(new SpendEstimate(12.345, Reference.USD).rounded())
        .isEqualTo(Money.parse("USD 12.34"));
    assertClose(Reference.GAMMA.meanSpend().orElseThrow().amount(), 35.1707308023027, 1e-13);
    refused(
        () ->
            Reference.GAMMA.lifetimeValue(
                Reference.BG,
                row.customer(),
                new SpendSummary(3, 5, Reference.USD),
                Span.weeks(52),
                rate),
        "the same number of repeats, were 2 and 3");
  }

  @Test
  @DisplayName("discount rates compound: a day, a week and a year come to the same")
  void discountRates() {
    DiscountRate year = DiscountRate.perYear(0.1);
    assertClose(365.2425 * year.force(ModelUnit.DAY), Math.log(1.1), 1e-14);
    assertClose(year.force(ModelUnit.WEEK), 7 * year.force(ModelUnit.DAY), 1e-15);
    DiscountRate week = new DiscountRate(0.01, ModelUnit.WEEK);
    assertClose(7 * week.force(ModelUnit.DAY), Math.log(1.01), 1e-14);
    assertThat(DiscountRate.none().force(ModelUnit.WEEK)).isEqualTo(0);
  }
}
