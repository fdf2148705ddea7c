package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.util.Objects;

/** A policy under a name; see {@link PendingPolicy#named}. */
record NamedPendingPolicy(PolicyId id, PendingPolicy policy) implements PendingPolicy {
  NamedPendingPolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<Activation> decide(EarnMoment question) {
    return policy.decide(question).by(id);
  }
}
