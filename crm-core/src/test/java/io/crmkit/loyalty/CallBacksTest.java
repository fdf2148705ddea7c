package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Credits that are called back (RM-06)")
class CallBacksTest {
  private static final EarnReceipt LINES =
      EarnReceipt.of(Book.cny("30.00"), 30, "flat")
          .withLines(
              List.of(
                  new EarnReceipt.Line("a", Book.cny("10.00"), Optional.empty(), 10),
                  new EarnReceipt.Line("b", Book.cny("20.00"), Optional.empty(), 20)));

  private static Book lines() {
    Book book = new Book(Book.LEDGER);
    return book.does(new PointsCommand.Earn(book.key(), "o", LINES, book.now));
  }

  private static Book refused(Book book, String reference, Refunds refunds) {
    PointsAccount before = book.account;
    assertThat(book.run(new PointsCommand.Refund(book.key(), reference, refunds))).isFalse();
    assertThat(book.account).isEqualTo(before);
    return book;
  }

  private static PointsCommand reverse(Book book, String reference) {
    return new PointsCommand.ReverseCredit(book.key(), reference, Book.ANNA, "error");
  }

  @Test
  @DisplayName("must be there, and must be of a purchase to be refunded")
  void notAPurchase() {
    Book book = new Book(Book.LEDGER).earns("birthday", 50);
    book.does(new PointsCommand.Credit(book.key(), "hand", 5, Book.ANNA, "goodwill"));
    Refunds some = Refunds.of(Book.cny("1.00"));
    assertThat(refused(book, "other", some).reasons())
        .containsExactly(new LoyaltyRefusal.UnknownReference("other"));
    assertThat(refused(book, "birthday", some).reasons())
        .containsExactly(new LoyaltyRefusal.NotAPurchase("birthday"));
    assertThat(refused(book, "hand", some).reasons())
        .containsExactly(new LoyaltyRefusal.NotAPurchase("hand"));
  }

  @Test
  @DisplayName("are called back by line if and only if the receipt has lines, known ones")
  void linesDiffer() {
    Refunds whole = Refunds.of(Book.cny("1.00"));
    Refunds unknown = Refunds.ofLines(Map.of("a", Book.cny("1.00"), "c", Book.cny("1.00")));
    LoyaltyRefusal differ = new LoyaltyRefusal.LinesDiffer("o", List.of("a", "b"));
    assertThat(refused(lines(), "o", whole).reasons()).containsExactly(differ);
    assertThat(refused(lines(), "o", unknown).reasons()).containsExactly(differ);
    assertThat(refused(lines(), "o", Refunds.NONE).reasons()).containsExactly(differ);
    Book plain = new Book(Book.LEDGER).earns("o", Book.cny("30.00"), 30);
    LoyaltyRefusal none = new LoyaltyRefusal.LinesDiffer("o", List.of());
    assertThat(refused(plain, "o", unknown).reasons()).containsExactly(none);
    assertThat(refused(plain, "o", Refunds.NONE).reasons()).containsExactly(none);
  }

  @Test
  @DisplayName("are called back in the currency of the purchase")
  void otherCurrency() {
    Book book = new Book(Book.LEDGER).earns("o", Book.cny("30.00"), 30);
    assertThat(refused(book, "o", Refunds.of(Money.parse("EUR 1.00"))).reasons())
        .containsExactly(new LoyaltyRefusal.OtherCurrency("o", "CNY"));
  }

  @Test
  @DisplayName("are called back up to what was paid and not given back yet")
  void tooHigh() {
    Book book = new Book(Book.LEDGER).earns("o", Book.cny("30.00"), 30);
    assertThat(refused(book, "o", Refunds.of(Book.cny("30.01"))).reasons())
        .containsExactly(new LoyaltyRefusal.RefundTooHigh("o", Book.cny("30.00")));
    book.refunds("o", "10.00");
    assertThat(refused(book, "o", Refunds.of(Book.cny("20.01"))).reasons())
        .containsExactly(new LoyaltyRefusal.RefundTooHigh("o", Book.cny("20.00")));
    assertThat(book.refunds("o", "20.00").taken()).isEqualTo(20);
    assertThat(book.account.grant("o").orElseThrow().left()).isZero();
  }

  @Test
  @DisplayName("are called back line by line up to what that line cost")
  void tooHighLine() {
    Book book = lines();
    Refunds more = Refunds.ofLines(Map.of("a", Book.cny("10.01"), "b", Book.cny("1.00")));
    assertThat(refused(book, "o", more).reasons())
        .containsExactly(new LoyaltyRefusal.RefundTooHigh("a", Book.cny("10.00")));
    book.does(
        new PointsCommand.Refund(book.key(), "o", Refunds.ofLines(Map.of("a", Book.cny("4.00")))));
    assertThat(book.taken()).isEqualTo(4);
    Refunds again = Refunds.ofLines(Map.of("a", Book.cny("6.01"), "b", Book.cny("20.01")));
    assertThat(refused(book, "o", again).reasons())
        .containsExactly(
            new LoyaltyRefusal.RefundTooHigh("o", Book.cny("26.00")),
            new LoyaltyRefusal.RefundTooHigh("a", Book.cny("6.00")),
            new LoyaltyRefusal.RefundTooHigh("b", Book.cny("20.00")));
    book.does(
        new PointsCommand.Refund(
            book.key(),
            "o",
            Refunds.ofLines(Map.of("a", Book.cny("6.00"), "b", Book.cny("20.00")))));
    assertThat(book.taken()).isEqualTo(26);
  }

  @Test
  @DisplayName("keep an entry of a refund that calls nothing back, so that the next one counts it")
  void nothingOwed() {
    Book book = new Book(Book.LEDGER).earns("o", Book.cny("300.00"), 3).refunds("o", "60.00");
    assertThat(book.refunded().owed()).isZero();
    assertThat(book.reasons())
        .containsExactly(new LoyaltyRuleReason.ProRata(0, 3), new LoyaltyMoveReason.Owed(0, "o"));
    assertThat(book.account.grant("o").orElseThrow().refunded().amount())
        .contains(Book.cny("60.00"));
    assertThat(book.refunds("o", "40.00").taken()).isEqualTo(1);
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyRuleReason.ProRata(1, 3),
            new LoyaltyMoveReason.Owed(1, "o"),
            new LoyaltyMoveReason.TakenBack(1));
  }

  @Test
  @DisplayName("are reversed once, with all that is left, by whom and why")
  void reversed() {
    Book book = new Book(Book.LEDGER).earns("o", Book.cny("100.00"), 100).refunds("o", "30.00");
    assertThat(book.run(reverse(book, "other"))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.UnknownReference("other"));
    book.does(reverse(book, "o"));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyMoveReason.ByHand(Book.ANNA, "error"),
            new LoyaltyMoveReason.Owed(70, "o"),
            new LoyaltyMoveReason.TakenBack(70));
    assertThat(book.run(reverse(book, "o"))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.NothingLeft("o"));
    // A refund after it is written down and calls nothing back a second time.
    assertThat(book.refunds("o", "50.00").refunded().owed()).isZero();
    assertThat(book.account.balance(book.now).total()).isZero();
  }

  @Test
  @DisplayName("take the own lot before others, pending or not, and spare the others' soonest")
  void ownFirst() {
    Book book =
        new Book(Book.LEDGER)
            .opens("soon", 20, Optional.of("2026-02-01"))
            .earns("o", Book.cny("100.00"), 100)
            .refunds("o", "50.00");
    assertThat(book.left()).containsExactly(20L, 50L);
    book.redeems("r", 60).refunds("o", "50.00");
    assertThat(book.left()).containsExactly(0L, 0L);
    assertThat(book.refunded().takes()).extracting(Take::points).containsExactly(10L);
    assertThat(book.refunded().forgiven()).isEqualTo(40);
  }

  @Test
  @DisplayName("take own points and then the soonest of others to expire")
  void thenOthers() {
    Book book =
        new Book(Book.LEDGER)
            .earns("o", Book.cny("100.00"), 100)
            .redeems("r", 80)
            .opens("late", 30, Optional.of("2026-03-01"))
            .opens("soon", 30, Optional.of("2026-02-01"))
            .refunds("o", "55.00");
    assertThat(book.left()).containsExactly(0L, 25L, 0L);
    assertThat(book.refunded().takes()).extracting(Take::points).containsExactly(20L, 30L, 5L);
  }

  @Test
  @DisplayName("take from others none of the points that are pending")
  void pending() {
    PointsLedger ledger =
        Book.LEDGER
            .withPending(new PendingModel.ReturnWindow(Period.ofDays(7)))
            .withDebt(new DebtModel.PendingOnly());
    Book book =
        new Book(ledger).earns("o", Book.cny("100.00"), 100).earns("p", Book.cny("40.00"), 40);
    assertThat(book.refunds("o", "50.00").taken()).isEqualTo(50);
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(0, 90, 0, 0));
    book.on("2026-01-09");
    assertThat(book.refunds("o", "50.00").taken()).isZero();
    assertThat(book.refunded().forgiven()).isEqualTo(50);
    Book within = new Book(ledger.withDebt(new DebtModel.WithinBalance()));
    within.earns("o", Book.cny("100.00"), 100).opens("x", 100, Optional.empty());
    within.redeems("r", 60).refunds("o", "100.00");
    assertThat(within.taken()).isEqualTo(100);
    assertThat(within.account.balance(within.now)).isEqualTo(new PointsBalance(40, 0, 0, 0));
  }

  @Test
  @DisplayName("become debt, pay it from what is pending elsewhere at once, and tell both")
  void debtPaidAtOnce() {
    PointsLedger ledger =
        Book.LEDGER
            .withPending(new PendingModel.UntilConfirmed())
            .withDebt(new DebtModel.AllowDebt());
    Book book = new Book(ledger).earns("o", Book.cny("100.00"), 100);
    book.does(new PointsCommand.Confirm(book.key(), "o")).redeems("r", 100);
    book.earns("p", 30).refunds("o", "50.00");
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyRuleReason.ProRata(50, 100),
            new LoyaltyMoveReason.Owed(50, "o"),
            new LoyaltyMoveReason.TakenBack(0),
            new LoyaltyMoveReason.BecameDebt(50),
            new LoyaltyMoveReason.DebtRepaid(30, 20));
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(0, 0, 0, 20));
  }
}
