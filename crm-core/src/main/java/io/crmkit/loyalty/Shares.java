package io.crmkit.loyalty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Splits points by largest remainder: the shares sum to the whole exactly. */
final class Shares {
  private Shares() {}

  /**
   * By weights, none negative; equally if all are zero. Of equal remainders the first gets more.
   */
  static List<Long> split(long whole, List<BigDecimal> weights) {
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() == 0) {
      return weights.isEmpty()
          ? List.of()
          : split(whole, weights.stream().map(weight -> BigDecimal.ONE).toList());
    }
    List<Long> shares = new ArrayList<>();
    List<BigDecimal> remainders = new ArrayList<>();
    long left = whole;
    for (BigDecimal weight : weights) {
      BigDecimal[] parts = weight.multiply(BigDecimal.valueOf(whole)).divideAndRemainder(sum);
      long share = parts[0].setScale(0, RoundingMode.DOWN).longValueExact();
      shares.add(share);
      remainders.add(parts[1]);
      left -= share;
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
    for (int i = 0; i < left; i++) {
      shares.set(order.get(i), shares.get(order.get(i)) + 1);
    }
    return List.copyOf(shares);
  }
}
