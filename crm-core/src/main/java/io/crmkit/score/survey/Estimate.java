package io.crmkit.score.survey;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share or a difference of shares, with the interval in which the truth lies at the confidence
 * asked for.
 *
 * @param value half-even at six decimals
 * @param low the lower end, rounded down
 * @param high the upper end, rounded up
 */
public record Estimate(BigDecimal value, BigDecimal low, BigDecimal high) {
  private static final int DECIMALS = 6;

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the value lies outside the interval
   */
  public Estimate {
    if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          "value must lie from " + low + " to " + high + ", was " + value);
    }
    value = plain(value);
    low = plain(low);
    high = plain(high);
  }

  /**
   * A share with its interval by Wilson.
   *
   * @throws IllegalArgumentException if the whole is not positive or the part not within it
   */
  public static Estimate share(long part, long whole, Confidence confidence) {
    if (whole < 1 || part < 0 || part > whole) {
      throw new IllegalArgumentException(
          "a part must be from 0 to a positive whole, was " + part + " of " + whole);
    }
    return Intervals.share(part, whole, confidence);
  }

  /** An estimate between bounds, in doubles; ends are cut off at what is possible. */
  static Estimate of(double value, double low, double high, double least, double most) {
    BigDecimal exact = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    BigDecimal from =
        BigDecimal.valueOf(Math.max(least, low)).setScale(DECIMALS, RoundingMode.FLOOR);
    BigDecimal to =
        BigDecimal.valueOf(Math.min(most, high)).setScale(DECIMALS, RoundingMode.CEILING);
    return new Estimate(exact, from.min(exact), to.max(exact));
  }

  /** The estimate of the opposite: {@code -value}, ends exchanged. */
  public Estimate negated() {
    return new Estimate(value.negate(), high.negate(), low.negate());
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
