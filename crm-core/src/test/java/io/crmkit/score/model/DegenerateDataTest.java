package io.crmkit.score.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fits of data that no model was made for end with a verdict")
class DegenerateDataTest {
  @Test
  @DisplayName("customers all alike: there is no peak, and it is said so")
  void allAlike() {
    PurchaseSample sample =
        PurchaseSample.of(Collections.nCopies(500, new PurchaseSummary(5, 9, 10, ModelUnit.WEEK)));

    Decision<ModelFit<Nbd>> fit = ModelFits.nbd(sample);

    assertThat(fit.outcome().verdict()).isEqualTo(FitVerdict.NOT_CONVERGED);
    assertThat(fit.outcome().model()).isEmpty();
    assertThat(fit.outcome().best()).isPresent();
    assertThat(fit.outcome().estimates()).isEmpty();
    assertThat(fit.explain(Locale.ENGLISH))
        .startsWith("The search for the best NBD model found no peak, so do not use it");
    for (PurchaseModel kind : List.of(Reference.BG, Reference.MBG, Reference.PARETO)) {
      assertThat(SimulationTest.fit(kind, sample).model()).as(kind.model()).isEmpty();
    }
  }

  @Test
  @DisplayName("everybody spends the same: there is no peak, and it is said so")
  void sameSpend() {
    SpendSample sample =
        SpendSample.of(Collections.nCopies(300, new SpendSummary(3, 49.9, Reference.USD)));

    ModelFit<GammaGamma> fit = ModelFits.gammaGamma(sample).outcome();

    assertThat(fit.verdict()).isEqualTo(FitVerdict.NOT_CONVERGED);
    assertThat(fit.model()).isEmpty();
  }

  @Test
  @DisplayName("one customer with a million purchases among a thousand does no harm")
  void oneHuge() {
    List<PurchaseSummary> customers = new ArrayList<>();
    PurchaseSample drawn = new Simulation(2).sample(Reference.MBG, 1_000, 80);
    for (int i = 0; i < drawn.patterns(); i++) {
      customers.addAll(Collections.nCopies((int) drawn.weight(i), drawn.pattern(i)));
    }
    customers.add(new PurchaseSummary(1_000_000, 79, 80, ModelUnit.WEEK));

    ModelFit<MbgNbd> fit = ModelFits.mbgNbd(PurchaseSample.of(customers)).outcome();

    assertThat(fit.logLikelihood().orElseThrow()).isFinite();
    fit.model()
        .ifPresent(
            model ->
                assertThat(
                        model.expectedPurchases(
                            PurchaseSummary.once(Span.weeks(10)), Span.weeks(52)))
                    .isFinite()
                    .isPositive());
  }

  @Test
  @DisplayName("a search that may not search ends with a verdict too")
  void noIterations() {
    PurchaseSample sample = new Simulation(2).sample(Reference.MBG, 1_000, 80);
    ModelFit<MbgNbd> fit = ModelFits.mbgNbd(sample, new FitOptions(2, 20, 1)).outcome();
    ModelFit<MbgNbd> full = ModelFits.mbgNbd(sample).outcome();
    assertThat(full.verdict()).isEqualTo(FitVerdict.INTERIOR);
    if (fit.verdict() == FitVerdict.INTERIOR) { // then it is the same
      Reference.assertClose(
          fit.logLikelihood().orElseThrow(), full.logLikelihood().orElseThrow(), 1e-12);
    }
  }

  @Test
  @DisplayName("what is asked for decides: the threshold of gain and the number of repeaters")
  void options() {
    PurchaseSample sample = new Simulation(2).sample(Reference.MBG, 1_000, 80);
    assertThat(ModelFits.mbgNbd(sample, new FitOptions(1_000, 20, 200)).outcome().verdict())
        .isEqualTo(FitVerdict.DROPOUT_NOT_IDENTIFIED);
    int repeaters = (int) sample.repeaters();
    assertThat(ModelFits.mbgNbd(sample, new FitOptions(2, repeaters, 200)).outcome().verdict())
        .isEqualTo(FitVerdict.INTERIOR);
    assertThat(ModelFits.mbgNbd(sample, new FitOptions(2, repeaters + 1, 200)).outcome().verdict())
        .isEqualTo(FitVerdict.TOO_FEW_REPEATERS);
  }
}
