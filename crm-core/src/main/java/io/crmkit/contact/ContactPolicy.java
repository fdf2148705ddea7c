package io.crmkit.contact;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * May this customer be contacted about this, by this channel, at this instant? Pure: equal
 * questions, equal decisions; a policy reads no clock, zone or locale and needs no lock.
 *
 * <p>{@link ContactRules} is the ready-made policy. A lambda will do for a company's own; {@link
 * #named} gives it the name and version that decisions record:
 *
 * <pre>{@code
 * ContactPolicy ours = ContactPolicy.named("ours", "3", question ->
 *     question.log().zone().isPresent()
 *         ? rules.decide(question)
 *         : Decision.of(Permission.refused(Permission.Cause.NOT_BY_WAITING), noZone));
 * }</pre>
 */
@FunctionalInterface
public interface ContactPolicy {
  /** Whether the contact may be made, with every reason. Total. */
  Decision<Permission> decide(ContactQuestion question);

  /** As {@link #decide(ContactQuestion)}. */
  default Decision<Permission> decide(ContactRequest request, ContactLog log, Instant at) {
    return decide(new ContactQuestion(request, log, at));
  }

  /** The outcome of {@link #decide} alone, for bulk runs; always equal to it. */
  default Permission permission(ContactQuestion question) {
    return decide(question).outcome();
  }

  /**
   * The caps that hold whatever else does: as long as only allowed contacts are made, no contact
   * that obeys such a cap exceeds it. Laws try that. By default none are declared.
   */
  default List<Cap> caps() {
    return List.of();
  }

  /**
   * The policy as it is without some of its named rules, if it can be had. Laws use it to try
   * whether the rules that a decision names are those in the way. By default it cannot.
   */
  default Optional<ContactPolicy> without(Set<String> rules) {
    return Optional.empty();
  }

  /** The policy under a name and a version, which its decisions then record. */
  static ContactPolicy named(String name, String version, ContactPolicy policy) {
    return new NamedContactPolicy(new PolicyId(name, version), policy);
  }
}

/** See {@link ContactPolicy#named}. */
record NamedContactPolicy(PolicyId id, ContactPolicy policy) implements ContactPolicy {
  NamedContactPolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<Permission> decide(ContactQuestion question) {
    return policy.decide(question).by(id);
  }

  @Override
  public Permission permission(ContactQuestion question) {
    return policy.permission(question);
  }

  @Override
  public List<Cap> caps() {
    return policy.caps();
  }

  @Override
  public Optional<ContactPolicy> without(Set<String> rules) {
    return policy.without(rules).map(less -> new NamedContactPolicy(id, less));
  }
}
