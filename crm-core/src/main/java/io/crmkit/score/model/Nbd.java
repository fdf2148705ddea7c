package io.crmkit.score.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The NBD model (Ehrenberg, The pattern of consumer purchases, Applied Statistics 8, 1959):
 * customers buy at a Gamma distributed rate and never leave. It is the yardstick for the others: a
 * model with leaving has to explain the purchases clearly better than this one.
 *
 * @param r shape of the Gamma distribution of purchase rates, no unit
 * @param alpha its rate, a time in units of the model: {@code r / alpha} purchases a unit
 * @param unit what times count
 * @param data the sample it was fitted to, if any
 */
public record Nbd(double r, double alpha, ModelUnit unit, Optional<DataFingerprint> data)
    implements PurchaseModel {
  /** What the literature calls it. */
  public static final String NAME = "NBD";

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is not positive, or beyond 1e-30 to 1e30
   */
  public Nbd {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(data, "data");
    Checks.parameter("r", r);
    Checks.parameter("alpha", alpha);
  }

  @Override
  public String model() {
    return NAME;
  }

  @Override
  public Nbd in(ModelUnit other) {
    return other == unit ? this : new Nbd(r, unit.to(other, alpha), other, data);
  }

  @Override
  public double logLikelihood(PurchaseSummary customer) {
    Checks.sameUnit(unit, customer.unit());
    int x = customer.repeats();
    double age = customer.age();
    return Numbers.logRising(r, x) - r * Math.log1p(age / alpha) - x * Math.log(alpha + age);
  }

  /** Always infinite: nobody leaves. */
  @Override
  public double logOddsAlive(PurchaseSummary customer) {
    Checks.sameUnit(unit, customer.unit());
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double expectedPurchasesIfAlive(PurchaseSummary customer, Span horizon) {
    Checks.sameUnit(unit, customer.unit());
    return (r + customer.repeats()) * horizon.in(unit) / (alpha + customer.age());
  }

  @Override
  public double probabilityOfNoneIfAlive(PurchaseSummary customer, Span horizon) {
    Checks.sameUnit(unit, customer.unit());
    double tau = horizon.in(unit) / (alpha + customer.age());
    return Math.exp(-(r + customer.repeats()) * Math.log1p(tau));
  }

  @Override
  public double expectedPurchases(Span horizon) {
    return r * horizon.in(unit) / alpha;
  }

  /** Always empty: nobody leaves. */
  @Override
  public Optional<Silence> silenceUntil(PurchaseSummary customer, double threshold) {
    Checks.sameUnit(unit, customer.unit());
    Crossings.logOddsGone(threshold);
    return Optional.empty();
  }
}
