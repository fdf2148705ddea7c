package io.crmkit.loyalty;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where an account's points came from: {@code granted = sum of byRule + rounding - sum of cut +
 * otherwise}. Of the credits that can still be called back: those that the account was told to
 * forget are not in it, nor is what other accounts gave. Immutable.
 *
 * @param granted points credited in all
 * @param byRule what each rule gave, before rounding and limits
 * @param rounding what rounding added (negative: took)
 * @param cut what each limit took
 * @param otherwise points credited by no rule: by hand, or taken over from an earlier system
 * @param calledBack points that refunds and reversals called back of all these so far
 */
public record PointsEarned(
    long granted,
    Map<String, BigDecimal> byRule,
    BigDecimal rounding,
    Map<String, Long> cut,
    long otherwise,
    long calledBack) {
  /** Nothing was credited. */
  public static final PointsEarned NONE =
      new PointsEarned(0, Map.of(), BigDecimal.ZERO, Map.of(), 0, 0);

  /**
   * Copies the maps, sorted by name.
   *
   * @throws IllegalArgumentException if the parts do not sum to what was granted, or more was
   *     called back than that
   */
  public PointsEarned {
    Objects.requireNonNull(rounding, "rounding");
    Require.notNegative("granted points", granted);
    Require.notNegative("points credited by no rule", otherwise);
    byRule = Collections.unmodifiableMap(new TreeMap<>(byRule));
    cut = Collections.unmodifiableMap(new TreeMap<>(cut));
    BigDecimal sum = rounding.add(BigDecimal.valueOf(otherwise));
    for (BigDecimal points : byRule.values()) {
      sum = sum.add(points);
    }
    for (long points : cut.values()) {
      sum = sum.subtract(BigDecimal.valueOf(points));
    }
    if (sum.compareTo(BigDecimal.valueOf(granted)) != 0) {
      throw new IllegalArgumentException(
          "rules, rounding, limits and other credits must sum to the "
              + granted
              + " points granted, were "
              + sum);
    }
    if (calledBack < 0 || calledBack > granted) {
      throw new IllegalArgumentException(
          "points called back must be 0 to " + granted + ", were " + calledBack);
    }
  }

  /** Where the points of an account came from. */
  public static PointsEarned of(PointsAccount account) {
    long granted = 0;
    long otherwise = 0;
    long calledBack = 0;
    BigDecimal rounding = BigDecimal.ZERO;
    Map<String, BigDecimal> byRule = new TreeMap<>();
    Map<String, Long> cut = new TreeMap<>();
    for (Grant grant : account.grants.values()) {
      granted = Math.addExact(granted, grant.lot().original());
      calledBack = Math.addExact(calledBack, grant.owed());
      EarnReceipt receipt = grant.receipt().orElse(null);
      if (receipt == null) {
        otherwise = Math.addExact(otherwise, grant.lot().original());
        continue;
      }
      rounding = rounding.add(receipt.rounding());
      receipt.hits().forEach(hit -> byRule.merge(hit.rule(), hit.points(), BigDecimal::add));
      receipt.cuts().forEach(each -> cut.merge(each.limit(), each.points(), Math::addExact));
    }
    return new PointsEarned(granted, byRule, Require.plain(rounding), cut, otherwise, calledBack);
  }
}
