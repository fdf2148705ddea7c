package io.crmkit.loyalty;

import static io.crmkit.loyalty.LateFacts.LEDGER;
import static io.crmkit.loyalty.LateFacts.decide;
import static io.crmkit.loyalty.LateFacts.earned;
import static io.crmkit.loyalty.LateFacts.hold;
import static io.crmkit.loyalty.LateFacts.late;
import static io.crmkit.loyalty.LateFacts.left;
import static io.crmkit.loyalty.LateFacts.likeInTime;
import static io.crmkit.loyalty.LateFacts.plan;
import static io.crmkit.loyalty.LateFacts.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A late fact, whatever happened after it")
class BackDatingKindsTest {
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
  @DisplayName("what comes back after the correction comes back as it would have in time")
  void comesBack() {
    Book cancelled =
        likeInTime(LEDGER, earned(100), b -> b.on("2026-01-11").redeems("r", 60), "2026-01-20");
    cancelled.does(new PointsCommand.Cancel(cancelled.key(), "r", 60));
    assertThat(left(cancelled)).isEqualTo(Map.of("o", 100L, "late", 50L));
    for (boolean given : List.of(true, false)) {
      Book book = new Book(LEDGER);
      earned(100).accept(book);
      book.on("2026-01-19").does(hold(book, 60)).on("2026-01-20");
      BackDating.Plan plan = plan(book);
      book.ledger = soon(LEDGER);
      book.does(plan.fact()).does(plan.correction().orElseThrow());
      PointsCommand end =
          given ? new PointsCommand.VoidHold(book.key(), "h") : new PointsCommand.Sweep(book.key());
      book.on(given ? "2026-01-20" : "2026-01-25").does(end);
      assertThat(left(book)).isEqualTo(Map.of("o", 100L, "late", 50L));
    }
  }

  @Test
  @DisplayName(
      "what comes back comes back to the credit that was late, not into room that others left")
  void notElsewhere() {
    for (String expiry : List.of("2026-01-08", "2026-01-22")) {
      Book book =
          likeInTime(
              LEDGER,
              b -> {
                b.on("2026-01-04").opens("old", 50, Optional.of(expiry)).redeems("first", 50);
                earned(100).accept(b);
              },
              b -> b.on("2026-01-11").redeems("r", 60),
              "2026-01-20");
      book.does(new PointsCommand.Cancel(book.key(), "r", 60));
      assertThat(left(book)).isEqualTo(Map.of("old/1", 0L, "o", 100L, "late", 50L));
      assertThat(book.account.balance(Book.at("2026-01-23")).available()).isEqualTo(150);
    }
  }

  @Test
  @DisplayName("what finds no room in a lot that is still known comes back to its own, which grows")
  void grows() {
    for (boolean given : List.of(true, false)) {
      Book book = new Book(LEDGER);
      earned(100).accept(book);
      book.on("2026-01-19").does(hold(book, 60)).on("2026-01-20");
      BackDating.Plan plan = plan(book);
      book.ledger = soon(LEDGER);
      book.does(plan.fact()).does(plan.correction().orElseThrow());
      book.on("2026-01-20").does(new PointsCommand.Forget(book.key(), Book.at("2026-02-01")));
      PointsCommand end =
          given ? new PointsCommand.VoidHold(book.key(), "h") : new PointsCommand.Sweep(book.key());
      book.on(given ? "2026-01-20" : "2026-01-25").does(end);
      assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(150, 0, 0, 0));
      assertThat(book.account.snapshot().lots()).extracting(Take::points).containsExactly(150L);
      PointsHistory history = new PointsHistory(book.account.id(), book.entries);
      assertThat(history.account()).isEqualTo(book.account);
      book.redeems("all", 150);
      List<ProgrammeMonth> months =
          new Liability(Book.ZONE, new BreakageModel.Fixed(BigDecimal.ONE))
              .months(
                  List.of(new PointsHistory(book.account.id(), book.entries)),
                  Book.at("2026-02-01"));
      assertThat(months.get(months.size() - 1).outstanding()).isZero();
    }
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
    Book pending =
        likeInTime(
            LEDGER,
            earned(100),
            b -> {
              b.opens("x", 100, Optional.empty());
              b.does(
                  new PointsCommand.Open(
                      b.key(),
                      "pending",
                      List.of(
                          new OpeningLot(
                              30, Book.at("2026-06-01"), Optional.of(Book.at("2026-12-01")))),
                      Book.ANNA));
              b.on("2026-01-11").redeems("r", 100);
              b.on("2026-01-12").refunds("o", "60.00");
            },
            "2026-01-20");
    assertThat(left(pending)).containsEntry("pending/1", 30L).containsEntry("x/1", 90L);
    likeInTime(LEDGER, earned(100), b -> b.on("2026-01-12").refunds("o", "100.00"), "2026-01-20");
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
    book.does(plan.fact()).does(plan.correction().orElseThrow());
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
    assertThat(decide(book, late(book)).reasons())
        .contains(new LoyaltyMoveReason.Corrected("late", 0));
  }

  @Test
  @DisplayName("corrections of other late facts")
  void corrected() {
    Book book = new Book(LEDGER).on("2026-01-05").earns("o", 100);
    book.on("2026-01-11").redeems("r", 70).on("2026-01-15");
    BackDating.Plan first = plan(book);
    book.ledger = soon(LEDGER);
    book.does(first.fact()).does(first.correction().orElseThrow());
    PointsCommand.Earn second =
        new PointsCommand.Earn(
            book.key(), "later", EarnReceipt.of(9, "flat"), Book.at("2026-01-12"));
    Answer.Accepted<BackDating.Plan> plan =
        (Answer.Accepted<BackDating.Plan>) decide(book, second).outcome();
    assertThat(plan.value().correction()).isEmpty();
    assertThat(plan.value().corrected()).isEqualTo(new PointsBalance(89, 0, 0, 0));
  }
}
