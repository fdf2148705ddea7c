package io.crmkit.score.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The likelihoods that are climbed")
class LikelihoodsTest {
  private final PurchaseSample sample = SmallSample.purchases();
  private final PurchaseColumns data = new PurchaseColumns(sample);
  private static final double[][] POINTS = {
    {0.3, 0.1, 0.2, 0.4}, {1.7, 0.9, 0.5, 3.0}, {0.05, 2.5, 1.8, 0.7}, {4.0, 0.02, 0.1, 12.0}
  };

  private static double[] logs(double[] values, int size) {
    double[] logs = new double[size];
    for (int i = 0; i < size; i++) {
      logs[i] = Math.log(values[i]);
    }
    return logs;
  }

  /** By central differences of the value. */
  private static double slope(Likelihood likelihood, double[] at, int index) {
    double step = 1e-5;
    double[] above = at.clone();
    double[] below = at.clone();
    above[index] += step;
    below[index] -= step;
    double[] unused = new double[at.length];
    return (likelihood.at(above, unused) - likelihood.at(below, unused)) / (2 * step);
  }

  private static void check(
      Likelihood likelihood, int size, ToDoubleFunction<double[]> naive, double unit) {
    for (double[] point : POINTS) {
      double[] at = logs(point, size);
      double[] gradient = new double[size];
      double value = likelihood.at(at, gradient);
      assertThat(value).isCloseTo(naive.applyAsDouble(point) + unit, within(1e-9));
      for (int i = 0; i < size; i++) {
        double slope = slope(likelihood, at, i);
        assertThat(gradient[i])
            .as("slope %d at %s", i, List.of(point[0], point[1], point[2], point[3]))
            .isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
      }
    }
  }

  /** Times count in the mean age: each purchase then weighs so much more. */
  private double inMeanAges() {
    return sample.sum(PurchaseSummary::repeats) * Math.log(data.scale);
  }

  @Test
  @DisplayName("count time in mean ages, so that all figures are near 1")
  void columns() {
    assertThat(data.size).isEqualTo(14);
    assertThat(data.mostRepeats).isEqualTo(26);
    assertThat(data.scale).isCloseTo(sample.sum(PurchaseSummary::age) / 79, within(1e-12));
    assertThat(data.totalRepeats).isEqualTo(sample.sum(PurchaseSummary::repeats));
    assertThat(data.totalAge).isCloseTo(79, within(1e-12));
    double age = 0;
    for (int i = 0; i < data.size; i++) {
      age += data.weight[i] * data.age[i];
      assertThat(data.last[i] * data.scale)
          .isCloseTo(sample.pattern(i).firstToLast(), within(1e-12));
      assertThat(data.repeats[i]).isEqualTo(sample.pattern(i).repeats());
    }
    assertThat(age).isCloseTo(79, within(1e-11));
    PurchaseSample newborn = PurchaseSample.of(List.of(PurchaseSummary.once(Span.days(0))));
    assertThat(new PurchaseColumns(newborn).scale).isEqualTo(1);
  }

  @Test
  @DisplayName("are those of the NBD, with its slopes")
  void nbd() {
    check(
        Likelihoods.nbd(data),
        2,
        v ->
            new Nbd(v[0], v[1] * data.scale, ModelUnit.WEEK, Optional.empty())
                .logLikelihood(sample),
        inMeanAges());
  }

  @Test
  @DisplayName("are those of the BG/NBD, in which nobody leaves before a repeat, with its slopes")
  void bgNbd() {
    check(
        Likelihoods.betaGeometric(data, 0),
        4,
        v ->
            new BgNbd(v[0], v[1] * data.scale, v[2], v[3], ModelUnit.WEEK, Optional.empty())
                .logLikelihood(sample),
        inMeanAges());
  }

  @Test
  @DisplayName("are those of the MBG/NBD, in which some leave at once, with its slopes")
  void mbgNbd() {
    check(
        Likelihoods.betaGeometric(data, 1),
        4,
        v ->
            new MbgNbd(v[0], v[1] * data.scale, v[2], v[3], ModelUnit.WEEK, Optional.empty())
                .logLikelihood(sample),
        inMeanAges());
  }

  @Test
  @DisplayName("are those of the Pareto/NBD, with its slopes, whichever rate is the greater")
  void paretoNbd() {
    check(
        Likelihoods.pareto(data),
        4,
        v ->
            new ParetoNbd(
                    v[0],
                    v[1] * data.scale,
                    v[2],
                    v[3] * data.scale,
                    ModelUnit.WEEK,
                    Optional.empty())
                .logLikelihood(sample),
        inMeanAges());
  }

  @Test
  @DisplayName("are those of the Gamma-Gamma in units of a mean spend, with its slopes")
  void gammaGamma() {
    SpendSample spend = SmallSample.spend();
    check(
        Likelihoods.gammaGamma(spend, 41.5),
        3,
        v ->
            new GammaGamma(v[0], v[1], v[2] * 41.5, Reference.USD, Optional.empty())
                .logLikelihood(spend),
        spend.repeaters() * Math.log(41.5));
  }

  @Test
  @DisplayName("of one customer of Pareto/NBD that is all silence has the slopes too")
  void silentCustomer() {
    PurchaseSample one =
        PurchaseSample.of(
            List.of(
                new PurchaseSummary(400, 20, 4_000, ModelUnit.DAY),
                new PurchaseSummary(3, 90, 90, ModelUnit.DAY)));
    Likelihood likelihood = Likelihoods.pareto(new PurchaseColumns(one));
    double[] at = logs(new double[] {2, 0.3, 1.2, 0.01}, 4);
    double[] gradient = new double[4];
    assertThat(likelihood.at(at, gradient)).isFinite();
    for (int i = 0; i < 4; i++) {
      double slope = slope(likelihood, at, i);
      assertThat(gradient[i]).isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
    }
  }
}
