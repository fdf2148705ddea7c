package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;

/**
 * From when points can be spent. {@link PendingModel} holds the ready-made ones. Pure: equal
 * questions, equal decisions.
 *
 * <pre>{@code
 * PendingPolicy nextDay = PendingPolicy.named("ours", "1", moment ->
 *     Decision.of(new Activation(Optional.of(moment.endOf(moment.day()))), because));
 * }</pre>
 */
@FunctionalInterface
public interface PendingPolicy {
  /** Decides, with every reason. */
  Decision<Activation> decide(EarnMoment question);

  /** The policy under a name and a version, which its decisions then record. */
  static PendingPolicy named(String name, String version, PendingPolicy policy) {
    return new NamedPendingPolicy(new PolicyId(name, version), policy);
  }
}
