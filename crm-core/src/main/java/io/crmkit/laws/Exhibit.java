package io.crmkit.laws;

import java.util.Objects;

/**
 * One thing that shows how a law is broken.
 *
 * @param label what it is
 * @param value the thing; questions, facts and decisions are shown in full, all else by its {@code
 *     toString}
 */
public record Exhibit(Wording label, Object value) {
  /** Checks that nothing is missing. */
  public Exhibit {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(value, "value");
  }

  /** An exhibit with its label in both languages. */
  public static Exhibit of(String english, String chinese, Object value) {
    return new Exhibit(Wording.of(english, chinese), value);
  }
}
