package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A late fact, whatever happened after it")
class BackDatingKindsTest {
  private static final PointsLedger LEDGER = Book.LEDGER.withHoldTime(Duration.ofDays(2));
  private static final PointsLedger DEBT = LEDGER.withDebt(new DebtModel.AllowDebt());
  private static final String LATE_DAY = "2026-01-10";

  /** 50 points that became known late; they expire before all others. */
  private static PointsCommand.Earn late(Book book) {
    return new PointsCommand.Earn(
        book.key(), "late", EarnReceipt.of(50, "flat"), Book.at(LATE_DAY));
  }

  private static PointsLedger soon(PointsLedger ledger) {
    return ledger.withExpiry(new ExpiryModel.After(Period.ofDays(20)));
  }

  private static Decision<Answer<BackDating.Plan>> decide(Book book, PointsCommand.Earn late) {
    return new BackDating(soon(book.ledger))
        .plan(new PointsHistory(book.account.id(), book.entries), late, book.now);
  }

  private static BackDating.Plan plan(Book book) {
    return ((Answer.Accepted<BackDating.Plan>) decide(book, late(book)).outcome()).value();
  }

  private static Map<String, Long> left(Book book) {
    Map<String, Long> left = new TreeMap<>();
    for (Grant grant : book.account.snapshot().grants()) {
      left.put(grant.reference(), book.account.lots.leftOf(grant.lot()));
    }
    return left;
  }

  /** Learns of it only at the end, carries out the plan, and compares with a book that knew. */
  private static Book likeInTime(
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
    book.does(plan.credit());
    assertThat(book.account.balance(book.now)).isEqualTo(plan.uncorrected());
    plan.correction().ifPresent(book::does);
    assertThat(book.account.balance(book.now))
        .isEqualTo(plan.corrected())
        .isEqualTo(inTime.account.balance(book.now));
    assertThat(left(book)).isEqualTo(left(inTime));
    return book;
  }

  private static Consumer<Book> earned(long points) {
    return book -> book.on("2026-01-05").earns("o", Book.cny("100.00"), points);
  }

  private static PointsCommand hold(Book book, long points) {
    return new PointsCommand.PlaceHold(book.key(), "h", points, Optional.empty());
  }

  @Test
  @DisplayName("debits by hand and credits by hand")
  void byHand() {
    Book book =
        likeInTime(
            LEDGER,
            earned(100),
            b -> {
              b.on("2026-01-11");
              b.does(new PointsCommand.Credit(b.key(), "c", 5, Book.ANNA, "gift"));
              b.does(new PointsCommand.Debit(b.key(), "d", 70, Book.ANNA, "error"));
            },
            "2026-01-20");
    assertThat(left(book)).isEqualTo(Map.of("o", 80L, "c", 5L, "late", 0L));
  }

  @Test
  @DisplayName("holds: captured in part, given up, and timed out")
  void holds() {
    likeInTime(
        LEDGER,
        earned(100),
        b -> {
          b.on("2026-01-11").does(hold(b, 70));
          b.does(new PointsCommand.Capture(b.key(), "h", 60));
        },
        "2026-01-20");
    likeInTime(
        LEDGER,
        earned(100),
        b -> {
          b.on("2026-01-11").does(hold(b, 70));
          b.does(new PointsCommand.VoidHold(b.key(), "h"));
        },
        "2026-02-20");
    likeInTime(
        LEDGER,
        earned(100),
        b -> b.on("2026-01-11").does(hold(b, 70)).on("2026-01-13").redeems("r", 100),
        "2026-01-20");
    likeInTime(LEDGER, earned(100), b -> b.on("2026-01-11").does(hold(b, 70)), "2026-02-20");
  }

  @Test
  @DisplayName("cancelled redemptions")
  void cancelled() {
    Book book =
        likeInTime(
            LEDGER,
            earned(100),
            b -> {
              b.on("2026-01-11").redeems("r", 70);
              b.on("2026-01-12").does(new PointsCommand.Cancel(b.key(), "r", 30));
            },
            "2026-01-20");
    assertThat(left(book)).isEqualTo(Map.of("o", 100L, "late", 10L));
  }

  @Test
  @DisplayName("refunds, which take of the own lot first and then what expires soonest")
  void refunded() {
    Book book =
        likeInTime(
            LEDGER,
            earned(100),
            b -> {
              b.opens("x", 100, Optional.empty());
              b.on("2026-01-11").redeems("r", 100);
              b.on("2026-01-12").refunds("o", "60.00");
            },
            "2026-01-20");
    assertThat(left(book)).isEqualTo(Map.of("o", 0L, "x/1", 90L, "late", 0L));
    likeInTime(LEDGER, earned(100), b -> b.on("2026-01-12").refunds("o", "60.00"), "2026-01-20");
    likeInTime(LEDGER, earned(100), b -> b.on("2026-01-12").refunds("o", "100.00"), "2026-01-20");
  }

  @Test
  @DisplayName("debt: late points would have paid it, and what paid it instead comes back")
  void debt() {
    Consumer<Book> owing = earned(100).andThen(b -> b.redeems("r", 100).refunds("o", "70.00"));
    Book book =
        likeInTime(
            DEBT,
            owing,
            b -> {
              b.on("2026-01-15").opens("x", 100, Optional.of("2026-01-25"));
              b.on("2026-01-16").redeems("s", 30);
            },
            "2026-01-20");
    assertThat(left(book)).isEqualTo(Map.of("o", 0L, "x/1", 50L, "late", 0L));
    assertThat(book.reasons()).contains(new LoyaltyMoveReason.Corrected("late", 0));
    Book still = likeInTime(DEBT, owing, b -> {}, "2026-01-20");
    assertThat(still.account.balance(still.now)).isEqualTo(new PointsBalance(0, 0, 0, 20));
  }

  @Test
  @DisplayName("debt that a later credit paid is paid in time, and the rest of it expires")
  void debtThenExpiry() {
    Consumer<Book> owing = earned(100).andThen(b -> b.redeems("r", 100).refunds("o", "90.00"));
    Book book =
        likeInTime(
            DEBT,
            owing,
            b -> b.on("2026-01-15").opens("x", 80, Optional.of("2026-01-17")),
            "2026-01-20");
    assertThat(book.account.balance(book.now).net()).isZero();
  }

  @Test
  @DisplayName("a hold that timed out before it pays the debt first")
  void timedOutBefore() {
    Book book =
        likeInTime(
            DEBT,
            b -> {
              b.on("2026-01-05").earns("o", Book.cny("100.00"), 100);
              b.does(hold(b, 60)).redeems("r", 40).refunds("o", "50.00");
            },
            b -> b.on("2026-01-12").opens("x", 1, Optional.empty()),
            "2026-01-20");
    assertThat(left(book)).isEqualTo(Map.of("o", 10L, "x/1", 1L, "late", 50L));
  }

  @Test
  @DisplayName("points that are confirmed, or moved on by activity")
  void confirmedAndExtended() {
    PointsLedger pending = LEDGER.withPending(new PendingModel.UntilConfirmed());
    Book book = new Book(pending).on("2026-01-05").earns("o", 100);
    book.on("2026-01-11").does(new PointsCommand.Confirm(book.key(), "o"));
    book.ledger = LEDGER;
    book.redeems("r", 60).on("2026-01-20");
    BackDating.Plan plan = plan(book);
    assertThat(plan.uncorrected()).isEqualTo(plan.corrected());
    book.ledger = soon(LEDGER);
    book.does(plan.credit()).does(plan.correction().orElseThrow());
    assertThat(left(book)).isEqualTo(Map.of("o", 90L, "late", 0L));
    Book active =
        new Book(LEDGER.withExpiry(new ExpiryModel.Inactivity(Period.ofDays(40))))
            .on("2026-01-05")
            .earns("o", 100)
            .on("2026-01-11")
            .redeems("r", 60)
            .on("2026-01-19");
    BackDating.Plan other = plan(active);
    assertThat(other.corrected()).isEqualTo(new PointsBalance(90, 0, 0, 0));
    assertThat(other.correction().orElseThrow().restored())
        .extracting(Take::points)
        .containsExactly(50L);
  }

  @Test
  @DisplayName("transfers and mergers, which stay as they were")
  void moved() {
    Book book = new Book(LEDGER).on("2026-01-05").earns("o", 100);
    AccountId other = AccountId.of("other");
    book.on("2026-01-11").does(new PointsCommand.Transfer(book.key(), "t", other, 30));
    Lot lot = new Lot(other, 1, 20, Optional.of(book.now), Optional.empty(), false);
    book.does(new PointsCommand.Receive(book.key(), "back", other, List.of(new Take(lot, 20))));
    Estate estate = new Estate(List.of(new Take(lot, 5)), 0, List.of(), List.of(), List.of());
    book.does(new PointsCommand.Inherit(book.key(), other, estate));
    book.does(new PointsCommand.Forget(book.key(), Book.at("2026-01-01")));
    book.on("2026-01-20");
    assertThat(plan(book).correction()).isEmpty();
    assertThat(plan(book).corrected()).isEqualTo(new PointsBalance(145, 0, 0, 0));
    book.redeems("r", 10);
    assertThat(plan(book).corrected()).isEqualTo(new PointsBalance(135, 0, 0, 0));
    assertThat(plan(book).correction().orElseThrow().removed())
        .extracting(Take::points)
        .containsExactly(10L);
  }

  @Test
  @DisplayName("corrections of other late facts")
  void corrected() {
    Book book = new Book(LEDGER).on("2026-01-05").earns("o", 100);
    book.on("2026-01-11").redeems("r", 70).on("2026-01-15");
    BackDating.Plan first = plan(book);
    book.ledger = soon(LEDGER);
    book.does(first.credit()).does(first.correction().orElseThrow());
    PointsCommand.Earn second =
        new PointsCommand.Earn(
            book.key(), "later", EarnReceipt.of(9, "flat"), Book.at("2026-01-12"));
    Answer.Accepted<BackDating.Plan> plan =
        (Answer.Accepted<BackDating.Plan>) decide(book, second).outcome();
    assertThat(plan.value().correction()).isEmpty();
    assertThat(plan.value().corrected()).isEqualTo(new PointsBalance(89, 0, 0, 0));
  }

  @Test
  @DisplayName("the plan tells by how much the correction changes the balance, debt included")
  void reasons() {
    Book book = new Book(LEDGER).on("2026-01-05").earns("o", 100);
    book.on("2026-01-11").redeems("r", 70).on("2026-02-15");
    Decision<Answer<BackDating.Plan>> decision = decide(book, late(book));
    assertThat(decision.reasons())
        .contains(new LoyaltyMoveReason.Corrected("late", 50))
        .contains(new LoyaltyReason.Earned(50, "late"));
    PointsCommand.Correct correct =
        ((Answer.Accepted<BackDating.Plan>) decision.outcome()).value().correction().orElseThrow();
    assertThat(correct.removed()).isEmpty();
    assertThat(correct.restored()).extracting(Take::points).containsExactly(50L);
    assertThat(correct.debt()).isZero();
    assertThat(correct.key()).isEqualTo(CommandKey.of("k-3/correct"));
  }

  @Test
  @DisplayName("is refused if the earning itself is, with its reasons")
  void refused() {
    Book book = new Book(LEDGER).on("2026-01-05").earns("late", 100).on("2026-01-20");
    Decision<Answer<BackDating.Plan>> decision = decide(book, late(book));
    assertThat(decision.outcome()).isEqualTo(Answer.refused());
    assertThat(decision.reasons()).containsExactly(new LoyaltyRefusal.ReferenceTaken("late"));
  }
}
