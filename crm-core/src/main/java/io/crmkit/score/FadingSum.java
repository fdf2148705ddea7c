package io.crmkit.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Amounts that fade by a half-life. Kept by instant and added up exactly, so that neither the order
 * in which they come nor looking in between changes anything; it is rounded once, when read.
 *
 * <pre>{@code
 * BigDecimal trouble = FadingSum.with(HalfLife.ofDays(90))
 *     .plus(complainedAt, BigDecimal.ONE)
 *     .at(asOf);
 * }</pre>
 *
 * @param halfLife how fast they fade
 * @param amounts what came when; zero amounts are left out
 */
public record FadingSum(HalfLife halfLife, SortedMap<Instant, BigDecimal> amounts) {
  private static final int DECIMALS = 6;

  /** Copies the map. */
  public FadingSum {
    Objects.requireNonNull(halfLife, "halfLife");
    SortedMap<Instant, BigDecimal> copy = new TreeMap<>();
    amounts.forEach(
        (at, amount) -> {
          if (amount.signum() != 0) {
            copy.put(at, amount.stripTrailingZeros());
          }
        });
    amounts = Collections.unmodifiableSortedMap(copy);
  }

  /** Nothing yet. */
  public static FadingSum with(HalfLife halfLife) {
    return new FadingSum(halfLife, new TreeMap<>());
  }

  /** This and an amount. */
  public FadingSum plus(Instant at, BigDecimal amount) {
    SortedMap<Instant, BigDecimal> more = new TreeMap<>(amounts);
    more.merge(at, amount, BigDecimal::add);
    return new FadingSum(halfLife, more);
  }

  /**
   * This and all of another sum.
   *
   * @throws IllegalArgumentException if the other fades otherwise
   */
  public FadingSum plus(FadingSum other) {
    if (!halfLife.equals(other.halfLife)) {
      throw new IllegalArgumentException(
          "both sums must fade alike, were " + halfLife + " and " + other.halfLife);
    }
    SortedMap<Instant, BigDecimal> more = new TreeMap<>(amounts);
    other.amounts.forEach((at, amount) -> more.merge(at, amount, BigDecimal::add));
    return new FadingSum(halfLife, more);
  }

  /** What is left at an instant of all that came before it or then, half-even at six decimals. */
  public BigDecimal at(Instant instant) {
    return exactlyAt(instant).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }

  /** As {@link #at}, before rounding. */
  BigDecimal exactlyAt(Instant instant) {
    BigDecimal left = BigDecimal.ZERO;
    for (Map.Entry<Instant, BigDecimal> entry : amounts.entrySet()) {
      if (entry.getKey().isAfter(instant)) {
        break;
      }
      Duration age = Duration.between(entry.getKey(), instant);
      left = left.add(halfLife.weight(age).multiply(entry.getValue()));
    }
    return left;
  }
}
