package io.crmkit.score.model;

import java.util.Objects;
import org.joda.money.CurrencyUnit;

/**
 * What one customer spends: how many repeat purchases there were, and how much was spent on each in
 * the mean. The first purchase does not count, as in {@link PurchaseSummary}.
 *
 * <p>The mean is an observation that feeds a statistical model, no amount that anybody owes: that
 * is why it may be a {@code double}.
 *
 * @param repeats days with a purchase after the first such day, 0 to 1,000,000
 * @param meanSpend in whole units of the currency, such as dollars; more than 0 if there are
 *     repeats, otherwise 0
 * @param currency of the spend
 */
public record SpendSummary(int repeats, double meanSpend, CurrencyUnit currency) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is out of its bounds
   */
  public SpendSummary {
    Objects.requireNonNull(currency, "currency");
    if (repeats < 0 || repeats > 1_000_000) {
      throw new IllegalArgumentException("repeats must be from 0 to 1000000, was " + repeats);
    }
    Checks.within("meanSpend", meanSpend, 0, 1e15);
    if ((repeats == 0) != (meanSpend == 0)) {
      throw new IllegalArgumentException(
          "meanSpend must be zero without repeats and more than zero with them, was "
              + meanSpend
              + " with "
              + repeats
              + " repeats");
    }
  }
}
