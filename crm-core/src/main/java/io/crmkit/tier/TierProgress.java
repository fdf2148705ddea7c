package io.crmkit.tier;

import io.crmkit.facts.Evaluation;
import io.crmkit.facts.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * The way to the next tier.
 *
 * @param next the tier above the earned one
 * @param entry its entry condition, evaluated; the findings are what is missing
 * @param attainment how much of the way is done, 0 to 1
 */
public record TierProgress(Tier next, Evaluation entry, BigDecimal attainment) {
  /** Checks that nothing is missing. */
  public TierProgress {
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(attainment, "attainment");
  }

  /** What is missing; empty if the entry condition holds and only a review is awaited. */
  public List<Finding> missing() {
    return entry.met() ? List.of() : entry.findings();
  }
}
