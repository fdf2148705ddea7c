package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.util.Objects;

/** A policy under a name; see {@link RefundPolicy#named}. */
record NamedRefundPolicy(PolicyId id, RefundPolicy policy) implements RefundPolicy {
  NamedRefundPolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<Long> decide(RefundQuestion question) {
    return policy.decide(question).by(id);
  }
}
