package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;

/**
 * Holds if no part holds. Explained by the opposites of its parts.
 *
 * @param conditions the parts, at least one
 */
public record None(@JsonProperty("none") List<Condition> conditions) implements Condition {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public None {
    conditions = List.copyOf(conditions);
    Combining.requireParts("none", conditions);
  }

  @Override
  public Truth test(Facts facts, boolean negated) {
    return negated
        ? Combining.disjunction(conditions, facts, false)
        : Combining.conjunction(conditions, facts, true);
  }

  @Override
  public Evaluation evaluate(Facts facts, boolean negated) {
    return negated
        ? Combining.alternatives(conditions, facts, false)
        : Combining.together(conditions, facts, true);
  }

  @Override
  public Set<Metric<?>> metrics() {
    return Combining.metrics(conditions);
  }

  @Override
  public List<CutPoint<?>> cutPoints() {
    return Combining.cutPoints(conditions);
  }
}
