package io.crmkit.loyalty;

import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes true by itself, in the order in which it does. Of what falls on one instant, holds
 * end first, then points expire: points that come back at that instant expire with the others.
 */
final class DueEntries {
  private final Instant at;
  private final CommandKey key;
  private final PolicyId policy;
  private final List<PointsEntry> entries = new ArrayList<>();
  private PointsAccount account;

  private DueEntries(PointsAccount account, Instant at, CommandKey key, PolicyId policy) {
    this.account = account;
    this.at = at;
    this.key = key;
    this.policy = policy;
  }

  static List<PointsEntry> of(PointsAccount account, Instant at, CommandKey key, PolicyId policy) {
    return new DueEntries(account, at, key, policy).all();
  }

  private List<PointsEntry> all() {
    while (true) {
      Hold hold = firstToTimeOut();
      Lot lot = account.lots.expired(at);
      if (hold != null && (lot == null || !expiry(lot).isBefore(hold.timesOutAt()))) {
        timeOut(hold);
      } else if (lot != null) {
        post(new PointsEntry.Expired(stamp(expiry(lot)), new Take(lot, account.lots.left(0))));
      } else {
        return entries;
      }
    }
  }

  private void timeOut(Hold hold) {
    Instant end = hold.timesOutAt();
    post(
        new PointsEntry.HoldEnded(
            stamp(end),
            hold.reference(),
            PointsEntry.HoldEnd.TIMED_OUT,
            List.of(),
            ComingBack.fitting(account, hold.takes())));
    List<Take> repaid = account.lots.soonestWithPending(end, account.debt);
    if (!repaid.isEmpty()) {
      post(new PointsEntry.Repaid(stamp(end), repaid));
    }
  }

  private @Nullable Hold firstToTimeOut() {
    Hold first = null;
    for (Hold hold : account.holds) {
      if (!hold.timesOutAt().isAfter(at)
          && (first == null
              || hold.timesOutAt().isBefore(first.timesOutAt())
              || (hold.timesOutAt().equals(first.timesOutAt())
                  && hold.reference().compareTo(first.reference()) < 0))) {
        first = hold;
      }
    }
    return first;
  }

  private static Instant expiry(Lot lot) {
    return lot.expiresAt().orElseThrow();
  }

  /** What comes back after its expiry expires when it comes back. */
  private Stamp stamp(Instant due) {
    Instant last = account.asOf;
    Instant when = last != null && due.isBefore(last) ? last : due;
    return new Stamp(account.position + 1, when, at, key, policy);
  }

  private void post(PointsEntry entry) {
    account = account.apply(entry);
    entries.add(entry);
  }
}
