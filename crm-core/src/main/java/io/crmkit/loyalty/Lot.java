package io.crmkit.loyalty;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Points that were credited together and live and die together: usable in {@code [activeFrom,
 * expiresAt)}. How many are left is the account's to say. Immutable.
 *
 * <p>Lots are ordered as they are spent: the soonest to expire first, those that never expire last,
 * then the earliest active, then by account and number.
 *
 * @param account the account whose entry created it; a lot keeps its identity when accounts merge
 * @param number the number of that entry; with {@code account} it identifies the lot
 * @param original how many points it started with, or more where after a correction others came
 *     back to it; 0 only where a purchase earned nothing yet but counts towards the next points,
 *     and such a lot is in no account
 * @param activeFrom the first instant at which they can be spent; empty until they are confirmed
 * @param expiresAt the first instant at which they no longer can; empty if they never expire
 * @param rolling whether the expiry moves on when the member is active
 */
public record Lot(
    AccountId account,
    long number,
    long original,
    Optional<Instant> activeFrom,
    Optional<Instant> expiresAt,
    boolean rolling)
    implements Comparable<Lot> {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the number is less than 1, the points are negative, or a
   *     lot that never expires rolls
   */
  public Lot {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(activeFrom, "activeFrom");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Require.positive("lot number", number);
    Require.notNegative("original points of a lot", original);
    if (rolling && expiresAt.isEmpty()) {
      throw new IllegalArgumentException("a lot whose expiry moves on must have one, had none");
    }
  }

  /** Whether it is the same lot, whatever its terms are by now. */
  public boolean sameLot(Lot other) {
    return number == other.number && account.equals(other.account);
  }

  /** Whether its points can be spent at an instant. */
  public boolean usableAt(Instant at) {
    return activeAt(at) && !expiredAt(at);
  }

  /** Whether its time has begun. */
  boolean activeAt(Instant at) {
    return activeFrom.isPresent() && !activeFrom.get().isAfter(at);
  }

  /** Whether its time is over. */
  boolean expiredAt(Instant at) {
    return expiresAt.isPresent() && !expiresAt.get().isAfter(at);
  }

  Lot startingAt(Instant start) {
    return new Lot(account, number, original, Optional.of(start), expiresAt, rolling);
  }

  Lot endingAt(Instant end) {
    return new Lot(account, number, original, activeFrom, Optional.of(end), rolling);
  }

  /** The same lot with room for more points. */
  Lot growing(long points) {
    long more = Math.addExact(original, points);
    return new Lot(account, number, more, activeFrom, expiresAt, rolling);
  }

  @Override
  public int compareTo(Lot other) {
    int order = compare(expiresAt, other.expiresAt);
    if (order == 0) {
      order = compare(activeFrom, other.activeFrom);
    }
    if (order == 0) {
      order = account.compareTo(other.account);
    }
    return order != 0 ? order : Long.compare(number, other.number);
  }

  /** Absent comes last: never, and not yet confirmed. */
  private static int compare(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    return one.get().compareTo(other.get());
  }
}
