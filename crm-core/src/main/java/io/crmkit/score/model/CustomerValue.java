package io.crmkit.score.model;

import java.util.Objects;

/**
 * What a customer is expected to be worth within a horizon, and from what it comes: an estimate, no
 * amount that anybody owes. Immutable.
 *
 * @param probabilityAlive that the customer has not left, 0 to 1
 * @param expectedPurchases within the horizon, 0 or more
 * @param discountedPurchases the same, counted in purchases of today, 0 or more
 * @param spendPerPurchase what is expected to be spent on a purchase
 * @param value the discounted purchases times the spend on each; {@link SpendEstimate#rounded()} is
 *     the amount to show
 */
public record CustomerValue(
    double probabilityAlive,
    double expectedPurchases,
    double discountedPurchases,
    SpendEstimate spendPerPurchase,
    SpendEstimate value) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a number is out of its bounds, or there are two currencies
   */
  public CustomerValue {
    Checks.within("probabilityAlive", probabilityAlive, 0, 1);
    Checks.within("expectedPurchases", expectedPurchases, 0, Double.MAX_VALUE);
    Checks.within("discountedPurchases", discountedPurchases, 0, Double.MAX_VALUE);
    Objects.requireNonNull(spendPerPurchase, "spendPerPurchase");
    if (!value.currency().equals(spendPerPurchase.currency())) {
      throw new IllegalArgumentException(
          "value must be in the currency of the spend, "
              + spendPerPurchase.currency()
              + ", was in "
              + value.currency());
    }
  }
}
