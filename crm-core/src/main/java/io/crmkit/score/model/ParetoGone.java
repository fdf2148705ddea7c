package io.crmkit.score.model;

/**
 * The odds of having left under {@link ParetoNbd}, and what fitting needs besides.
 *
 * <p>The papers write them with two values of 2F1, whose difference loses digits after short
 * silences; they are the integral behind those, over the instant u of leaving: {@code ∫ s
 * (α+T)^(r+x) (β+T)^s / ((α+u)^(r+x) (β+u)^(s+1)) du} from t_x to T. It is positive and, on a
 * logarithmic axis, close to an exponential, for which Gauss-Legendre panels are exact to the last
 * digits.
 */
final class ParetoGone {
  /** Beyond so many e-folds nothing is left to add. */
  private static final double FOLDS = 42;

  /** The logarithm of the odds of having left; minus infinity right after a purchase. */
  double logOdds;

  /** Of customers who have left, the mean of {@code log((α+T)/(α+u))}. */
  double meanLogAlpha;

  /** The mean of {@code 1/(α+u)}. */
  double meanInverseAlpha;

  /** The mean of {@code log((β+T)/(β+u))}. */
  double meanLogBeta;

  /** The mean of {@code 1/(β+u)}. */
  double meanInverseBeta;

  /**
   * The logarithm of the odds, for scoring: by the papers' difference of two values of 2F1 where
   * that is quick and keeps its digits, otherwise by the integral.
   *
   * <p>Euler's transformation makes them {@code F(1, b; r+s+x+1; z)}, whose terms are all positive:
   * b is r+x and z is (α-β)/(α+u) for α ≥ β, otherwise b is s+1, z is (β-α)/(β+u) and the value
   * counts (α+u)/(β+u) times.
   */
  static double logOdds(
      double shape, double alpha, double s, double beta, double firstToLast, double age) {
    double silence = age - firstToLast;
    double alphaLast = alpha + firstToLast;
    double betaLast = beta + firstToLast;
    double grown = shape * Math.log1p(silence / alphaLast) + s * Math.log1p(silence / betaLast);
    double z = Math.abs(alpha - beta) / Math.max(alphaLast, betaLast);
    if (grown < 0.1 || z > 0.5) {
      ParetoGone gone = new ParetoGone();
      gone.compute(shape, alpha, s, beta, firstToLast, age, false);
      return gone.logOdds;
    }
    boolean alphaAbove = alpha >= beta;
    double second = alphaAbove ? shape : s + 1;
    double third = shape + s + 1;
    double last = hypergeometric(second, third, z);
    double now =
        hypergeometric(second, third, Math.abs(alpha - beta) / (Math.max(alpha, beta) + age));
    if (!alphaAbove) {
      last *= alphaLast / betaLast;
      now *= (alpha + age) / (beta + age);
    }
    return Math.log(s / (shape + s) * (last - Math.exp(-grown) * now)) + grown;
  }

  /** {@code F(1, b; c; z)} for c above b and z from 0 to 0.5. */
  private static double hypergeometric(double b, double c, double z) {
    double sum = 1;
    double term = 1;
    for (int k = 0; term > 1e-17 * sum; k++) {
      term *= (b + k) / (c + k) * z;
      sum += term;
    }
    return sum;
  }

  /** Fills in the odds and, if asked for, the means. */
  void compute(
      double shape,
      double alpha,
      double s,
      double beta,
      double firstToLast,
      double age,
      boolean means) {
    double base = Math.min(alpha, beta) + firstToLast; // u + min(α, β) = base e^v
    double silence = age - firstToLast;
    double length = Math.log1p(silence / base);
    double alphaLast = alpha + firstToLast;
    double betaLast = beta + firstToLast;
    double sum = 0;
    double logAlpha = 0;
    double inverseAlpha = 0;
    double logBeta = 0;
    double inverseBeta = 0;
    double from = 0;
    double folds = 0;
    while (from < length && folds < FOLDS) {
      double here = base * Math.exp(from);
      double steep = shape * here / (here - base + alphaLast) + s * here / (here - base + betaLast);
      double to = Math.min(length, from + Math.min(1, 4 / steep));
      for (int i = 0; i < Quadrature.NODES; i++) {
        double since = base * Math.expm1(Quadrature.node(i, from, to)); // u - t_x
        double la = Math.log1p(since / alphaLast);
        double lb = Math.log1p(since / betaLast);
        double density =
            Quadrature.weight(i, from, to)
                * Math.exp(-shape * la - s * lb)
                * (base + since)
                / (betaLast + since);
        sum += density;
        if (means) {
          logAlpha += density * la;
          inverseAlpha += density / (alphaLast + since);
          logBeta += density * lb;
          inverseBeta += density / (betaLast + since);
        }
      }
      double passed = base * Math.expm1(to);
      folds = shape * Math.log1p(passed / alphaLast) + s * Math.log1p(passed / betaLast);
      from = to;
    }
    double topAlpha = Math.log1p(silence / alphaLast);
    double topBeta = Math.log1p(silence / betaLast);
    logOdds = Math.log(s) + shape * topAlpha + s * topBeta + Math.log(sum);
    if (means && sum > 0) {
      meanLogAlpha = topAlpha - logAlpha / sum;
      meanInverseAlpha = inverseAlpha / sum;
      meanLogBeta = topBeta - logBeta / sum;
      meanInverseBeta = inverseBeta / sum;
    }
  }
}
