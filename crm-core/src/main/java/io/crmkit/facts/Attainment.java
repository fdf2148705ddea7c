package io.crmkit.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * How much of the way to a condition is done, in millionths rounded down; 1 only where it is met.
 */
final class Attainment {
  private static final int DECIMALS = 6;

  private Attainment() {}

  static BigDecimal of(Condition condition, Facts facts) {
    return of(condition, facts, false);
  }

  private static BigDecimal of(Condition condition, Facts facts, boolean negated) {
    if (Evaluator.test(condition, facts, negated) == Truth.MET) {
      return BigDecimal.ONE;
    }
    if (condition instanceof Condition.All all) {
      return negated ? most(all.conditions(), facts, true) : least(all.conditions(), facts, false);
    }
    if (condition instanceof Condition.Any any) {
      return negated ? least(any.conditions(), facts, true) : most(any.conditions(), facts, false);
    }
    if (condition instanceof Condition.None none) {
      return negated
          ? most(none.conditions(), facts, false)
          : least(none.conditions(), facts, true);
    }
    return leaf((Leaf<?>) condition, facts, negated);
  }

  private static BigDecimal least(List<Condition> parts, Facts facts, boolean negated) {
    return combine(parts, facts, negated, BigDecimal::min, BigDecimal.ONE);
  }

  private static BigDecimal most(List<Condition> parts, Facts facts, boolean negated) {
    return combine(parts, facts, negated, BigDecimal::max, BigDecimal.ZERO);
  }

  private static BigDecimal combine(
      List<Condition> parts,
      Facts facts,
      boolean negated,
      BinaryOperator<BigDecimal> operator,
      BigDecimal start) {
    return parts.stream().map(part -> of(part, facts, negated)).reduce(start, operator);
  }

  private static <T> BigDecimal leaf(Leaf<T> leaf, Facts facts, boolean negated) {
    Leaf<T> asked = negated ? leaf.opposite() : leaf;
    int slot = facts.slot(asked.metric());
    if (!(asked instanceof Threshold<T> threshold)
        || facts.state(slot) != Facts.KNOWN
        || threshold.test(facts) == Truth.UNKNOWN) {
      return BigDecimal.ZERO;
    }
    long actual = facts.units(slot);
    long bound = threshold.units();
    // Upwards the share of the bound reached, downwards the bound's share of what is too much.
    return threshold.comparison().rising() ? share(actual, bound) : share(bound, actual);
  }

  private static BigDecimal share(long part, long whole) {
    if (part <= 0 || whole <= 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal share =
        BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.DOWN);
    // The leaf is not met: even at the bound itself (strict comparison) a step is missing.
    return share.min(new BigDecimal("0.999999")).stripTrailingZeros();
  }
}
