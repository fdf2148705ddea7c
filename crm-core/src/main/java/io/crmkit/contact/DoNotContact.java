package io.crmkit.contact;

/**
 * No contact while the log has a {@link ContactBan}. It beats everything but a recorded {@link
 * LegalBasis}; no {@link Exemption} lifts it. Immutable.
 *
 * @param name names it in reasons
 * @param scope the contacts that have to obey it
 */
public record DoNotContact(String name, Scope scope) implements ContactRule {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name is malformed
   */
  public DoNotContact {
    RuleChecks.rule(name, scope);
  }

  /** Bans hold for all contacts. */
  public static DoNotContact of(String name) {
    return new DoNotContact(name, Scope.ALL);
  }

  @Override
  public String type() {
    return "do-not-contact";
  }
}
