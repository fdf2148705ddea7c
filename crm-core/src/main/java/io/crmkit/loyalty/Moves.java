package io.crmkit.loyalty;

import java.util.List;

/** Commands that move points between accounts, correct and keep the account. */
final class Moves {
  private Moves() {}

  static void dispatch(Posting posting, PointsCommand command) {
    if (command instanceof PointsCommand.Transfer transfer) {
      give(posting, transfer);
    } else if (command instanceof PointsCommand.Receive receive) {
      receive(posting, receive);
    } else if (command instanceof PointsCommand.MergeInto merge) {
      mergeInto(posting, merge);
    } else if (command instanceof PointsCommand.Inherit inherit) {
      inherit(posting, inherit);
    } else if (command instanceof PointsCommand.Correct correct) {
      correct(posting, correct);
    } else if (command instanceof PointsCommand.Forget forget) {
      posting.post(new AccountEntry.Forgotten(posting.stamp(), forget.before()));
      posting.reasons.add(new LoyaltyMoveReason.Forgotten(forget.before()));
    }
  }

  private static void give(Posting posting, PointsCommand.Transfer command) {
    requireOther(posting, command.to());
    Spends.requireEnough(posting, command.points());
    List<Tally> uses = Spends.limits(posting, command.points(), false);
    if (!posting.blockers.isEmpty()) {
      return;
    }
    List<Take> takes = posting.account().lots.soonest(posting.at, command.points());
    posting.post(
        new AccountEntry.TransferredOut(
            posting.stamp(), command.reference(), command.to(), takes, uses));
    posting.reasons.add(new LoyaltyMoveReason.Given(command.points(), command.to()));
  }

  private static void receive(Posting posting, PointsCommand.Receive command) {
    requireOther(posting, command.from());
    if (!posting.blockers.isEmpty()) {
      return;
    }
    for (Take take : command.takes()) {
      Stamp stamp = posting.stamp();
      Lot lot =
          new Lot(
              posting.account().id,
              stamp.number(),
              take.points(),
              take.lot().activeFrom(),
              take.lot().expiresAt(),
              false);
      posting.post(new AccountEntry.TransferredIn(stamp, command.reference(), command.from(), lot));
    }
    posting.reasons.add(new LoyaltyMoveReason.Received(Take.sum(command.takes()), command.from()));
    posting.cameIn(true);
  }

  private static void mergeInto(Posting posting, PointsCommand.MergeInto command) {
    requireOther(posting, command.into());
    PointsAccount account = posting.account();
    if (!account.holds.isEmpty()) {
      posting.blockers.add(new LoyaltyRefusal.HoldsOpen(account.holds.size()));
    }
    if (!posting.blockers.isEmpty()) {
      return;
    }
    Estate estate =
        new Estate(
            account.lots.takes(),
            account.debt,
            account.grants(),
            account.spendings(),
            account.tallies);
    posting.post(new AccountEntry.MergedOut(posting.stamp(), command.into(), estate));
    posting.reasons.add(new LoyaltyMoveReason.Merged(command.into()));
  }

  private static void inherit(Posting posting, PointsCommand.Inherit command) {
    requireOther(posting, command.from());
    PointsAccount account = posting.account();
    Estate estate = command.estate();
    for (Grant grant : estate.grants()) {
      if (account.grants.get(grant.reference()) != null) {
        posting.blockers.add(new LoyaltyRefusal.ReferenceTaken(grant.reference()));
      }
    }
    for (Spending spending : estate.spendings()) {
      boolean taken =
          account.spendings.get(spending.reference()) != null
              || account.hold(spending.reference()) != null;
      if (taken) {
        posting.blockers.add(new LoyaltyRefusal.ReferenceTaken(spending.reference()));
      }
    }
    if (!posting.blockers.isEmpty()) {
      return;
    }
    posting.post(new AccountEntry.MergedIn(posting.stamp(), command.from(), estate));
    posting.reasons.add(
        new LoyaltyMoveReason.Inherited(command.from(), Take.sum(estate.lots()), estate.debt()));
    posting.account();
    posting.cameIn(true);
  }

  private static void correct(Posting posting, PointsCommand.Correct command) {
    LotBook lots = posting.account().lots;
    for (Take take : command.removed()) {
      long left = lots.leftOf(take.lot());
      if (left < take.points()) {
        posting.blockers.add(
            new LoyaltyRefusal.MoreThanLeft(command.reference(), take.points(), left));
      }
    }
    for (Take take : command.restored()) {
      long room = take.lot().original() - lots.leftOf(take.lot());
      if (room < take.points()) {
        posting.blockers.add(
            new LoyaltyRefusal.MoreThanLeft(command.reference(), take.points(), room));
      }
    }
    if (!posting.blockers.isEmpty()) {
      return;
    }
    AccountEntry.Corrected corrected =
        new AccountEntry.Corrected(
            posting.stamp(),
            command.reference(),
            command.removed(),
            command.restored(),
            command.debt());
    posting.post(corrected);
    posting.reasons.add(new LoyaltyMoveReason.Corrected(command.reference(), corrected.change()));
    posting.account();
    posting.cameIn(true);
  }

  private static void requireOther(Posting posting, AccountId other) {
    if (other.equals(posting.account().id)) {
      posting.blockers.add(new LoyaltyRefusal.SameAccount(other));
    }
  }
}
