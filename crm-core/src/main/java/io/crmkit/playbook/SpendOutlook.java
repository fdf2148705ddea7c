package io.crmkit.playbook;

import io.crmkit.score.model.DiscountRate;
import io.crmkit.score.model.GammaGamma;
import java.util.Objects;

/**
 * How a company values what its customers are expected to buy. Immutable.
 *
 * @param spend as {@code crmkit model fit} or {@link io.crmkit.score.model.ModelFits} found it; its
 *     currency is the one that customers are valued in
 * @param discount how much less a purchase counts the later it comes
 * @param horizonDays over how many days purchases count, 1 to 36,500
 */
public record SpendOutlook(GammaGamma spend, DiscountRate discount, int horizonDays) {
  /**
   * Checks the horizon.
   *
   * @throws IllegalArgumentException if the horizon is out of its bounds
   */
  public SpendOutlook {
    Objects.requireNonNull(spend, "spend");
    Objects.requireNonNull(discount, "discount");
    PurchaseOutlook.requireHorizon(horizonDays);
  }
}
