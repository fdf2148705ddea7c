package io.crmkit.score.model;

import java.util.Objects;

/**
 * How much less a unit of time later is worth: at a rate of 0.1 a purchase one unit later counts
 * 1/1.1. Compounded: a rate a day is converted into the one a week that comes to the same.
 *
 * @param perUnit 0 to 10, that is up to 1,000 %
 * @param unit for which time
 */
public record DiscountRate(double perUnit, ModelUnit unit) {
  private static final double DAYS_A_YEAR = 365.2425; // the Gregorian mean

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if the rate is no number from 0 to 10
   */
  public DiscountRate {
    Objects.requireNonNull(unit, "unit");
    Checks.within("discount rate", perUnit, 0, 10);
  }

  /** No discount. */
  public static DiscountRate none() {
    return new DiscountRate(0, ModelUnit.DAY);
  }

  /**
   * The rate a day that comes to this in a year of 365.2425 days.
   *
   * @throws IllegalArgumentException if the rate is no number from 0 to 10
   */
  public static DiscountRate perYear(double rate) {
    Checks.within("discount rate", rate, 0, 10);
    return new DiscountRate(Math.expm1(Math.log1p(rate) / DAYS_A_YEAR), ModelUnit.DAY);
  }

  /** The logarithm of what one of these units is discounted by. */
  double force(ModelUnit other) {
    return other.to(unit, Math.log1p(perUnit));
  }
}
