package io.crmkit.review;

import io.crmkit.customer.Transaction;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsBalance;
import io.crmkit.loyalty.PointsEarned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a customer has in points as of the review. Immutable.
 *
 * @param recorded whether the account is the dossier's; else it is what the customer's transactions
 *     earn by the playbook, nothing having been spent
 * @param account the account itself, for questions of the host's
 * @param balance what it holds
 * @param expiring what of it will expire soon, the nearest first
 * @param earned where its points came from, of the credits that can still be called back
 * @param unmatched money given back for which no purchase was found, so that it called nothing
 *     back; none where the account is the dossier's
 * @param nextWakeUp the next instant at which points become active or expire, or a hold ends, if
 *     nothing else happens
 */
public record PointsReview(
    boolean recorded,
    PointsAccount account,
    PointsBalance balance,
    List<Expiring> expiring,
    PointsEarned earned,
    List<Transaction> unmatched,
    Optional<Instant> nextWakeUp) {
  /** Within how many days points are told as soon to expire. */
  public static final List<Integer> DAYS = List.of(30, 60, 90);

  /** Copies the lists. */
  public PointsReview {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(balance, "balance");
    expiring = List.copyOf(expiring);
    Objects.requireNonNull(earned, "earned");
    unmatched = List.copyOf(unmatched);
    Objects.requireNonNull(nextWakeUp, "nextWakeUp");
  }

  /**
   * The review of an account.
   *
   * @throws IllegalArgumentException if its last entry is after the instant
   */
  static PointsReview of(
      PointsAccount account,
      boolean recorded,
      List<Transaction> unmatched,
      Instant asOf,
      ZoneId zone) {
    if (account.asOf().filter(asOf::isBefore).isPresent()) {
      throw new IllegalArgumentException(
          "a points account must be of the review's instant, "
              + asOf
              + ", or before; its last entry was at "
              + account.asOf().get());
    }
    LocalDate day = LocalDate.ofInstant(asOf, zone);
    List<Expiring> expiring = new ArrayList<>();
    for (int days : DAYS) {
      LocalDate through = day.plusDays(days);
      long points = account.expiring(asOf, through.atStartOfDay(zone).toInstant());
      expiring.add(new Expiring(days, through, points));
    }
    return new PointsReview(
        recorded,
        account,
        account.balance(asOf),
        expiring,
        PointsEarned.of(account),
        unmatched,
        account.nextWakeUp(asOf));
  }

  /**
   * Points that will expire within some days if they are not spent; those of fewer days are among
   * them.
   *
   * @param days how many days
   * @param through the day by whose start they will have expired
   * @param points how many
   */
  public record Expiring(int days, LocalDate through, long points) {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if points are negative
     */
    public Expiring {
      Objects.requireNonNull(through, "through");
      if (points < 0) {
        throw new IllegalArgumentException("points must not be negative, were " + points);
      }
    }
  }
}
