package io.crmkit.tier;

import io.crmkit.facts.Evaluation;
import java.util.Objects;

/**
 * What keeps the earned tier.
 *
 * @param tier the earned tier
 * @param keep its keep condition, evaluated; where only an entry condition keeps the tier, that one
 */
public record TierRetention(Tier tier, Evaluation keep) {
  /** Checks that nothing is missing. */
  public TierRetention {
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(keep, "keep");
  }
}
