package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Truth;
import java.util.Objects;
import java.util.Set;

/**
 * The customers whom a rule concerns: all, those of certain classes, or those whose facts meet a
 * condition (tier, lifecycle stage, tenure …). Where too little is known to tell, the answer is
 * {@link Truth#UNKNOWN}, and nothing is silently left out. Immutable.
 *
 * <pre>{@code
 * Audience premium = Audience.ofClass("importance", "premium");
 * Audience isNew = Audience.meeting(Metrics.tenure().lessThan(Period.ofDays(90)));
 * }</pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Audience.Everyone.class, name = "everyone"),
  @JsonSubTypes.Type(value = Audience.OfClass.class, name = "class"),
  @JsonSubTypes.Type(value = Audience.Meeting.class, name = "condition")
})
public sealed interface Audience {
  /** All customers. */
  static Audience everyone() {
    return new Everyone();
  }

  /** Customers of one of these classes in a dimension. */
  static Audience ofClass(String dimension, String... values) {
    return new OfClass(dimension, Set.of(values));
  }

  /** Customers whose facts meet a condition. */
  static Audience meeting(Condition condition) {
    return new Meeting(condition);
  }

  /** Whether a customer belongs to it. */
  Truth includes(DueCustomer customer);

  /** The metrics that are read to tell. */
  default Set<Metric<?>> metrics() {
    return this instanceof Meeting meeting ? meeting.condition().metrics() : Set.of();
  }

  /** All customers. */
  record Everyone() implements Audience {
    @Override
    public Truth includes(DueCustomer customer) {
      return Truth.MET;
    }
  }

  /**
   * Customers of certain classes.
   *
   * @param dimension the dimension: {@code "importance"}
   * @param values one of these, at least one
   */
  record OfClass(String dimension, Set<String> values) implements Audience {
    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if there are no values
     */
    public OfClass {
      RuleChecks.code("dimension of an audience", dimension);
      values = Scope.sorted(values, value -> value);
      if (values.isEmpty()) {
        throw new IllegalArgumentException(
            "an audience of classes in " + dimension + " must name some, named none");
      }
    }

    @Override
    public Truth includes(DueCustomer customer) {
      String value = customer.log().classes().get(dimension);
      if (value == null) {
        return Truth.UNKNOWN;
      }
      return values.contains(value) ? Truth.MET : Truth.NOT_MET;
    }
  }

  /**
   * Customers whose facts meet a condition.
   *
   * @param condition the condition
   */
  record Meeting(Condition condition) implements Audience {
    /** Checks that nothing is missing. */
    public Meeting {
      Objects.requireNonNull(condition, "condition");
    }

    @Override
    public Truth includes(DueCustomer customer) {
      return customer.facts().isEmpty() ? Truth.UNKNOWN : condition.test(customer.facts().get());
    }
  }
}
