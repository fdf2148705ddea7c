package io.crmkit.loyalty;

import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays a history again with a fact that was not known then; for one use. */
final class Replay {
  private static final CommandKey KEY = CommandKey.of("replay");

  private final Instant since;
  private final Late late;
  private PointsAccount account;
  private boolean inserted;
  private AccountEntry.@Nullable Corrected waiting; // it may be part of a late redemption

  Replay(AccountId id, Instant since, Late late) {
    this.account = PointsAccount.open(id);
    this.since = since;
    this.late = late;
  }

  /** A fact that was not known: what it does to the account as it was by then. */
  interface Late {
    List<PointsEntry> entries(PointsAccount then);
  }

  /** What happened, as it would have happened. */
  void again(PointsEntry entry) {
    AccountEntry.Corrected before = waiting;
    waiting = null;
    if (before != null) {
      boolean together =
          entry instanceof PointsEntry.Redeemed && entry.stamp().key().equals(before.stamp().key());
      play(before, !together);
      if (together) {
        redeemedLate((PointsEntry.Redeemed) entry);
        return;
      }
    }
    if (entry instanceof AccountEntry.Corrected corrected) {
      waiting = corrected;
    } else {
      play(entry, true);
    }
  }

  private void play(PointsEntry entry, boolean alone) {
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
    if (alone) {
      post(changed(entry, at));
      repay(at);
    }
  }

  private void redeemedLate(PointsEntry.Redeemed of) {
    Instant at = of.stamp().occurredAt();
    List<Take> gone = account.lots.lacking(of.takes());
    post(new AccountEntry.Corrected(stamp(at), of.reference(), List.of(), gone, 0));
    post(new PointsEntry.Redeemed(stamp(at), of.reference(), of.takes(), of.uses()));
  }

  PointsAccount end(Instant at) {
    if (waiting != null) {
      play(waiting, true);
    }
    insert();
    due(at);
    return account;
  }

  private void insert() {
    if (!inserted) {
      due(since);
      account = account.applyAll(late.entries(account));
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
    return stamp(account, at);
  }

  private static Stamp stamp(PointsAccount account, Instant at) {
    return new Stamp(account.position + 1, at, at, KEY, PolicyId.UNVERSIONED);
  }

  private void post(PointsEntry entry) {
    account = account.apply(entry);
  }

  /** As many points, the soonest to expire first; what is missing is owed from then on. */
  private List<Take> soonest(Instant at, List<Take> as) {
    List<Take> there = account.lots.soonest(at, Take.sum(as));
    long missing = Take.sum(as) - Take.sum(there);
    if (missing == 0) {
      return there;
    }
    List<Take> all = new ArrayList<>(there);
    for (Take lent : owe(at, as, missing)) {
      Take part = in(there, lent.lot());
      if (part == null) {
        all.add(lent);
      } else {
        all.set(all.indexOf(part), new Take(lent.lot(), part.points() + lent.points()));
      }
    }
    all.sort(Comparator.comparing(Take::lot));
    return all;
  }

  private static @Nullable Take in(List<Take> takes, Lot lot) {
    for (Take take : takes) {
      if (take.lot().sameLot(lot)) {
        return take;
      }
    }
    return null;
  }

  /** These points; what is missing of them is owed from then on. */
  private List<Take> same(Instant at, List<Take> takes) {
    owe(at, takes, Take.sum(account.lots.lacking(takes)));
    return takes;
  }

  /** Points that went out, and are not there, are lent. */
  private List<Take> owe(Instant at, List<Take> takes, long missing) {
    List<Take> lent = new ArrayList<>();
    long more = missing;
    for (Take take : account.lots.lacking(takes)) {
      long points = Math.min(more, take.points());
      add(lent, take.lot(), points);
      more -= points;
    }
    if (missing > 0) {
      post(new AccountEntry.Corrected(stamp(at), "lent", List.of(), lent, missing));
    }
    return lent;
  }

  /** The same act at the same time, taking what it would have taken. */
  private PointsEntry changed(PointsEntry entry, Instant at) {
    if (entry instanceof PointsEntry.Redeemed of) {
      List<Take> takes = soonest(at, of.takes());
      return new PointsEntry.Redeemed(stamp(at), of.reference(), takes, of.uses());
    }
    if (entry instanceof PointsEntry.Debited of) {
      List<Take> takes = soonest(at, of.takes());
      return new PointsEntry.Debited(stamp(at), of.reference(), takes, of.actor(), of.why());
    }
    if (entry instanceof PointsEntry.Held of) {
      List<Take> takes = soonest(at, of.hold().takes());
      Hold hold = new Hold(of.hold().reference(), takes, of.hold().timesOutAt());
      return new PointsEntry.Held(stamp(at), hold, of.uses());
    }
    if (entry instanceof AccountEntry.TransferredOut of) {
      List<Take> takes = same(at, of.takes());
      return new AccountEntry.TransferredOut(stamp(at), of.reference(), of.to(), takes, of.uses());
    }
    Stamp stamp = stamp(at);
    if (entry instanceof PointsEntry.HoldEnded of) {
      return ended(of, stamp);
    }
    if (entry instanceof PointsEntry.Cancelled of) {
      Spending spending = account.spending(of.reference()).orElseThrow();
      return new PointsEntry.Cancelled(
          stamp, of.reference(), ComingBack.fitting(account, spending, Take.sum(of.restored())));
    }
    if (entry instanceof PointsEntry.Refunded of) {
      return refunded(account, of, at);
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
      if (account.lots.indexOf(of.lot()) < 0) {
        return new PointsEntry.Repaid(stamp, List.of()); // all of it was called back
      }
      return new PointsEntry.Confirmed(stamp, of.reference(), of.lot());
    }
    return moved(entry, stamp);
  }

  private PointsEntry moved(PointsEntry entry, Stamp stamp) {
    if (entry instanceof AccountEntry.Extended of) {
      return new AccountEntry.Extended(stamp, of.expiresAt());
    }
    if (entry instanceof AccountEntry.TransferredIn of) {
      return new AccountEntry.TransferredIn(stamp, of.reference(), of.from(), of.lot());
    }
    if (entry instanceof AccountEntry.MergedIn of) {
      return new AccountEntry.MergedIn(stamp, of.from(), of.estate());
    }
    if (entry instanceof AccountEntry.Corrected of) {
      return corrected(of, stamp);
    }
    if (entry instanceof AccountEntry.Forgotten of) {
      return new AccountEntry.Forgotten(stamp, of.before());
    }
    throw new IllegalArgumentException("a merged account takes no late facts");
  }

  /** As much of it as can be: what it removed may be gone, what it gave back may be there. */
  private AccountEntry.Corrected corrected(AccountEntry.Corrected of, Stamp stamp) {
    List<Take> removed = new ArrayList<>();
    for (Take take : of.removed()) {
      add(removed, take.lot(), Math.min(take.points(), account.lots.leftOf(take.lot())));
    }
    List<Take> restored = new ArrayList<>();
    for (Take take : of.restored()) {
      long room = take.lot().original() - account.lots.leftOf(take.lot());
      add(restored, take.lot(), Math.min(take.points(), room));
    }
    long change = Take.sum(restored) - Take.sum(removed) - of.change();
    return new AccountEntry.Corrected(
        stamp, of.reference(), removed, restored, Math.max(-account.debt, change));
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
    return new PointsEntry.HoldEnded(
        stamp, of.reference(), of.how(), captured, ComingBack.fitting(account, released));
  }

  /** Points that came in. */
  static PointsEntry in(PointsAccount account, Lot lot, Instant at) {
    return new AccountEntry.TransferredIn(stamp(account, at), "late", lot.account(), lot);
  }

  static PointsEntry refunded(PointsAccount account, PointsEntry.Refunded of, Instant at) {
    long taken = Take.sum(of.takes());
    Lot lot = account.grant(of.reference()).orElseThrow().lot();
    int index = account.lots.indexOf(lot);
    long own = index < 0 ? 0 : Math.min(taken, account.lots.left(index));
    List<Take> takes = new ArrayList<>();
    if (own > 0) {
      takes.add(new Take(account.lots.lot(index), own));
    }
    takes.addAll(account.lots.soonestBut(lot, at, taken - own));
    long missing = taken - Take.sum(takes);
    return new PointsEntry.Refunded(
        stamp(account, at),
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
