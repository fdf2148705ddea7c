package io.crmkit.score.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The Pareto/NBD model (Schmittlein, Morrison and Colombo, Counting Your Customers: Who Are They
 * and What Will They Do Next?, Management Science 33, 1987; formulas as derived by Fader and
 * Hardie, 2005): while there, a customer buys at a Gamma distributed rate, and leaves, at any time,
 * at another Gamma distributed rate.
 *
 * @param r shape of the Gamma distribution of purchase rates, no unit
 * @param alpha its rate, a time in units of the model: {@code r / alpha} purchases a unit
 * @param s shape of the Gamma distribution of rates of leaving, no unit
 * @param beta its rate, a time in units of the model
 * @param unit what times count
 * @param data the sample it was fitted to, if any
 */
public record ParetoNbd(
    double r, double alpha, double s, double beta, ModelUnit unit, Optional<DataFingerprint> data)
    implements PurchaseModel {
  /** What the literature calls it. */
  public static final String NAME = "Pareto/NBD";

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is not positive, or beyond 1e-30 to 1e30
   */
  public ParetoNbd {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(data, "data");
    Checks.parameter("r", r);
    Checks.parameter("alpha", alpha);
    Checks.parameter("s", s);
    Checks.parameter("beta", beta);
  }

  @Override
  public String model() {
    return NAME;
  }

  @Override
  public ParetoNbd in(ModelUnit other) {
    return other == unit
        ? this
        : new ParetoNbd(r, unit.to(other, alpha), s, unit.to(other, beta), other, data);
  }

  @Override
  public double logLikelihood(PurchaseSummary customer) {
    Checks.sameUnit(unit, customer.unit());
    int x = customer.repeats();
    double age = customer.age();
    return Numbers.logRising(r, x)
        - r * Math.log1p(age / alpha)
        - x * Math.log(alpha + age)
        - s * Math.log1p(age / beta)
        + Numbers.logOnePlusExp(logOddsGone(x, customer.firstToLast(), age));
  }

  private double logOddsGone(int x, double firstToLast, double age) {
    return ParetoGone.logOdds(r + x, alpha, s, beta, firstToLast, age);
  }

  @Override
  public double logOddsAlive(PurchaseSummary customer) {
    Checks.sameUnit(unit, customer.unit());
    return -logOddsGone(customer.repeats(), customer.firstToLast(), customer.age());
  }

  @Override
  public double expectedPurchasesIfAlive(PurchaseSummary customer, Span horizon) {
    Checks.sameUnit(unit, customer.unit());
    double age = customer.age();
    return expected(r + customer.repeats(), alpha + age, beta + age, horizon.in(unit));
  }

  @Override
  public double expectedPurchases(Span horizon) {
    return expected(r, alpha, beta, horizon.in(unit));
  }

  /** The papers divide by s - 1; at s = 1 that is a limit, not a pole. */
  private double expected(double shape, double rate, double leaving, double horizon) {
    return shape * (leaving / rate) * Numbers.oneMinusExpOver(s - 1, Math.log1p(horizon / leaving));
  }

  /** Over what comes first: the end of the horizon, or leaving at some time before a purchase. */
  @Override
  public double probabilityOfNoneIfAlive(PurchaseSummary customer, Span horizon) {
    Checks.sameUnit(unit, customer.unit());
    double end = horizon.in(unit);
    double shape = r + customer.repeats();
    double rate = alpha + customer.age();
    double leaving = beta + customer.age();
    double stays = -shape * Math.log1p(end / rate) - s * Math.log1p(end / leaving);
    // The odds of having left between now and the end of the horizon, without a purchase.
    double gone = ParetoGone.logOdds(shape, rate, s, leaving, 0, end);
    return Math.min(1, Math.exp(stays) + Math.exp(stays + gone));
  }

  @Override
  public Optional<Silence> silenceUntil(PurchaseSummary customer, double threshold) {
    Checks.sameUnit(unit, customer.unit());
    double target = Crossings.logOddsGone(threshold);
    int x = customer.repeats();
    double last = customer.firstToLast();
    return Crossings.root(silence -> logOddsGone(x, last, last + silence) - target, unit);
  }
}
