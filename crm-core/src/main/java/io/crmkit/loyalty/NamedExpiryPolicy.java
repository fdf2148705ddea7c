package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.util.Objects;

/** A policy under a name; see {@link ExpiryPolicy#named}. */
record NamedExpiryPolicy(PolicyId id, ExpiryPolicy policy) implements ExpiryPolicy {
  NamedExpiryPolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<Lifetime> decide(EarnMoment question) {
    return policy.decide(question).by(id);
  }

  @Override
  public boolean rolls() {
    return policy.rolls();
  }
}
