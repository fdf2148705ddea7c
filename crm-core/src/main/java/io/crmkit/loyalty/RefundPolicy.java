package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;

/**
 * How many points refunds of a purchase call back in all so far: 0 to what was granted, more
 * refunded never less. What can be taken of that is the {@link DebtPolicy}'s to say. {@link
 * RefundModel} holds the ready-made ones. Pure: equal questions, equal decisions.
 *
 * <pre>{@code
 * RefundPolicy generous = RefundPolicy.named("ours", "1", question ->
 *     Decision.of(question.whole() ? question.receipt().granted() : 0L, because));
 * }</pre>
 */
@FunctionalInterface
public interface RefundPolicy {
  /** Decides, with every reason. */
  Decision<Long> decide(RefundQuestion question);

  /** The policy under a name and a version, which its decisions then record. */
  static RefundPolicy named(String name, String version, RefundPolicy policy) {
    return new NamedRefundPolicy(new PolicyId(name, version), policy);
  }
}
