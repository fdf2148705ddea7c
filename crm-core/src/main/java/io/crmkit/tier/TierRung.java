package io.crmkit.tier;

import io.crmkit.facts.Condition;
import java.util.Objects;

/**
 * One tier of a ladder.
 *
 * @param tier the tier
 * @param entry what it takes to reach it
 * @param keep what it takes to keep it; as a rule lower than entry, so that customers near the
 *     border do not flap
 */
public record TierRung(Tier tier, Condition entry, Condition keep) {
  /** Checks that nothing is missing. */
  public TierRung {
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(keep, "keep");
  }

  /** The lowest rung, open to everybody. */
  public static TierRung base(String tier) {
    return new TierRung(Tier.of(tier), Condition.always(), Condition.always());
  }

  /** A rung that is kept as long as it could be reached anew. */
  public static TierRung of(String tier, Condition entry) {
    return new TierRung(Tier.of(tier), entry, entry);
  }

  /** A rung with a keep condition of its own. */
  public static TierRung of(String tier, Condition entry, Condition keep) {
    return new TierRung(Tier.of(tier), entry, keep);
  }
}
