package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Points that live while the member is active (RM-06, AS-08)")
class InactivityTest {
  private static final PointsLedger LEDGER =
      Book.LEDGER.withExpiry(new ExpiryModel.Inactivity(Period.ofDays(5)));

  private static List<Instant> expiries(Book book) {
    return book.account.lots().stream().map(take -> take.lot().expiresAt().orElseThrow()).toList();
  }

  private static Rolling rolling(Book book) {
    return book.account.snapshot().rolling().orElseThrow();
  }

  @Test
  @DisplayName("live on when points are earned, and all to the same day")
  void earning() {
    Book book = new Book(LEDGER).earns("o-1", 10);
    assertThat(expiries(book)).containsExactly(Book.at("2026-01-07"));
    book.on("2026-01-03").earns("o-2", 20);
    assertThat(expiries(book)).containsExactly(Book.at("2026-01-09"), Book.at("2026-01-09"));
    assertThat(book.reasons()).contains(new LoyaltyMoveReason.Extended(Book.at("2026-01-09")));
    assertThat(rolling(book)).isEqualTo(new Rolling(Book.START, Book.at("2026-01-09")));
    book.on("2026-01-05").does(new PointsCommand.Credit(book.key(), "c", 1, Book.ANNA, "gift"));
    assertThat(expiries(book)).containsOnly(Book.at("2026-01-11"));
  }

  @Test
  @DisplayName("live on when points are spent or held, before these are taken")
  void spending() {
    Book book = new Book(LEDGER).earns("o", 30).on("2026-01-03").redeems("r", 10);
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyMoveReason.Extended(Book.at("2026-01-09")),
            new LoyaltyReason.Redeemed(10, 1));
    assertThat(book.account.spending("r").orElseThrow().takes().get(0).lot().expiresAt())
        .contains(Book.at("2026-01-09"));
    assertThat(rolling(book)).isEqualTo(new Rolling(Book.START, Book.at("2026-01-09")));
    book.on("2026-01-04");
    book.does(new PointsCommand.PlaceHold(book.key(), "h", 5, Optional.empty()));
    assertThat(expiries(book)).containsExactly(Book.at("2026-01-10"));
    assertThat(book.account.holds().get(0).takes().get(0).lot().expiresAt())
        .contains(Book.at("2026-01-10"));
  }

  @Test
  @DisplayName("live on as long as the activity goes on, each time within the time moved on to")
  void chain() {
    Book book = new Book(LEDGER).earns("o", 30);
    book.on("2026-01-05").redeems("r-1", 1).on("2026-01-09").redeems("r-2", 1);
    book.on("2026-01-14").redeems("r-3", 1);
    assertThat(expiries(book)).containsExactly(Book.at("2026-01-20"));
    assertThat(rolling(book)).isEqualTo(new Rolling(Book.START, Book.at("2026-01-20")));
  }

  @Test
  @DisplayName("are moved on once a day, and not by commands that are no activity")
  void onceADay() {
    Book book = new Book(LEDGER).earns("o", 30).redeems("r", 10);
    assertThat(book.reasons()).containsExactly(new LoyaltyReason.Redeemed(10, 1));
    book.on("2026-01-03").does(new PointsCommand.Sweep(book.key()));
    book.does(new PointsCommand.Debit(book.key(), "d", 1, Book.ANNA, "error"));
    assertThat(expiries(book)).containsExactly(Book.at("2026-01-07"));
  }

  @Test
  @DisplayName("that come back live as long as the rest does by then")
  void comingBack() {
    Book book = new Book(LEDGER).earns("o", 30).redeems("r", 30);
    book.on("2026-01-04").earns("p", 10);
    book.on("2026-01-08").does(new PointsCommand.Cancel(book.key(), "r", 30));
    assertThat(expiries(book)).containsExactly(Book.at("2026-01-10"), Book.at("2026-01-10"));
    assertThat(book.account.balance(book.now).available()).isEqualTo(40);
  }

  @Test
  @DisplayName("that come back after a time of inactivity stay expired")
  void inactive() {
    Book book = new Book(LEDGER).earns("o", 30).redeems("r", 30);
    book.on("2026-01-07").earns("p", 10);
    assertThat(rolling(book)).isEqualTo(new Rolling(Book.at("2026-01-07"), Book.at("2026-01-13")));
    book.does(new PointsCommand.Cancel(book.key(), "r", 30));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.Restored(30, 1), new LoyaltyReason.PointsExpired(30, book.now));
    assertThat(expiries(book)).containsExactly(Book.at("2026-01-13"));
  }

  @Test
  @DisplayName("that never roll stay as they are beside them")
  void others() {
    Book book = new Book(LEDGER).opens("x", 5, Optional.of("2026-01-08")).earns("o", 30);
    book.on("2026-01-05").earns("p", 1);
    assertThat(expiries(book))
        .containsExactly(Book.at("2026-01-08"), Book.at("2026-01-11"), Book.at("2026-01-11"));
    book.redeems("r", 5).does(new PointsCommand.Cancel(book.key(), "r", 5));
    assertThat(expiries(book).get(0)).isEqualTo(Book.at("2026-01-08"));
  }

  @Test
  @DisplayName("are no longer moved on once the programme lets points expire otherwise")
  void otherPolicy() {
    Book book = new Book(LEDGER).earns("o", 30).on("2026-01-03");
    book.ledger = Book.LEDGER.withExpiry(new ExpiryModel.Never());
    book.redeems("r", 10);
    assertThat(expiries(book)).containsExactly(Book.at("2026-01-07"));
    book.on("2026-01-07");
    assertThat(book.account.balance(book.now).total()).isZero();
  }

  @Test
  @DisplayName("are not moved back where the time became shorter")
  void shorter() {
    Book book = new Book(LEDGER).earns("o", 30).on("2026-01-02");
    book.ledger = Book.LEDGER.withExpiry(new ExpiryModel.Inactivity(Period.ofDays(1)));
    book.redeems("r", 10);
    assertThat(expiries(book)).containsExactly(Book.at("2026-01-07"));
    assertThat(book.reasons()).containsExactly(new LoyaltyReason.Redeemed(10, 1));
  }

  @Test
  @DisplayName("that are credited late live from the day on which they are")
  void late() {
    Book book = new Book(LEDGER).on("2026-01-10");
    book.does(new PointsCommand.Earn(book.key(), "o", EarnReceipt.of(10, "flat"), Book.START));
    assertThat(expiries(book)).containsExactly(Book.at("2026-01-16"));
  }

  @Test
  @DisplayName("carry along a lot that was alive in the time of activity, to its end")
  void carried() {
    Instant since = Book.at("2026-01-02");
    Instant until = Book.at("2026-01-09");
    Rolling rolling = new Rolling(since, until);
    assertThat(rolling.to(until)).isSameAs(rolling);
    assertThat(rolling.to(until.minusNanos(1))).isSameAs(rolling);
    assertThat(rolling.to(until.plusNanos(1))).isEqualTo(new Rolling(since, until.plusNanos(1)));
    assertThat(rolling.carried(lot(since.plusNanos(1), true)).expiresAt()).contains(until);
    assertThat(rolling.carried(lot(until.minusNanos(1), true)).expiresAt()).contains(until);
    assertThat(rolling.carried(lot(since, true)).expiresAt()).contains(since);
    Instant after = until.plusNanos(1);
    assertThat(rolling.carried(lot(after, true)).expiresAt()).contains(after);
    Instant within = since.plusNanos(1);
    assertThat(rolling.carried(lot(within, false)).expiresAt()).contains(within);
  }

  private static Lot lot(Instant end, boolean rolling) {
    return new Lot(AccountId.of("me"), 1, 10, Optional.of(Book.START), Optional.of(end), rolling);
  }
}
