package io.crmkit.loyalty;

import io.crmkit.decision.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Commands that spend points, set them aside, and undo that. */
final class Spends {
  private Spends() {}

  static void redeem(Posting posting, PointsCommand.Redeem command) {
    redeemed(
        posting,
        command.reference(),
        command.points(),
        check(posting, command.reference(), command.points(), command.order()));
  }

  /** A reward has a price of its own: how orders may be paid with points says nothing of it. */
  static void buy(Posting posting, PointsCommand.Buy command) {
    requireNew(posting, command.reference());
    requireEnough(posting, command.points());
    redeemed(
        posting, command.reference(), command.points(), limits(posting, command.points(), true));
  }

  private static void redeemed(Posting posting, String reference, long points, List<Tally> uses) {
    if (!posting.blockers.isEmpty()) {
      return;
    }
    Credits.extend(posting, posting.at);
    List<Take> takes = posting.account().lots.soonest(posting.at, points);
    posting.post(new PointsEntry.Redeemed(posting.stamp(), reference, takes, uses));
    posting.reasons.add(new LoyaltyReason.Redeemed(points, takes.size()));
  }

  /**
   * Takes what it took then. What of that is gone by now comes back first, to be taken; whoever had
   * it instead is the correction's to say. Limits were checked when it occurred; here it counts.
   */
  static void redeemLate(Posting posting, PointsCommand.RedeemLate command) {
    String reference = command.reference();
    if (command.occurredAt().isAfter(posting.at)) {
      posting.blockers.add(new LoyaltyRefusal.NotYet(reference, command.occurredAt()));
    }
    requireNew(posting, reference);
    if (!posting.blockers.isEmpty()) {
      return;
    }
    Credits.extend(posting, command.occurredAt());
    long points = Take.sum(command.takes());
    List<Tally> uses = new ArrayList<>();
    for (FraudLimit limit : posting.ledger.limits()) {
      if (limit.countsRedemptions()) {
        limit.check(
            posting.account(),
            command.occurredAt(),
            posting.ledger.zone(),
            points,
            uses,
            new ArrayList<>());
      }
    }
    List<Take> gone = posting.account().lots.lacking(command.takes());
    posting.post(new AccountEntry.Corrected(posting.stamp(), reference, List.of(), gone, 0));
    posting.post(new PointsEntry.Redeemed(posting.stamp(), reference, command.takes(), uses));
    posting.reasons.add(new LoyaltyReason.Redeemed(points, command.takes().size()));
  }

  static void hold(Posting posting, PointsCommand.PlaceHold command) {
    List<Tally> uses = check(posting, command.reference(), command.points(), command.order());
    if (!posting.blockers.isEmpty()) {
      return;
    }
    Credits.extend(posting, posting.at);
    List<Take> takes = posting.account().lots.soonest(posting.at, command.points());
    Hold hold = new Hold(command.reference(), takes, posting.at.plus(posting.ledger.holdTime()));
    posting.post(new PointsEntry.Held(posting.stamp(), hold, uses));
    posting.reasons.add(new LoyaltyReason.Held(command.points(), hold.timesOutAt()));
  }

  static void byHand(Posting posting, PointsCommand.Debit command) {
    requireNew(posting, command.reference());
    requireEnough(posting, command.points());
    if (!posting.blockers.isEmpty()) {
      return;
    }
    List<Take> takes = posting.account().lots.soonest(posting.at, command.points());
    posting.post(
        new PointsEntry.Debited(
            posting.stamp(), command.reference(), takes, command.actor(), command.why()));
    posting.reasons.add(new LoyaltyMoveReason.Debited(command.points()));
    posting.reasons.add(new LoyaltyMoveReason.ByHand(command.actor(), command.why()));
  }

  static void capture(Posting posting, PointsCommand.Capture command) {
    Hold hold = posting.account().hold(command.reference());
    if (hold == null) {
      unknownHold(posting, command.reference());
      return;
    }
    long held = hold.points();
    if (command.points() > held) {
      posting.blockers.add(
          new LoyaltyRefusal.MoreThanLeft(command.reference(), command.points(), held));
      return;
    }
    List<Take> captured = new ArrayList<>();
    List<Take> released = new ArrayList<>();
    long wanted = command.points();
    for (Take take : hold.takes()) {
      long spent = Math.min(wanted, take.points());
      wanted -= spent;
      add(captured, take.lot(), spent);
      add(released, take.lot(), take.points() - spent);
    }
    posting.post(
        new PointsEntry.HoldEnded(
            posting.stamp(),
            command.reference(),
            PointsEntry.HoldEnd.CAPTURED,
            captured,
            ComingBack.fitting(posting.account(), released)));
    posting.reasons.add(new LoyaltyReason.Captured(command.points(), held - command.points()));
    posting.cameIn(true);
  }

  private static void add(List<Take> takes, Lot lot, long points) {
    if (points > 0) {
      takes.add(new Take(lot, points));
    }
  }

  static void giveUp(Posting posting, PointsCommand.VoidHold command) {
    Hold hold = posting.account().hold(command.reference());
    if (hold == null) {
      unknownHold(posting, command.reference());
      return;
    }
    posting.post(
        new PointsEntry.HoldEnded(
            posting.stamp(),
            command.reference(),
            PointsEntry.HoldEnd.VOIDED,
            List.of(),
            ComingBack.fitting(posting.account(), hold.takes())));
    posting.reasons.add(new LoyaltyReason.Voided(hold.points()));
    posting.cameIn(true);
  }

  /** A hold that timed out just now is told with when it did. */
  private static void unknownHold(Posting posting, String reference) {
    for (Reason reason : posting.reasons) {
      if (reason instanceof LoyaltyReason.TimedOut out && out.reference().equals(reference)) {
        posting.blockers.add(out);
      }
    }
    posting.blockers.add(new LoyaltyRefusal.UnknownReference(reference));
  }

  static void cancel(Posting posting, PointsCommand.Cancel command) {
    Spending spending = posting.account().spendings.get(command.reference());
    if (spending == null) {
      posting.blockers.add(new LoyaltyRefusal.UnknownReference(command.reference()));
      return;
    }
    if (spending.left() == 0) {
      posting.blockers.add(new LoyaltyRefusal.NothingLeft(command.reference()));
      return;
    }
    if (command.points() > spending.left()) {
      posting.blockers.add(
          new LoyaltyRefusal.MoreThanLeft(command.reference(), command.points(), spending.left()));
      return;
    }
    List<Take> restored = ComingBack.fitting(posting.account(), spending, command.points());
    posting.post(new PointsEntry.Cancelled(posting.stamp(), command.reference(), restored));
    posting.reasons.add(new LoyaltyReason.Restored(command.points(), restored.size()));
    posting.cameIn(true);
  }

  /** All that is in the way of spending so much, and what limits it uses. */
  private static List<Tally> check(
      Posting posting, String reference, long points, Optional<Money> order) {
    requireNew(posting, reference);
    posting.ledger.redemption().check(points, order, posting.blockers);
    requireEnough(posting, points);
    return limits(posting, points, true);
  }

  static List<Tally> limits(Posting posting, long points, boolean redemption) {
    if (posting.ledger.limits().isEmpty()) {
      return List.of();
    }
    List<Tally> uses = new ArrayList<>();
    for (FraudLimit limit : posting.ledger.limits()) {
      if (limit.countsRedemptions() == redemption) {
        limit.check(
            posting.account(), posting.at, posting.ledger.zone(), points, uses, posting.blockers);
      }
    }
    return uses;
  }

  private static void requireNew(Posting posting, String reference) {
    if (posting.account().spendings.get(reference) != null
        || posting.account().hold(reference) != null) {
      posting.blockers.add(new LoyaltyRefusal.ReferenceTaken(reference));
    }
  }

  /** What is missing, and where points went that the member may think of. */
  static void requireEnough(Posting posting, long points) {
    PointsAccount account = posting.account();
    long available = account.lots.available(posting.at);
    if (available >= points) {
      return;
    }
    posting.blockers.add(new LoyaltyRefusal.Insufficient(points, available, points - available));
    for (Reason reason : posting.reasons) {
      if (reason instanceof LoyaltyReason.PointsExpired expired) {
        posting.blockers.add(
            new LoyaltyRefusal.ExpiredNotSpendable(expired.points(), expired.at()));
      }
    }
    long pending = account.lots.pending(posting.at);
    if (pending > 0) {
      posting.blockers.add(new LoyaltyRefusal.StillPending(pending));
    }
    long held = PointsAccount.held(account.holds);
    if (held > 0) {
      posting.blockers.add(new LoyaltyRefusal.OnHold(held));
    }
    if (account.debt > 0) {
      posting.blockers.add(new LoyaltyRefusal.InDebt(account.debt));
    }
  }
}
