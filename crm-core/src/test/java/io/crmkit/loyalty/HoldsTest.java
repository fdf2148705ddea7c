package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Holds: points set aside for a purchase that is not final (RM-06)")
class HoldsTest {
  private static final PointsLedger LEDGER = Book.LEDGER.withHoldTime(Duration.ofHours(2));
  private static final Instant END = Book.START.plus(Duration.ofHours(2));

  private static Book held(Book book, String reference, long points) {
    return book.does(new PointsCommand.PlaceHold(book.key(), reference, points, Optional.empty()));
  }

  /** Lots of 50 that expire in February, 50 in March; 70 of them held. */
  private static Book seventy() {
    Book book =
        new Book(LEDGER)
            .opens("a", 50, Optional.of("2026-02-01"))
            .opens("b", 50, Optional.of("2026-03-01"));
    return held(book, "h", 70);
  }

  private static boolean captures(Book book, String reference, long points) {
    return book.run(new PointsCommand.Capture(book.key(), reference, points));
  }

  @Test
  @DisplayName("take the soonest to expire out of the balance, and say until when")
  void placed() {
    Book book = seventy();
    assertThat(book.left()).containsExactly(0L, 30L);
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(30, 0, 70, 0));
    assertThat(book.reasons()).containsExactly(new LoyaltyReason.Held(70, END));
    assertThat(book.account.holds().get(0).timesOutAt()).isEqualTo(END);
    assertThat(book.account.nextWakeUp(book.now)).contains(END);
  }

  @Test
  @DisplayName("are captured in part: the soonest to expire is spent, the rest goes back")
  void partly() {
    Book book = seventy();
    assertThat(captures(book, "h", 60)).isTrue();
    assertThat(book.reasons()).containsExactly(new LoyaltyReason.Captured(60, 10));
    assertThat(book.left()).containsExactly(0L, 40L);
    assertThat(book.account.spending("h").orElseThrow().left()).isEqualTo(60);
    assertThat(book.account.holds()).isEmpty();
    PointsEntry.HoldEnded ended = (PointsEntry.HoldEnded) book.entries.get(book.entries.size() - 1);
    assertThat(ended.how()).isEqualTo(PointsEntry.HoldEnd.CAPTURED);
    assertThat(ended.captured()).extracting(Take::points).containsExactly(50L, 10L);
    assertThat(ended.released()).extracting(Take::points).containsExactly(10L);
  }

  @Test
  @DisplayName("are captured whole, once")
  void wholly() {
    Book book = seventy();
    assertThat(captures(book, "h", 71)).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.MoreThanLeft("h", 71, 70));
    assertThat(captures(book, "h", 70)).isTrue();
    assertThat(book.reasons()).containsExactly(new LoyaltyReason.Captured(70, 0));
    assertThat(captures(book, "h", 1)).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.UnknownReference("h"));
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(30, 0, 0, 0));
  }

  @Test
  @DisplayName("that are given up put all points back where they were, and are no redemption")
  void voided() {
    Book book = seventy();
    book.does(new PointsCommand.VoidHold(book.key(), "h"));
    assertThat(book.reasons()).containsExactly(new LoyaltyReason.Voided(70));
    assertThat(book.left()).containsExactly(50L, 50L);
    assertThat(book.account.spending("h")).isEmpty();
    assertThat(book.run(new PointsCommand.VoidHold(book.key(), "h"))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.UnknownReference("h"));
  }

  @Test
  @DisplayName("end by themselves at their instant, not before, without a sweep")
  void timeOut() {
    Book book = seventy();
    assertThat(book.account.balance(END.minusNanos(1))).isEqualTo(new PointsBalance(30, 0, 70, 0));
    assertThat(book.account.balance(END)).isEqualTo(new PointsBalance(100, 0, 0, 0));
    book.now = END;
    assertThat(captures(book, "h", 60)).isFalse();
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.TimedOut("h", 70, END), new LoyaltyRefusal.UnknownReference("h"));
    book.redeems("r", 100);
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.TimedOut("h", 70, END), new LoyaltyReason.Redeemed(100, 2));
  }

  @Test
  @DisplayName("that timed out are told only to whoever asks for them")
  void otherTimedOut() {
    Book book = held(seventy(), "other", 10);
    book.now = END;
    assertThat(captures(book, "unknown", 1)).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.UnknownReference("unknown"));
    assertThat(captures(book, "other", 1)).isFalse();
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.TimedOut("other", 10, END),
            new LoyaltyRefusal.UnknownReference("other"));
  }

  @Test
  @DisplayName("that end at one instant end by reference; earlier ones first")
  void order() {
    Book book = new Book(LEDGER).earns("o", 100);
    held(held(book, "z", 1), "b", 2);
    book.now = book.now.plusSeconds(1);
    held(held(book, "a", 4), "c", 8);
    book.on("2026-01-02").does(new PointsCommand.Sweep(book.key()));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.TimedOut("b", 2, END),
            new LoyaltyReason.TimedOut("z", 1, END),
            new LoyaltyReason.TimedOut("a", 4, END.plusSeconds(1)),
            new LoyaltyReason.TimedOut("c", 8, END.plusSeconds(1)));
  }

  @Test
  @DisplayName("give back points that have expired meanwhile: these expire as they come back")
  void expiredMeanwhile() {
    Book book = new Book(LEDGER).opens("a", 50, Optional.of("2026-01-02"));
    book.now = Book.at("2026-01-02").minus(Duration.ofHours(2));
    held(book, "h", 50);
    book.does(new PointsCommand.Sweep(book.key()));
    assertThat(book.reasons()).containsExactly(new LoyaltyMoveReason.NothingDue());
    book.on("2026-01-02").does(new PointsCommand.Sweep(book.key()));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.TimedOut("h", 50, Book.at("2026-01-02")),
            new LoyaltyReason.PointsExpired(50, Book.at("2026-01-02")));
    assertThat(book.account.balance(book.now).total()).isZero();
  }

  @Test
  @DisplayName("end before what expires at the same instant, and after what expires sooner")
  void beside() {
    Book book = new Book(LEDGER).opens("a", 10, Optional.of("2026-01-02")).earns("o", 5);
    book.now = Book.at("2026-01-01").plus(Duration.ofHours(22));
    held(book, "h", 4);
    book.opens("b", 3, Optional.of("2026-01-02"));
    book.on("2026-01-03").does(new PointsCommand.Sweep(book.key()));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.TimedOut("h", 4, Book.at("2026-01-02")),
            new LoyaltyReason.PointsExpired(10, Book.at("2026-01-02")),
            new LoyaltyReason.PointsExpired(3, Book.at("2026-01-02")));
    Book other = new Book(LEDGER).opens("a", 10, Optional.of("2026-01-02")).earns("o", 5);
    other.now = Book.at("2026-01-01").plus(Duration.ofHours(22)).plusNanos(1);
    held(other, "h", 4).on("2026-01-03").does(new PointsCommand.Sweep(other.key()));
    assertThat(other.reasons())
        .containsExactly(
            new LoyaltyReason.PointsExpired(6, Book.at("2026-01-02")),
            new LoyaltyReason.TimedOut("h", 4, Book.at("2026-01-02").plusNanos(1)),
            new LoyaltyReason.PointsExpired(4, Book.at("2026-01-02").plusNanos(1)));
  }

  @Test
  @DisplayName("that come back pay a debt first")
  void debt() {
    Book book =
        new Book(LEDGER.withDebt(new DebtModel.AllowDebt())).earns("o", Book.cny("100.00"), 100);
    held(book, "h", 60).redeems("r", 40).refunds("o", "50.00");
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(0, 0, 60, 50));
    assertThat(book.account.balance(END)).isEqualTo(new PointsBalance(10, 0, 0, 0));
    book.now = END;
    book.does(new PointsCommand.Sweep(book.key()));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.TimedOut("h", 60, END), new LoyaltyMoveReason.DebtRepaid(50, 0));
    PointsEntry.Repaid repaid = (PointsEntry.Repaid) book.entries.get(book.entries.size() - 1);
    assertThat(repaid.stamp().occurredAt()).isEqualTo(END);
  }

  @Test
  @DisplayName("have references that no other hold, redemption or debit has")
  void references() {
    Book book = new Book(LEDGER).earns("o", 100).redeems("r", 1);
    held(book, "h", 1);
    book.does(new PointsCommand.Debit(book.key(), "d", 1, Book.ANNA, "error"));
    for (String taken : List.of("r", "h", "d")) {
      assertThat(book.run(new PointsCommand.PlaceHold(book.key(), taken, 1, Optional.empty())))
          .isFalse();
      assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.ReferenceTaken(taken));
      assertThat(book.run(new PointsCommand.Redeem(book.key(), taken, 1, Optional.empty())))
          .isFalse();
      assertThat(book.run(new PointsCommand.Debit(book.key(), taken, 1, Book.ANNA, "error")))
          .isFalse();
      assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.ReferenceTaken(taken));
    }
  }
}
