package io.crmkit.score.segment;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Evaluation;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Names by conditions over facts. Segments by geography, demography, behaviour, attitude and their
 * combinations (AS-07) are conditions like any other:
 *
 * <pre>{@code
 * LabelRules segments = LabelRules.all(
 *     LabelRule.of(Label.segment("COAST"), Condition.oneOf(Metrics.customerClass("region"), "east", "south")),
 *     LabelRule.of(Label.segment("HAPPY-BUYERS"), Condition.all(
 *         Metrics.satisfaction(year).atLeast(new BigDecimal("0.8")), Metrics.orders(year).atLeast(6L))));
 * }</pre>
 *
 * <p>Only a condition known to hold gives its name. Where one name is to be chosen, the first rule
 * that holds gives it; rules before it that the facts do not tell are listed as unclear.
 *
 * @param choice whether every rule that holds gives its name, or the first only
 * @param rules in the order in which they are asked
 * @param otherwise the name where no rule is known to hold, if there is one
 */
public record LabelRules(Choice choice, List<LabelRule> rules, Optional<Label> otherwise)
    implements LabelPolicy {
  /** How many names are given. */
  public enum Choice {
    /** That of the first rule that holds. */
    FIRST,
    /** Those of all rules that hold. */
    ALL
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no rule, a name is given by two rules, or the
   *     names are of several families
   */
  public LabelRules {
    Objects.requireNonNull(choice, "choice");
    rules = List.copyOf(rules);
    Objects.requireNonNull(otherwise, "otherwise");
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one rule, were none");
    }
    List<Label> labels = new ArrayList<>(rules.stream().map(LabelRule::label).toList());
    otherwise.ifPresent(labels::add);
    if (labels.stream().distinct().count() < labels.size()) {
      throw new IllegalArgumentException("a name must be given by one rule, were " + labels);
    }
    if (labels.stream().map(Label::family).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "all names must be of one family, were "
              + labels.stream().map(Label::family).distinct().toList());
    }
  }

  /** Every rule that holds gives its name. */
  public static LabelRules all(LabelRule... rules) {
    return new LabelRules(Choice.ALL, List.of(rules), Optional.empty());
  }

  /** The first rule that holds gives its name. */
  public static LabelRules first(LabelRule... rules) {
    return new LabelRules(Choice.FIRST, List.of(rules), Optional.empty());
  }

  /** The same rules, with a name where none is known to hold. */
  public LabelRules otherwise(Label label) {
    return new LabelRules(choice, rules, Optional.of(label));
  }

  @Override
  public Set<Metric<?>> metrics() {
    Set<Metric<?>> metrics = new LinkedHashSet<>();
    rules.forEach(rule -> metrics.addAll(rule.when().metrics()));
    return Collections.unmodifiableSet(metrics);
  }

  @Override
  public Decision<Labels> decide(Facts facts) {
    List<Label> given = new ArrayList<>();
    List<Label> unclear = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    for (LabelRule rule : rules) {
      if (choice == Choice.FIRST && !given.isEmpty()) {
        break;
      }
      Evaluation evaluation = rule.when().evaluate(facts);
      switch (evaluation.truth()) {
        case MET -> {
          given.add(rule.label());
          reasons.add(new SegmentReason.Applies(rule.label(), evaluation.findings()));
        }
        case UNKNOWN -> {
          unclear.add(rule.label());
          reasons.add(new SegmentReason.NotTold(rule.label(), evaluation.findings()));
        }
        case NOT_MET -> {}
      }
    }
    if (given.isEmpty()) {
      otherwise.ifPresent(given::add);
      reasons.add(
          otherwise
              .<Reason>map(SegmentReason.Otherwise::new)
              .orElse(new SegmentReason.NoneApplies(rules.size())));
    }
    return Decision.of(new Labels(given, unclear), reasons);
  }
}
