package io.crmkit.score.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * An amount that a model expects: an estimate, no amount that anybody owes.
 *
 * @param amount in whole units of the currency, 0 or more
 * @param currency of the amount
 */
public record SpendEstimate(double amount, CurrencyUnit currency) {
  /**
   * Checks the amount.
   *
   * @throws IllegalArgumentException if the amount is negative or no number
   */
  public SpendEstimate {
    Objects.requireNonNull(currency, "currency");
    Checks.within("amount", amount, 0, Double.MAX_VALUE);
  }

  /** Rounded to the smallest unit of the currency, half to the even one. */
  public Money rounded() {
    return Money.of(currency, BigDecimal.valueOf(amount), RoundingMode.HALF_EVEN);
  }
}
