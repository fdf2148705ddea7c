package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.decision.Details;
import io.crmkit.facts.Comparison;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** A question of how a value of a case compares with a bound. Immutable; equal by value. */
public sealed interface GuardBound extends Guard.Leaf {
  /** The bound; values of another kind or currency never pass. */
  FieldValue bound();

  /** How the values that pass compare with it. */
  Comparison comparison();

  @Override
  default boolean holds(FieldValue value) {
    OptionalInt order = value.compare(bound());
    if (order.isEmpty()) {
      return false;
    }
    int sign = order.getAsInt();
    return switch (comparison()) {
      case AT_LEAST -> sign >= 0;
      case AT_MOST -> sign <= 0;
      case MORE_THAN -> sign > 0;
      case LESS_THAN -> sign < 0;
    };
  }

  @Override
  default Map<String, Object> details() {
    return Details.of("field", Field.term(field()), "bound", bound().shown(field()));
  }

  /**
   * Holds from the bound on.
   *
   * @param field the field
   * @param bound the bound, of an ordered kind
   */
  record AtLeast(String field, @JsonProperty("atLeast") FieldValue bound) implements GuardBound {
    /** Checks the bound. */
    public AtLeast {
      requireOrdered(field, bound);
    }

    @Override
    public Comparison comparison() {
      return Comparison.AT_LEAST;
    }

    @Override
    public String code() {
      return "workflow.guard.at-least";
    }
  }

  /**
   * Holds up to and including the bound.
   *
   * @param field the field
   * @param bound the bound, of an ordered kind
   */
  record AtMost(String field, @JsonProperty("atMost") FieldValue bound) implements GuardBound {
    /** Checks the bound. */
    public AtMost {
      requireOrdered(field, bound);
    }

    @Override
    public Comparison comparison() {
      return Comparison.AT_MOST;
    }

    @Override
    public String code() {
      return "workflow.guard.at-most";
    }
  }

  /**
   * Holds above the bound.
   *
   * @param field the field
   * @param bound the bound, of an ordered kind
   */
  record MoreThan(String field, @JsonProperty("moreThan") FieldValue bound) implements GuardBound {
    /** Checks the bound. */
    public MoreThan {
      requireOrdered(field, bound);
    }

    @Override
    public Comparison comparison() {
      return Comparison.MORE_THAN;
    }

    @Override
    public String code() {
      return "workflow.guard.more-than";
    }
  }

  /**
   * Holds below the bound.
   *
   * @param field the field
   * @param bound the bound, of an ordered kind
   */
  record LessThan(String field, @JsonProperty("lessThan") FieldValue bound) implements GuardBound {
    /** Checks the bound. */
    public LessThan {
      requireOrdered(field, bound);
    }

    @Override
    public Comparison comparison() {
      return Comparison.LESS_THAN;
    }

    @Override
    public String code() {
      return "workflow.guard.less-than";
    }
  }

  private static void requireOrdered(String field, FieldValue bound) {
    Checks.code("field", field);
    Objects.requireNonNull(bound, "bound");
    if (!bound.type().ordered()) {
      throw new IllegalArgumentException(
          "the bound of " + field + " must be a count, amount, day or moment, was " + bound.type());
    }
  }
}
