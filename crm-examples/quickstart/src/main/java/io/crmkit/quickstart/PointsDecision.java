package io.crmkit.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.loyalty.PointsBalance;
import io.crmkit.loyalty.PointsEarned;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.quickstart.DecisionsFile.ReasonLine;
import io.crmkit.review.PointsReview;
import io.crmkit.review.Review;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer's points in the decisions.
 *
 * @param balance what the account holds
 * @param expiring what of it will expire soon
 * @param earned where its points came from
 * @param unmatched the references of money given back that called nothing back, or not all
 * @param refused redemptions that the programme refused, and why
 * @param nextWakeUp when something changes by itself
 */
record PointsDecision(
    PointsBalance balance,
    List<PointsReview.Expiring> expiring,
    PointsEarned earned,
    List<String> unmatched,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Refused> refused,
    Optional<Instant> nextWakeUp) {
  /** A redemption that was refused, with all that was in the way. */
  record Refused(String reference, Instant at, long points, List<ReasonLine> reasons) {
    static Refused of(TransactionPoints.Refused refused) {
      return new Refused(
          refused.redemption().command().reference(),
          refused.redemption().at(),
          refused.redemption().command().points(),
          ReasonLine.all(refused.reasons()));
    }
  }

  static Optional<PointsDecision> of(Review review, PointsSource.Told told) {
    return review
        .points()
        .map(
            points ->
                new PointsDecision(
                    points.balance(),
                    points.expiring(),
                    points.earned(),
                    Stream.concat(points.unmatched().stream(), told.unmatched().stream())
                        .map(each -> each.reference())
                        .toList(),
                    told.refused().stream().map(Refused::of).toList(),
                    points.nextWakeUp()));
  }
}
