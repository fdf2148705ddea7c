package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Points that move between accounts, and corrections (L6, RM-06)")
class MovesTest {
  private static final AccountId ME = AccountId.of("c-1");
  private static final AccountId BEN = AccountId.of("ben");
  private static final PointsLedger DEBT = Book.LEDGER.withDebt(new DebtModel.AllowDebt());

  private static Lot lot(long number, Optional<String> expiry) {
    return new Lot(
        BEN, number, 100, Optional.of(Book.START), expiry.map(Book::at), expiry.isPresent());
  }

  private static Take take(Lot lot, long points) {
    return new Take(lot, points);
  }

  /** Has spent 100 points whose purchase was then refunded. */
  private static Book owing(long debt) {
    Book book = new Book(DEBT).earns("debt", Book.cny("100.00"), 100).redeems("spent", 100);
    return book.refunds("debt", debt + ".00");
  }

  private static Book refused(Book book, PointsCommand command) {
    PointsAccount before = book.account;
    assertThat(book.run(command)).isFalse();
    assertThat(book.account).isEqualTo(before);
    return book;
  }

  private static PointsCommand receive(Book book, AccountId from, Take... takes) {
    return new PointsCommand.Receive(book.key(), "t", from, List.of(takes));
  }

  private static PointsCommand inherit(Book book, AccountId from, Estate estate) {
    return new PointsCommand.Inherit(book.key(), from, estate);
  }

  @Test
  @DisplayName("no account gives to, receives from, merges into or inherits from itself")
  void itself() {
    Book book = new Book(Book.LEDGER).earns("o", 100);
    Estate none = new Estate(List.of(), 0, List.of(), List.of(), List.of());
    for (PointsCommand command :
        List.of(
            new PointsCommand.Transfer(book.key(), "t", ME, 10),
            receive(book, ME, take(lot(1, Optional.empty()), 5)),
            new PointsCommand.MergeInto(book.key(), ME),
            inherit(book, ME, none))) {
      assertThat(refused(book, command).reasons())
          .containsExactly(new LoyaltyRefusal.SameAccount(ME));
    }
  }

  @Test
  @DisplayName("a gift needs the points to be there")
  void given() {
    Book book = new Book(Book.LEDGER).earns("o", 100);
    assertThat(refused(book, new PointsCommand.Transfer(book.key(), "t", BEN, 101)).reasons())
        .containsExactly(new LoyaltyRefusal.Insufficient(101, 100, 1));
    book.does(new PointsCommand.Transfer(book.key(), "t", BEN, 100));
    assertThat(book.reasons()).containsExactly(new LoyaltyMoveReason.Given(100, BEN));
    assertThat(book.account.balance(book.now).total()).isZero();
  }

  @Test
  @DisplayName("what is received is in lots of one's own that no longer roll")
  void received() {
    Book book = new Book(Book.LEDGER);
    Lot rolls = lot(7, Optional.of("2026-02-01"));
    book.does(receive(book, BEN, take(rolls, 30), take(lot(9, Optional.empty()), 4)));
    assertThat(book.reasons()).containsExactly(new LoyaltyMoveReason.Received(34, BEN));
    assertThat(book.account.lots())
        .containsExactly(
            take(new Lot(ME, 1, 30, rolls.activeFrom(), rolls.expiresAt(), false), 30),
            take(new Lot(ME, 2, 4, rolls.activeFrom(), Optional.empty(), false), 4));
  }

  @Test
  @DisplayName("what is received too late expires, the rest pays debt first")
  void receivedLate() {
    Book book = owing(60).on("2026-02-01");
    book.does(
        receive(
            book,
            BEN,
            take(lot(7, Optional.of("2026-02-01")), 30),
            take(lot(9, Optional.empty()), 80)));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyMoveReason.Received(110, BEN),
            new LoyaltyReason.PointsExpired(30, book.now),
            new LoyaltyMoveReason.DebtRepaid(60, 0));
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(20, 0, 0, 0));
  }

  @Test
  @DisplayName("an account with open holds cannot be merged")
  void holdsOpen() {
    Book book = new Book(Book.LEDGER).earns("o", 100);
    book.does(new PointsCommand.PlaceHold(book.key(), "h", 10, Optional.empty()));
    book.does(new PointsCommand.PlaceHold(book.key(), "i", 10, Optional.empty()));
    assertThat(refused(book, new PointsCommand.MergeInto(book.key(), BEN)).reasons())
        .containsExactly(new LoyaltyRefusal.HoldsOpen(2));
  }

  @Test
  @DisplayName("an heir gets lots, debt, credits, redemptions and what limits were used")
  void inherited() {
    PointsLedger ledger =
        DEBT.withLimits(
            List.of(FraudLimit.perDay("daily", FraudLimit.Measure.REDEEMED_POINTS, 100)));
    Book old = new Book(ledger, "old").earns("o", Book.cny("100.00"), 100).redeems("r", 70);
    old.refunds("o", "40.00").does(new PointsCommand.MergeInto(old.key(), ME));
    AccountEntry.MergedOut out = (AccountEntry.MergedOut) old.entries.get(old.entries.size() - 1);
    assertThat(out.estate().debt()).isEqualTo(10);
    Book heir = new Book(ledger).earns("p", 25);
    heir.does(inherit(heir, old.account.id(), out.estate()));
    assertThat(heir.reasons())
        .containsExactly(
            new LoyaltyMoveReason.Inherited(old.account.id(), 0, 10),
            new LoyaltyMoveReason.DebtRepaid(10, 0));
    assertThat(heir.account.balance(heir.now)).isEqualTo(new PointsBalance(15, 0, 0, 0));
    assertThat(heir.account.grant("o").orElseThrow().owed()).isEqualTo(40);
    assertThat(heir.account.spending("r").orElseThrow().left()).isEqualTo(70);
    assertThat(heir.account.used("daily", Optional.of(Book.START))).isEqualTo(70);
    heir.does(new PointsCommand.Cancel(heir.key(), "r", 70));
    assertThat(heir.account.balance(heir.now)).isEqualTo(new PointsBalance(85, 0, 0, 0));
  }

  @Test
  @DisplayName("an heir's lots keep what was left of them, and expire if they have by then")
  void inheritedLots() {
    Estate estate =
        new Estate(
            List.of(take(lot(7, Optional.of("2026-02-01")), 30), take(lot(9, Optional.empty()), 4)),
            0,
            List.of(),
            List.of(),
            List.of());
    Book book = new Book(Book.LEDGER).on("2026-02-01");
    book.does(inherit(book, BEN, estate));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyMoveReason.Inherited(BEN, 34, 0),
            new LoyaltyReason.PointsExpired(30, book.now));
    assertThat(book.account.lots()).containsExactly(take(lot(9, Optional.empty()), 4));
  }

  @Test
  @DisplayName("an heir refuses references that it has, naming each")
  void referencesTaken() {
    Book book = new Book(Book.LEDGER).earns("o", 100).redeems("r", 1);
    book.does(new PointsCommand.PlaceHold(book.key(), "h", 10, Optional.empty()));
    Estate estate =
        new Estate(
            List.of(),
            0,
            List.of(grant("o"), grant("p")),
            List.of(spending("h"), spending("r"), spending("s")),
            List.of());
    assertThat(refused(book, inherit(book, BEN, estate)).reasons())
        .containsExactly(
            new LoyaltyRefusal.ReferenceTaken("o"),
            new LoyaltyRefusal.ReferenceTaken("h"),
            new LoyaltyRefusal.ReferenceTaken("r"));
  }

  private static Grant grant(String reference) {
    return new Grant(
        reference, lot(1, Optional.empty()), Book.START, Optional.empty(), Refunds.NONE, 0);
  }

  private static Spending spending(String reference) {
    return new Spending(reference, Book.START, List.of(take(lot(1, Optional.empty()), 1)), 0);
  }

  private static PointsCommand correct(
      Book book, List<Take> removed, List<Take> restored, long debt) {
    return new PointsCommand.Correct(book.key(), "late", removed, restored, debt);
  }

  @Test
  @DisplayName("a correction removes at most what is left, and restores at most what was spent")
  void corrected() {
    Book book = new Book(Book.LEDGER).earns("o", 100).earns("p", 100).redeems("r", 30);
    Lot first = book.account.grant("o").orElseThrow().lot();
    Lot second = book.account.grant("p").orElseThrow().lot();
    assertThat(
            refused(book, correct(book, List.of(take(first, 71)), List.of(take(second, 1)), 0))
                .reasons())
        .containsExactly(
            new LoyaltyRefusal.MoreThanLeft("late", 71, 70),
            new LoyaltyRefusal.MoreThanLeft("late", 1, 0));
    assertThat(refused(book, correct(book, List.of(), List.of(take(first, 31)), 0)).reasons())
        .containsExactly(new LoyaltyRefusal.MoreThanLeft("late", 31, 30));
    book.does(correct(book, List.of(take(second, 100)), List.of(take(first, 30)), 0));
    assertThat(book.reasons()).containsExactly(new LoyaltyMoveReason.Corrected("late", -70));
    assertThat(book.left()).containsExactly(100L, 0L);
  }

  @Test
  @DisplayName("a correction changes the debt; what it restores pays it, or expires if it is over")
  void correctedDebt() {
    Book book = owing(20).opens("x", 10, Optional.of("2026-01-02"));
    Lot spent = book.account.grant("debt").orElseThrow().lot();
    Lot over = book.account.grant("x/1").orElseThrow().lot();
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(0, 0, 0, 10));
    book.on("2026-01-05");
    book.does(correct(book, List.of(), List.of(take(spent, 40), take(over, 7)), 5));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyMoveReason.Corrected("late", 42),
            new LoyaltyReason.PointsExpired(7, book.now),
            new LoyaltyMoveReason.DebtRepaid(15, 0));
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(25, 0, 0, 0));
  }
}
