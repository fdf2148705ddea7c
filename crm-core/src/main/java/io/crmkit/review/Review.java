package io.crmkit.review;

import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.tier.TierChange;
import io.crmkit.tier.TierProgress;
import io.crmkit.tier.TierRetention;
import io.crmkit.tier.TierStanding;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a playbook says about one customer as of an instant.
 *
 * @param customer who
 * @param facts what it was decided from
 * @param profile whether everything required is known of the customer (IS-01)
 * @param classes whether the customer's classes are declared (IS-04)
 * @param changesSince the changes of tier on days between the recorded standing and this review,
 *     with their reasons; a change on the day of the review stands in {@code tier}
 * @param tier where the customer stands and why
 * @param progress what it would take to rise, unless the tier is the highest
 * @param missingUntil until when that suffices: the first day on which more is missing if nothing
 *     happens, because something leaves a window; empty if there is none within the horizon
 * @param retention what keeps the tier
 * @param nextChange the first change of tier that will come if nothing more happens, within the
 *     reviewer's horizon
 * @param cases the customer's cases, the most urgent first ({@link CaseReview#BY_URGENCY})
 * @param contact what is due, blocked, cared for and released, where the playbook says anything
 *     about contact
 * @param points what the customer has in points, if the playbook has a points programme or the
 *     dossier an account
 * @param scores scores, stages, segments and churn, if the playbook says anything about them
 */
public record Review(
    CustomerId customer,
    Facts facts,
    Decision<ProfileScheme.Completeness> profile,
    Decision<ClassScheme.Fit> classes,
    List<TierChange> changesSince,
    Decision<TierStanding> tier,
    Optional<TierProgress> progress,
    Optional<LocalDate> missingUntil,
    Optional<TierRetention> retention,
    Optional<TierChange> nextChange,
    List<CaseReview> cases,
    Optional<ContactReview> contact,
    Optional<PointsReview> points,
    Optional<ScoreReview> scores) {
  /** Copies the lists. */
  public Review {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(classes, "classes");
    changesSince = List.copyOf(changesSince);
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(missingUntil, "missingUntil");
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(nextChange, "nextChange");
    cases = List.copyOf(cases);
    Objects.requireNonNull(contact, "contact");
    Objects.requireNonNull(points, "points");
    Objects.requireNonNull(scores, "scores");
  }
}
