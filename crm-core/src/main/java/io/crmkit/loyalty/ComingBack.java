package io.crmkit.loyalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Into which lots points come back. Mostly those that they were taken of; but where a credit became
 * known late, a correction may have filled a lot up again and taken points of that credit instead,
 * and then they come back into its lot. If that is not known any more, or full, the lot that they
 * were taken of grows: the room in others is none of theirs.
 */
final class ComingBack {
  private final PointsAccount account;
  private final List<Take> fitting = new ArrayList<>();
  private LotBook lots;

  private ComingBack(PointsAccount account) {
    this.account = account;
    this.lots = account.lots;
  }

  /** As many points, set aside some time ago. */
  static List<Take> fitting(PointsAccount account, List<Take> takes) {
    return fitting(account, takes, Optional.empty());
  }

  /** As many points of a redemption. */
  static List<Take> fitting(PointsAccount account, Spending spending, long points) {
    return fitting(account, spending.restoring(points), Optional.of(spending.at()));
  }

  private static List<Take> fitting(
      PointsAccount account, List<Take> takes, Optional<Instant> takenAt) {
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
    for (Lot later : back.creditedAfter(full, takenAt)) {
      excess -= back.fill(later, excess);
    }
    if (excess > 0) {
      back.fitting.add(new Take(back.asItIs(full).growing(excess), excess));
    }
    return List.copyOf(back.fitting);
  }

  private List<Lot> creditedAfter(Lot full, Optional<Instant> takenAt) {
    return account.grants.values().stream()
        .filter(grant -> takenAt.isEmpty() || !grant.at().isBefore(takenAt.get()))
        .map(Grant::lot)
        .filter(lot -> !lot.account().equals(full.account()) || lot.number() > full.number())
        .sorted(Comparator.comparingLong(Lot::number))
        .toList();
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
