package io.crmkit.loyalty;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.util.Optional;

/** Commands that credit points. */
final class Credits {
  private Credits() {}

  static void earn(Posting posting, PointsCommand.Earn command) {
    long points = command.receipt().granted();
    if (command.occurredAt().isAfter(posting.at)) {
      posting.blockers.add(new LoyaltyRefusal.NotYet(command.reference(), command.occurredAt()));
    }
    requireNew(posting, command.reference());
    if (!posting.blockers.isEmpty()) {
      return;
    }
    if (points == 0) {
      posting.reasons.add(new LoyaltyReason.NothingEarned(command.reference()));
      countOnly(posting, command);
      return;
    }
    EarnMoment moment = new EarnMoment(command.occurredAt(), posting.ledger.zone());
    Decision<Activation> activation = posting.ledger.pending().decide(moment);
    posting.reasons.add(new LoyaltyReason.Earned(points, command.reference()));
    posting.reasons.addAll(activation.reasons());
    Lifetime lifetime = lifetime(posting, moment);
    Lot lot = lot(posting, points, activation.outcome().from(), lifetime);
    posting.post(
        new PointsEntry.Earned(posting.stamp(), command.reference(), lot, command.receipt()));
    posting.cameIn(lot.expiredAt(posting.at));
  }

  /** What is carried on to the next purchase is kept also where this one earns nothing yet. */
  private static void countOnly(Posting posting, PointsCommand.Earn command) {
    if (!command.receipt().uses().isEmpty()) {
      Lot lot =
          lot(posting, 0, Optional.of(command.occurredAt()), new Lifetime(Optional.empty(), false));
      posting.post(
          new PointsEntry.Earned(posting.stamp(), command.reference(), lot, command.receipt()));
    }
  }

  static void confirm(Posting posting, PointsCommand.Confirm command) {
    Grant grant = posting.account().grants.get(command.reference());
    if (grant == null) {
      posting.blockers.add(new LoyaltyRefusal.UnknownReference(command.reference()));
      return;
    }
    int index = posting.account().lots.indexOf(grant.lot());
    if (index < 0 || posting.account().lots.lot(index).activeAt(posting.at)) {
      posting.blockers.add(new LoyaltyRefusal.NotPending(command.reference()));
      return;
    }
    Lot lot = posting.account().lots.lot(index);
    posting.reasons.add(
        new LoyaltyReason.Confirmed(posting.account().lots.left(index), command.reference()));
    posting.post(
        new PointsEntry.Confirmed(
            posting.stamp(), command.reference(), lot.startingAt(posting.at)));
  }

  static void byHand(Posting posting, PointsCommand.Credit command) {
    requireNew(posting, command.reference());
    if (!posting.blockers.isEmpty()) {
      return;
    }
    posting.reasons.add(new LoyaltyReason.Earned(command.points(), command.reference()));
    posting.reasons.add(new LoyaltyMoveReason.ByHand(command.actor(), command.why()));
    Lifetime lifetime = lifetime(posting, new EarnMoment(posting.at, posting.ledger.zone()));
    Lot lot = lot(posting, command.points(), Optional.of(posting.at), lifetime);
    post(posting, command.reference(), lot, command.actor(), command.why());
    posting.cameIn(lot.expiredAt(posting.at));
  }

  static void open(Posting posting, PointsCommand.Open command) {
    for (int i = 0; i < command.lots().size(); i++) {
      requireNew(posting, command.reference() + "/" + (i + 1));
    }
    if (!posting.blockers.isEmpty()) {
      return;
    }
    long sum = 0;
    for (int i = 0; i < command.lots().size(); i++) {
      OpeningLot opening = command.lots().get(i);
      sum = Math.addExact(sum, opening.points());
      Lifetime lifetime = new Lifetime(opening.expiresAt(), false);
      Lot lot = lot(posting, opening.points(), Optional.of(opening.activeFrom()), lifetime);
      post(posting, command.reference() + "/" + (i + 1), lot, command.actor(), "opening");
    }
    posting.reasons.add(new LoyaltyMoveReason.Opened(sum, command.lots().size()));
    posting.cameIn(true);
  }

  private static void post(Posting posting, String reference, Lot lot, StaffId actor, String why) {
    posting.post(new PointsEntry.Credited(posting.stamp(), reference, lot, actor, why));
  }

  private static void requireNew(Posting posting, String reference) {
    if (posting.account().grants.get(reference) != null) {
      posting.blockers.add(new LoyaltyRefusal.ReferenceTaken(reference));
    }
  }

  private static Lot lot(
      Posting posting, long points, Optional<Instant> activeFrom, Lifetime lifetime) {
    return new Lot(
        posting.account().id,
        posting.stamp().number(),
        points,
        activeFrom,
        lifetime.expiresAt(),
        lifetime.rolling());
  }

  private static Lifetime lifetime(Posting posting, EarnMoment moment) {
    extend(posting, posting.at);
    EarnMoment now = new EarnMoment(posting.at, posting.ledger.zone());
    Decision<Lifetime> lifetime =
        posting.ledger.expiry().decide(posting.ledger.expiry().rolls() ? now : moment);
    posting.reasons.addAll(lifetime.reasons());
    return lifetime.outcome();
  }

  /**
   * Activity moves expiries on, before anything is taken: what is taken lives as long as the rest.
   */
  static void extend(Posting posting, Instant active) {
    Rolling rolling = posting.account().rolling;
    if (rolling == null || !posting.ledger.expiry().rolls() || !active.isBefore(rolling.until())) {
      return;
    }
    EarnMoment moment = new EarnMoment(active, posting.ledger.zone());
    Optional<Instant> end = posting.ledger.expiry().decide(moment).outcome().expiresAt();
    if (end.isPresent() && end.get().isAfter(rolling.until())) {
      posting.post(new AccountEntry.Extended(posting.stamp(), end.get()));
      posting.reasons.add(new LoyaltyMoveReason.Extended(end.get()));
    }
  }
}
