package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;

/**
 * What happens with points that are called back: taken, owed, converted to money, forgiven. {@link
 * DebtModel} holds the ready-made ones. Pure: equal questions, equal decisions.
 *
 * <pre>{@code
 * DebtPolicy lenient = DebtPolicy.named("ours", "1", question ->
 *     Decision.of(DebtSettlement.taking(question.owed(), 0, 0), because));
 * }</pre>
 */
@FunctionalInterface
public interface DebtPolicy {
  /** Decides, with every reason. */
  Decision<DebtSettlement> decide(DebtQuestion question);

  /** The policy under a name and a version, which its decisions then record. */
  static DebtPolicy named(String name, String version, DebtPolicy policy) {
    return new NamedDebtPolicy(new PolicyId(name, version), policy);
  }
}
