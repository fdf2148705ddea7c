package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * A question about facts: a threshold, a choice of categories, or a combination of conditions.
 *
 * <pre>{@code
 * Condition gold = Condition.all(
 *     Metrics.spend(year).atLeast(Money.parse("CNY 5000.00")),
 *     Condition.none(Metrics.complaints(year).moreThan(2L)));
 * Truth truth = gold.test(facts);
 * Evaluation why = gold.evaluate(facts);
 * }</pre>
 *
 * <p>{@link #test} and {@link #evaluate} always agree. Immutable; equal by value.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(All.class),
  @JsonSubTypes.Type(Any.class),
  @JsonSubTypes.Type(None.class),
  @JsonSubTypes.Type(Threshold.class),
  @JsonSubTypes.Type(OneOf.class),
  @JsonSubTypes.Type(NoneOf.class)
})
public sealed interface Condition permits All, Any, None, Leaf {
  /** Holds always. */
  static Condition always() {
    return All.OF_NOTHING;
  }

  /** Holds if every one of these holds. */
  static Condition all(Condition... conditions) {
    return new All(List.of(conditions));
  }

  /**
   * Holds if at least one of these holds.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Condition any(Condition... conditions) {
    return new Any(List.of(conditions));
  }

  /**
   * Holds if none of these holds.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Condition none(Condition... conditions) {
    return new None(List.of(conditions));
  }

  /**
   * Holds if the category is one of these.
   *
   * @throws IllegalArgumentException if there are no values
   */
  static Condition oneOf(Metric<String> metric, String... values) {
    return new OneOf(metric, Set.of(values));
  }

  /** Whether it holds; allocates nothing. */
  default Truth test(Facts facts) {
    return test(facts, false);
  }

  /** Whether it holds, and why: see {@link Evaluation}. */
  default Evaluation evaluate(Facts facts) {
    return evaluate(facts, false);
  }

  /**
   * How much of the way is done, 0 to 1, with up to six decimals: 1 exactly where the condition is
   * met; of several parts the least, of several ways the most.
   */
  default BigDecimal attainment(Facts facts) {
    return Attainment.of(this, facts);
  }

  /**
   * Whether the shape of the two conditions shows that the other holds wherever this one does.
   * Never wrong when it says yes; it may miss implications.
   */
  default boolean implies(Condition other) {
    return Implication.shown(this, other);
  }

  /** The metrics it reads. */
  Set<Metric<?>> metrics();

  /** The values at which a leaf may change its answer. */
  List<CutPoint<?>> cutPoints();

  /** {@link #test} of this condition, or of its opposite. */
  Truth test(Facts facts, boolean negated);

  /** {@link #evaluate} of this condition, or of its opposite, explained by De Morgan's laws. */
  Evaluation evaluate(Facts facts, boolean negated);
}
