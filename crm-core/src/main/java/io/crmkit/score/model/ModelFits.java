package io.crmkit.score.model;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Fits customer-base models to samples by maximum likelihood. A fit is a decision: its verdict says
 * whether the model may be used, its reasons say why and what to do. Pure: equal samples, equal
 * fits.
 *
 * <pre>{@code
 * Decision<ModelFit<MbgNbd>> decision = ModelFits.mbgNbd(sample);
 * decision.outcome().model().ifPresent(model -> score(model));
 * decision.explain(Locale.ENGLISH);
 * }</pre>
 */
public final class ModelFits {
  /** Where searches for (a, b) and, scaled, (s, β) begin; the later ones only if need be. */
  private static final double[][] STARTS = {{1, 1}, {0.3, 2}, {2, 20}, {0.1, 0.3}};

  private static final List<String> BETA_GEOMETRIC = List.of("r", "alpha", "a", "b");

  private ModelFits() {}

  /** Fits {@link BgNbd} by the standard options. */
  public static Decision<ModelFit<BgNbd>> bgNbd(PurchaseSample sample) {
    return bgNbd(sample, FitOptions.STANDARD);
  }

  /** Fits {@link BgNbd}. */
  public static Decision<ModelFit<BgNbd>> bgNbd(PurchaseSample sample, FitOptions options) {
    PurchaseColumns data = new PurchaseColumns(sample);
    Optional<DataFingerprint> fingerprint = Optional.of(sample.fingerprint());
    Decision<ModelFit<BgNbd>> fit =
        leaving(
            BgNbd.NAME,
            sample,
            options,
            data,
            Likelihoods.betaGeometric(data, 0),
            BETA_GEOMETRIC,
            v -> new BgNbd(v[0], v[1] * data.scale, v[2], v[3], sample.unit(), fingerprint));
    long once = sample.customers() - sample.repeaters();
    if (fit.outcome().model().isEmpty() || once == 0) {
      return fit;
    }
    List<Reason> reasons = new ArrayList<>(fit.reasons());
    reasons.add(new ModelReason.OnceMeansAlive(once));
    return Decision.of(fit.outcome(), reasons);
  }

  /** Fits {@link MbgNbd} by the standard options. */
  public static Decision<ModelFit<MbgNbd>> mbgNbd(PurchaseSample sample) {
    return mbgNbd(sample, FitOptions.STANDARD);
  }

  /** Fits {@link MbgNbd}. */
  public static Decision<ModelFit<MbgNbd>> mbgNbd(PurchaseSample sample, FitOptions options) {
    PurchaseColumns data = new PurchaseColumns(sample);
    Optional<DataFingerprint> fingerprint = Optional.of(sample.fingerprint());
    return leaving(
        MbgNbd.NAME,
        sample,
        options,
        data,
        Likelihoods.betaGeometric(data, 1),
        BETA_GEOMETRIC,
        v -> new MbgNbd(v[0], v[1] * data.scale, v[2], v[3], sample.unit(), fingerprint));
  }

  /** Fits {@link ParetoNbd} by the standard options. */
  public static Decision<ModelFit<ParetoNbd>> paretoNbd(PurchaseSample sample) {
    return paretoNbd(sample, FitOptions.STANDARD);
  }

  /** Fits {@link ParetoNbd}. */
  public static Decision<ModelFit<ParetoNbd>> paretoNbd(PurchaseSample sample, FitOptions options) {
    PurchaseColumns data = new PurchaseColumns(sample);
    Optional<DataFingerprint> fingerprint = Optional.of(sample.fingerprint());
    return leaving(
        ParetoNbd.NAME,
        sample,
        options,
        data,
        Likelihoods.pareto(data),
        List.of("r", "alpha", "s", "beta"),
        v ->
            new ParetoNbd(
                v[0], v[1] * data.scale, v[2], v[3] * data.scale, sample.unit(), fingerprint));
  }

  /** Fits {@link Nbd} by the standard options. */
  public static Decision<ModelFit<Nbd>> nbd(PurchaseSample sample) {
    return nbd(sample, FitOptions.STANDARD);
  }

  /** Fits {@link Nbd}. */
  public static Decision<ModelFit<Nbd>> nbd(PurchaseSample sample, FitOptions options) {
    if (sample.repeaters() < options.minimumRepeaters()) {
      return tooFew(Nbd.NAME, sample.repeaters(), options);
    }
    PurchaseColumns data = new PurchaseColumns(sample);
    Maximiser end = neverLeaving(data, options);
    double[] v = values(end);
    Nbd best = new Nbd(v[0], v[1] * data.scale, sample.unit(), Optional.of(sample.fingerprint()));
    return judged(
        best,
        best.logLikelihood(sample),
        end,
        estimates(List.of("r", "alpha"), new double[] {best.r(), best.alpha()}, end),
        new ModelReason.Interior(Nbd.NAME, sample.customers(), sample.repeaters()));
  }

  /** Fits {@link GammaGamma} by the standard options. */
  public static Decision<ModelFit<GammaGamma>> gammaGamma(SpendSample sample) {
    return gammaGamma(sample, FitOptions.STANDARD);
  }

  /** Fits {@link GammaGamma}. */
  public static Decision<ModelFit<GammaGamma>> gammaGamma(SpendSample sample, FitOptions options) {
    if (sample.repeaters() < options.minimumRepeaters()) {
      return tooFew(GammaGamma.NAME, sample.repeaters(), options);
    }
    double scale = sample.sum(SpendSummary::meanSpend) / sample.repeaters();
    Maximiser end =
        Maximiser.climb(
            Likelihoods.gammaGamma(sample, scale),
            new double[] {0, Math.log(2), 0},
            options.mostIterations());
    double[] v = values(end);
    GammaGamma best =
        new GammaGamma(
            v[0], v[1], v[2] * scale, sample.currency(), Optional.of(sample.fingerprint()));
    double likelihood = best.logLikelihood(sample);
    if (end.peak() && best.q() <= 1) {
      return Decision.of(
          found(FitVerdict.SPEND_MEAN_UNDEFINED, best, likelihood, List.of()),
          new ModelReason.SpendMeanUndefined(rounded(best.q())));
    }
    return judged(
        best,
        likelihood,
        end,
        estimates(List.of("p", "q", "v"), new double[] {best.p(), best.q(), best.v()}, end),
        new ModelReason.Interior(GammaGamma.NAME, sample.repeaters(), sample.repeaters()));
  }

  private static <M extends PurchaseModel> Decision<ModelFit<M>> leaving(
      String name,
      PurchaseSample sample,
      FitOptions options,
      PurchaseColumns data,
      Likelihood likelihood,
      List<String> parameters,
      Function<double[], M> model) {
    if (sample.repeaters() < options.minimumRepeaters()) {
      return tooFew(name, sample.repeaters(), options);
    }
    Maximiser never = neverLeaving(data, options);
    Maximiser end = search(likelihood, never, options);
    double gain = end.value() - never.value();
    BigDecimal asked = rounded(options.minimumGain());
    M best = model.apply(values(end));
    double reached = best.logLikelihood(sample);
    if (gain < options.minimumGain()) {
      return Decision.of(
          found(FitVerdict.DROPOUT_NOT_IDENTIFIED, best, reached, List.of()),
          new ModelReason.DropoutNotIdentified(name, rounded(Math.max(0, gain)), asked));
    }
    double[] v = values(end);
    v[1] *= data.scale;
    v[3] *= parameters.get(3).equals("beta") ? data.scale : 1;
    return judged(
        best,
        reached,
        end,
        estimates(parameters, v, end),
        new ModelReason.Interior(name, sample.customers(), sample.repeaters()),
        new ModelReason.DropoutShown(rounded(Math.max(0, gain)), asked));
  }

  /** The best end of several searches; one is enough if it ends on a peak that explains more. */
  private static Maximiser search(Likelihood likelihood, Maximiser never, FitOptions options) {
    Maximiser best = null;
    for (double[] start : STARTS) {
      double[] rate = never.at();
      double[] from = {rate[0], rate[1], Math.log(start[0]), Math.log(start[1])};
      Maximiser end = Maximiser.climb(likelihood, from, options.mostIterations());
      best = best == null || end.value() > best.value() ? end : best;
      if (best.peak() && best.value() - never.value() >= options.minimumGain()) {
        return best;
      }
    }
    return Objects.requireNonNull(best);
  }

  private static Maximiser neverLeaving(PurchaseColumns data, FitOptions options) {
    double[] start = {0, Math.log(data.totalAge / data.totalRepeats)};
    return Maximiser.climb(Likelihoods.nbd(data), start, options.mostIterations());
  }

  private static <M extends CustomerBaseModel> Decision<ModelFit<M>> judged(
      M best,
      double logLikelihood,
      Maximiser end,
      List<ParameterEstimate> estimates,
      ModelReason... reasons) {
    return end.peak()
        ? Decision.of(found(FitVerdict.INTERIOR, best, logLikelihood, estimates), reasons)
        : Decision.of(
            found(FitVerdict.NOT_CONVERGED, best, logLikelihood, List.of()),
            new ModelReason.NotConverged(best.model()));
  }

  private static <M extends CustomerBaseModel> ModelFit<M> found(
      FitVerdict verdict, M best, double logLikelihood, List<ParameterEstimate> estimates) {
    return new ModelFit<>(verdict, Optional.of(best), OptionalDouble.of(logLikelihood), estimates);
  }

  private static <M extends CustomerBaseModel> Decision<ModelFit<M>> tooFew(
      String name, long repeaters, FitOptions options) {
    return Decision.of(
        ModelFit.none(FitVerdict.TOO_FEW_REPEATERS),
        new ModelReason.TooFewRepeaters(name, repeaters, options.minimumRepeaters()));
  }

  /** The error of a parameter is that of its logarithm times the parameter (delta method). */
  private static List<ParameterEstimate> estimates(
      List<String> names, double[] values, Maximiser end) {
    List<ParameterEstimate> estimates = new ArrayList<>();
    for (int i = 0; end.peak() && i < values.length; i++) {
      estimates.add(
          new ParameterEstimate(names.get(i), values[i], values[i] * Math.sqrt(end.variance(i))));
    }
    return estimates;
  }

  private static double[] values(Maximiser end) {
    double[] values = end.at();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(values[i]);
    }
    return values;
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.DOWN);
  }
}
