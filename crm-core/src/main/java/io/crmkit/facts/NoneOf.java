package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import java.util.Set;

/**
 * Holds if a category is known and none of the values.
 *
 * @param metric a metric of kind {@link Kind#CATEGORY}
 * @param values at least one
 */
public record NoneOf(
    @JsonProperty("metric") Metric<String> metric, @JsonProperty("noneOf") Set<String> values)
    implements Leaf<String> {
  /**
   * Checks and sorts the values.
   *
   * @throws IllegalArgumentException if there are none, or the metric is no category
   */
  public NoneOf {
    values = OneOf.categories("noneOf", metric, values);
  }

  @Override
  public Leaf<String> opposite() {
    return new OneOf(metric, values);
  }

  @Override
  public Phrase phrase() {
    return Phrase.of("comparison.none-of", Details.of("values", OneOf.terms(metric, values)));
  }
}
