package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;

/**
 * Holds if at least one part holds.
 *
 * @param conditions the parts, at least one
 */
public record Any(@JsonProperty("any") List<Condition> conditions) implements Condition {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Any {
    conditions = List.copyOf(conditions);
    Combining.requireParts("any", conditions);
  }

  @Override
  public Truth test(Facts facts, boolean negated) {
    return negated
        ? Combining.conjunction(conditions, facts, true)
        : Combining.disjunction(conditions, facts, false);
  }

  @Override
  public Evaluation evaluate(Facts facts, boolean negated) {
    return negated
        ? Combining.together(conditions, facts, true)
        : Combining.alternatives(conditions, facts, false);
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
