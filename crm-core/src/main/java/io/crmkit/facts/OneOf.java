package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Term;
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
  public Leaf<String> opposite() {
    return new NoneOf(metric, values);
  }

  @Override
  public Phrase phrase() {
    return Phrase.of("comparison.one-of", Details.of("values", terms(metric, values)));
  }

  /** Classes show under the names that hosts register for them. */
  static List<Term> terms(Metric<String> metric, Set<String> values) {
    return values.stream().map(value -> term(metric, value)).toList();
  }

  static Term term(Metric<String> metric, String value) {
    return Term.of("term." + metric.name() + "." + value, value);
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
