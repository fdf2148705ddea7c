package io.crmkit.score.model;

import static io.crmkit.score.model.Reference.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fits of CDNOW beside those of the literature")
class CdnowTest {
  private static void assertFit(
      ModelFit<?> fit, double logLikelihood, double tolerance, double... parameters) {
    assertThat(fit.verdict()).isEqualTo(FitVerdict.INTERIOR);
    assertThat(fit.logLikelihood().orElseThrow()).isCloseTo(logLikelihood, within(tolerance));
    assertThat(fit.estimates()).hasSize(parameters.length);
    for (int i = 0; i < parameters.length; i++) {
      ParameterEstimate estimate = fit.estimates().get(i);
      assertClose(estimate.estimate(), parameters[i], 1e-6);
      assertThat(estimate.standardError()).isBetween(0.0, estimate.estimate());
    }
  }

  @Test
  @DisplayName("BG/NBD to a millionth, with standard errors")
  void bg() {
    PurchaseSample sample = SharedData.cdnowSummary();
    ModelFit<BgNbd> fit = ModelFits.bgNbd(sample).outcome();
    assertFit(
        fit,
        -9582.42556056737,
        1e-6,
        0.242592907204466,
        4.41353156120543,
        0.792886148098769,
        2.42575343649362);
    BgNbd model = fit.model().orElseThrow();
    assertThat(model.unit()).isEqualTo(ModelUnit.WEEK);
    assertThat(model.data()).contains(sample.fingerprint());
    // The paper gives 0.0126, 0.378, 0.186 and 0.704.
    List<Double> errors = fit.estimates().stream().map(ParameterEstimate::standardError).toList();
    assertThat(errors.get(0)).isCloseTo(0.01256, within(1e-4));
    assertThat(errors.get(1)).isCloseTo(0.3782, within(1e-3));
    assertThat(errors.get(2)).isCloseTo(0.1857, within(1e-3));
    assertThat(errors.get(3)).isCloseTo(0.7053, within(2e-3));
    assertThat(sample.sum(model::probabilityAlive) / 2357).isCloseTo(0.8134, within(5e-5));
  }

  @Test
  @DisplayName("MBG/NBD to a millionth")
  void mbg() {
    PurchaseSample sample = SharedData.cdnowSummary();
    ModelFit<MbgNbd> fit = ModelFits.mbgNbd(sample).outcome();
    assertFit(
        fit,
        -9582.1326848999,
        1e-6,
        0.524837983665595,
        6.1829920196721,
        0.891356155331536,
        1.6139993347305);
    MbgNbd model = fit.model().orElseThrow();
    assertThat(sample.sum(model::probabilityAlive) / 2357).isCloseTo(0.4487, within(5e-5));
  }

  @Test
  @DisplayName("Pareto/NBD to the digits given")
  void pareto() {
    PurchaseSample sample = SharedData.cdnowSummary();
    ModelFit<ParetoNbd> fit = ModelFits.paretoNbd(sample).outcome();
    assertThat(fit.verdict()).isEqualTo(FitVerdict.INTERIOR);
    assertThat(fit.logLikelihood().orElseThrow()).isCloseTo(-9594.97393, within(5e-6));
    ParetoNbd model = fit.model().orElseThrow();
    assertClose(model.r(), 0.553275, 1e-5);
    assertClose(model.alpha(), 10.5776, 1e-5);
    assertClose(model.s(), 0.606214, 1e-5);
    assertClose(model.beta(), 11.6679, 1e-5);
    assertThat(sample.sum(model::probabilityAlive) / 2357).isCloseTo(0.4463, within(5e-5));
  }

  @Test
  @DisplayName("Gamma-Gamma on the 946 repeaters to the digits given")
  void gammaGamma() {
    List<SpendSummary> customers = new ArrayList<>();
    for (SharedData.CdnowCustomer customer : SharedData.cdnowDays()) {
      customers.add(
          new SpendSummary(
              customer.repeats(),
              customer.spend().setScale(2, RoundingMode.HALF_UP).doubleValue(),
              Reference.USD));
    }
    SpendSample sample = SpendSample.of(customers);
    assertThat(sample.repeaters()).isEqualTo(946);
    assertFit(
        ModelFits.gammaGamma(sample).outcome(), -4055.92324, 5e-6, 6.248804, 3.744588, 15.447741);
  }

  @Test
  @DisplayName("from weeks to days multiplies alpha by exactly 7 and leaves the rest")
  void units() {
    BgNbd weeks = Reference.BG;
    BgNbd days = weeks.in(ModelUnit.DAY);
    assertThat(days)
        .isEqualTo(
            new BgNbd(
                weeks.r(), 7 * weeks.alpha(), weeks.a(), weeks.b(), ModelUnit.DAY, weeks.data()));
    ParetoNbd pareto = Reference.PARETO.in(ModelUnit.DAY);
    assertThat(pareto.alpha()).isEqualTo(7 * Reference.PARETO.alpha());
    assertThat(pareto.beta()).isEqualTo(7 * Reference.PARETO.beta());
    assertThat(pareto.s()).isEqualTo(Reference.PARETO.s());

    PurchaseSample sample = SharedData.cdnowSummary();
    BgNbd fitted = ModelFits.bgNbd(sample.in(ModelUnit.DAY)).outcome().model().orElseThrow();
    assertThat(fitted.unit()).isEqualTo(ModelUnit.DAY);
    assertClose(fitted.alpha(), 7 * weeks.alpha(), 1e-10);
    assertClose(fitted.r(), weeks.r(), 1e-10);
    assertClose(fitted.a(), weeks.a(), 1e-10);
    assertClose(fitted.b(), weeks.b(), 1e-10);
  }

  @Test
  @DisplayName("in exact days, and the hold-out of 39 weeks by model against 1,882 seen")
  void holdOut() {
    List<SharedData.CdnowCustomer> customers = SharedData.cdnowDays();
    assertThat(customers.stream().mapToInt(SharedData.CdnowCustomer::later).sum()).isEqualTo(1_882);
    PurchaseSample days =
        PurchaseSample.of(customers.stream().map(SharedData.CdnowCustomer::purchases).toList());
    PurchaseSample weeks = days.in(ModelUnit.WEEK);
    assertFit(
        ModelFits.bgNbd(weeks).outcome(),
        -9582.4292066739,
        1e-6,
        .242594522430157,
        4.4136020190135,
        .792922017225598,
        2.42590677682633);

    Map<String, Double> expected = new TreeMap<>();
    for (PurchaseModel kind :
        List.of(Reference.BG, Reference.MBG, Reference.PARETO, Reference.NBD)) {
      PurchaseModel model = (PurchaseModel) SimulationTest.fit(kind, weeks).model().orElseThrow();
      expected.put(
          model.model(), weeks.sum(customer -> model.expectedPurchases(customer, Span.weeks(39))));
    }
    System.out.println(
        "expected purchases of the following 39 weeks, 1,882 were seen: " + expected);
    assertThat(expected.get("BG/NBD")).isCloseTo(1653.41, within(0.01));
    assertThat(expected.get("MBG/NBD")).isCloseTo(1576.73, within(0.01));
    assertThat(expected.get("Pareto/NBD")).isCloseTo(1665.51, within(0.01));
    // Without leaving, half as many again as were seen: that is what the models are for.
    assertThat(expected.get("NBD")).isCloseTo(2929.82, within(0.01));
  }

  @Test
  @DisplayName("the verdict in words, with the warning about customers who bought once")
  void words() {
    assertThat(ModelFits.bgNbd(SharedData.cdnowSummary()).explain(Locale.ENGLISH))
        .isEqualTo(
            """
            The BG/NBD model fits: it has one best set of parameters for 2357 customers, 946 of whom bought again; use it
            The purchases show that customers leave: taking that into account gains 181.23 in log-likelihood (2.00 required)
            This model takes the 1411 customers who bought only once for present, however long they are silent; for warnings of churn use MBG/NBD or Pareto/NBD""");
  }
}
