package io.crmkit.tier;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyVersion;
import io.crmkit.facts.CutPoint;
import io.crmkit.facts.Metric;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A policy under a name; see {@link TierPolicy#named}. */
record NamedTierPolicy(PolicyVersion version, TierPolicy policy) implements TierPolicy {
  NamedTierPolicy {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<TierStanding> decide(TierQuestion question) {
    return policy.decide(question).by(version);
  }

  @Override
  public TierStanding standing(TierQuestion question) {
    return policy.standing(question);
  }

  @Override
  public Set<Metric<?>> metrics() {
    return policy.metrics();
  }

  @Override
  public List<CutPoint<?>> cutPoints() {
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
}
