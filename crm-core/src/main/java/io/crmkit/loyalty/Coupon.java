package io.crmkit.loyalty;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A coupon of one member: issued, reserved for an order, used or released, expired. Expiry needs no
 * sweep. What is reserved before the expiry can be used after it. Immutable.
 *
 * <pre>{@code
 * Decision<Answer<Coupon>> reserved = coupon.reserve("o-1", Money.parse("CNY 100.00"), 0, at);
 * }</pre>
 *
 * @param code the host's code of the coupon: pseudonymous
 * @param reward what it was issued for
 * @param terms what it gives
 * @param issuedAt when it was issued
 * @param expiresAt the first instant at which it can no longer be reserved
 * @param used how often it was used
 * @param reservedFor the order that it is reserved for
 */
public record Coupon(
    String code,
    String reward,
    CouponTerms terms,
    Instant issuedAt,
    Instant expiresAt,
    long used,
    Optional<String> reservedFor) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if it expires before it is issued, or was used too often
   */
  public Coupon {
    Require.id("coupon code", code);
    Require.code("name of a reward", reward);
    Objects.requireNonNull(reservedFor, "reservedFor");
    if (!expiresAt.isAfter(issuedAt)) {
      throw new IllegalArgumentException(
          "a coupon must expire after " + issuedAt + ", expires at " + expiresAt);
    }
    if (used < 0 || used > terms.uses()) {
      throw new IllegalArgumentException(
          "uses of a coupon must be 0 to " + terms.uses() + ", were " + used);
    }
  }

  /** What it takes off an order. */
  public Money off(Money order) {
    return terms.benefit().off(order);
  }

  /**
   * Reserves it for an order.
   *
   * @param order the host's reference of the order
   * @param amount what the order comes to
   * @param others how many other coupons the order has
   * @param at when
   */
  public Decision<Answer<Coupon>> reserve(String order, Money amount, long others, Instant at) {
    Require.id("order", order);
    List<Reason> blockers = new ArrayList<>();
    if (!at.isBefore(expiresAt)) {
      blockers.add(new CouponReason.Expired(code, expiresAt));
    }
    if (used == terms.uses()) {
      blockers.add(new CouponReason.UsedUp(code, used));
    }
    reservedFor.ifPresent(other -> blockers.add(new CouponReason.Reserved(code, other)));
    if (others > 0 && !terms.combinable()) {
      blockers.add(new CouponReason.NotCombinable(code));
    }
    terms
        .minimumOrder()
        .filter(least -> !amount.isSameCurrency(least) || amount.isLessThan(least))
        .ifPresent(least -> blockers.add(new CouponReason.OrderTooSmall(code, least)));
    if (!blockers.isEmpty()) {
      return Decision.of(Answer.refused(), blockers);
    }
    return Decision.of(
        Answer.accepted(with(used, Optional.of(order))),
        new CouponReason.TakesOff(code, off(amount)));
  }

  /** The order became final. */
  public Decision<Answer<Coupon>> use(String order) {
    return reservedFor.equals(Optional.of(order))
        ? Decision.of(
            Answer.accepted(with(used + 1, Optional.empty())),
            new CouponReason.Used(code, terms.uses() - used - 1))
        : Decision.of(Answer.refused(), new CouponReason.NotReserved(code, order));
  }

  /** The order was given up. */
  public Decision<Answer<Coupon>> release(String order) {
    return reservedFor.equals(Optional.of(order))
        ? Decision.of(
            Answer.accepted(with(used, Optional.empty())),
            new CouponReason.Released(code, expiresAt))
        : Decision.of(Answer.refused(), new CouponReason.NotReserved(code, order));
  }

  private Coupon with(long newUsed, Optional<String> newOrder) {
    return new Coupon(code, reward, terms, issuedAt, expiresAt, newUsed, newOrder);
  }
}
