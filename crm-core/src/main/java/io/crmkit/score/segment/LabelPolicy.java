package io.crmkit.score.segment;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Gives names to customers: the segments they are in, the strategy that is right for them. Pure:
 * equal facts, equal decisions. {@link LabelRules} is the ready-made policy; a lambda will do.
 */
@FunctionalInterface
public interface LabelPolicy {
  /** The names, with every reason. Total: what is not known makes names unclear. */
  Decision<Labels> decide(Facts facts);

  /** The metrics it reads. By default none. */
  default Set<Metric<?>> metrics() {
    return Set.of();
  }

  /** The policy under a name and a version, which its decisions then record. */
  static LabelPolicy named(String name, String version, LabelPolicy policy) {
    return named(name, version, policy.metrics(), policy);
  }

  /** The policy under a name and a version, reading these metrics. */
  static LabelPolicy named(
      String name, String version, Set<? extends Metric<?>> reads, LabelPolicy policy) {
    return new NamedLabelPolicy(
        new PolicyId(name, version),
        Collections.unmodifiableSet(new LinkedHashSet<>(reads)),
        policy);
  }
}

/** A policy under a name; see {@link LabelPolicy#named}. */
record NamedLabelPolicy(PolicyId id, Set<Metric<?>> metrics, LabelPolicy policy)
    implements LabelPolicy {
  NamedLabelPolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(metrics, "metrics");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<Labels> decide(Facts facts) {
    return policy.decide(facts).by(id);
  }
}
