package io.crmkit.contact;

/**
 * No contact without the customer's consent to this channel and purpose (IS-07: instant messaging
 * only with consent). The consent must hold at the instant of the contact: given, not lapsed, and
 * not withdrawn since. Immutable.
 *
 * @param name names it in reasons
 * @param scope the contacts that have to obey it
 */
public record ConsentRequired(String name, Scope scope) implements ContactRule {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name is malformed
   */
  public ConsentRequired {
    RuleChecks.rule(name, scope);
  }

  /** Consent is required for these contacts. */
  public static ConsentRequired of(String name, Scope scope) {
    return new ConsentRequired(name, scope);
  }

  @Override
  public String type() {
    return "consent";
  }
}
