package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Metric;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The ready-made earn policy: rules give points, multipliers that hold multiply them, fractions are
 * rounded, limits cut in their order. Points of a purchase with lines are split to the lines by
 * what each gave rise to, by largest remainder.
 *
 * <pre>{@code
 * EarnPolicy rules = EarnRules.of(
 *     EarnRule.of("base", new EarnBasis.PerAmount(Money.parse("CNY 100.00"), 1)));
 * EarnReceipt receipt = rules.decide(EarnQuestion.of(occasion, facts)).outcome();
 * }</pre>
 *
 * @param rules the rules, all of which may hit
 * @param multipliers what multiplies them
 * @param mode how several multipliers go together
 * @param rounding how fractions are rounded
 * @param roundEach whether each rule's points are rounded, or only their sum
 * @param caps the limits
 */
public record EarnRules(
    List<EarnRule> rules,
    List<EarnMultiplier> multipliers,
    EarnMultiplier.Mode mode,
    RoundingMode rounding,
    boolean roundEach,
    List<EarnCap> caps)
    implements EarnPolicy {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a name stands twice, or fractions could not be rounded
   */
  public EarnRules {
    rules = List.copyOf(rules);
    multipliers = List.copyOf(multipliers);
    caps = List.copyOf(caps);
    Objects.requireNonNull(mode, "mode");
    if (rounding == RoundingMode.UNNECESSARY) {
      throw new IllegalArgumentException("rounding must say how, was " + rounding);
    }
    Set<String> names = new HashSet<>();
    rules.forEach(rule -> requireNew(names, rule.name()));
    multipliers.forEach(multiplier -> requireNew(names, multiplier.name()));
    caps.forEach(cap -> requireNew(names, cap.name()));
  }

  /** Rules without multipliers and limits. */
  public static EarnRules of(EarnRule... rules) {
    return new EarnRules(
        List.of(rules),
        List.of(),
        EarnMultiplier.Mode.STACKING,
        RoundingMode.FLOOR,
        true,
        List.of());
  }

  /** The same rules with multipliers. */
  public EarnRules withMultipliers(EarnMultiplier.Mode newMode, EarnMultiplier... others) {
    return new EarnRules(rules, List.of(others), newMode, rounding, roundEach, caps);
  }

  /** The same rules, rounding otherwise. */
  public EarnRules withRounding(RoundingMode newRounding, boolean each) {
    return new EarnRules(rules, multipliers, mode, newRounding, each, caps);
  }

  /** The same rules with limits. */
  public EarnRules withCaps(EarnCap... others) {
    return new EarnRules(rules, multipliers, mode, rounding, roundEach, List.of(others));
  }

  @Override
  public Set<Metric<?>> metrics() {
    Set<Metric<?>> metrics = new LinkedHashSet<>();
    rules.forEach(rule -> metrics.addAll(rule.when().metrics()));
    multipliers.forEach(multiplier -> metrics.addAll(multiplier.when().metrics()));
    return metrics;
  }

  @Override
  public Decision<EarnReceipt> decide(EarnQuestion question) {
    return new Earning(this, question).decide();
  }

  private static void requireNew(Set<String> names, String name) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("a name must stand once in earn rules, twice: " + name);
    }
  }
}
