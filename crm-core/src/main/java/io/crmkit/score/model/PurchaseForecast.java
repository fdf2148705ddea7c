package io.crmkit.score.model;

/**
 * What a model says of one customer and a horizon.
 *
 * @param probabilityAlive that the customer has not left, 0 to 1
 * @param expectedPurchases within the horizon, 0 or more
 * @param probabilityOfNone that there is no purchase within the horizon, 0 to 1
 */
public record PurchaseForecast(
    double probabilityAlive, double expectedPurchases, double probabilityOfNone) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a number is out of its bounds
   */
  public PurchaseForecast {
    Checks.within("probabilityAlive", probabilityAlive, 0, 1);
    Checks.within("expectedPurchases", expectedPurchases, 0, Double.MAX_VALUE);
    Checks.within("probabilityOfNone", probabilityOfNone, 0, 1);
  }
}
