package io.crmkit.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Evaluates conditions, or their opposites by De Morgan's laws, in three-valued logic, with and
 * without explanation.
 */
final class Evaluator {
  private Evaluator() {}

  /** Asks for final classes only: instanceof on an interface costs a search. */
  static Truth test(Condition condition, Facts facts, boolean negated) {
    if (condition instanceof Threshold<?> threshold) {
      return threshold.test(facts, negated);
    }
    if (condition instanceof Condition.All all) {
      return combined(all.conditions(), facts, negated, !negated);
    }
    if (condition instanceof Condition.Any any) {
      return combined(any.conditions(), facts, negated, negated);
    }
    if (condition instanceof Condition.None none) {
      return combined(none.conditions(), facts, !negated, !negated);
    }
    return condition instanceof OneOf oneOf
        ? category(oneOf.metric(), oneOf.values(), facts, negated, negated)
        : category(
            ((NoneOf) condition).metric(), ((NoneOf) condition).values(), facts, negated, !negated);
  }

  private static Truth category(
      Metric<String> metric, Set<String> values, Facts facts, boolean negated, boolean outside) {
    int slot = facts.slot(metric);
    return switch (facts.state(slot)) {
      case Facts.KNOWN ->
          values.contains((String) facts.value(slot)) != outside ? Truth.MET : Truth.NOT_MET;
      case Facts.ABSENT -> negated ? Truth.MET : Truth.NOT_MET;
      default -> Truth.UNKNOWN;
    };
  }

  /** And, or over the parts: the decisive truth settles it, else UNKNOWN taints it. */
  private static Truth combined(
      List<Condition> parts, Facts facts, boolean negated, boolean conjunction) {
    Truth decisive = conjunction ? Truth.NOT_MET : Truth.MET;
    Truth result = conjunction ? Truth.MET : Truth.NOT_MET;
    for (int i = 0; i < parts.size(); i++) {
      Condition part = parts.get(i);
      // Most parts are thresholds: testing them here spares the call that cannot be inlined.
      Truth truth =
          part instanceof Threshold<?> threshold
              ? threshold.test(facts, negated)
              : test(part, facts, negated);
      if (truth == decisive) {
        return decisive;
      }
      if (truth == Truth.UNKNOWN) {
        result = Truth.UNKNOWN;
      }
    }
    return result;
  }

  static Evaluation evaluate(Condition condition, Facts facts, boolean negated) {
    if (condition instanceof Condition.All all) {
      return negated
          ? alternatives(all.conditions(), facts, true)
          : together(all.conditions(), facts, false);
    }
    if (condition instanceof Condition.Any any) {
      return negated
          ? together(any.conditions(), facts, true)
          : alternatives(any.conditions(), facts, false);
    }
    if (condition instanceof Condition.None none) {
      return negated
          ? alternatives(none.conditions(), facts, false)
          : together(none.conditions(), facts, true);
    }
    Leaf<?> leaf = (Leaf<?>) condition;
    return leaf(negated ? leaf.opposite() : leaf, facts, test(leaf, facts, negated));
  }

  private static Evaluation leaf(Leaf<?> asked, Facts facts, Truth truth) {
    return new Evaluation(truth, List.of(Finding.of(asked, facts, truth)));
  }

  /** Every part that is not met blocks; if all are met, all of them carry it. */
  private static Evaluation together(List<Condition> parts, Facts facts, boolean negated) {
    Truth truth = combined(parts, facts, negated, true);
    List<Finding> findings = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Condition part = parts.get(i);
      if (truth == Truth.MET || test(part, facts, negated) != Truth.MET) {
        addFindings(part, facts, negated, findings);
      }
    }
    if (truth != Truth.MET) {
      addBoundsOfMissingValues(parts, facts, negated, findings);
    }
    return new Evaluation(truth, findings);
  }

  /**
   * "None of … below 150" holds for want of a value; once another part wants a value, this bound
   * counts too, and whoever is told to have one must be told of it.
   */
  private static void addBoundsOfMissingValues(
      List<Condition> parts, Facts facts, boolean negated, List<Finding> findings) {
    Set<Metric<?>> missing = new LinkedHashSet<>();
    for (Finding finding : findings) {
      if (finding instanceof Finding.NoValue none) {
        missing.add(none.required().metric());
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    for (Condition part : parts) {
      if (test(part, facts, negated) == Truth.MET) {
        for (Finding finding : evaluate(part, facts, negated).findings()) {
          if (finding instanceof Finding.NoValueMeets none
              && missing.contains(none.required().metric())) {
            findings.add(new Finding.NoValue(none.required()));
          }
        }
      }
    }
  }

  private static void addFindings(
      Condition part, Facts facts, boolean negated, List<Finding> findings) {
    if (part instanceof Threshold<?> threshold) {
      Leaf<?> asked = negated ? threshold.opposite() : threshold;
      findings.add(Finding.of(asked, facts, threshold.test(facts, negated)));
    } else {
      findings.addAll(evaluate(part, facts, negated).findings());
    }
  }

  /** One met part carries it; if none is met, each is a way that is still open. */
  private static Evaluation alternatives(List<Condition> parts, Facts facts, boolean negated) {
    List<List<Finding>> ways = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Evaluation part = evaluate(parts.get(i), facts, negated);
      if (part.truth() == Truth.MET) {
        return part;
      }
      ways.add(part.findings());
    }
    Truth truth = combined(parts, facts, negated, false);
    return new Evaluation(
        truth, ways.size() == 1 ? ways.get(0) : List.of(new Finding.Alternatives(ways)));
  }

  static Set<Metric<?>> metrics(Condition condition) {
    Set<Metric<?>> metrics = new LinkedHashSet<>();
    leaves(condition, false).forEach(leaf -> metrics.add(leaf.metric()));
    return Collections.unmodifiableSet(metrics);
  }

  static List<Leaf<?>> leaves(Condition condition, boolean negated) {
    if (condition instanceof Leaf<?> leaf) {
      return List.of(negated ? leaf.opposite() : leaf);
    }
    boolean opposite = negated != condition instanceof Condition.None;
    return parts(condition).stream()
        .<Leaf<?>>flatMap(part -> leaves(part, opposite).stream())
        .toList();
  }

  static List<Condition> parts(Condition combination) {
    if (combination instanceof Condition.All all) {
      return all.conditions();
    }
    return combination instanceof Condition.Any any
        ? any.conditions()
        : ((Condition.None) combination).conditions();
  }

  static List<Condition> requireParts(String what, List<Condition> conditions) {
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException(what + " must have at least one condition, had none");
    }
    return List.copyOf(conditions);
  }
}
