package io.crmkit.score.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Fitting a simulated customer base")
class SimulationTest {
  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of(Reference.BG, List.of(0.2426, 4.4135, 0.7929, 2.4258)),
        Arguments.of(Reference.MBG, List.of(0.5248, 6.183, 0.8914, 1.614)),
        Arguments.of(Reference.PARETO, List.of(0.5533, 10.5776, 0.6062, 11.6679)),
        Arguments.of(Reference.NBD, List.of(0.385, 12.07)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  @DisplayName("finds the parameters it was drawn from, within three standard errors:")
  void recovers(PurchaseModel model, List<Double> parameters) {
    PurchaseSample sample = new Simulation(7).sample(model, 4_000, 80);

    ModelFit<?> fit = fit(model, sample);

    assertThat(fit.verdict()).isEqualTo(FitVerdict.INTERIOR);
    recovers(fit, parameters);
    assertThat(fit.logLikelihood().orElseThrow()).isGreaterThan(model.logLikelihood(sample));
  }

  private static void recovers(ModelFit<?> fit, List<Double> parameters) {
    assertThat(fit.estimates()).hasSize(parameters.size());
    for (int i = 0; i < parameters.size(); i++) {
      ParameterEstimate estimate = fit.estimates().get(i);
      double off = Math.abs(estimate.estimate() - parameters.get(i)) / estimate.standardError();
      assertThat(off).as(estimate.toString()).isLessThan(3);
      assertThat(estimate.standardError()).isPositive().isLessThan(2 * estimate.estimate());
    }
  }

  static ModelFit<?> fit(PurchaseModel kind, PurchaseSample sample) {
    if (kind instanceof BgNbd) {
      return ModelFits.bgNbd(sample).outcome();
    } else if (kind instanceof MbgNbd) {
      return ModelFits.mbgNbd(sample).outcome();
    } else if (kind instanceof ParetoNbd) {
      return ModelFits.paretoNbd(sample).outcome();
    }
    return ModelFits.nbd(sample).outcome();
  }

  @Test
  @DisplayName("finds the parameters of spend it was drawn from, within three standard errors")
  void spend() {
    SpendSample sample = new Simulation(7).spend(Reference.GAMMA, 3_000, 10);

    ModelFit<GammaGamma> fit = ModelFits.gammaGamma(sample).outcome();

    assertThat(fit.verdict()).isEqualTo(FitVerdict.INTERIOR);
    recovers(fit, List.of(6.2488, 3.7446, 15.4477));
  }

  @Test
  @DisplayName("says that dropout is not identified where nobody left")
  void nobodyLeft() {
    PurchaseSample sample = new Simulation(11).sample(Reference.NBD, 2_000, 80);

    for (PurchaseModel kind : List.of(Reference.BG, Reference.MBG, Reference.PARETO)) {
      ModelFit<?> fit = fit(kind, sample);
      assertThat(fit.verdict()).as(kind.model()).isEqualTo(FitVerdict.DROPOUT_NOT_IDENTIFIED);
      assertThat(fit.model()).isEmpty();
      assertThat(fit.estimates()).isEmpty();
    }
  }

  @Test
  @DisplayName("says that there is no mean spend where customers differ too much for one")
  void noMeanSpend() {
    GammaGamma wild = new GammaGamma(2, 0.7, 5, Reference.USD, Optional.empty());
    SpendSample sample = new Simulation(3).spend(wild, 2_000, 6);

    ModelFit<GammaGamma> fit = ModelFits.gammaGamma(sample).outcome();

    assertThat(fit.verdict()).isEqualTo(FitVerdict.SPEND_MEAN_UNDEFINED);
    assertThat(fit.model()).isEmpty();
    assertThat(fit.best().orElseThrow().q()).isBetween(0.6, 0.8);
    assertThat(fit.best().orElseThrow().meanSpend()).isEmpty();
  }

  @Test
  @DisplayName("expected purchases are the mean of what simulated customers do afterwards")
  void meanOfTheFuture() {
    // New customers in their first 39 weeks, against the formula that starts from nothing.
    for (PurchaseModel model : List.of(Reference.BG, Reference.MBG, Reference.PARETO)) {
      int customers = 60_000;
      PurchaseSample sample = new Simulation(5).sampleOfAge(model, customers, 39);
      double mean = sample.sum(PurchaseSummary::repeats) / customers;
      double square = sample.sum(c -> (double) c.repeats() * c.repeats()) / customers;
      double error = Math.sqrt((square - mean * mean) / customers);
      assertThat(Math.abs(mean - model.expectedPurchases(Span.weeks(39))))
          .as(model.model())
          .isLessThan(3.5 * error);
    }
  }
}
