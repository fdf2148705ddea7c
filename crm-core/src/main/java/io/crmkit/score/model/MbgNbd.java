package io.crmkit.score.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The modified BG/NBD model (Batislam, Denizel and Filiztekin, Empirical validation and comparison
 * of models for customer base analysis, International Journal of Research in Marketing 24, 2007;
 * Hoppe and Wagner, 2007): as {@link BgNbd}, but customers may leave after their first purchase
 * already.
 *
 * <p>So a customer without a repeat purchase gets likelier to have left with every silent day.
 *
 * @param r shape of the Gamma distribution of purchase rates, no unit
 * @param alpha its rate, a time in units of the model: {@code r / alpha} purchases a unit
 * @param a first parameter of the Beta distribution of the probability to leave, no unit
 * @param b its second parameter, no unit
 * @param unit what times count
 * @param data the sample it was fitted to, if any
 */
public record MbgNbd(
    double r, double alpha, double a, double b, ModelUnit unit, Optional<DataFingerprint> data)
    implements PurchaseModel {
  /** What the literature calls it. */
  public static final String NAME = "MBG/NBD";

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is not positive, or beyond 1e-30 to 1e30
   */
  public MbgNbd {
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
  public MbgNbd in(ModelUnit other) {
    return other == unit ? this : new MbgNbd(r, unit.to(other, alpha), a, b, other, data);
  }

  @Override
  public double logLikelihood(PurchaseSummary customer) {
    Checks.sameUnit(unit, customer.unit());
    int x = customer.repeats();
    double age = customer.age();
    return Numbers.logRising(r, x)
        - r * Math.log1p(age / alpha)
        - x * Math.log(alpha + age)
        + BetaGeometric.logStayed(a, b, x + 1)
        + Numbers.logOnePlusExp(logOddsGone(customer));
  }

  private double logOddsGone(PurchaseSummary customer) {
    int x = customer.repeats();
    return BetaGeometric.logOddsGone(
        r + x, alpha, a, b + x, customer.firstToLast(), customer.age());
  }

  @Override
  public double logOddsAlive(PurchaseSummary customer) {
    Checks.sameUnit(unit, customer.unit());
    return -logOddsGone(customer);
  }

  @Override
  public double expectedPurchasesIfAlive(PurchaseSummary customer, Span horizon) {
    Checks.sameUnit(unit, customer.unit());
    double tau = horizon.in(unit) / (alpha + customer.age());
    return BetaGeometric.expected(r + customer.repeats(), tau, a, b + customer.repeats() + 1);
  }

  @Override
  public double probabilityOfNoneIfAlive(PurchaseSummary customer, Span horizon) {
    Checks.sameUnit(unit, customer.unit());
    double tau = horizon.in(unit) / (alpha + customer.age());
    return Math.exp(-(r + customer.repeats()) * Math.log1p(tau));
  }

  @Override
  public double expectedPurchases(Span horizon) {
    return b / (a + b) * BetaGeometric.expected(r, horizon.in(unit) / alpha, a, b + 1);
  }

  @Override
  public Optional<Silence> silenceUntil(PurchaseSummary customer, double threshold) {
    Checks.sameUnit(unit, customer.unit());
    int x = customer.repeats();
    double gone = Crossings.logOddsGone(threshold);
    return Crossings.silence(
        BetaGeometric.silenceUntil(r + x, alpha, a, b + x, customer.firstToLast(), gone), unit);
  }
}
