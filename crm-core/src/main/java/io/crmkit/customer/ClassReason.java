package io.crmkit.customer;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Term;
import java.util.List;
import java.util.Map;

/** The reasons of decisions about classes of customers, one record per code. */
public sealed interface ClassReason extends Reason {
  /**
   * A class exists in its dimension.
   *
   * @param dimension the dimension
   * @param value the class
   */
  record Accepted(String dimension, String value) implements ClassReason {
    @Override
    public String code() {
      return "class.accepted";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("dimension", dimension, "value", term(dimension, value));
    }
  }

  /**
   * There is no such dimension of classes.
   *
   * @param dimension what was asked
   * @param declared the dimensions there are
   */
  record UnknownDimension(String dimension, List<String> declared) implements ClassReason {
    /** Copies the list. */
    public UnknownDimension {
      declared = List.copyOf(declared);
    }

    @Override
    public String code() {
      return "class.unknown-dimension";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("dimension", dimension, "declared", declared);
    }
  }

  /**
   * There is no such class in the dimension.
   *
   * @param dimension the dimension
   * @param value what was asked
   * @param declared the classes there are
   */
  record UnknownClass(String dimension, String value, List<String> declared)
      implements ClassReason {
    /** Copies the list. */
    public UnknownClass {
      declared = List.copyOf(declared);
    }

    @Override
    public String code() {
      return "class.unknown-value";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "dimension",
          dimension,
          "value",
          term(dimension, value),
          "declared",
          terms(dimension, declared));
    }
  }

  /**
   * Every class the customer has is declared.
   *
   * @param count how many there are
   */
  record AllDeclared(long count) implements ClassReason {
    @Override
    public String code() {
      return count == 0 ? "class.none" : "class.all-declared";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("count", count);
    }
  }

  private static Term term(String dimension, String value) {
    return Term.of("term.class-" + dimension + "." + value, value);
  }

  private static List<Term> terms(String dimension, List<String> values) {
    return values.stream().map(value -> term(dimension, value)).toList();
  }
}
