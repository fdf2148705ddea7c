package io.crmkit.score.segment;

import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Cut points of an ABC analysis by concentration: A is who makes up the first 80 % of business, B
 * the next 15 %, C the rest. Stored, so that new customers are classified as the population was;
 * equal amounts get equal classes.
 *
 * <pre>{@code
 * AbcCuts cuts = AbcCuts.fit(amounts, new BigDecimal("0.8"), new BigDecimal("0.95"));
 * AbcClass abc = cuts.decide(amount).outcome();
 * }</pre>
 *
 * @param fromA the least amount of class A
 * @param fromB the least amount of class B, positive, not more than {@code fromA}
 */
public record AbcCuts(Money fromA, Money fromB) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the cuts are in several currencies, not positive, or in the
   *     wrong order
   */
  public AbcCuts {
    Objects.requireNonNull(fromA, "fromA");
    if (!fromA.getCurrencyUnit().equals(fromB.getCurrencyUnit())) {
      throw new IllegalArgumentException(
          "cuts must be in one currency, were " + fromA + " and " + fromB);
    }
    if (!fromB.isPositive() || fromB.isGreaterThan(fromA)) {
      throw new IllegalArgumentException(
          "fromB must be positive and not more than fromA, " + fromA + ", was " + fromB);
    }
  }

  /**
   * The cuts of a population. Customers of equal amounts are never parted: whoever begins within a
   * share belongs to it with all equals. Amounts of zero or less are C and count for nothing.
   *
   * @param amounts of one currency, at least one of them positive
   * @param shareA the share of class A, more than 0
   * @param shareB the share of A and B together, not less than {@code shareA}, at most 1
   * @throws IllegalArgumentException if a share is out of bounds, nothing is positive, or amounts
   *     are in several currencies
   */
  public static AbcCuts fit(Collection<Money> amounts, BigDecimal shareA, BigDecimal shareB) {
    if (shareA.signum() <= 0
        || shareB.compareTo(shareA) < 0
        || shareB.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "shares must be 0 < A <= B <= 1, were " + shareA + " and " + shareB);
    }
    List<Money> sorted = positive(amounts);
    Money total = sum(sorted);
    return new AbcCuts(least(sorted, total, shareA), least(sorted, total, shareB));
  }

  private static List<Money> positive(Collection<Money> amounts) {
    if (amounts.stream().map(Money::getCurrencyUnit).distinct().count() > 1) {
      throw new IllegalArgumentException("amounts must be in one currency");
    }
    List<Money> sorted =
        amounts.stream().filter(Money::isPositive).sorted(Comparator.reverseOrder()).toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be a positive amount, of " + amounts.size() + " there is none");
    }
    return sorted;
  }

  private static Money sum(List<Money> amounts) {
    CurrencyUnit currency = amounts.get(0).getCurrencyUnit();
    return amounts.stream().reduce(Money.zero(currency), Money::plus);
  }

  /** The amount of the last customer who begins within the share. */
  private static Money least(List<Money> sorted, Money total, BigDecimal share) {
    BigDecimal limit = total.getAmount().multiply(share);
    BigDecimal before = BigDecimal.ZERO;
    Money least = sorted.get(0);
    for (Money amount : sorted) {
      if (before.compareTo(limit) >= 0) {
        break;
      }
      least = amount;
      before = before.add(amount.getAmount());
    }
    return least;
  }

  /**
   * The class of an amount.
   *
   * @throws IllegalArgumentException if the amount is in another currency
   */
  public Decision<AbcClass> decide(Money amount) {
    if (!amount.getCurrencyUnit().equals(fromA.getCurrencyUnit())) {
      throw new IllegalArgumentException(
          "amount must be in " + fromA.getCurrencyUnit() + ", was in " + amount.getCurrencyUnit());
    }
    if (!amount.isLessThan(fromA)) {
      return Decision.of(AbcClass.A, new SegmentReason.AbcFrom("A", amount, fromA));
    }
    return amount.isLessThan(fromB)
        ? Decision.of(AbcClass.C, new SegmentReason.AbcBelow(amount, fromB))
        : Decision.of(AbcClass.B, new SegmentReason.AbcFrom("B", amount, fromB));
  }

  /**
   * Which share of all business the customers of class A hold in a population, rounded half-even to
   * six decimals.
   *
   * @throws IllegalArgumentException if nothing is positive, or amounts are in another currency
   */
  public BigDecimal concentration(Collection<Money> amounts) {
    List<Money> sorted = positive(amounts);
    Money all = sum(sorted);
    BigDecimal held = BigDecimal.ZERO;
    for (Money amount : sorted) {
      held = decide(amount).outcome() == AbcClass.A ? held.add(amount.getAmount()) : held;
    }
    return held.divide(all.getAmount(), 6, RoundingMode.HALF_EVEN);
  }
}
