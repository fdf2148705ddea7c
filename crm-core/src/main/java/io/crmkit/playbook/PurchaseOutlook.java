package io.crmkit.playbook;

import io.crmkit.score.model.ChurnWatch;
import io.crmkit.score.model.LifetimeValue;
import io.crmkit.score.model.PurchaseModel;
import io.crmkit.score.model.Span;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * How far ahead a company looks with a fitted model of its customers' purchases. Immutable.
 *
 * @param model as {@code crmkit model fit} or {@link io.crmkit.score.model.ModelFits} found it
 * @param churnBelow the probability to be still there below which a customer counts as lost, more
 *     than 0, less than 1
 * @param horizonDays over how many days purchases are expected, 1 to 36,500
 * @param spend how what customers will buy is valued, if the company states it
 */
public record PurchaseOutlook(
    PurchaseModel model, BigDecimal churnBelow, int horizonDays, Optional<SpendOutlook> spend) {
  private static final int MOST_DAYS = 36_500;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a bound is out of range
   */
  public PurchaseOutlook {
    Objects.requireNonNull(model, "model");
    new ChurnWatch(model, churnBelow);
    requireHorizon(horizonDays);
    Objects.requireNonNull(spend, "spend");
  }

  /** An outlook on purchases that nobody values. */
  public PurchaseOutlook(PurchaseModel model, BigDecimal churnBelow, int horizonDays) {
    this(model, churnBelow, horizonDays, Optional.empty());
  }

  static void requireHorizon(int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("horizonDays must be 1 to " + MOST_DAYS + ", was " + days);
    }
  }

  /** The same outlook, with what customers will buy valued like this. */
  public PurchaseOutlook withSpend(SpendOutlook other) {
    return new PurchaseOutlook(model, churnBelow, horizonDays, Optional.of(other));
  }

  /** Tells the day on which a silent customer counts as lost. */
  public ChurnWatch watch() {
    return new ChurnWatch(model, churnBelow);
  }

  /** Tells what a customer is expected to be worth, if the company values it. */
  public Optional<LifetimeValue> lifetimeValue() {
    return spend.map(by -> new LifetimeValue(model, by.spend(), by.discount(), by.horizonDays()));
  }

  /** The horizon as models take it. */
  public Span horizon() {
    return Span.days(horizonDays);
  }
}
