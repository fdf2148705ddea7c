package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;

/**
 * How long points live. {@link ExpiryModel} holds the ready-made ones. Pure: equal questions, equal
 * decisions.
 *
 * <pre>{@code
 * ExpiryPolicy tenDays = ExpiryPolicy.named("ours", "1", moment ->
 *     Decision.of(Lifetime.until(moment.endOf(moment.day().plusDays(10))), because));
 * }</pre>
 */
@FunctionalInterface
public interface ExpiryPolicy {
  /** Decides, with every reason. */
  Decision<Lifetime> decide(EarnMoment question);

  /**
   * Whether activity moves the expiry on: then what it decides for the moment of a redemption holds
   * for all lots it gave. By default not.
   */
  default boolean rolls() {
    return false;
  }

  /** The policy under a name and a version, which its decisions then record. */
  static ExpiryPolicy named(String name, String version, ExpiryPolicy policy) {
    return new NamedExpiryPolicy(new PolicyId(name, version), policy);
  }
}
