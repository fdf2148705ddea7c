package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Credits of points: earned, confirmed, by hand, taken over (RM-06)")
class CreditsTest {
  private static PointsCommand credit(Book book, String reference) {
    return new PointsCommand.Credit(book.key(), reference, 7, Book.ANNA, "goodwill");
  }

  private static OpeningLot lot(long points, String from, String to) {
    return new OpeningLot(points, Book.at(from), Optional.of(Book.at(to)));
  }

  private static PointsCommand open(Book book, String reference, OpeningLot... lots) {
    return new PointsCommand.Open(book.key(), reference, List.of(lots), Book.ANNA);
  }

  private static void taken(Book book, PointsCommand command, String... references) {
    PointsAccount before = book.account;
    assertThat(book.run(command)).isFalse();
    assertThat(book.reasons())
        .isEqualTo(Stream.of(references).map(LoyaltyRefusal.ReferenceTaken::new).toList());
    assertThat(book.account).isEqualTo(before);
  }

  @Test
  @DisplayName("have references of their own, whatever kind they are")
  void references() {
    Book book = new Book(Book.LEDGER).earns("o", 10).opens("old", 5, Optional.empty());
    taken(book, credit(book, "o"), "o");
    EarnReceipt more = EarnReceipt.of(1, "flat");
    taken(book, new PointsCommand.Earn(book.key(), "o", more, book.now), "o");
    taken(book, new PointsCommand.Earn(book.key(), "old/1", more, book.now), "old/1");
    taken(book, open(book, "old", lot(5, "2026-01-01", "2026-02-01")), "old/1");
  }

  @Test
  @DisplayName("of one opening are numbered from 1, each with its own validity")
  void opening() {
    Book book = new Book(Book.LEDGER).does(credit(new Book(Book.LEDGER), "old/3"));
    OpeningLot soon = lot(10, "2025-12-01", "2026-02-01");
    OpeningLot later = lot(20, "2026-01-15", "2026-03-01");
    book.does(open(book, "old", soon, later));
    assertThat(book.reasons()).containsExactly(new LoyaltyMoveReason.Opened(30, 2));
    Lot first = book.account.grant("old/1").orElseThrow().lot();
    Lot second = book.account.grant("old/2").orElseThrow().lot();
    assertThat(first)
        .isEqualTo(new Lot(first.account(), 2, 10, day("2025-12-01"), day("2026-02-01"), false));
    assertThat(second)
        .isEqualTo(new Lot(first.account(), 3, 20, day("2026-01-15"), day("2026-03-01"), false));
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(17, 20, 0, 0));
    taken(book, open(book, "old", soon, later, later), "old/1", "old/2", "old/3");
  }

  private static Optional<Instant> day(String day) {
    return Optional.of(Book.at(day));
  }

  @Test
  @DisplayName("of an opening that have expired by then expire at once")
  void openingExpired() {
    Book book = new Book(Book.LEDGER);
    book.does(
        open(
            book, "old", lot(10, "2025-01-01", "2025-12-31"), lot(20, "2025-01-01", "2026-01-02")));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyMoveReason.Opened(30, 2), new LoyaltyReason.PointsExpired(10, Book.START));
    assertThat(book.account.balance(book.now).total()).isEqualTo(20);
  }

  @Test
  @DisplayName("by hand can be spent at once, live as the programme says, and say by whom and why")
  void byHand() {
    PointsLedger ledger =
        Book.LEDGER
            .withPending(new PendingModel.UntilConfirmed())
            .withExpiry(new ExpiryModel.EndOfMonth(0));
    Book book = new Book(ledger).does(credit(new Book(ledger), "c"));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.Earned(7, "c"),
            new LoyaltyMoveReason.ByHand(Book.ANNA, "goodwill"),
            new LoyaltyReason.ExpiresAt(Book.at("2026-02-01")));
    PointsEntry.Credited entry = (PointsEntry.Credited) book.entries.get(0);
    assertThat(entry.actor()).isEqualTo(Book.ANNA);
    assertThat(entry.why()).isEqualTo("goodwill");
    assertThat(entry.lot().activeFrom()).contains(Book.START);
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(7, 0, 0, 0));
    assertThat(book.account.grant("c").orElseThrow().receipt()).isEmpty();
  }

  @Test
  @DisplayName("by hand pay a debt first")
  void byHandInDebt() {
    Book book =
        new Book(Book.LEDGER.withDebt(new DebtModel.AllowDebt()))
            .earns("o", Book.cny("100.00"), 100)
            .redeems("r", 100)
            .refunds("o", "4.00");
    book.does(credit(book, "c"));
    assertThat(book.reasons()).endsWith(new LoyaltyMoveReason.DebtRepaid(4, 0));
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(3, 0, 0, 0));
  }

  @Test
  @DisplayName("can be earned up to now, not later")
  void notYet() {
    Book book = new Book(Book.LEDGER);
    EarnReceipt receipt = EarnReceipt.of(10, "flat");
    Instant later = book.now.plusNanos(1);
    assertThat(book.run(new PointsCommand.Earn(book.key(), "o", receipt, later))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.NotYet("o", later));
    book.does(new PointsCommand.Earn(book.key(), "o", receipt, book.now));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.Earned(10, "o"),
            new LoyaltyRuleReason.AtOnce(),
            new LoyaltyReason.NeverExpires());
  }

  @Test
  @DisplayName("earned so long ago that they are over expire as they come in")
  void overAlready() {
    Book book =
        new Book(Book.LEDGER.withExpiry(new ExpiryModel.After(Period.ofDays(3)))).on("2026-01-05");
    EarnReceipt receipt = EarnReceipt.of(10, "flat");
    book.does(new PointsCommand.Earn(book.key(), "o", receipt, Book.START));
    assertThat(book.reasons()).contains(new LoyaltyReason.PointsExpired(10, book.now));
    assertThat(book.account.lots()).isEmpty();
    book.does(new PointsCommand.Earn(book.key(), "p", receipt, Book.at("2026-01-02")));
    assertThat(book.account.balance(book.now).total()).isEqualTo(10);
  }

  @Test
  @DisplayName("that are pending are confirmed once, as many as are left")
  void confirmed() {
    PointsLedger ledger = Book.LEDGER.withPending(new PendingModel.UntilConfirmed());
    Book book =
        new Book(ledger)
            .earns("o", Book.cny("100.00"), 100)
            .earns("p", Book.cny("100.00"), 100)
            .refunds("o", "40.00");
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(0, 160, 0, 0));
    book.on("2026-01-02").does(new PointsCommand.Confirm(book.key(), "o"));
    assertThat(book.reasons()).containsExactly(new LoyaltyReason.Confirmed(60, "o"));
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(60, 100, 0, 0));
    assertThat(book.account.grant("o").orElseThrow().lot().activeFrom()).contains(book.now);
    assertThat(book.run(new PointsCommand.Confirm(book.key(), "o"))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.NotPending("o"));
    book.does(new PointsCommand.Confirm(book.key(), "p"));
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(160, 0, 0, 0));
  }

  @Test
  @DisplayName("of which nothing is left, or that are unknown, cannot be confirmed")
  void notConfirmed() {
    PointsLedger ledger = Book.LEDGER.withPending(new PendingModel.UntilConfirmed());
    Book book =
        new Book(ledger).earns("o", Book.cny("100.00"), 100).earns("p", 1).refunds("o", "100.00");
    assertThat(book.run(new PointsCommand.Confirm(book.key(), "o"))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.NotPending("o"));
    assertThat(book.run(new PointsCommand.Confirm(book.key(), "x"))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.UnknownReference("x"));
  }
}
