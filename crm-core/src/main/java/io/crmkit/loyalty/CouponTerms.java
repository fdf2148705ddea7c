package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a coupon gives and where it may be used.
 *
 * @param benefit what it takes off
 * @param minimumOrder the least that an order must come to; empty if any will do
 * @param uses how often it may be used, at least 1
 * @param combinable whether it goes together with other coupons on one order
 */
public record CouponTerms(
    Benefit benefit, Optional<Money> minimumOrder, long uses, boolean combinable) {
  /** Checks the number. */
  public CouponTerms {
    Objects.requireNonNull(benefit, "benefit");
    Objects.requireNonNull(minimumOrder, "minimumOrder");
    Require.positive("uses of a coupon", uses);
  }

  /** What a coupon takes off an order. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = AmountOff.class, name = "amount-off"),
    @JsonSubTypes.Type(value = ShareOff.class, name = "share-off")
  })
  public sealed interface Benefit {
    /** What is taken off: at most the order; nothing of an order in another currency. */
    Money off(Money order);
  }

  /**
   * An amount.
   *
   * @param amount positive
   */
  public record AmountOff(Money amount) implements Benefit {
    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public AmountOff {
      requirePositive(amount);
    }

    @Override
    public Money off(Money order) {
      if (!order.isSameCurrency(amount)) {
        return Money.zero(order.getCurrencyUnit());
      }
      return order.isLessThan(amount) ? order : amount;
    }
  }

  /**
   * A share, rounded down to the smallest unit.
   *
   * @param share more than 0, at most 1
   * @param cap the most that is taken off; empty if there is no limit
   */
  public record ShareOff(BigDecimal share, Optional<Money> cap) implements Benefit {
    /**
     * Checks share and cap.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ShareOff {
      if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("share must be more than 0 and at most 1, was " + share);
      }
      cap.ifPresent(CouponTerms::requirePositive);
      share = Require.plain(share);
    }

    @Override
    public Money off(Money order) {
      Money off = order.multipliedBy(share, RoundingMode.DOWN);
      if (cap.isEmpty()) {
        return off;
      }
      if (!cap.get().isSameCurrency(order)) {
        return Money.zero(order.getCurrencyUnit());
      }
      return off.isGreaterThan(cap.get()) ? cap.get() : off;
    }
  }

  private static void requirePositive(Money amount) {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("amount must be positive, was " + amount);
    }
  }
}
