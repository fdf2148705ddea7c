package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.crmkit.decision.Phrase;

/**
 * A condition on one metric. A metric known to have no value fails every leaf; one that is not
 * known leaves it unknown.
 *
 * @param <T> the type of the metric's values
 */
@JsonSubTypes({
  @JsonSubTypes.Type(Threshold.class),
  @JsonSubTypes.Type(OneOf.class),
  @JsonSubTypes.Type(NoneOf.class)
})
public sealed interface Leaf<T> extends Condition permits Threshold, OneOf, NoneOf {
  /** What is looked at. */
  Metric<T> metric();

  /** The leaf that holds for exactly the values for which this one does not. */
  Leaf<T> opposite();

  /** What is asked of the value, in words: "at least CNY 5000.00". */
  Phrase phrase();
}
