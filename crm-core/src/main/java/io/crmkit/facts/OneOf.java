package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds if a category is one of the values.
 *
 * @param metric a metric of kind {@link Kind#CATEGORY}
 * @param values at least one
 */
public record OneOf(
    @JsonProperty("metric") Metric<String> metric, @JsonProperty("oneOf") Set<String> values)
    implements Leaf<String> {
  /**
   * Checks and sorts the values.
   *
   * @throws IllegalArgumentException if there are none, or the metric is no category
   */
  public OneOf {
    values = categories("oneOf", metric, values);
  }

  @Override
  public Truth test(Facts facts, boolean negated) {
    return test(metric, values, facts, negated);
  }

  @Override
  public Leaf<String> opposite() {
    return new NoneOf(metric, values);
  }

  @Override
  public Phrase phrase() {
    return Phrase.of("comparison.one-of", Details.of("values", new ArrayList<>(values)));
  }

  @Override
  public List<CutPoint<?>> cutPoints() {
    return List.of();
  }

  static Truth test(Metric<String> metric, Set<String> values, Facts facts, boolean negated) {
    int slot = facts.slot(metric);
    return switch (facts.state(slot)) {
      case Facts.KNOWN ->
          values.contains((String) facts.value(slot)) != negated ? Truth.MET : Truth.NOT_MET;
      case Facts.NONE -> negated ? Truth.MET : Truth.NOT_MET;
      default -> Truth.UNKNOWN;
    };
  }

  static Set<String> categories(String what, Metric<String> metric, Set<String> values) {
    Objects.requireNonNull(metric, "metric");
    if (!metric.kind().equals(Kind.CATEGORY)) {
      throw new IllegalArgumentException(
          what + " is for categories; " + metric + " is a " + metric.kind());
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException(what + " must have at least one value, had none");
    }
    values.forEach(Kind.CATEGORY::require);
    return Collections.unmodifiableSet(new TreeSet<>(values));
  }
}
