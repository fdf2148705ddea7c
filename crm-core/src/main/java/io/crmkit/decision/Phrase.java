package io.crmkit.decision;

import java.util.Map;

/**
 * Anything {@link Texts} can put into words: a stable code and the details that fill the
 * placeholders of its text. Reasons are phrases; so are the names of metrics and windows that
 * reasons mention.
 *
 * <p>Values of details are of the JDK's value types ({@code String}, {@code Long}, {@code Boolean},
 * {@code LocalDate}, {@code Instant}, {@code Period}, {@code Duration}, and {@code ZonedDateTime}
 * for an instant that is to show as date and time of day in that zone), {@code Money}, a constant
 * of an enum, an id, a {@link Term}, another {@code Phrase}, or a {@code List} of these. They hold
 * codes and pseudonymous ids, never personal data.
 */
public interface Phrase {
  /** The stable code, lower case words joined by dots and hyphens: {@code "tier.rose"}. */
  String code();

  /** The details by name, in the order in which they are best shown. Never null, may be empty. */
  Map<String, Object> details();

  /** What is shown where no text is registered for the code: the code and its details. */
  default String fallback() {
    return details().isEmpty() ? code() : code() + " " + details();
  }

  /** A phrase of its own, for values that are not reasons themselves. */
  static Phrase of(String code, Map<String, Object> details) {
    return new SimplePhrase(code, Details.copy(details));
  }

  /** A phrase that shows as {@code fallback} where no text is registered for the code. */
  static Phrase named(String code, String fallback) {
    return new NamedPhrase(code, fallback);
  }
}

/** See {@link Phrase#of}. */
record SimplePhrase(String code, Map<String, Object> details) implements Phrase {}

/** See {@link Phrase#named}. */
record NamedPhrase(String code, String fallback) implements Phrase {
  @Override
  public Map<String, Object> details() {
    return Map.of();
  }
}
