package io.crmkit.contact;

import java.util.Objects;

/**
 * What a cadence asks for: at least so many contacts in every window (IS-08, DS-05). Given to
 * {@link Contradictions}, which tells whether a cap leaves room for it. Immutable.
 *
 * @param name the name of the rule that asks for it
 * @param scope the contacts that fulfil it
 * @param contacts so many, at least 1
 * @param window in every such window
 */
public record AtLeast(String name, Scope scope, int contacts, ContactWindow window) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name is malformed or it asks for less than 1 contact
   */
  public AtLeast {
    RuleChecks.rule(name, scope);
    Objects.requireNonNull(window, "window");
    if (contacts < 1) {
      throw new IllegalArgumentException(
          "rule " + name + " must ask for at least 1 contact, was " + contacts);
    }
  }
}
