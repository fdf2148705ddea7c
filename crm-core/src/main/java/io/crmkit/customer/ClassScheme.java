package io.crmkit.customer;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The classes that customers are sorted into, by dimension: nature, business type, stage of
 * cooperation (IS-04). Immutable.
 *
 * <pre>{@code
 * ClassScheme scheme = new ClassScheme(Map.of("nature", List.of("enterprise", "government", "individual")));
 * Decision<Answer<Customer>> decision = scheme.classify(customer, "nature", "enterprise");
 * }</pre>
 *
 * @param dimensions the classes of each dimension, in the order in which they are best shown
 */
public record ClassScheme(Map<String, List<String>> dimensions) {
  /** A scheme without dimensions. */
  public static final ClassScheme EMPTY = new ClassScheme(Map.of());

  /**
   * Copies and checks the dimensions.
   *
   * @throws IllegalArgumentException if a code is malformed, a dimension has no classes, or a class
   *     occurs twice
   */
  public ClassScheme {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    dimensions.forEach((dimension, classes) -> copy.put(dimension, checked(dimension, classes)));
    dimensions = Collections.unmodifiableMap(copy);
  }

  private static List<String> checked(String dimension, List<String> classes) {
    Checks.dimension(dimension);
    classes.forEach(value -> Checks.code("class in " + dimension, value));
    if (classes.isEmpty() || classes.stream().distinct().count() < classes.size()) {
      throw new IllegalArgumentException(
          "dimension " + dimension + " must have at least one class, each once, had " + classes);
    }
    return List.copyOf(classes);
  }

  /** Sorts a customer into a class, if there is one like that. */
  public Decision<Answer<Customer>> classify(Customer customer, String dimension, String value) {
    Optional<Reason> problem = problem(dimension, value);
    return problem.isPresent()
        ? Decision.of(Answer.refused(), problem.get())
        : Decision.of(
            Answer.accepted(customer.withClass(dimension, value)),
            new ClassReason.Accepted(dimension, value));
  }

  /** Whether every class a customer has is declared; the reasons name all that are not. */
  public Decision<Fit> check(Customer customer) {
    List<Reason> problems = new ArrayList<>();
    customer.classes().forEach((d, value) -> problem(d, value).ifPresent(problems::add));
    return problems.isEmpty()
        ? Decision.of(Fit.DECLARED, new ClassReason.AllDeclared(customer.classes().size()))
        : Decision.of(Fit.UNDECLARED, problems);
  }

  private Optional<Reason> problem(String dimension, String value) {
    List<String> classes = dimensions.get(dimension);
    if (classes == null) {
      return Optional.of(
          new ClassReason.UnknownDimension(dimension, List.copyOf(dimensions.keySet())));
    }
    return classes.contains(value)
        ? Optional.empty()
        : Optional.of(new ClassReason.UnknownClass(dimension, value, classes));
  }

  /**
   * The ids of customers by class of one dimension: every declared class is there, in order, even
   * where it is empty. Customers without a declared class are left out.
   *
   * @throws IllegalArgumentException if there is no such dimension
   */
  public Map<String, List<CustomerId>> byClass(String dimension, Collection<Customer> customers) {
    List<String> classes = dimensions.get(dimension);
    if (classes == null) {
      throw new IllegalArgumentException(
          dimension + " must be one of the dimensions " + dimensions.keySet());
    }
    Map<String, List<CustomerId>> byClass = new LinkedHashMap<>();
    classes.forEach(value -> byClass.put(value, new ArrayList<>()));
    Map<CustomerId, Customer> sorted = new TreeMap<>();
    customers.forEach(customer -> sorted.put(customer.id(), customer));
    sorted.forEach(
        (id, customer) -> {
          List<CustomerId> members = byClass.get(customer.classes().getOrDefault(dimension, ""));
          if (members != null) {
            members.add(id);
          }
        });
    byClass.replaceAll((value, members) -> List.copyOf(members));
    return Collections.unmodifiableMap(byClass);
  }

  /** Whether a customer's classes are declared. */
  public enum Fit {
    /** All of them are. */
    DECLARED,
    /** One of them is not. */
    UNDECLARED
  }
}
