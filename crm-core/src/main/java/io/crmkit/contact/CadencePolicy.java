package io.crmkit.contact;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.util.Objects;

/**
 * Decides what is due for a customer. Pure: equal questions, equal decisions; a policy reads no
 * clock, zone or locale and needs no lock.
 *
 * <p>{@link CadenceRules} is the ready-made policy.
 *
 * <pre>{@code
 * Decision<Dues> decision = policy.decide(new DueQuestion(customer, now));
 * decision.outcome().late(now);
 * decision.explain(Locale.SIMPLIFIED_CHINESE);
 * }</pre>
 */
@FunctionalInterface
public interface CadencePolicy {
  /** What is due, now and later, with a reason for each rule. Total. */
  Decision<Dues> decide(DueQuestion question);

  /** The outcome of {@link #decide} alone, for bulk runs; always equal to it. */
  default Dues dues(DueQuestion question) {
    return decide(question).outcome();
  }

  /** The policy under a name and a version, which its decisions then record. */
  static CadencePolicy named(String name, String version, CadencePolicy policy) {
    return new NamedCadencePolicy(new PolicyId(name, version), policy);
  }
}

/** See {@link CadencePolicy#named}. */
record NamedCadencePolicy(PolicyId id, CadencePolicy policy) implements CadencePolicy {
  NamedCadencePolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<Dues> decide(DueQuestion question) {
    return policy.decide(question).by(id);
  }

  @Override
  public Dues dues(DueQuestion question) {
    return policy.dues(question);
  }
}
