package io.crmkit.loyalty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Into which lots points come back. Mostly those that they were taken of; but a correction may have
 * filled a lot up again and taken points of another instead, and then they come back into that.
 */
final class ComingBack {
  private final List<Take> fitting = new ArrayList<>();
  private LotBook lots;

  private ComingBack(LotBook lots) {
    this.lots = lots;
  }

  /** As many points, fewer only if there is no room in any lot of a credit that is still known. */
  static List<Take> fitting(PointsAccount account, List<Take> takes) {
    ComingBack back = new ComingBack(account.lots);
    long excess = 0;
    for (Take take : takes) {
      excess += take.points() - back.fill(take.lot(), take.points());
    }
    if (excess == 0) {
      return takes;
    }
    List<Lot> others =
        account.grants.values().stream().map(Grant::lot).sorted(Comparator.naturalOrder()).toList();
    for (Lot other : others) {
      excess -= back.fill(other, excess);
    }
    return List.copyOf(back.fitting);
  }

  private long fill(Lot lot, long most) {
    long points = Math.min(most, lot.original() - lots.leftOf(lot));
    if (points > 0) {
      List<Take> part = List.of(new Take(lot, points));
      lots = lots.with(part);
      fitting.addAll(part);
    }
    return points;
  }
}
