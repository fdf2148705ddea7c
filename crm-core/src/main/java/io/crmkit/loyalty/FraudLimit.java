package io.crmkit.loyalty;

import io.crmkit.decision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A limit on what leaves an account in a time: per local day, or per slot of a fixed length counted
 * from 1970-01-01T00:00Z ("velocity"). What is cancelled later is not given back.
 *
 * @param name its name, unique in a ledger
 * @param measure what is counted
 * @param slot the length of a slot, positive; empty for local days in the programme's zone
 * @param most the most in one of them, at least 1
 */
public record FraudLimit(String name, Measure measure, Optional<Duration> slot, long most) {
  /** What is counted. */
  public enum Measure {
    /** Redemptions and holds. */
    REDEMPTIONS,
    /** Points of redemptions and holds. */
    REDEEMED_POINTS,
    /** Transfers to other accounts. */
    TRANSFERS,
    /** Points of transfers to other accounts. */
    TRANSFERRED_POINTS
  }

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a slot is not positive or nothing would be allowed
   */
  public FraudLimit {
    Require.code("name of a limit", name);
    Objects.requireNonNull(measure, "measure");
    Require.positive("most of limit " + name, most);
    if (slot.isPresent() && slot.get().toMillis() <= 0) {
      throw new IllegalArgumentException("slot must be at least 1 ms, was " + slot.get());
    }
  }

  /** So much a local day. */
  public static FraudLimit perDay(String name, Measure measure, long most) {
    return new FraudLimit(name, measure, Optional.empty(), most);
  }

  Optional<Instant> periodStart(Instant at, ZoneId zone) {
    if (slot.isEmpty()) {
      return Optional.of(at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
    }
    long length = slot.get().toMillis();
    return Optional.of(Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), length) * length));
  }

  boolean countsRedemptions() {
    return measure == Measure.REDEMPTIONS || measure == Measure.REDEEMED_POINTS;
  }

  /** How much of it this would use; a blocker if that is too much. */
  void check(
      PointsAccount account,
      Instant at,
      ZoneId zone,
      long points,
      List<Tally> uses,
      List<Reason> blockers) {
    boolean inPoints = measure == Measure.REDEEMED_POINTS || measure == Measure.TRANSFERRED_POINTS;
    long more = inPoints ? points : 1;
    Optional<Instant> start = periodStart(at, zone);
    long used = account.used(name, start);
    if (more > most - used) {
      blockers.add(new LoyaltyLimitRefusal.LimitReached(name, most, used, more));
    }
    uses.add(new Tally(name, start, more));
  }
}
