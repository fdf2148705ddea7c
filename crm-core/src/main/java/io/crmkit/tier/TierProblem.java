package io.crmkit.tier;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.util.Map;

/**
 * Something doubtful about a ladder that can decide nevertheless. Found by comparing conditions
 * leaf by leaf: a ladder that uses different metrics in neighbouring tiers is reported although it
 * may be meant so.
 */
public sealed interface TierProblem extends Reason {
  /**
   * Nothing shows that whoever may enter the upper tier may enter the lower one too.
   *
   * @param upper the upper tier
   * @param lower the tier below it
   */
  record EntriesDoNotNest(Tier upper, Tier lower) implements TierProblem {
    @Override
    public String code() {
      return "tier.lint.entries-do-not-nest";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("upper", upper, "lower", lower);
    }
  }

  /**
   * Whoever may enter the lower tier may enter the upper one at once, so nobody enters the lower.
   *
   * @param lower the tier nobody enters
   * @param upper the tier above it
   */
  record NeverEntered(Tier lower, Tier upper) implements TierProblem {
    @Override
    public String code() {
      return "tier.lint.never-entered";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("lower", lower, "upper", upper);
    }
  }

  /**
   * Nothing shows that whoever may enter a tier meets its keep condition too. What the keep
   * condition asks beyond the entry has no effect.
   *
   * @param tier the tier
   */
  record KeepStricterThanEntry(Tier tier) implements TierProblem {
    @Override
    public String code() {
      return "tier.lint.keep-stricter-than-entry";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier);
    }
  }
}
