package io.crmkit.contact;

import java.util.Set;

/**
 * Some contacts need not obey certain rules: service that the customer asked for, what the law
 * demands. They count toward caps all the same, where a cap counts them. Immutable.
 *
 * <pre>{@code
 * Exemption.of("service-any-time", Scope.ALL.withPurposes(Purpose.SERVICE), "night", "two-a-week")
 * }</pre>
 *
 * @param name names it in reasons
 * @param scope the contacts that have to obey it
 * @param lifts the names of the rules that need not be obeyed; at least one, and never a {@link
 *     DoNotContact}
 */
public record Exemption(String name, Scope scope, Set<String> lifts) implements ContactRule {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if it lifts no rule
   */
  public Exemption {
    RuleChecks.rule(name, scope);
    lifts = Scope.sorted(lifts, rule -> rule);
    if (lifts.isEmpty()) {
      throw new IllegalArgumentException("exemption " + name + " must name a rule, had none");
    }
  }

  /** These contacts need not obey these rules. */
  public static Exemption of(String name, Scope scope, String... lifts) {
    return new Exemption(name, scope, Set.of(lifts));
  }

  @Override
  public String type() {
    return "exemption";
  }
}
