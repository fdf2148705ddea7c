package io.crmkit.score.model;

/**
 * What {@link BgNbd} and {@link MbgNbd} share. After each purchase the customer leaves with a
 * probability p that is Beta distributed; while there, purchases are a Poisson process whose rate
 * is Gamma distributed. Of a customer still there, p is Beta({@code a}, {@code stay}) and the rate
 * Gamma({@code shape}, {@code α + T}); {@code tau} is the horizon over {@code α + T}.
 */
final class BetaGeometric {
  /** Beyond so many terms of the series, integrating is quicker. */
  private static final double MOST_TERMS = 400;

  private BetaGeometric() {}

  /**
   * How many purchases to expect of a customer who is there.
   *
   * <p>The papers have {@code (c-1)/(a-1) [1 - (1+τ)^-s 2F1(s, B; c-1; τ/(1+τ))]} with {@code c = a
   * + B}, which has a pole at a = 1 and loses all digits at small τ. It is the mean of {@code Σ_j<N
   * E (1-p)^j} over the negative binomial number N of purchases there would be without leaving: in
   * {@link #series} every term is positive and there is no pole.
   */
  static double expected(double shape, double tau, double a, double stay) {
    if (tau == 0) {
      return 0;
    }
    // The number of terms: the mean, its spread and the geometric tail.
    double mean = shape * tau;
    return mean + 8 * Math.sqrt(mean * (1 + tau)) + 40 * tau < MOST_TERMS
        ? series(shape, tau, a, stay)
        : integral(shape, tau, a, stay);
  }

  /** See {@link #expected}; weights are not normalised, so that none of them underflows. */
  static double series(double shape, double tau, double a, double stay) {
    double w = tau / (1 + tau);
    double c = a + stay;
    double weight = 1; // (s)_k w^k / k!
    double there = 1; // (B)_k / (c)_k
    double purchases = 0; // sum of the latter
    double total = 1;
    double sum = 0;
    for (int k = 0; ; k++) {
      purchases += there;
      there *= (stay + k) / (c + k);
      weight *= w * (shape + k) / (k + 1);
      total += weight;
      double term = weight * purchases;
      sum += term;
      if (term < 1e-17 * sum) {
        double ratio = w * (shape + k + 1) / (k + 2);
        double rest = ratio / (1 - Math.max(ratio, w));
        if (ratio < 1 && weight * (purchases + 1 + rest) * rest < 1e-16 * sum) {
          return sum / total;
        }
      }
      if (sum > 1e250) {
        weight *= 1e-250;
        total *= 1e-250;
        sum *= 1e-250;
      }
    }
  }

  /**
   * The same as the mean of {@code (1 - (1 + pτ)^-s) / p} over p, by the trapezoidal rule in the
   * log-odds of p, which converges exponentially (Trefethen and Weideman, SIAM Review 56, 2014).
   */
  static double integral(double shape, double tau, double a, double stay) {
    double peak = Math.log(a / stay);
    double narrow = Math.min(a, stay);
    // The error is about |Γ(n + 2πi / step) / Γ(n)| for the narrow side n: below 1e-13 for all.
    double step = Math.min(0.2, 0.6 / Math.sqrt(narrow));
    Trapezoid rule = new Trapezoid(shape, tau, a, stay, peak);
    double flat = Math.log(Math.max(1, Math.max(tau, shape * tau))) + 40;
    for (int k = 1; ; k++) {
      double y = peak - k * step;
      double density = rule.density(y);
      if (density < 1e-25) {
        break;
      }
      if (y < -flat) { // from here downwards a geometric series
        rule.add(y, density / -Math.expm1(-a * step));
        break;
      }
      rule.add(y, density);
    }
    for (int k = 1; ; k++) {
      double y = peak + k * step;
      double density = rule.density(y);
      if (density < 1e-25) {
        break;
      }
      if (y > 40) { // and from here upwards
        rule.add(y, density / -Math.expm1(-stay * step));
        break;
      }
      rule.add(y, density);
    }
    return rule.sum / rule.total;
  }

  /** The sums of {@link #integral}; densities are relative to the peak. */
  private static final class Trapezoid {
    private final double shape;
    private final double tau;
    private final double a;
    private final double stay;
    private final double top;
    private double total;
    private double sum;

    Trapezoid(double shape, double tau, double a, double stay, double peak) {
      this.shape = shape;
      this.tau = tau;
      this.a = a;
      this.stay = stay;
      this.top = logDensity(peak);
      add(peak, 1);
    }

    private double logDensity(double y) {
      return -a * Numbers.logOnePlusExp(-y) - stay * Numbers.logOnePlusExp(y);
    }

    double density(double y) {
      return Math.exp(logDensity(y) - top);
    }

    void add(double y, double density) {
      double p = Numbers.logistic(y);
      total += density;
      sum += density * (p < 1e-300 ? shape * tau : -Math.expm1(-shape * Math.log1p(p * tau)) / p);
    }
  }

  /**
   * The log-odds of having left: there are {@code shape} purchases and prior purchases together,
   * the last at {@code t_x} of {@code T}.
   */
  static double logOddsGone(
      double shape, double alpha, double a, double stay, double firstToLast, double age) {
    return Math.log(a / stay) + shape * Math.log1p((age - firstToLast) / (alpha + firstToLast));
  }

  /** The sum of {@code log((b + i) / (a + b + i))}: the probability of staying so many times. */
  static double logStayed(double a, double b, int times) {
    if (times > 200) {
      return Numbers.logGammaGain(b, times) - Numbers.logGammaGain(a + b, times);
    }
    double sum = 0;
    for (int i = 0; i < times; i++) {
      sum -= Math.log1p(a / (b + i));
    }
    return sum;
  }

  /** The silence after which the log-odds of having left are the given ones; may be negative. */
  static double silenceUntil(
      double shape, double alpha, double a, double stay, double firstToLast, double logOddsGone) {
    return (alpha + firstToLast) * Math.expm1((logOddsGone - Math.log(a / stay)) / shape);
  }
}
