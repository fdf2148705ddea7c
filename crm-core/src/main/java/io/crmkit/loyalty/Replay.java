package io.crmkit.loyalty;

import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays a history again with a lot that was not known then; for one use. */
final class Replay {
  private static final CommandKey KEY = CommandKey.of("replay");

  private final Instant since;
  private final Optional<Lot> late;
  private PointsAccount account;
  private boolean inserted;

  Replay(AccountId id, Instant since, Optional<Lot> late) {
    this.account = PointsAccount.open(id);
    this.since = since;
    this.late = late;
  }

  /** What happened, as it would have happened. */
  void again(PointsEntry entry) {
    Instant at = entry.stamp().occurredAt();
    if (at.isAfter(since)) {
      insert();
    }
    if (entry instanceof PointsEntry.Expired
        || (entry instanceof PointsEntry.HoldEnded ended
            && ended.how() == PointsEntry.HoldEnd.TIMED_OUT)) {
      return; // what falls due is found anew
    }
    due(at);
    post(changed(entry, stamp(at)));
    repay(at);
  }

  PointsAccount end(Instant at) {
    insert();
    due(at);
    return account;
  }

  private void insert() {
    if (!inserted && late.isPresent()) {
      Lot lot = late.get();
      due(since);
      post(new AccountEntry.TransferredIn(stamp(since), "late", lot.account(), lot));
      repay(since);
    }
    inserted = true;
  }

  private void due(Instant at) {
    for (PointsEntry entry : account.due(at, KEY, PolicyId.UNVERSIONED)) {
      post(entry);
    }
  }

  private void repay(Instant at) {
    List<Take> takes = account.lots.soonestWithPending(at, account.debt);
    if (!takes.isEmpty()) {
      post(new PointsEntry.Repaid(stamp(at), takes));
    }
  }

  private Stamp stamp(Instant at) {
    return new Stamp(account.position + 1, at, at, KEY, PolicyId.UNVERSIONED);
  }

  private void post(PointsEntry entry) {
    account = account.apply(entry);
  }

  private List<Take> soonest(Instant at, List<Take> as) {
    return account.lots.soonest(at, Take.sum(as));
  }

  /** The same act at the same time, taking what it would have taken. */
  private PointsEntry changed(PointsEntry entry, Stamp stamp) {
    Instant at = stamp.occurredAt();
    if (entry instanceof PointsEntry.Redeemed of) {
      return new PointsEntry.Redeemed(stamp, of.reference(), soonest(at, of.takes()), of.uses());
    }
    if (entry instanceof PointsEntry.Debited of) {
      return new PointsEntry.Debited(
          stamp, of.reference(), soonest(at, of.takes()), of.actor(), of.why());
    }
    if (entry instanceof PointsEntry.Held of) {
      Hold hold =
          new Hold(of.hold().reference(), soonest(at, of.hold().takes()), of.hold().timesOutAt());
      return new PointsEntry.Held(stamp, hold, of.uses());
    }
    if (entry instanceof PointsEntry.HoldEnded of) {
      return ended(of, stamp);
    }
    if (entry instanceof PointsEntry.Cancelled of) {
      Spending spending = account.spending(of.reference()).orElseThrow();
      return new PointsEntry.Cancelled(
          stamp, of.reference(), spending.restoring(Take.sum(of.restored())));
    }
    if (entry instanceof PointsEntry.Refunded of) {
      return refunded(of, stamp);
    }
    if (entry instanceof PointsEntry.Repaid) {
      // Whether debt is paid is found anew; an entry that changes nothing keeps the count.
      return new PointsEntry.Repaid(stamp, List.of());
    }
    if (entry instanceof PointsEntry.Earned of) {
      return new PointsEntry.Earned(stamp, of.reference(), of.lot(), of.receipt());
    }
    if (entry instanceof PointsEntry.Credited of) {
      return new PointsEntry.Credited(stamp, of.reference(), of.lot(), of.actor(), of.why());
    }
    if (entry instanceof PointsEntry.Confirmed of) {
      return new PointsEntry.Confirmed(stamp, of.reference(), of.lot());
    }
    return moved(entry, stamp);
  }

  private static PointsEntry moved(PointsEntry entry, Stamp stamp) {
    if (entry instanceof AccountEntry.Extended of) {
      return new AccountEntry.Extended(stamp, of.expiresAt());
    }
    if (entry instanceof AccountEntry.TransferredOut of) {
      return new AccountEntry.TransferredOut(stamp, of.reference(), of.to(), of.takes(), of.uses());
    }
    if (entry instanceof AccountEntry.TransferredIn of) {
      return new AccountEntry.TransferredIn(stamp, of.reference(), of.from(), of.lot());
    }
    if (entry instanceof AccountEntry.MergedIn of) {
      return new AccountEntry.MergedIn(stamp, of.from(), of.estate());
    }
    if (entry instanceof AccountEntry.Corrected of) {
      return new AccountEntry.Corrected(
          stamp, of.reference(), of.removed(), of.restored(), of.debt());
    }
    if (entry instanceof AccountEntry.Forgotten of) {
      return new AccountEntry.Forgotten(stamp, of.before());
    }
    throw new IllegalArgumentException("a merged account takes no late facts");
  }

  private PointsEntry ended(PointsEntry.HoldEnded of, Stamp stamp) {
    List<Take> captured = new ArrayList<>();
    List<Take> released = new ArrayList<>();
    long wanted = Take.sum(of.captured());
    for (Hold hold : account.holds) {
      if (hold.reference().equals(of.reference())) {
        for (Take take : hold.takes()) {
          long spent = Math.min(wanted, take.points());
          wanted -= spent;
          add(captured, take.lot(), spent);
          add(released, take.lot(), take.points() - spent);
        }
      }
    }
    return new PointsEntry.HoldEnded(stamp, of.reference(), of.how(), captured, released);
  }

  private PointsEntry refunded(PointsEntry.Refunded of, Stamp stamp) {
    long taken = Take.sum(of.takes());
    Lot lot = account.grant(of.reference()).orElseThrow().lot();
    int index = account.lots.indexOf(lot);
    long own = index < 0 ? 0 : Math.min(taken, account.lots.left(index));
    List<Take> takes = new ArrayList<>();
    if (own > 0) {
      takes.add(new Take(account.lots.lot(index), own));
    }
    takes.addAll(account.lots.soonestBut(lot, stamp.occurredAt(), taken - own));
    long missing = taken - Take.sum(takes);
    return new PointsEntry.Refunded(
        stamp,
        of.reference(),
        of.refunded(),
        of.owed(),
        takes,
        Math.addExact(of.debt(), missing),
        of.converted(),
        of.charge(),
        of.forgiven());
  }

  private static void add(List<Take> takes, Lot lot, long points) {
    if (points > 0) {
      takes.add(new Take(lot, points));
    }
  }
}
