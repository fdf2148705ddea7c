package io.crmkit.tier;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A policy under a name; see {@link TierPolicy#named}. */
record NamedTierPolicy(PolicyId id, Set<Metric<?>> metrics, TierPolicy policy)
    implements TierPolicy {
  NamedTierPolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(metrics, "metrics");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<TierStanding> decide(TierQuestion question) {
    return policy.decide(question).by(id);
  }

  @Override
  public TierStanding standing(TierQuestion question) {
    return policy.standing(question);
  }

  @Override
  public List<Tier> tiers() {
    return policy.tiers();
  }

  @Override
  public List<Leaf<?>> cutPoints() {
    return policy.cutPoints();
  }

  @Override
  public Optional<TierProgress> progress(TierQuestion question) {
    return policy.progress(question);
  }

  @Override
  public Optional<TierRetention> retention(TierQuestion question) {
    return policy.retention(question);
  }

  @Override
  public Optional<LocalDate> nextWakeUp(TierStanding standing) {
    return policy.nextWakeUp(standing);
  }

  @Override
  public TierStanding advance(FactsTimeline timeline, TierStanding standing, LocalDate to) {
    return policy.advance(timeline, standing, to);
  }

  @Override
  public List<TierChange> changes(
      FactsTimeline timeline, TierStanding standing, LocalDate through) {
    return policy.changes(timeline, standing, through);
  }

  @Override
  public Optional<TierChange> nextChange(
      FactsTimeline timeline, TierStanding standing, LocalDate through) {
    return policy.nextChange(timeline, standing, through);
  }
}
