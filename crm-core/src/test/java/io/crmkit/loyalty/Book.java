package io.crmkit.loyalty;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/** One account with its ledger and history, for tests: commands at a time that only moves on. */
final class Book {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final PolicyId POLICY = new PolicyId("points", "1");
  static final PointsLedger LEDGER = PointsLedger.of(POLICY, ZONE);
  static final StaffId ANNA = StaffId.of("s-1");
  static final Instant START = at("2026-01-01");

  final List<PointsEntry> entries = new ArrayList<>();
  final List<Decision<Answer<PointsReceipt>>> decisions = new ArrayList<>();
  PointsLedger ledger;
  PointsAccount account;
  Instant now = START;
  private int keys;

  Book(PointsLedger ledger) {
    this(ledger, "c-1");
  }

  Book(PointsLedger ledger, String id) {
    this.ledger = ledger;
    this.account = PointsAccount.open(AccountId.of(id));
  }

  /** The start of a day in the programme's zone. */
  static Instant at(String day) {
    return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
  }

  static Money cny(String amount) {
    return Money.parse("CNY " + amount);
  }

  CommandKey key() {
    return CommandKey.of("k-" + ++keys);
  }

  Book on(String day) {
    now = at(day);
    return this;
  }

  boolean run(PointsCommand command) {
    Decision<Answer<PointsReceipt>> decision = ledger.decide(account, command, now);
    decisions.add(decision);
    if (decision.outcome() instanceof Answer.Accepted<PointsReceipt> accepted) {
      entries.addAll(accepted.value().entries());
      account = account.applyAll(accepted.value().entries());
      return true;
    }
    return false;
  }

  Book does(PointsCommand command) {
    if (!run(command)) {
      throw new AssertionError(why());
    }
    return this;
  }

  Book earns(String reference, long points) {
    return does(new PointsCommand.Earn(key(), reference, EarnReceipt.of(points, "flat"), now));
  }

  Book earns(String reference, Money total, long points) {
    return does(
        new PointsCommand.Earn(key(), reference, EarnReceipt.of(total, points, "flat"), now));
  }

  /** A lot that expires when a day starts. */
  Book opens(String reference, long points, Optional<String> expiry) {
    return does(
        new PointsCommand.Open(
            key(), reference, List.of(new OpeningLot(points, now, expiry.map(Book::at))), ANNA));
  }

  Book redeems(String reference, long points) {
    return does(new PointsCommand.Redeem(key(), reference, points, Optional.empty()));
  }

  Book refunds(String reference, String amount) {
    return does(new PointsCommand.Refund(key(), reference, Refunds.of(cny(amount))));
  }

  Decision<Answer<PointsReceipt>> last() {
    return decisions.get(decisions.size() - 1);
  }

  String why() {
    return last().explain(Locale.ENGLISH);
  }

  List<Reason> reasons() {
    return last().reasons();
  }

  /** What is left of the lots in the order in which they were credited. */
  List<Long> left() {
    return entries.stream()
        .map(Book::created)
        .flatMap(Optional::stream)
        .map(lot -> account.lots.leftOf(lot))
        .toList();
  }

  static Optional<Lot> created(PointsEntry entry) {
    if (entry instanceof PointsEntry.Earned earned) {
      return Optional.of(earned.lot());
    }
    if (entry instanceof PointsEntry.Credited credited) {
      return Optional.of(credited.lot());
    }
    return entry instanceof AccountEntry.TransferredIn in
        ? Optional.of(in.lot())
        : Optional.empty();
  }

  long taken() {
    PointsEntry.Refunded refunded = refunded();
    return Take.sum(refunded.takes()) + refunded.debt();
  }

  PointsEntry.Refunded refunded() {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i) instanceof PointsEntry.Refunded refunded) {
        return refunded;
      }
    }
    throw new AssertionError("no refund");
  }
}
