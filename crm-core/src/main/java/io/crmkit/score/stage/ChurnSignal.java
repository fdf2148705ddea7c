package io.crmkit.score.stage;

import io.crmkit.facts.Condition;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One sign that a customer may leave.
 *
 * @param name a lower case letter and up to 63 lower case letters, digits and hyphens
 * @param when the condition under which it shows
 * @param weight how much it counts, 1 to 1,000
 */
public record ChurnSignal(String name, Condition when, long weight) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final long MOST = 1_000;

  /**
   * Checks name and weight.
   *
   * @throws IllegalArgumentException if the name is malformed or the weight out of bounds
   */
  public ChurnSignal {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(when, "when");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "signal must be a lower case letter and up to 63 lower case letters, digits or '-', was '"
              + (name.length() > 40 ? name.substring(0, 40) + "…" : name)
              + "'");
    }
    if (weight < 1 || weight > MOST) {
      throw new IllegalArgumentException(
          "weight of " + name + " must be from 1 to " + MOST + ", was " + weight);
    }
  }
}
