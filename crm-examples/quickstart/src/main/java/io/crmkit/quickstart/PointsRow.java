package io.crmkit.quickstart;

import io.crmkit.review.PointsReview;
import java.util.List;

/**
 * What is kept of a customer's points.
 *
 * @param available points that can be spent
 * @param pending points that cannot be spent yet
 * @param soon points that will expire within each of {@link PointsReview#DAYS}
 */
record PointsRow(long available, long pending, List<Long> soon) {
  /** Copies the list. */
  PointsRow {
    soon = List.copyOf(soon);
  }

  static PointsRow of(PointsReview review) {
    return new PointsRow(
        review.balance().net(),
        review.balance().pending(),
        review.expiring().stream().map(PointsReview.Expiring::points).toList());
  }
}
