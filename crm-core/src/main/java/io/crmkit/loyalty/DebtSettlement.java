package io.crmkit.loyalty;

import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What happens with points that are called back; the parts sum to them.
 *
 * @param own how many are taken from the credit's own lot
 * @param others how many from other lots, the soonest to expire first
 * @param debt how many become debt
 * @param converted how many are converted to money
 * @param charge that money, kept from the refund
 * @param forgiven how many are not called back after all
 */
public record DebtSettlement(
    long own, long others, long debt, long converted, Optional<Money> charge, long forgiven) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative, or points are converted to no money
   */
  public DebtSettlement {
    Objects.requireNonNull(charge, "charge");
    Require.notNegative("points of the own lot", own);
    Require.notNegative("points of other lots", others);
    Require.notNegative("points that become debt", debt);
    Require.notNegative("converted points", converted);
    Require.notNegative("forgiven points", forgiven);
    if (charge.isPresent() != converted > 0) {
      throw new IllegalArgumentException(
          "there must be a charge if and only if points are converted, of which there were "
              + converted);
    }
  }

  /** Points are taken and forgiven. */
  public static DebtSettlement taking(long own, long others, long forgiven) {
    return new DebtSettlement(own, others, 0, 0, Optional.empty(), forgiven);
  }

  /** All parts together. */
  public long sum() {
    long taken = Math.addExact(own, others);
    return Math.addExact(Math.addExact(taken, debt), Math.addExact(converted, forgiven));
  }
}
