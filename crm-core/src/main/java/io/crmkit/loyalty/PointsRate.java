package io.crmkit.loyalty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.Money;

/**
 * What points are worth: {@code points} of them are worth {@code value}.
 *
 * @param value positive
 * @param points at least 1
 */
public record PointsRate(Money value, long points) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a part is not positive
   */
  public PointsRate {
    Require.positive("points of a rate", points);
    if (!value.isPositive()) {
      throw new IllegalArgumentException("value of points must be positive, was " + value);
    }
  }

  /** What so many points are worth, rounded down to the smallest unit. */
  public Money worth(long many) {
    return Money.of(
        value.getCurrencyUnit(),
        value
            .getAmount()
            .multiply(BigDecimal.valueOf(many))
            .divide(
                BigDecimal.valueOf(points),
                value.getCurrencyUnit().getDecimalPlaces(),
                RoundingMode.DOWN));
  }

  /** The most points that a share of an amount buys, in whole points. */
  long within(Money amount, BigDecimal share) {
    return amount
        .getAmount()
        .multiply(share)
        .multiply(BigDecimal.valueOf(points))
        .divide(value.getAmount(), 0, RoundingMode.DOWN)
        .longValueExact();
  }
}
