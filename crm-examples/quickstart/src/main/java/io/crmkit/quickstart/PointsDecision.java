package io.crmkit.quickstart;

import io.crmkit.loyalty.PointsBalance;
import io.crmkit.loyalty.PointsEarned;
import io.crmkit.review.PointsReview;
import io.crmkit.review.Review;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A customer's points in the decisions.
 *
 * @param balance what the account holds
 * @param expiring what of it will expire soon
 * @param earned where its points came from
 * @param unmatched the references of money given back that called nothing back, or not all
 * @param nextWakeUp when something changes by itself
 */
record PointsDecision(
    PointsBalance balance,
    List<PointsReview.Expiring> expiring,
    PointsEarned earned,
    List<String> unmatched,
    Optional<Instant> nextWakeUp) {
  static Optional<PointsDecision> of(Review review) {
    return review
        .points()
        .map(
            points ->
                new PointsDecision(
                    points.balance(),
                    points.expiring(),
                    points.earned(),
                    points.unmatched().stream().map(each -> each.reference()).toList(),
                    points.nextWakeUp()));
  }
}
