package io.crmkit.contact;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * No contact with customers who are dead or minors. Immutable. Example: {@code
 * ProtectedCustomers.of("no-offers-to-minors", Protection.MINOR).on(offers)}.
 *
 * @param name names it in reasons
 * @param scope the contacts that have to obey it
 * @param protections which customers; at least one kind
 */
public record ProtectedCustomers(String name, Scope scope, Set<Protection> protections)
    implements ContactRule {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if it protects nobody
   */
  public ProtectedCustomers {
    RuleChecks.rule(name, scope);
    if (protections.isEmpty()) {
      throw new IllegalArgumentException(
          "rule " + name + " must protect some customers, named none");
    }
    protections = Collections.unmodifiableSet(EnumSet.copyOf(protections));
  }

  /** These customers are not contacted at all. */
  public static ProtectedCustomers of(String name, Protection first, Protection... more) {
    return new ProtectedCustomers(name, Scope.ALL, EnumSet.of(first, more));
  }

  /** The same customers, for these contacts only. */
  public ProtectedCustomers on(Scope newScope) {
    return new ProtectedCustomers(name, newScope, protections);
  }

  @Override
  public String type() {
    return "protected";
  }
}
