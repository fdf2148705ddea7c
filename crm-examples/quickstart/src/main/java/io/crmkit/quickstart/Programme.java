package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.loyalty.LoyaltyScheme;
import io.crmkit.loyalty.PointsHistory;
import io.crmkit.loyalty.ProgrammeMonth;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/**
 * The points programme of a playbook over a history of purchases and redemptions, as of the start
 * of a day.
 */
final class Programme {
  private final Playbook playbook;
  private final LoyaltyScheme scheme;
  private final TransactionPoints points;
  private final PurchaseHistory history;
  private final RedemptionBook redemptions;
  private final LocalDate day;

  /** The playbook must have a points programme. */
  Programme(Playbook playbook, PurchaseHistory history, RedemptionBook redemptions, LocalDate day) {
    this.playbook = playbook;
    this.scheme = playbook.loyalty().orElseThrow();
    this.points = playbook.points(MetricCatalogue.STANDARD).orElseThrow();
    this.history = history;
    this.redemptions = redemptions;
    this.day = day;
  }

  Playbook playbook() {
    return playbook;
  }

  LocalDate day() {
    return day;
  }

  Instant asOf() {
    return day.atStartOfDay(playbook.zone()).toInstant();
  }

  /** Everybody who bought before the day. */
  List<CustomerId> customers() {
    return history.customersBefore(day);
  }

  /** What a customer's purchases of before the day earned, and redemptions left of it. */
  TransactionPoints.Earned earned(CustomerId id) {
    return points.of(history.file(id).before(asOf()), redemptions.before(id, asOf()));
  }

  /** Who redeemed anything before the day, by id. */
  SortedSet<CustomerId> redeemers() {
    return redemptions.customersBefore(asOf());
  }

  /** What happened in each month; accounts are made one at a time and not kept. */
  List<ProgrammeMonth> months() {
    Iterable<PointsHistory> histories =
        () -> customers().stream().map(id -> earned(id).history()).iterator();
    return scheme.liability().months(histories, asOf());
  }
}
