package io.crmkit.score.model;

import static io.crmkit.score.model.Reference.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Properties of the models near their singularities, and independent ways to the same figures. */
@Label("Customer-base models")
class ModelProperties {
  @Provide
  Arbitrary<PurchaseSummary> customers() {
    Arbitrary<Integer> repeats =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(0)),
            Tuple.of(4, Arbitraries.integers().between(1, 80)),
            Tuple.of(1, Arbitraries.integers().between(80, 3_000)));
    return Combinators.combine(
            repeats,
            Arbitraries.doubles().between(0.1, 300).ofScale(4),
            Arbitraries.doubles().between(0, 200).ofScale(4))
        .as(
            (x, last, silence) ->
                new PurchaseSummary(
                    x, x == 0 ? 0 : last, x == 0 ? silence : last + silence, ModelUnit.WEEK));
  }

  /** Parameters over orders of magnitude, and near 1 where the papers' formulas divide by zero. */
  @Provide
  Arbitrary<Double> parameters() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(-3, 2.5).map(power -> Math.pow(10, power)),
        Arbitraries.doubles().between(-14, -3).map(power -> 1 + Math.pow(10, power)),
        Arbitraries.doubles().between(-14, -3).map(power -> 1 - Math.pow(10, power)),
        Arbitraries.just(1.0));
  }

  @Property(tries = 300)
  @Label("expected purchases of BG/NBD by series and by integral agree")
  void seriesAndIntegral(
      @ForAll("parameters") double shape,
      @ForAll("parameters") double a,
      @ForAll("parameters") double stay,
      @ForAll @DoubleRange(min = -6, max = 1.7) double power) {
    double tau = Math.pow(10, power);
    double series = BetaGeometric.series(shape, tau, a, stay);
    assertClose(BetaGeometric.integral(shape, tau, a, stay), series, 5e-12);
    assertThat(series).isPositive().isLessThanOrEqualTo(shape * tau * (1 + 1e-12));
  }

  @Property(tries = 300)
  @Label("expected purchases run through a = 1 and s = 1 without a jump")
  void noPole(
      @ForAll("customers") PurchaseSummary customer,
      @ForAll("parameters") double r,
      @ForAll("parameters") double b,
      @ForAll @DoubleRange(min = 0.01, max = 500) double horizon,
      @ForAll @DoubleRange(min = -15, max = -7) double power) {
    double off = Math.pow(10, power);
    Span span = Span.weeks(horizon);
    for (double near : new double[] {1 - off, 1 + off}) {
      assertClose(
          bg(r, near, b).expectedPurchasesIfAlive(customer, span),
          bg(r, 1, b).expectedPurchasesIfAlive(customer, span),
          20 * off + 1e-11);
      assertClose(
          pareto(r, near).expectedPurchasesIfAlive(customer, span),
          pareto(r, 1).expectedPurchasesIfAlive(customer, span),
          20 * off + 1e-11);
    }
  }

  private static BgNbd bg(double r, double a, double b) {
    return new BgNbd(r, 5, a, b, ModelUnit.WEEK, Optional.empty());
  }

  private static ParetoNbd pareto(double r, double s) {
    return new ParetoNbd(r, 5, s, 9, ModelUnit.WEEK, Optional.empty());
  }

  @Property(tries = 300)
  @Label("figures stay in their bounds whatever the parameters")
  void bounds(
      @ForAll("customers") PurchaseSummary customer,
      @ForAll("parameters") double first,
      @ForAll("parameters") double second,
      @ForAll("parameters") double third,
      @ForAll @DoubleRange(min = 0, max = 1_000) double horizon) {
    Optional<DataFingerprint> none = Optional.empty();
    Span span = Span.weeks(horizon);
    for (PurchaseModel model :
        List.of(
            new BgNbd(first, 5, second, third, ModelUnit.WEEK, none),
            new MbgNbd(first, 5, second, third, ModelUnit.WEEK, none),
            new ParetoNbd(first, 5, second, 100 * third, ModelUnit.WEEK, none),
            new ParetoNbd(first, 500 * third, second, 5, ModelUnit.WEEK, none))) {
      PurchaseForecast forecast = model.forecast(customer, span); // checks its own bounds
      assertThat(forecast.expectedPurchases()).isFinite();
      assertThat(1 - forecast.probabilityOfNone())
          .isLessThanOrEqualTo(forecast.expectedPurchases() + 1e-9);
      assertThat(model.logLikelihood(customer)).isFinite();
      assertThat(model.logOddsAlive(customer)).isNotNaN();
      double never =
          new Nbd(first, 5, ModelUnit.WEEK, none).expectedPurchasesIfAlive(customer, span);
      if (!(model instanceof ParetoNbd)) {
        assertThat(model.expectedPurchasesIfAlive(customer, span))
            .isLessThanOrEqualTo(never * (1 + 1e-11));
      }
    }
  }

  @Property(tries = 200)
  @Label("the odds of Pareto/NBD are those of the papers' two hypergeometric functions")
  void paretoAsInThePapers(
      @ForAll @IntRange(min = 0, max = 40) int x,
      @ForAll @DoubleRange(min = 0.1, max = 3) double r,
      @ForAll @DoubleRange(min = 0.1, max = 3) double s,
      @ForAll @DoubleRange(min = 3, max = 20) double alpha,
      @ForAll @DoubleRange(min = 3, max = 20) double beta,
      @ForAll @DoubleRange(min = 1, max = 40) double last,
      @ForAll @DoubleRange(min = 0.5, max = 40) double silence) {
    double t = x == 0 ? 0 : last;
    double age = t + silence;
    // Schmittlein, Morrison and Colombo: A0 is the difference of one function at t_x and T.
    double n = r + s + x;
    double odds =
        s
            / n
            * Math.exp((r + x) * Math.log(alpha + age) + s * Math.log(beta + age))
            * (tail(n, s, x + r, alpha, beta, t) - tail(n, s, x + r, alpha, beta, age));
    ParetoNbd model = new ParetoNbd(r, alpha, s, beta, ModelUnit.WEEK, Optional.empty());
    double alive = model.probabilityAlive(new PurchaseSummary(x, t, age, ModelUnit.WEEK));
    assertThat(alive).isCloseTo(1 / (1 + odds), within(1e-10));
    assertClose(alive, 1 / (1 + odds), 1e-8);
  }

  @Property(tries = 300)
  @Label("the odds of Pareto/NBD by the difference and by the integral agree")
  void differenceAndIntegral(
      @ForAll @IntRange(min = 0, max = 2_000) int x,
      @ForAll("parameters") double r,
      @ForAll("parameters") double s,
      @ForAll @DoubleRange(min = 1, max = 20) double alpha,
      @ForAll @DoubleRange(min = 1, max = 20) double beta,
      @ForAll @DoubleRange(min = 0.1, max = 100) double silence) {
    double last = x == 0 ? 0 : 15;
    ParetoGone gone = new ParetoGone();
    gone.compute(r + x, alpha, s, beta, last, last + silence, false);
    double odds = ParetoGone.logOdds(r + x, alpha, s, beta, last, last + silence);
    assertClose(Numbers.logistic(-odds), Numbers.logistic(-gone.logOdds), 2e-12);
    assertThat(odds).isCloseTo(gone.logOdds, within(1e-10));
  }

  private static double tail(
      double n, double s, double shape, double alpha, double beta, double at) {
    boolean first = alpha >= beta;
    double above = Math.max(alpha, beta) + at;
    double z = Math.abs(alpha - beta) / above;
    double second = first ? s + 1 : shape;
    double sum = 0;
    double term = 1;
    for (int k = 0; term > 1e-18 * sum || k < 5; k++) {
      sum += term;
      term *= (n + k) * (second + k) / ((n + 1 + k) * (k + 1)) * z;
    }
    return sum * Math.pow(above, -n);
  }

  @Property(tries = 100)
  @Label("gradients are the slopes of the likelihoods")
  void gradients(
      @ForAll @DoubleRange(min = -1.5, max = 1.5) double first,
      @ForAll @DoubleRange(min = -1.5, max = 1.5) double second,
      @ForAll @DoubleRange(min = -1.5, max = 1.5) double third,
      @ForAll @DoubleRange(min = -1.5, max = 1.5) double fourth,
      @ForAll @IntRange(min = 1, max = 20) int seed) {
    PurchaseSample sample = new Simulation(seed).sample(Reference.BG, 40, 60);
    PurchaseColumns data = new PurchaseColumns(sample);
    double[] at = {first, second, third, fourth};
    assertGradient(Likelihoods.betaGeometric(data, 0), at);
    assertGradient(Likelihoods.betaGeometric(data, 1), at);
    assertGradient(Likelihoods.pareto(data), at);
    assertGradient(Likelihoods.nbd(data), first, second);
    SpendSample spend = new Simulation(seed).spend(Reference.GAMMA, 40, 6);
    assertGradient(Likelihoods.gammaGamma(spend, 30), first, second, third);
  }

  private static void assertGradient(Likelihood likelihood, double... at) {
    double[] gradient = new double[at.length];
    double[] ignored = new double[at.length];
    double value = likelihood.at(at, gradient);
    double step = 1e-5;
    for (int i = 0; i < at.length; i++) {
      double[] moved = at.clone();
      moved[i] = at[i] + step;
      double above = likelihood.at(moved, ignored);
      moved[i] = at[i] - step;
      double slope = (above - likelihood.at(moved, ignored)) / (2 * step);
      assertThat(gradient[i]).isCloseTo(slope, within(1e-8 * (Math.abs(value) + 100)));
    }
  }

  @Property(tries = 20)
  @Label("the likelihood that is climbed is that of the model, but for the unit of time")
  void sameLikelihood(@ForAll @IntRange(min = 1, max = 1_000) int seed) {
    PurchaseSample sample = new Simulation(seed).sample(Reference.MBG, 60, 60);
    PurchaseColumns data = new PurchaseColumns(sample);
    double[] g = new double[4];
    double unit = data.totalRepeats * Math.log(data.scale);
    Optional<DataFingerprint> none = Optional.empty();
    double scale = data.scale;
    double[] at = {Math.log(0.5), Math.log(0.3), Math.log(0.8), Math.log(2)};
    assertClose(
        Likelihoods.betaGeometric(data, 0).at(at, g) - unit,
        new BgNbd(0.5, 0.3 * scale, 0.8, 2, ModelUnit.WEEK, none).logLikelihood(sample),
        1e-12);
    assertClose(
        Likelihoods.betaGeometric(data, 1).at(at, g) - unit,
        new MbgNbd(0.5, 0.3 * scale, 0.8, 2, ModelUnit.WEEK, none).logLikelihood(sample),
        1e-12);
    assertClose(
        Likelihoods.pareto(data).at(at, g) - unit,
        new ParetoNbd(0.5, 0.3 * scale, 0.8, 2 * scale, ModelUnit.WEEK, none).logLikelihood(sample),
        1e-12);
  }

  @Property(tries = 10)
  @Label("n copies of each customer are weight n: the same model, standard errors by root n")
  void copies(
      @ForAll @IntRange(min = 1, max = 1_000) int seed, @ForAll @IntRange(min = 2, max = 9) int n) {
    PurchaseSample sample = new Simulation(seed).sample(Reference.MBG, 400, 80);
    Map<PurchaseSummary, Long> weighted = new HashMap<>();
    for (int i = 0; i < sample.patterns(); i++) {
      weighted.put(sample.pattern(i), n * sample.weight(i));
    }
    FitOptions options = new FitOptions(1, 20, 200);
    ModelFit<MbgNbd> one = ModelFits.mbgNbd(sample, options).outcome();
    ModelFit<MbgNbd> many = ModelFits.mbgNbd(PurchaseSample.weighted(weighted), options).outcome();
    if (one.model().isPresent()) {
      assertThat(many.verdict()).isEqualTo(FitVerdict.INTERIOR);
      assertClose(many.logLikelihood().orElseThrow(), n * one.logLikelihood().orElseThrow(), 1e-12);
      for (int i = 0; i < 4; i++) {
        assertClose(many.estimates().get(i).estimate(), one.estimates().get(i).estimate(), 1e-7);
        assertClose(
            many.estimates().get(i).standardError(),
            one.estimates().get(i).standardError() / Math.sqrt(n),
            1e-5);
      }
    }
  }

  @Property(tries = 10)
  @Label("time counted k times as fine multiplies alpha (and beta) by k and leaves the rest")
  void scale(
      @ForAll @IntRange(min = 1, max = 1_000) int seed,
      @ForAll @DoubleRange(min = 0.05, max = 50) double k) {
    PurchaseSample sample = new Simulation(seed).sample(Reference.PARETO, 500, 80);
    Map<PurchaseSummary, Long> scaled = new HashMap<>();
    for (int i = 0; i < sample.patterns(); i++) {
      PurchaseSummary p = sample.pattern(i);
      scaled.merge(
          new PurchaseSummary(p.repeats(), k * p.firstToLast(), k * p.age(), p.unit()),
          sample.weight(i),
          Long::sum);
    }
    PurchaseSample other = PurchaseSample.weighted(scaled);
    assertScaled(ModelFits.mbgNbd(sample).outcome(), ModelFits.mbgNbd(other).outcome(), k);
    assertScaled(ModelFits.bgNbd(sample).outcome(), ModelFits.bgNbd(other).outcome(), k);
    assertScaled(ModelFits.paretoNbd(sample).outcome(), ModelFits.paretoNbd(other).outcome(), k);
  }

  private static void assertScaled(ModelFit<?> one, ModelFit<?> other, double k) {
    assertThat(other.verdict()).isEqualTo(one.verdict());
    for (int i = 0; i < one.estimates().size(); i++) {
      ParameterEstimate estimate = one.estimates().get(i);
      boolean time = List.of("alpha", "beta").contains(estimate.name());
      assertClose(other.estimates().get(i).estimate(), estimate.estimate() * (time ? k : 1), 1e-6);
    }
  }
}
