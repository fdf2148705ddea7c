package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
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
  @JsonSubTypes.Type(Condition.All.class),
  @JsonSubTypes.Type(Condition.Any.class),
  @JsonSubTypes.Type(Condition.None.class),
  @JsonSubTypes.Type(Threshold.class),
  @JsonSubTypes.Type(OneOf.class),
  @JsonSubTypes.Type(NoneOf.class)
})
public sealed interface Condition permits Condition.All, Condition.Any, Condition.None, Leaf {
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
   * Holds if each of these is known not to hold. Beware of metrics without a value: they fail every
   * leaf, so that {@code none(complaintRate.moreThan(…))} holds for one who never ordered.
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
  static OneOf oneOf(Metric<String> metric, String... values) {
    return new OneOf(metric, Set.of(values));
  }

  /** Whether it holds; allocates nothing. */
  default Truth test(Facts facts) {
    return Evaluator.test(this, facts, false);
  }

  /** Whether it holds, and why: see {@link Evaluation}. */
  default Evaluation evaluate(Facts facts) {
    return Evaluator.evaluate(this, facts, false);
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
    return Implication.isShown(this, other);
  }

  /** The metrics it reads. */
  default Set<Metric<?>> metrics() {
    return Evaluator.metrics(this);
  }

  /**
   * What it asks of single metrics, in order; of what stands in a {@link None} the opposite.
   * Holding more of them never makes a condition fail.
   */
  default List<Leaf<?>> leaves() {
    return Evaluator.leaves(this, false);
  }

  /**
   * Holds if every part holds; without parts it always holds.
   *
   * @param conditions the parts, in any number
   */
  record All(@JsonProperty("all") List<Condition> conditions) implements Condition {
    private static final All OF_NOTHING = new All(List.of());

    /** Copies the list. */
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Holds if at least one part holds.
   *
   * @param conditions the parts, at least one
   */
  record Any(@JsonProperty("any") List<Condition> conditions) implements Condition {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Any {
      conditions = Evaluator.requireParts("any", conditions);
    }
  }

  /**
   * Holds if each part is known not to hold. Explained by the opposites of its parts.
   *
   * @param conditions the parts, at least one
   */
  record None(@JsonProperty("none") List<Condition> conditions) implements Condition {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public None {
      conditions = Evaluator.requireParts("none", conditions);
    }
  }
}
