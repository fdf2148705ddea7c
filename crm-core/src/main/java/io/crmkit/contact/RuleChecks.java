package io.crmkit.contact;

import java.util.Objects;

/** Shared checks of the constructors of rules. */
final class RuleChecks {
  private static final int MAX_NAME = 100;
  private static final int MAX_CODE = 200;

  private RuleChecks() {}

  /** What all rules have. */
  static void rule(String name, Scope scope) {
    text("the name of a contact rule", name, MAX_NAME);
    Objects.requireNonNull(scope, "scope");
  }

  /** A short code or pseudonymous reference of the host's. */
  static void code(String field, String value) {
    text(field, value, MAX_CODE);
  }

  private static void text(String field, String value, int most) {
    Objects.requireNonNull(value, field);
    if (value.isBlank() || value.length() > most || value.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException(
          field
              + " must have 1 to "
              + most
              + " characters, not blank, without control characters, was '"
              + (value.length() > 40 ? value.substring(0, 40) + "…" : value)
              + "'");
    }
  }
}
