package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.loyalty.EarnOccasion;
import io.crmkit.loyalty.EarnQuestion;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.LoyaltyScheme;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsHistory;
import io.crmkit.loyalty.ProgrammeMonth;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

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
  private @Nullable FactsTimeline timeline;
  private @Nullable CustomerId timelineOf;

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

  /** What a customer's file of before the day tells, in order. */
  FiledPoints filed(CustomerId id) {
    return new FiledPoints(history.file(id).before(asOf()), redemptions.before(id, asOf()));
  }

  /** How many purchases of a customer there were before the day. */
  long purchases(CustomerId id) {
    return history.file(id).before(asOf()).transactions().stream()
        .filter(each -> !each.isRefund())
        .count();
  }

  /** Whether a file of redemptions was read. */
  boolean tellsRedemptions() {
    return redemptions.source().isPresent();
  }

  /** What a customer's purchase earns on an account as it is now. */
  EarnReceipt receipt(CustomerId id, Transaction purchase, PointsAccount account) {
    EarnOccasion occasion = EarnOccasion.purchase(purchase.amount(), purchase.occurredAt());
    Facts facts = facts(id, purchase.occurredAt());
    return scheme.earning().decide(EarnQuestion.of(occasion, facts).on(account)).outcome();
  }

  /** As {@link TransactionPoints} takes them; of one customer after the other. */
  private Facts facts(CustomerId id, Instant at) {
    if (scheme.metrics().isEmpty()) {
      return Facts.at(at, points.calculator().zone(), points.calculator().currency());
    }
    if (!id.equals(timelineOf) || timeline == null) {
      timeline = points.calculator().timeline(history.file(id).before(asOf()));
      timelineOf = id;
    }
    return timeline.at(LocalDate.ofInstant(at, timeline.zone()));
  }

  /** Who redeemed anything before the day, by id. */
  SortedSet<CustomerId> redeemers() {
    return redemptions.customersBefore(asOf());
  }

  /** What happened in each month; accounts are made one at a time and not kept. */
  List<ProgrammeMonth> months() {
    Iterable<PointsHistory> histories =
        () -> customers().stream().map(id -> earned(id).history()).iterator();
    return months(histories);
  }

  /** What happened in each month by these histories. */
  List<ProgrammeMonth> months(Iterable<PointsHistory> histories) {
    return scheme.liability().months(histories, asOf());
  }
}
