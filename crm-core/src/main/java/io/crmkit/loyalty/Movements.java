package io.crmkit.loyalty;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Sorts what entries do with points into cohorts. */
final class Movements {
  private final Map<YearMonth, Liability.Sums> sums;
  private final Map<Liability.LotKey, YearMonth> cohorts;

  Movements(Map<YearMonth, Liability.Sums> sums, Map<Liability.LotKey, YearMonth> cohorts) {
    this.sums = sums;
    this.cohorts = cohorts;
  }

  void add(PointsEntry entry) {
    if (entry instanceof PointsEntry.Earned earned) {
      put(earned.lot(), new Liability.Sums(earned.lot().original(), 0, 0, 0, 0));
    } else if (entry instanceof PointsEntry.Credited credited) {
      put(credited.lot(), new Liability.Sums(credited.lot().original(), 0, 0, 0, 0));
    } else if (entry instanceof PointsEntry.Redeemed redeemed) {
      used(redeemed.takes(), 1);
    } else if (entry instanceof PointsEntry.Debited debited) {
      used(debited.takes(), 1);
    } else if (entry instanceof PointsEntry.HoldEnded ended) {
      used(ended.captured(), 1);
    } else if (entry instanceof PointsEntry.Cancelled cancelled) {
      used(cancelled.restored(), -1);
    } else if (entry instanceof PointsEntry.Expired expired) {
      put(expired.take().lot(), new Liability.Sums(0, 0, expired.take().points(), 0, 0));
    } else if (entry instanceof PointsEntry.Refunded refunded) {
      calledBack(refunded.takes());
    } else if (entry instanceof PointsEntry.Repaid repaid) {
      calledBack(repaid.takes());
    } else if (entry instanceof AccountEntry account) {
      move(account);
    }
  }

  private void move(AccountEntry entry) {
    if (entry instanceof AccountEntry.TransferredOut out) {
      moved(out.takes(), -1);
    } else if (entry instanceof AccountEntry.TransferredIn in) {
      put(in.lot(), new Liability.Sums(0, 0, 0, 0, in.lot().original()));
    } else if (entry instanceof AccountEntry.MergedOut merged) {
      moved(merged.estate().lots(), -1);
    } else if (entry instanceof AccountEntry.MergedIn merged) {
      moved(merged.estate().lots(), 1);
    } else if (entry instanceof AccountEntry.Corrected corrected) {
      moved(corrected.removed(), -1);
      moved(corrected.restored(), 1);
    }
  }

  private void used(List<Take> takes, int sign) {
    for (Take take : takes) {
      put(take.lot(), new Liability.Sums(0, sign * take.points(), 0, 0, 0));
    }
  }

  private void calledBack(List<Take> takes) {
    for (Take take : takes) {
      put(take.lot(), new Liability.Sums(0, 0, 0, take.points(), 0));
    }
  }

  private void moved(List<Take> takes, int sign) {
    for (Take take : takes) {
      put(take.lot(), new Liability.Sums(0, 0, 0, 0, sign * take.points()));
    }
  }

  private void put(Lot lot, Liability.Sums more) {
    YearMonth month = cohorts.get(Liability.LotKey.of(lot));
    if (month == null) {
      throw new IllegalArgumentException(
          "the history must tell where lot " + lot.number() + " came from, did not");
    }
    sums.merge(month, more, Liability.Sums::plus);
  }
}
