package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Metric;
import java.util.Set;

/**
 * How many points a purchase or an event earns, and why. {@link EarnRules} are the ready-made
 * policy. Pure: equal questions, equal decisions.
 *
 * <pre>{@code
 * EarnPolicy flat = EarnPolicy.named("ours", "1", question ->
 *     Decision.of(EarnReceipt.of(10, "flat"), because));
 * }</pre>
 */
@FunctionalInterface
public interface EarnPolicy {
  /** Decides, with every reason. */
  Decision<EarnReceipt> decide(EarnQuestion question);

  /** The metrics it reads, so that facts can be computed in one pass. By default none. */
  default Set<Metric<?>> metrics() {
    return Set.of();
  }

  /** The policy under a name and a version, which its decisions then record. */
  static EarnPolicy named(String name, String version, EarnPolicy policy) {
    return new NamedEarnPolicy(new PolicyId(name, version), policy);
  }
}
