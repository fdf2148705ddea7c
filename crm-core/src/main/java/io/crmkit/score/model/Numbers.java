package io.crmkit.score.model;

/** Elementary functions that keep their digits where the textbook formula loses them. */
final class Numbers {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  /** From here upwards the asymptotic series is exact to the last digits. */
  private static final double LARGE = 15;

  private Numbers() {}

  /** The probability of these log-odds; small ones keep their digits. */
  static double logistic(double logOdds) {
    if (logOdds >= 0) {
      return 1 / (1 + Math.exp(-logOdds));
    }
    double odds = Math.exp(logOdds);
    return odds / (1 + odds);
  }

  /** {@code log(1 + exp(x))}. */
  static double logOnePlusExp(double x) {
    return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  }

  /** {@code (1 - exp(-c x)) / c}, which is {@code x} for {@code c} = 0. */
  static double oneMinusExpOver(double c, double x) {
    return c == 0 ? x : -Math.expm1(-c * x) / c;
  }

  /** {@code log Γ(y)} for positive y, by Stirling's series (Abramowitz and Stegun 6.1.41). */
  static double logGamma(double y) {
    if (y >= LARGE) {
      return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + stirling(y);
    }
    double product = 1;
    double z = y;
    while (z < LARGE) {
      product *= z;
      z++;
    }
    return logGamma(z) - Math.log(product);
  }

  /** {@code log Γ(y + d) - log Γ(y)} for positive y and d, of which either may be huge. */
  static double logGammaGain(double y, double d) {
    double small = 0;
    double from = y;
    double to = y + d;
    while (from < LARGE) { // one step up on both sides
      small += Math.log(to / from);
      from++;
      to++;
    }
    // (to - 1/2) log to - (from - 1/2) log from - d, without the large parts that cancel
    double main = (from - 0.5) * Math.log1p(d / from) + d * (Math.log(to) - 1);
    return main + (stirling(to) - stirling(from)) - small;
  }

  private static double stirling(double y) {
    double q = 1 / (y * y);
    return (1.0 / 12
            - q
                * (1.0 / 360
                    - q
                        * (1.0 / 1260
                            - q
                                * (1.0 / 1680
                                    - q * (1.0 / 1188 - q * (691.0 / 360360 - q / 156))))))
        / y;
  }

  /** The derivative of {@code log Γ} (Abramowitz and Stegun 6.3.18). */
  static double digamma(double y) {
    double small = 0;
    double z = y;
    while (z < LARGE) {
      small += 1 / z;
      z++;
    }
    double q = 1 / (z * z);
    double series =
        q
            * (1.0 / 12
                - q
                    * (1.0 / 120
                        - q
                            * (1.0 / 252
                                - q
                                    * (1.0 / 240
                                        - q * (1.0 / 132 - q * (691.0 / 32760 - q / 12))))));
    return Math.log(z) - 0.5 / z - series - small;
  }

  /** The sum of {@code log(y + i)} for i from 0 to {@code count} - 1. */
  static double logRising(double y, int count) {
    if (count > 200) {
      return logGammaGain(y, count);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.log(y + i);
    }
    return sum;
  }
}
