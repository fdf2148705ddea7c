package io.crmkit.loyalty;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A credit that may be taken back: the receipt by which it was granted, the lot it went into, and
 * what was refunded and owed since.
 *
 * @param reference the host's reference, unique among the credits of an account
 * @param lot the lot that the points went into
 * @param at when it was credited
 * @param receipt how the points came about; empty for credits by hand and opening balances
 * @param refunded what of the purchase was given back so far
 * @param owed how many points that called back so far; at most those of the lot
 */
public record Grant(
    String reference,
    Lot lot,
    Instant at,
    Optional<EarnReceipt> receipt,
    Refunds refunded,
    long owed) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if more is owed than was granted
   */
  public Grant {
    Require.id("credit reference", reference);
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(receipt, "receipt");
    Objects.requireNonNull(refunded, "refunded");
    if (owed < 0 || owed > lot.original()) {
      throw new IllegalArgumentException(
          "points owed must be 0 to " + lot.original() + ", was " + owed);
    }
  }

  /** How many points can still be called back. */
  public long left() {
    return lot.original() - owed;
  }

  Grant owing(Refunds refundedSoFar, long more) {
    return new Grant(reference, lot, at, receipt, refundedSoFar, Math.addExact(owed, more));
  }

  Grant in(Lot changed) {
    return new Grant(reference, changed, at, receipt, refunded, owed);
  }
}
