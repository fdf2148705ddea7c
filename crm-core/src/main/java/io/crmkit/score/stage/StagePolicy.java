package io.crmkit.score.stage;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Decides which stage a relationship is in. Pure: equal questions, equal decisions. {@link
 * StageModel} is the ready-made policy; a lambda will do.
 */
@FunctionalInterface
public interface StagePolicy {
  /** One step from the standing recorded last, with every reason. Total. */
  Decision<StageStanding> decide(StageQuestion question);

  /** The metrics it reads. By default none. */
  default Set<Metric<?>> metrics() {
    return Set.of();
  }

  /** The questions on which its answer turns; laws look closely there. By default none. */
  default List<Leaf<?>> cutPoints() {
    return List.of();
  }

  /** The policy under a name and a version, which its decisions then record. */
  static StagePolicy named(String name, String version, StagePolicy policy) {
    return named(name, version, policy.metrics(), policy);
  }

  /** The policy under a name and a version, reading these metrics. */
  static StagePolicy named(
      String name, String version, Set<? extends Metric<?>> reads, StagePolicy policy) {
    return new NamedStagePolicy(
        new PolicyId(name, version),
        Collections.unmodifiableSet(new LinkedHashSet<>(reads)),
        policy);
  }
}

/** A policy under a name; see {@link StagePolicy#named}. */
record NamedStagePolicy(PolicyId id, Set<Metric<?>> metrics, StagePolicy policy)
    implements StagePolicy {
  NamedStagePolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(metrics, "metrics");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<StageStanding> decide(StageQuestion question) {
    return policy.decide(question).by(id);
  }

  @Override
  public List<Leaf<?>> cutPoints() {
    return policy.cutPoints();
  }
}
