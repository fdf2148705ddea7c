package io.crmkit.loyalty;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a points programme's ledger, as a value that decides. Pure: asking changes nothing,
 * so a dry run is the same as asking and not appending.
 *
 * <pre>{@code
 * PointsLedger ledger = PointsLedger.of(new PolicyId("retail", "1"), ZoneId.of("Asia/Shanghai"))
 *     .withExpiry(new ExpiryModel.After(Period.ofYears(1)));
 * Decision<Answer<PointsReceipt>> answer = ledger.decide(account, command, at);
 * if (answer.outcome() instanceof Answer.Accepted<PointsReceipt> accepted) {
 *   account = account.applyAll(accepted.value().entries());
 * }
 * }</pre>
 *
 * <p>An accepted command first writes down what has become true by its instant (see the package's
 * order), then what it does. While points are owed, nothing is available: whatever comes in or
 * comes back pays the debt first. A refused command writes nothing, and its reasons are all that is
 * in the way.
 *
 * @param id name and version, which entries and decisions record
 * @param zone the programme's zone, in which days end
 * @param pending from when earned points can be spent
 * @param expiry how long points live
 * @param refund what refunds call back
 * @param debt what happens with points called back
 * @param redemption how points may be spent
 * @param limits how much may leave an account in a time
 * @param holdTime after how long a hold ends by itself, positive
 */
public record PointsLedger(
    PolicyId id,
    ZoneId zone,
    PendingPolicy pending,
    ExpiryPolicy expiry,
    RefundPolicy refund,
    DebtPolicy debt,
    RedemptionLimits redemption,
    List<FraudLimit> limits,
    Duration holdTime) {
  /**
   * Copies the limits.
   *
   * @throws IllegalArgumentException if two limits share a name or the hold time is not positive
   */
  public PointsLedger {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(pending, "pending");
    Objects.requireNonNull(expiry, "expiry");
    Objects.requireNonNull(refund, "refund");
    Objects.requireNonNull(debt, "debt");
    Objects.requireNonNull(redemption, "redemption");
    limits = List.copyOf(limits);
    Set<String> names = new HashSet<>();
    for (FraudLimit limit : limits) {
      if (!names.add(limit.name())) {
        throw new IllegalArgumentException(
            "a limit must stand once in a ledger, " + limit.name() + " stands twice");
      }
    }
    if (holdTime.isZero() || holdTime.isNegative()) {
      throw new IllegalArgumentException("holdTime must be positive, was " + holdTime);
    }
  }

  /**
   * Points that are active at once and never expire, refunds pro rata and within the balance, no
   * limits, holds of a day.
   */
  public static PointsLedger of(PolicyId id, ZoneId zone) {
    return new PointsLedger(
        id,
        zone,
        new PendingModel.AtOnce(),
        new ExpiryModel.Never(),
        new RefundModel.ProRata(),
        new DebtModel.WithinBalance(),
        RedemptionLimits.NONE,
        List.of(),
        Duration.ofDays(1));
  }

  /** The same ledger with another answer to from when points can be spent. */
  public PointsLedger withPending(PendingPolicy other) {
    return new PointsLedger(id, zone, other, expiry, refund, debt, redemption, limits, holdTime);
  }

  /** The same ledger with another answer to how long points live. */
  public PointsLedger withExpiry(ExpiryPolicy other) {
    return new PointsLedger(id, zone, pending, other, refund, debt, redemption, limits, holdTime);
  }

  /** The same ledger with another answer to what refunds call back. */
  public PointsLedger withRefund(RefundPolicy other) {
    return new PointsLedger(id, zone, pending, expiry, other, debt, redemption, limits, holdTime);
  }

  /** The same ledger with another answer to what happens with points called back. */
  public PointsLedger withDebt(DebtPolicy other) {
    return new PointsLedger(id, zone, pending, expiry, refund, other, redemption, limits, holdTime);
  }

  /** The same ledger with other limits on redemptions. */
  public PointsLedger withRedemption(RedemptionLimits other) {
    return new PointsLedger(id, zone, pending, expiry, refund, debt, other, limits, holdTime);
  }

  /** The same ledger with other limits on what leaves an account. */
  public PointsLedger withLimits(List<FraudLimit> others) {
    return new PointsLedger(id, zone, pending, expiry, refund, debt, redemption, others, holdTime);
  }

  /** The same ledger with another time after which holds end by themselves. */
  public PointsLedger withHoldTime(Duration other) {
    return new PointsLedger(id, zone, pending, expiry, refund, debt, redemption, limits, other);
  }

  /** Decides a command whose key is new. */
  public Decision<Answer<PointsReceipt>> decide(
      PointsAccount account, PointsCommand command, Instant at) {
    return decide(new PointsQuestion(account, command, at, Optional.empty()));
  }

  /**
   * Decides a command. With an earlier receipt of the same command, the answer is that receipt;
   * with one of another command, a refusal.
   */
  public Decision<Answer<PointsReceipt>> decide(PointsQuestion question) {
    return new Posting(this, question).decide();
  }
}
