package io.crmkit.playbook;

import io.crmkit.score.model.ChurnWatch;
import io.crmkit.score.model.PurchaseModel;
import io.crmkit.score.model.Span;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * How far ahead a company looks with a fitted model of its customers' purchases. Immutable.
 *
 * @param model as {@code crmkit model fit} or {@link io.crmkit.score.model.ModelFits} found it
 * @param churnBelow the probability to be still there below which a customer counts as lost, more
 *     than 0, less than 1
 * @param horizonDays over how many days purchases are expected, 1 to 36,500
 */
public record PurchaseOutlook(PurchaseModel model, BigDecimal churnBelow, int horizonDays) {
  private static final int MOST_DAYS = 36_500;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a bound is out of range
   */
  public PurchaseOutlook {
    Objects.requireNonNull(model, "model");
    new ChurnWatch(model, churnBelow);
    if (horizonDays < 1 || horizonDays > MOST_DAYS) {
      throw new IllegalArgumentException(
          "horizonDays must be 1 to " + MOST_DAYS + ", was " + horizonDays);
    }
  }

  /** Tells the day on which a silent customer counts as lost. */
  public ChurnWatch watch() {
    return new ChurnWatch(model, churnBelow);
  }

  /** The horizon as models take it. */
  public Span horizon() {
    return Span.days(horizonDays);
  }
}
