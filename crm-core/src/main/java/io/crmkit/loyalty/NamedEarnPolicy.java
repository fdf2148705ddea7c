package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Metric;
import java.util.Objects;
import java.util.Set;

/** A policy under a name; see {@link EarnPolicy#named}. */
record NamedEarnPolicy(PolicyId id, EarnPolicy policy) implements EarnPolicy {
  NamedEarnPolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<EarnReceipt> decide(EarnQuestion question) {
    Decision<EarnReceipt> decision = policy.decide(question).by(id);
    return decision.map(receipt -> receipt.by(id));
  }

  @Override
  public Set<Metric<?>> metrics() {
    return policy.metrics();
  }
}
