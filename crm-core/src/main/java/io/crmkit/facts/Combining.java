package io.crmkit.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Three-valued and, or over the parts of a condition, with and without explanation. */
final class Combining {
  private Combining() {}

  static void requireParts(String what, List<Condition> conditions) {
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException(what + " must have at least one condition, had none");
    }
  }

  static Truth conjunction(List<Condition> parts, Facts facts, boolean negated) {
    Truth result = Truth.MET;
    for (int i = 0; i < parts.size(); i++) {
      Truth truth = parts.get(i).test(facts, negated);
      if (truth == Truth.NOT_MET) {
        return Truth.NOT_MET;
      }
      if (truth == Truth.UNKNOWN) {
        result = Truth.UNKNOWN;
      }
    }
    return result;
  }

  static Truth disjunction(List<Condition> parts, Facts facts, boolean negated) {
    Truth result = Truth.NOT_MET;
    for (int i = 0; i < parts.size(); i++) {
      Truth truth = parts.get(i).test(facts, negated);
      if (truth == Truth.MET) {
        return Truth.MET;
      }
      if (truth == Truth.UNKNOWN) {
        result = Truth.UNKNOWN;
      }
    }
    return result;
  }

  /** Every part that is not met blocks; if all are met, all of them carry it. */
  static Evaluation together(List<Condition> parts, Facts facts, boolean negated) {
    Truth truth = conjunction(parts, facts, negated);
    List<Finding> findings = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Evaluation part = parts.get(i).evaluate(facts, negated);
      if (truth == Truth.MET || part.truth() != Truth.MET) {
        findings.addAll(part.findings());
      }
    }
    return new Evaluation(truth, findings);
  }

  /** One met part carries it; if none is met, each is a way that is still open. */
  static Evaluation alternatives(List<Condition> parts, Facts facts, boolean negated) {
    List<List<Finding>> ways = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Evaluation part = parts.get(i).evaluate(facts, negated);
      if (part.truth() == Truth.MET) {
        return part;
      }
      ways.add(part.findings());
    }
    Truth truth = disjunction(parts, facts, negated);
    return new Evaluation(
        truth, ways.size() == 1 ? ways.get(0) : List.of(new Finding.Alternatives(ways)));
  }

  static Set<Metric<?>> metrics(List<Condition> parts) {
    Set<Metric<?>> metrics = new LinkedHashSet<>();
    parts.forEach(part -> metrics.addAll(part.metrics()));
    return Collections.unmodifiableSet(metrics);
  }

  static List<CutPoint<?>> cutPoints(List<Condition> parts) {
    return parts.stream().<CutPoint<?>>flatMap(part -> part.cutPoints().stream()).toList();
  }
}
