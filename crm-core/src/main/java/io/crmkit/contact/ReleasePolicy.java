package io.crmkit.contact;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.Objects;

/**
 * Decides whether a customer without service has become free for others. Pure: equal arguments,
 * equal decisions. {@link InactivityRelease} is the ready-made policy.
 */
@FunctionalInterface
public interface ReleasePolicy {
  /** Whether the customer is free at an instant; contacts after it play no part. Total. */
  Decision<Release> decide(ContactLog log, Instant at);

  /** The policy under a name and a version, which its decisions then record. */
  static ReleasePolicy named(String name, String version, ReleasePolicy policy) {
    Objects.requireNonNull(policy, "policy");
    PolicyId id = new PolicyId(name, version);
    return (log, at) -> policy.decide(log, at).by(id);
  }
}
