package io.crmkit.score.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The beta-geometric/NBD model (Fader, Hardie and Lee, "Counting Your Customers" the Easy Way,
 * Marketing Science 24, 2005): while there, a customer buys at a Gamma distributed rate, and after
 * each repeat purchase leaves with a Beta distributed probability.
 *
 * <p>A customer without a repeat purchase is there for certain by this model, however long the
 * silence. For warnings of churn take {@link MbgNbd} or {@link ParetoNbd}.
 *
 * @param r shape of the Gamma distribution of purchase rates, no unit
 * @param alpha its rate, a time in units of the model: {@code r / alpha} purchases a unit
 * @param a first parameter of the Beta distribution of the probability to leave, no unit
 * @param b its second parameter, no unit
 * @param unit what times count
 * @param data the sample it was fitted to, if any
 */
public record BgNbd(
    double r, double alpha, double a, double b, ModelUnit unit, Optional<DataFingerprint> data)
    implements PurchaseModel {
  /** What the literature calls it. */
  public static final String NAME = "BG/NBD";

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is not positive, or beyond 1e-30 to 1e30
   */
  public BgNbd {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(data, "data");
    Checks.parameter("r", r);
    Checks.parameter("alpha", alpha);
    Checks.parameter("a", a);
    Checks.parameter("b", b);
  }

  @Override
  public String model() {
    return NAME;
  }

  @Override
  public BgNbd in(ModelUnit other) {
    return other == unit ? this : new BgNbd(r, unit.to(other, alpha), a, b, other, data);
  }

  @Override
  public double logLikelihood(PurchaseSummary customer) {
    Checks.sameUnit(unit, customer.unit());
    int x = customer.repeats();
    double age = customer.age();
    return Numbers.logRising(r, x)
        - r * Math.log1p(age / alpha)
        - x * Math.log(alpha + age)
        + BetaGeometric.logStayed(a, b, x)
        + (x == 0 ? 0 : Numbers.logOnePlusExp(logOddsGone(customer)));
  }

  private double logOddsGone(PurchaseSummary customer) {
    int x = customer.repeats();
    return BetaGeometric.logOddsGone(
        r + x, alpha, a, b + x - 1, customer.firstToLast(), customer.age());
  }

  /** Infinite without a repeat purchase: only after one can a customer leave. */
  @Override
  public double logOddsAlive(PurchaseSummary customer) {
    Checks.sameUnit(unit, customer.unit());
    return customer.repeats() == 0 ? Double.POSITIVE_INFINITY : -logOddsGone(customer);
  }

  @Override
  public double expectedPurchasesIfAlive(PurchaseSummary customer, Span horizon) {
    Checks.sameUnit(unit, customer.unit());
    double tau = horizon.in(unit) / (alpha + customer.age());
    return BetaGeometric.expected(r + customer.repeats(), tau, a, b + customer.repeats());
  }

  @Override
  public double probabilityOfNoneIfAlive(PurchaseSummary customer, Span horizon) {
    Checks.sameUnit(unit, customer.unit());
    double tau = horizon.in(unit) / (alpha + customer.age());
    return Math.exp(-(r + customer.repeats()) * Math.log1p(tau));
  }

  @Override
  public double expectedPurchases(Span horizon) {
    return BetaGeometric.expected(r, horizon.in(unit) / alpha, a, b);
  }

  /** Empty without a repeat purchase. */
  @Override
  public Optional<Silence> silenceUntil(PurchaseSummary customer, double threshold) {
    Checks.sameUnit(unit, customer.unit());
    int x = customer.repeats();
    double gone = Crossings.logOddsGone(threshold);
    return x == 0
        ? Optional.empty()
        : Crossings.silence(
            BetaGeometric.silenceUntil(r + x, alpha, a, b + x - 1, customer.firstToLast(), gone),
            unit);
  }
}
