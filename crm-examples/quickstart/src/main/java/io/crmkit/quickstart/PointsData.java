package io.crmkit.quickstart;

import io.crmkit.loyalty.ProgrammeMonth;
import io.crmkit.loyalty.RollForward;
import io.crmkit.review.PointsReview;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of the points programme, as data.
 *
 * @param members how many customers have points, pending ones included
 * @param available points that can be spent, of all
 * @param pending points that cannot be spent yet, of all
 * @param days within how many days points are told as soon to expire
 * @param soon points that will expire within so many days, of all
 * @param refused how many redemptions were refused
 * @param months what happened in each month
 */
record PointsData(
    long members,
    long available,
    long pending,
    List<Integer> days,
    List<Long> soon,
    long refused,
    List<Month> months) {
  /** A month in points; the last two as of its end. */
  record Month(
      String month,
      long issued,
      long redeemed,
      long expired,
      long calledBack,
      long outstanding,
      long liability) {
    static Month of(ProgrammeMonth month) {
      RollForward moved = month.movement();
      return new Month(
          month.month().toString(),
          moved.issued(),
          moved.used(),
          moved.expired(),
          moved.calledBack(),
          month.outstanding(),
          month.liability());
    }
  }

  /** Nothing where the playbook has no programme. */
  static @Nullable PointsData of(CustomerReviews reviews, Portfolio portfolio) {
    if (reviews.job().playbook().loyalty().isEmpty()) {
      return null;
    }
    long members = 0;
    long available = 0;
    long pending = 0;
    long[] soon = new long[PointsReview.DAYS.size()];
    for (CustomerRow row : portfolio.rows()) {
      PointsRow points = row.points();
      if (points != null) {
        members += points.available() > 0 || points.pending() > 0 ? 1 : 0;
        available = Math.addExact(available, points.available());
        pending = Math.addExact(pending, points.pending());
        for (int i = 0; i < soon.length; i++) {
          soon[i] = Math.addExact(soon[i], points.soon().get(i));
        }
      }
    }
    List<Long> sums = new ArrayList<>();
    for (long sum : soon) {
      sums.add(sum);
    }
    return new PointsData(
        members,
        available,
        pending,
        PointsReview.DAYS,
        sums,
        reviews.points().refused().values().stream().mapToLong(List::size).sum(),
        portfolio.months().stream().map(Month::of).toList());
  }
}
