package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Accounts that learn of 50 points late, beside such as knew in time. */
final class LateFacts {
  static final PointsLedger LEDGER = Book.LEDGER.withHoldTime(Duration.ofDays(2));
  static final PointsLedger DEBT = LEDGER.withDebt(new DebtModel.AllowDebt());
  static final String LATE_DAY = "2026-01-10";

  /** 50 points that became known late; they expire before all others. */
  static PointsCommand.Earn late(Book book) {
    return new PointsCommand.Earn(
        book.key(), "late", EarnReceipt.of(50, "flat"), Book.at(LATE_DAY));
  }

  static PointsLedger soon(PointsLedger ledger) {
    return ledger.withExpiry(new ExpiryModel.After(Period.ofDays(20)));
  }

  static Decision<Answer<BackDating.Plan>> decide(Book book, PointsCommand.Earn late) {
    return new BackDating(soon(book.ledger))
        .plan(new PointsHistory(book.account.id(), book.entries), late, book.now);
  }

  static BackDating.Plan plan(Book book) {
    return ((Answer.Accepted<BackDating.Plan>) decide(book, late(book)).outcome()).value();
  }

  static Map<String, Long> left(Book book) {
    Map<String, Long> left = new TreeMap<>();
    for (Grant grant : book.account.snapshot().grants()) {
      left.put(grant.reference(), book.account.lots.leftOf(grant.lot()));
    }
    return left;
  }

  /** Learns of it only at the end, carries out the plan, and compares with a book that knew. */
  static Book likeInTime(
      PointsLedger ledger, Consumer<Book> before, Consumer<Book> after, String end) {
    Book inTime = new Book(ledger);
    before.accept(inTime);
    PointsLedger own = inTime.ledger;
    inTime.ledger = soon(own);
    inTime.on(LATE_DAY).does(late(inTime));
    inTime.ledger = own;
    after.accept(inTime);
    inTime.on(end).run(new PointsCommand.Sweep(inTime.key()));
    Book book = new Book(ledger);
    before.accept(book);
    after.accept(book);
    book.on(end);
    BackDating.Plan plan = plan(book);
    book.ledger = soon(book.ledger);
    book.does(plan.fact());
    assertThat(book.account.balance(book.now)).isEqualTo(plan.uncorrected());
    plan.correction().ifPresent(book::does);
    assertThat(book.account.balance(book.now))
        .isEqualTo(plan.corrected())
        .isEqualTo(inTime.account.balance(book.now));
    assertThat(left(book)).isEqualTo(left(inTime));
    return book;
  }

  static Consumer<Book> earned(long points) {
    return book -> book.on("2026-01-05").earns("o", Book.cny("100.00"), points);
  }

  static PointsCommand hold(Book book, long points) {
    return new PointsCommand.PlaceHold(book.key(), "h", points, Optional.empty());
  }

  private LateFacts() {}
}
