package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.util.Objects;

/** A policy under a name; see {@link DebtPolicy#named}. */
record NamedDebtPolicy(PolicyId id, DebtPolicy policy) implements DebtPolicy {
  NamedDebtPolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<DebtSettlement> decide(DebtQuestion question) {
    return policy.decide(question).by(id);
  }
}
