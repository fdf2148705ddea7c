package io.crmkit.score.segment;

import io.crmkit.facts.Condition;
import java.util.Objects;

/**
 * Gives a name where a condition holds.
 *
 * @param label the name
 * @param when the condition
 */
public record LabelRule(Label label, Condition when) {
  /** Checks that nothing is missing. */
  public LabelRule {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(when, "when");
  }

  /** Gives a name where a condition holds. */
  public static LabelRule of(Label label, Condition when) {
    return new LabelRule(label, when);
  }
}
