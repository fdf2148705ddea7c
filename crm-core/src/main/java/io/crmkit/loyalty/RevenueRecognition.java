package io.crmkit.loyalty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.Money;

/**
 * Revenue of points by IFRS 15 (paragraphs B44 to B47, example 52): what was allocated to points is
 * recognised as they are used, in proportion to what is expected to be used in all; a change of
 * that estimate is caught up at once.
 *
 * <pre>{@code
 * RevenueRecognition first = new RevenueRecognition(Money.parse("JPY 9000"), 4_500, 9_700);
 * Money revenue = first.cumulative();                              // JPY 4175
 * Money next = new RevenueRecognition(first.allocated(), 8_500, 9_900).catchUp(revenue); // JPY 3552
 * }</pre>
 *
 * @param allocated what of the price was allocated to the points, not negative
 * @param used how many points were used so far, not negative
 * @param expected how many points are expected to be used in all, at least 1; if fewer than were
 *     used, all is recognised
 */
public record RevenueRecognition(Money allocated, long used, long expected) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public RevenueRecognition {
    Require.notNegative("used points", used);
    Require.positive("expected points", expected);
    if (allocated.isNegative()) {
      throw new IllegalArgumentException("allocated must not be negative, was " + allocated);
    }
  }

  /** What is recognised so far in all, rounded half even to the smallest unit. */
  public Money cumulative() {
    long counted = Math.min(used, expected);
    return Money.of(
        allocated.getCurrencyUnit(),
        allocated
            .getAmount()
            .multiply(BigDecimal.valueOf(counted))
            .divide(
                BigDecimal.valueOf(expected),
                allocated.getCurrencyUnit().getDecimalPlaces(),
                RoundingMode.HALF_EVEN));
  }

  /** What is recognised now, given what was before; negative if the estimate rose much. */
  public Money catchUp(Money recognisedBefore) {
    return cumulative().minus(recognisedBefore);
  }

  /** What is still deferred. */
  public Money deferred() {
    return allocated.minus(cumulative());
  }
}
