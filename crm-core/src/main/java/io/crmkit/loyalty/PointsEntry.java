package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.customer.StaffId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One fact of an account's history. Entries are only ever added; what was wrong is put right by
 * further entries. {@link PointsAccount#apply} folds them into the state.
 *
 * <p>Whoever reads only how many points moved takes {@link #change}. All are immutable.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PointsEntry.Earned.class, name = "earned"),
  @JsonSubTypes.Type(value = PointsEntry.Confirmed.class, name = "confirmed"),
  @JsonSubTypes.Type(value = PointsEntry.Redeemed.class, name = "redeemed"),
  @JsonSubTypes.Type(value = PointsEntry.Held.class, name = "held"),
  @JsonSubTypes.Type(value = PointsEntry.HoldEnded.class, name = "hold-ended"),
  @JsonSubTypes.Type(value = PointsEntry.Cancelled.class, name = "cancelled"),
  @JsonSubTypes.Type(value = PointsEntry.Refunded.class, name = "refunded"),
  @JsonSubTypes.Type(value = PointsEntry.Repaid.class, name = "repaid"),
  @JsonSubTypes.Type(value = PointsEntry.Expired.class, name = "expired"),
  @JsonSubTypes.Type(value = AccountEntry.Extended.class, name = "extended"),
  @JsonSubTypes.Type(value = AccountEntry.TransferredOut.class, name = "transferred-out"),
  @JsonSubTypes.Type(value = AccountEntry.TransferredIn.class, name = "transferred-in"),
  @JsonSubTypes.Type(value = PointsEntry.Credited.class, name = "credited"),
  @JsonSubTypes.Type(value = PointsEntry.Debited.class, name = "debited"),
  @JsonSubTypes.Type(value = AccountEntry.MergedOut.class, name = "merged-out"),
  @JsonSubTypes.Type(value = AccountEntry.MergedIn.class, name = "merged-in"),
  @JsonSubTypes.Type(value = AccountEntry.Corrected.class, name = "corrected"),
  @JsonSubTypes.Type(value = AccountEntry.Forgotten.class, name = "forgotten")
})
public sealed interface PointsEntry
    permits AccountEntry,
        PointsEntry.Confirmed,
        PointsEntry.Credited,
        PointsEntry.Cancelled,
        PointsEntry.Debited,
        PointsEntry.Earned,
        PointsEntry.Expired,
        PointsEntry.Held,
        PointsEntry.HoldEnded,
        PointsEntry.Redeemed,
        PointsEntry.Refunded,
        PointsEntry.Repaid {
  /** Its place in the history, its times, its command and its policy. */
  Stamp stamp();

  /** By how much it changes what the member owns: points in lots and holds, less debt. */
  long change();

  /**
   * Points were earned, or nothing yet: a purchase that fills no step is kept with a lot of 0
   * points, so that what it carries on counts for the next one, once.
   *
   * @param stamp its place, times, command and policy
   * @param reference the host's reference: an order, an event; unique among the credits
   * @param lot the lot they went into
   * @param receipt how they came about
   */
  record Earned(Stamp stamp, String reference, Lot lot, EarnReceipt receipt)
      implements PointsEntry {
    /**
     * Checks that the lot holds what was granted.
     *
     * @throws IllegalArgumentException if it does not
     */
    public Earned {
      Objects.requireNonNull(stamp, "stamp");
      Require.id("credit reference", reference);
      if (lot.original() != receipt.granted()) {
        throw new IllegalArgumentException(
            "the lot must hold the "
                + receipt.granted()
                + " points granted, was of "
                + lot.original());
      }
    }

    @Override
    public long change() {
      return lot.original();
    }
  }

  /**
   * Pending points can be spent from now on.
   *
   * @param stamp its place, times, command and policy
   * @param reference the credit's reference
   * @param lot the lot as it is now
   */
  record Confirmed(Stamp stamp, String reference, Lot lot) implements PointsEntry {
    /** Checks that nothing is missing. */
    public Confirmed {
      Objects.requireNonNull(stamp, "stamp");
      Require.id("credit reference", reference);
      Objects.requireNonNull(lot, "lot");
    }

    @Override
    public long change() {
      return 0;
    }
  }

  /**
   * Points were spent.
   *
   * @param stamp its place, times, command and policy
   * @param reference the host's reference, unique among holds and redemptions
   * @param takes which points
   * @param uses what limits were used
   */
  record Redeemed(Stamp stamp, String reference, List<Take> takes, List<Tally> uses)
      implements PointsEntry {
    /** Copies the lists. */
    public Redeemed {
      Objects.requireNonNull(stamp, "stamp");
      Require.id("redemption reference", reference);
      takes = List.copyOf(takes);
      uses = List.copyOf(uses);
    }

    @Override
    public long change() {
      return -Take.sum(takes);
    }
  }

  /**
   * Points were set aside.
   *
   * @param stamp its place, times, command and policy
   * @param hold which, and until when
   * @param uses what limits were used
   */
  record Held(Stamp stamp, Hold hold, List<Tally> uses) implements PointsEntry {
    /** Copies the list. */
    public Held {
      Objects.requireNonNull(stamp, "stamp");
      Objects.requireNonNull(hold, "hold");
      uses = List.copyOf(uses);
    }

    @Override
    public long change() {
      return 0;
    }
  }

  /** How a hold ended. */
  enum HoldEnd {
    /** The purchase became final: some or all of the points were spent. */
    CAPTURED,
    /** It was given up. */
    VOIDED,
    /** It ended by itself. */
    TIMED_OUT
  }

  /**
   * A hold ended, once and for all: what was captured is a redemption from now on, the rest went
   * back to its lots.
   *
   * @param stamp its place, times, command and policy
   * @param reference the hold's reference
   * @param how how it ended
   * @param captured which points were spent
   * @param released which points went back
   */
  record HoldEnded(
      Stamp stamp, String reference, HoldEnd how, List<Take> captured, List<Take> released)
      implements PointsEntry {
    /** Copies the lists. */
    public HoldEnded {
      Objects.requireNonNull(stamp, "stamp");
      Require.id("hold reference", reference);
      Objects.requireNonNull(how, "how");
      captured = List.copyOf(captured);
      released = List.copyOf(released);
    }

    @Override
    public long change() {
      return -Take.sum(captured);
    }
  }

  /**
   * A redemption was cancelled in whole or in part: its points went back to the lots they came
   * from, with the validity these have.
   *
   * @param stamp its place, times, command and policy
   * @param reference the redemption's reference
   * @param restored which points
   */
  record Cancelled(Stamp stamp, String reference, List<Take> restored) implements PointsEntry {
    /** Copies the list. */
    public Cancelled {
      Objects.requireNonNull(stamp, "stamp");
      Require.id("redemption reference", reference);
      restored = List.copyOf(restored);
    }

    @Override
    public long change() {
      return Take.sum(restored);
    }
  }

  /**
   * A credit was called back, since its purchase was refunded or it was reversed. What is owed is
   * taken, becomes debt, is converted to money, or is forgiven: the four sum to {@code owed}.
   *
   * @param stamp its place, times, command and policy
   * @param reference the credit's reference
   * @param refunded what of the purchase was given back this time; none for reversals
   * @param owed how many points that calls back
   * @param takes which points were taken
   * @param debt how many became debt
   * @param converted how many were converted to money
   * @param charge that money, to be kept from the refund
   * @param forgiven how many were forgiven
   */
  record Refunded(
      Stamp stamp,
      String reference,
      Refunds refunded,
      long owed,
      List<Take> takes,
      long debt,
      long converted,
      Optional<Money> charge,
      long forgiven)
      implements PointsEntry {
    /**
     * Copies the list and checks the sum.
     *
     * @throws IllegalArgumentException if the parts do not sum to what is owed
     */
    public Refunded {
      Objects.requireNonNull(stamp, "stamp");
      Require.id("credit reference", reference);
      Objects.requireNonNull(refunded, "refunded");
      Objects.requireNonNull(charge, "charge");
      takes = List.copyOf(takes);
      Require.notNegative("debt", debt);
      Require.notNegative("converted points", converted);
      Require.notNegative("forgiven points", forgiven);
      long sum = Math.addExact(Math.addExact(Take.sum(takes), debt), converted + forgiven);
      if (sum != owed) {
        throw new IllegalArgumentException(
            "taken, debt, converted and forgiven must sum to the points owed, "
                + owed
                + ", were "
                + sum);
      }
    }

    @Override
    public long change() {
      return -Take.sum(takes) - debt;
    }
  }

  /**
   * Debt was paid from points that came in or came back.
   *
   * @param stamp its place, times, command and policy
   * @param takes which points
   */
  record Repaid(Stamp stamp, List<Take> takes) implements PointsEntry {
    /** Copies the list. */
    public Repaid {
      Objects.requireNonNull(stamp, "stamp");
      takes = List.copyOf(takes);
    }

    @Override
    public long change() {
      return 0;
    }
  }

  /**
   * Points expired. Writes down what is true without it.
   *
   * @param stamp its place, times, command and policy
   * @param take which points
   */
  record Expired(Stamp stamp, Take take) implements PointsEntry {
    /** Checks that nothing is missing. */
    public Expired {
      Objects.requireNonNull(stamp, "stamp");
      Objects.requireNonNull(take, "take");
    }

    @Override
    public long change() {
      return -take.points();
    }
  }

  /**
   * Points were credited by hand, or taken over from an earlier system.
   *
   * @param stamp its place, times, command and policy
   * @param reference the host's reference, unique among the credits
   * @param lot the lot they went into
   * @param actor who did it
   * @param why the host's code for the reason
   */
  record Credited(Stamp stamp, String reference, Lot lot, StaffId actor, String why)
      implements PointsEntry {
    /** Checks reference and code. */
    public Credited {
      Objects.requireNonNull(stamp, "stamp");
      Require.id("credit reference", reference);
      Objects.requireNonNull(lot, "lot");
      Objects.requireNonNull(actor, "actor");
      Require.code("why", why);
    }

    @Override
    public long change() {
      return lot.original();
    }
  }

  /**
   * Points were taken by hand.
   *
   * @param stamp its place, times, command and policy
   * @param reference the host's reference, unique among holds and redemptions
   * @param takes which points
   * @param actor who did it
   * @param why the host's code for the reason
   */
  record Debited(Stamp stamp, String reference, List<Take> takes, StaffId actor, String why)
      implements PointsEntry {
    /** Copies the list, checks reference and code. */
    public Debited {
      Objects.requireNonNull(stamp, "stamp");
      Require.id("redemption reference", reference);
      takes = List.copyOf(takes);
      Objects.requireNonNull(actor, "actor");
      Require.code("why", why);
    }

    @Override
    public long change() {
      return -Take.sum(takes);
    }
  }
}
