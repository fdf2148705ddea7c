package io.crmkit.loyalty;

import java.util.Objects;
import org.joda.money.Money;

/**
 * What a refund policy is asked.
 *
 * @param receipt how the points came about; of a purchase
 * @param refunded what was given back in all so far, this time included; not more than was paid, in
 *     the same currency, by line if and only if the receipt has lines
 * @param moment when the points were granted, and the programme's zone
 */
public record RefundQuestion(EarnReceipt receipt, Refunds refunded, EarnMoment moment) {
  /**
   * Checks that it is a purchase.
   *
   * @throws IllegalArgumentException if nothing was paid
   */
  public RefundQuestion {
    Objects.requireNonNull(refunded, "refunded");
    Objects.requireNonNull(moment, "moment");
    if (receipt.total().isEmpty()) {
      throw new IllegalArgumentException("only purchases can be refunded, was none");
    }
  }

  /** What was paid. */
  public Money total() {
    return receipt.total().orElseThrow();
  }

  /** What was given back so far; zero if nothing was. */
  public Money back() {
    return refunded.amount().orElse(Money.zero(total().getCurrencyUnit()));
  }

  /** Whether all of it was given back. */
  public boolean whole() {
    return back().isEqual(total());
  }
}
