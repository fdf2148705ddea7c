package io.crmkit.loyalty;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Into which lots points come back. Mostly those that they were taken of; but a correction may have
 * filled a lot up again and taken points of another instead, and then they come back into that. If
 * that is not known any more, the lot that they were taken of grows.
 */
final class ComingBack {
  private final PointsAccount account;
  private final List<Take> fitting = new ArrayList<>();
  private LotBook lots;

  private ComingBack(PointsAccount account) {
    this.account = account;
    this.lots = account.lots;
  }

  /** As many points. */
  static List<Take> fitting(PointsAccount account, List<Take> takes) {
    ComingBack back = new ComingBack(account);
    long excess = 0;
    Lot full = null;
    for (Take take : takes) {
      long more = take.points() - back.fill(take.lot(), take.points());
      full = full == null && more > 0 ? take.lot() : full;
      excess += more;
    }
    if (full == null) {
      return takes;
    }
    for (Lot other : back.known()) {
      excess -= back.fill(other, excess);
    }
    if (excess > 0) {
      back.fitting.add(new Take(back.asItIs(full).growing(excess), excess));
    }
    return List.copyOf(back.fitting);
  }

  /** All lots that the account can name, in the order in which they are spent. */
  private Iterable<Lot> known() {
    TreeSet<Lot> known = new TreeSet<>();
    account.lots.takes().forEach(take -> known.add(take.lot()));
    account.grants.values().forEach(grant -> known.add(grant.lot()));
    account.holds.forEach(hold -> hold.takes().forEach(take -> known.add(take.lot())));
    account
        .spendings
        .values()
        .forEach(spending -> spending.takes().forEach(take -> known.add(take.lot())));
    return known;
  }

  private long fill(Lot lot, long most) {
    long points = Math.min(most, asItIs(lot).original() - lots.leftOf(lot));
    if (points > 0) {
      Take part = new Take(lot, points);
      lots = lots.with(List.of(part));
      fitting.add(part);
    }
    return points;
  }

  private Lot asItIs(Lot lot) {
    int index = lots.indexOf(lot);
    return index < 0 ? lot : lots.lot(index);
  }
}
