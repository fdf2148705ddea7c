package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Spending points, and the limits of it (RM-06)")
class SpendsTest {
  private static PointsCommand redeem(Book book, String reference, long points) {
    return new PointsCommand.Redeem(book.key(), reference, points, Optional.empty());
  }

  private static PointsCommand hold(Book book, String reference, long points) {
    return new PointsCommand.PlaceHold(book.key(), reference, points, Optional.empty());
  }

  private static PointsCommand debit(Book book, long points) {
    return new PointsCommand.Debit(book.key(), "d", points, Book.ANNA, "error");
  }

  @Test
  @DisplayName("a refusal tells what is missing, and where the other points are")
  void insufficient() {
    PointsLedger ledger = Book.LEDGER.withDebt(new DebtModel.AllowDebt());
    Book book =
        new Book(ledger).earns("o", Book.cny("100.00"), 100).opens("x", 9, Optional.empty());
    book.does(hold(book, "h", 40)).redeems("r", 50);
    book.ledger = ledger.withPending(new PendingModel.UntilConfirmed());
    book.earns("p", 7);
    assertThat(book.run(redeem(book, "s", 20))).isFalse();
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyRefusal.Insufficient(20, 19, 1),
            new LoyaltyRefusal.StillPending(7),
            new LoyaltyRefusal.OnHold(40));
    book.refunds("o", "100.00");
    assertThat(book.run(debit(book, 1))).isFalse();
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyRefusal.Insufficient(1, 0, 1),
            new LoyaltyRefusal.OnHold(40),
            new LoyaltyRefusal.InDebt(74));
  }

  @Test
  @DisplayName("all points that are there can be spent, held or taken by hand")
  void exactly() {
    for (int kind = 0; kind < 3; kind++) {
      Book book = new Book(Book.LEDGER).earns("o", 100);
      book.does(List.of(redeem(book, "r", 100), hold(book, "h", 100), debit(book, 100)).get(kind));
      assertThat(book.account.balance(book.now).available()).isZero();
    }
  }

  @Test
  @DisplayName("points taken by hand are told with whom and why, and can be given back")
  void byHand() {
    Book book =
        new Book(Book.LEDGER)
            .opens("a", 50, Optional.of("2026-02-01"))
            .opens("b", 50, Optional.of("2026-03-01"));
    book.does(debit(book, 60));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyMoveReason.Debited(60), new LoyaltyMoveReason.ByHand(Book.ANNA, "error"));
    assertThat(book.left()).containsExactly(0L, 40L);
    book.does(new PointsCommand.Cancel(book.key(), "d", 60));
    assertThat(book.left()).containsExactly(50L, 50L);
  }

  @Test
  @DisplayName("L15: a redemption is cancelled in parts: the last points taken come back first")
  void cancelledInParts() {
    Book book =
        new Book(Book.LEDGER)
            .opens("a", 50, Optional.of("2026-02-01"))
            .opens("b", 50, Optional.of("2026-03-01"))
            .redeems("r", 80)
            .does(new PointsCommand.Cancel(CommandKey.of("c-1"), "r", 20));
    assertThat(book.left()).containsExactly(0L, 40L);
    book.does(new PointsCommand.Cancel(book.key(), "r", 25));
    assertThat(book.reasons()).containsExactly(new LoyaltyReason.Restored(25, 2));
    assertThat(book.left()).containsExactly(15L, 50L);
    assertThat(book.run(new PointsCommand.Cancel(book.key(), "r", 36))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.MoreThanLeft("r", 36, 35));
    book.does(new PointsCommand.Cancel(book.key(), "r", 35));
    assertThat(book.left()).containsExactly(50L, 50L);
    assertThat(book.run(new PointsCommand.Cancel(book.key(), "r", 1))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.NothingLeft("r"));
    assertThat(book.run(new PointsCommand.Cancel(book.key(), "x", 1))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.UnknownReference("x"));
  }

  @Test
  @DisplayName("what a capture or a give-up releases expires if it is over, and pays debt")
  void released() {
    PointsLedger ledger =
        Book.LEDGER.withHoldTime(Duration.ofDays(5)).withDebt(new DebtModel.AllowDebt());
    for (boolean capture : List.of(true, false)) {
      Book book = new Book(ledger).opens("x", 50, Optional.of("2026-01-02"));
      book.does(hold(book, "h", 50)).on("2026-01-03");
      long back = capture ? 20 : 50;
      book.does(
          capture
              ? new PointsCommand.Capture(book.key(), "h", 30)
              : new PointsCommand.VoidHold(book.key(), "h"));
      assertThat(book.reasons()).contains(new LoyaltyReason.PointsExpired(back, book.now));
      assertThat(book.account.balance(book.now).total()).isZero();
      Book owing = new Book(ledger).earns("o", Book.cny("100.00"), 100);
      owing.does(hold(owing, "h", 60)).redeems("r", 40).refunds("o", "50.00");
      owing.does(
          capture
              ? new PointsCommand.Capture(owing.key(), "h", 40)
              : new PointsCommand.VoidHold(owing.key(), "h"));
      assertThat(owing.account.balance(owing.now))
          .isEqualTo(capture ? new PointsBalance(0, 0, 0, 30) : new PointsBalance(10, 0, 0, 0));
    }
  }

  @Test
  @DisplayName("of an order at most its share is paid with points, up to that exactly")
  void share() {
    RedemptionLimits limits =
        new RedemptionLimits(
            10,
            5,
            Optional.of(new BigDecimal("0.5")),
            Optional.of(new PointsRate(Book.cny("1.00"), 10)));
    Book book = new Book(Book.LEDGER.withRedemption(limits)).earns("o", 1_000);
    Optional<Money> order = Optional.of(Book.cny("10.00"));
    assertThat(book.run(new PointsCommand.Redeem(book.key(), "r", 55, order))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyLimitRefusal.AboveShare(55, 50));
    book.does(new PointsCommand.Redeem(book.key(), "r", 50, order));
    book.does(new PointsCommand.Redeem(book.key(), "s", 10, order));
  }

  @Test
  @DisplayName("holds count against limits of redemptions, gifts against their own")
  void limits() {
    Book book =
        new Book(
                Book.LEDGER.withLimits(
                    List.of(
                        FraudLimit.perDay("spent", FraudLimit.Measure.REDEEMED_POINTS, 100),
                        FraudLimit.perDay("often", FraudLimit.Measure.REDEMPTIONS, 2),
                        FraudLimit.perDay("given", FraudLimit.Measure.TRANSFERRED_POINTS, 30))))
            .earns("o", 1_000);
    Optional<Instant> today = Optional.of(Book.START);
    book.does(hold(book, "h", 60));
    assertThat(book.account.used("spent", today)).isEqualTo(60);
    assertThat(book.account.used("often", today)).isEqualTo(1);
    assertThat(book.account.used("given", today)).isZero();
    assertThat(book.run(redeem(book, "r", 41))).isFalse();
    assertThat(book.reasons())
        .containsExactly(new LoyaltyLimitRefusal.LimitReached("spent", 100, 60, 41));
    book.redeems("r", 40);
    assertThat(book.run(redeem(book, "s", 1))).isFalse();
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyLimitRefusal.LimitReached("spent", 100, 100, 1),
            new LoyaltyLimitRefusal.LimitReached("often", 2, 2, 1));
    book.does(new PointsCommand.Transfer(book.key(), "t", AccountId.of("ben"), 30));
    PointsCommand more = new PointsCommand.Transfer(book.key(), "u", AccountId.of("ben"), 1);
    assertThat(book.run(more)).isFalse();
    assertThat(book.reasons())
        .containsExactly(new LoyaltyLimitRefusal.LimitReached("given", 30, 30, 1));
    book.on("2026-01-02").redeems("s", 100).does(more);
  }

  @Test
  @DisplayName("a limit may be of a slot of time, counted from 1970")
  void slots() {
    FraudLimit limit =
        new FraudLimit(
            "velocity", FraudLimit.Measure.REDEMPTIONS, Optional.of(Duration.ofMinutes(10)), 1);
    Instant slot = Instant.parse("2026-01-01T08:20:00Z");
    assertThat(limit.periodStart(slot, Book.ZONE)).contains(slot);
    assertThat(limit.periodStart(slot.plusSeconds(599), Book.ZONE)).contains(slot);
    assertThat(limit.periodStart(slot.plusSeconds(600), Book.ZONE)).contains(slot.plusSeconds(600));
    assertThat(limit.periodStart(Instant.EPOCH.minusMillis(1), Book.ZONE))
        .contains(Instant.EPOCH.minusSeconds(600));
    Book book = new Book(Book.LEDGER.withLimits(List.of(limit))).earns("o", 100);
    book.now = slot;
    book.redeems("r", 1).now = slot.plusSeconds(599);
    assertThat(book.run(redeem(book, "s", 1))).isFalse();
    book.now = slot.plusSeconds(600);
    book.redeems("s", 1);
  }
}
