package io.crmkit.loyalty;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that members buy with points: a coupon.
 *
 * @param name its name in the catalogue
 * @param price what it costs, at least 1 point
 * @param coupon what it gives
 * @param startInclusive the first instant at which it can be bought
 * @param endExclusive the first instant at which it no longer can; empty if it stays
 */
public record Reward(
    String name,
    long price,
    CouponTerms coupon,
    Instant startInclusive,
    Optional<Instant> endExclusive) {
  /** Checks the parts. */
  public Reward {
    Require.code("name of a reward", name);
    Require.positive("price of a reward", price);
    Objects.requireNonNull(coupon, "coupon");
    Objects.requireNonNull(startInclusive, "startInclusive");
    Objects.requireNonNull(endExclusive, "endExclusive");
  }

  /** Whether it can be bought at an instant. */
  public boolean offeredAt(Instant at) {
    return !at.isBefore(startInclusive) && endExclusive.map(at::isBefore).orElse(true);
  }

  /** The command that pays for it; accepted, {@link #issue} gives the coupon. */
  public PointsCommand.Buy purchase(CommandKey key, String couponCode) {
    return new PointsCommand.Buy(key, "reward/" + couponCode, name, price);
  }

  /** The coupon, to be used from now until an instant. */
  public Coupon issue(String couponCode, Instant at, Instant expiresAt) {
    return new Coupon(couponCode, name, coupon, at, expiresAt, 0, Optional.empty());
  }
}
