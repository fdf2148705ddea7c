package io.crmkit.review;

import io.crmkit.contact.ContactCircumstances;
import io.crmkit.customer.CustomerFile;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsHistory;
import io.crmkit.tier.TierStanding;
import io.crmkit.workflow.Case;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a review looks at: the customer's file and what was recorded about the customer before.
 *
 * @param file the ground facts
 * @param standing the tier standing recorded last, if there is one
 * @param cases the customer's cases, open and ended, in any order
 * @param contact what is known for decisions about contact beside the file
 * @param points the customer's points account, if one is kept; without it, the customer is taken to
 *     have what the transactions of the file earn by the playbook
 * @param scores what is recorded for scores beside the file
 * @param pointsHistory the whole history of the points account, if it is at hand: where tiers ask
 *     about points, it tells what there was on the nights since the recorded standing
 */
public record Dossier(
    CustomerFile file,
    Optional<TierStanding> standing,
    List<Case> cases,
    ContactCircumstances contact,
    Optional<PointsAccount> points,
    ScoreRecords scores,
    Optional<PointsHistory> pointsHistory) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a case is another customer's, or occurs twice, or the
   *     points account is not that of the history
   */
  public Dossier {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(points, "points");
    Objects.requireNonNull(scores, "scores");
    if (pointsHistory.isPresent()
        && !points.map(PointsAccount::id).equals(pointsHistory.map(PointsHistory::id))) {
      throw new IllegalArgumentException(
          "a points account must be that of its history, was "
              + points.map(PointsAccount::id)
              + " with that of "
              + pointsHistory.get().id());
    }
    cases = List.copyOf(cases);
    Objects.requireNonNull(contact, "contact");
    for (Case handled : cases) {
      if (!handled.customer().equals(file.id())) {
        throw new IllegalArgumentException(
            "cases must be those of " + file.id() + ", one was of " + handled.customer());
      }
    }
    if (cases.stream().map(Case::id).distinct().count() < cases.size()) {
      throw new IllegalArgumentException(
          "a case must occur once in a dossier, were " + cases.stream().map(Case::id).toList());
    }
  }

  /** The dossier of a customer whose points account has no history at hand. */
  public Dossier(
      CustomerFile file,
      Optional<TierStanding> standing,
      List<Case> cases,
      ContactCircumstances contact,
      Optional<PointsAccount> points,
      ScoreRecords scores) {
    this(file, standing, cases, contact, points, scores, Optional.empty());
  }

  /** The dossier of a customer of whom nothing is recorded for scores. */
  public Dossier(
      CustomerFile file,
      Optional<TierStanding> standing,
      List<Case> cases,
      ContactCircumstances contact,
      Optional<PointsAccount> points) {
    this(file, standing, cases, contact, points, ScoreRecords.NONE);
  }

  /** The dossier of a customer of whom no points account is kept. */
  public Dossier(
      CustomerFile file,
      Optional<TierStanding> standing,
      List<Case> cases,
      ContactCircumstances contact) {
    this(file, standing, cases, contact, Optional.empty());
  }

  /** The dossier of a customer of whom nothing else is known for contact. */
  public Dossier(CustomerFile file, Optional<TierStanding> standing, List<Case> cases) {
    this(file, standing, cases, ContactCircumstances.NONE);
  }

  /** The dossier of a customer without cases. */
  public Dossier(CustomerFile file, Optional<TierStanding> standing) {
    this(file, standing, List.of());
  }

  /** The dossier of a customer of whom nothing is recorded yet. */
  public static Dossier of(CustomerFile file) {
    return new Dossier(file, Optional.empty());
  }

  /** The same dossier with a recorded standing. */
  public Dossier withStanding(TierStanding newStanding) {
    return new Dossier(
        file, Optional.of(newStanding), cases, contact, points, scores, pointsHistory);
  }

  /** The same dossier with these cases instead. */
  public Dossier withCases(List<Case> newCases) {
    return new Dossier(file, standing, newCases, contact, points, scores, pointsHistory);
  }

  /** The same dossier with this known for contact instead. */
  public Dossier withContact(ContactCircumstances newContact) {
    return new Dossier(file, standing, cases, newContact, points, scores, pointsHistory);
  }

  /** The same dossier with this points account. */
  public Dossier withPoints(PointsAccount account) {
    return new Dossier(file, standing, cases, contact, Optional.of(account), scores);
  }

  /** The same dossier with the points account that has this history. */
  public Dossier withPoints(PointsHistory history) {
    return new Dossier(
        file,
        standing,
        cases,
        contact,
        Optional.of(history.account()),
        scores,
        Optional.of(history));
  }

  /** The same dossier with this recorded for scores. */
  public Dossier withScores(ScoreRecords records) {
    return new Dossier(file, standing, cases, contact, points, records, pointsHistory);
  }
}
