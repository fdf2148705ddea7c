package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierProgress;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A policy like another one, but for what a subclass changes. */
class Altered implements TierPolicy {
  final TierPolicy sound;

  Altered(TierPolicy sound) {
    this.sound = sound;
  }

  @Override
  public Decision<TierStanding> decide(TierQuestion question) {
    return sound.decide(question);
  }

  @Override
  public Set<Metric<?>> metrics() {
    return sound.metrics();
  }

  @Override
  public List<Tier> tiers() {
    return sound.tiers();
  }

  @Override
  public List<Leaf<?>> cutPoints() {
    return sound.cutPoints();
  }

  @Override
  public Optional<TierProgress> progress(TierQuestion question) {
    return sound.progress(question);
  }

  @Override
  public Optional<LocalDate> nextWakeUp(TierStanding standing) {
    return sound.nextWakeUp(standing);
  }
}
