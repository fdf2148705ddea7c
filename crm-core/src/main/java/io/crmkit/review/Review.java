package io.crmkit.review;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.tier.TierChange;
import io.crmkit.tier.TierProgress;
import io.crmkit.tier.TierRetention;
import io.crmkit.tier.TierStanding;
import java.util.Objects;
import java.util.Optional;

/**
 * What a playbook says about one customer as of an instant.
 *
 * @param customer who
 * @param facts what it was decided from
 * @param tier where the customer stands and why
 * @param progress what it would take to rise, unless the tier is the highest
 * @param retention what keeps the tier
 * @param nextChange the first change of tier that will come if nothing more happens, within the
 *     reviewer's horizon
 */
public record Review(
    CustomerId customer,
    Facts facts,
    Decision<TierStanding> tier,
    Optional<TierProgress> progress,
    Optional<TierRetention> retention,
    Optional<TierChange> nextChange) {
  /** Checks that nothing is missing. */
  public Review {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(nextChange, "nextChange");
  }
}
