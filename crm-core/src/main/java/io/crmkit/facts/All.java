package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;

/**
 * Holds if every part holds; without parts it always holds.
 *
 * @param conditions the parts, in any number
 */
public record All(@JsonProperty("all") List<Condition> conditions) implements Condition {
  /** Asks nothing, so it always holds. */
  static final Condition OF_NOTHING = new All(List.of());

  /** Copies the list. */
  public All {
    conditions = List.copyOf(conditions);
  }

  @Override
  public Truth test(Facts facts, boolean negated) {
    return negated
        ? Combining.disjunction(conditions, facts, true)
        : Combining.conjunction(conditions, facts, false);
  }

  @Override
  public Evaluation evaluate(Facts facts, boolean negated) {
    return negated
        ? Combining.alternatives(conditions, facts, true)
        : Combining.together(conditions, facts, false);
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
