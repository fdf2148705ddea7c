package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An account, folded from its entries (RM-06)")
class AccountFoldTest {
  private static final Instant NOW = Book.START;
  private static final AccountId OTHER = AccountId.of("other");

  /** 100 points, 10 of them redeemed as "r", 20 held as "h". */
  private static Book book() {
    Book book = new Book(Book.LEDGER).earns("o", 100).redeems("r", 10);
    return book.does(new PointsCommand.PlaceHold(book.key(), "h", 20, Optional.empty()));
  }

  private static Stamp stamp(long number, Instant at) {
    return new Stamp(number, at, at, CommandKey.of("k"), PolicyId.UNVERSIONED);
  }

  private static Lot lot(long number) {
    return new Lot(AccountId.of("c-1"), number, 10, Optional.of(NOW), Optional.empty(), false);
  }

  private static Arguments refused(String message, Function<Stamp, PointsEntry> entry) {
    return Refusal.of(message, () -> book().account.apply(entry.apply(stamp(4, NOW))));
  }

  private static PointsEntry redeemed(Stamp stamp, String reference) {
    return new PointsEntry.Redeemed(stamp, reference, List.of(), List.of());
  }

  private static Estate estate(List<Take> lots) {
    return new Estate(lots, 0, List.of(), List.of(), List.of());
  }

  static Stream<Arguments> refusals() {
    List<Take> held = book().account.holds().get(0).takes();
    List<Take> one = List.of(new Take(held.get(0).lot(), 1));
    return Stream.of(
        Refusal.of(
            "entry number must be 4, was 5",
            () -> book().account.apply(redeemed(stamp(5, NOW), "x"))),
        Refusal.of(
            "entry number must be 4, was 3",
            () -> book().account.apply(redeemed(stamp(3, NOW), "x"))),
        Refusal.of(
            "time of an entry must be at or after 2025-12-31T16:00:00Z,"
                + " was 2025-12-31T15:59:59.999999999Z",
            () -> book().account.apply(redeemed(stamp(4, NOW.minusNanos(1)), "x"))),
        refused("redemption must be a new reference, was r", stamp -> redeemed(stamp, "r")),
        refused(
            "credit must be a new reference, was o",
            stamp -> new PointsEntry.Credited(stamp, "o", lot(4), Book.ANNA, "gift")),
        refused(
            "hold must be a new reference, was h",
            stamp -> new PointsEntry.Held(stamp, new Hold("h", one, NOW), List.of())),
        refused(
            "points of an ended hold must be 20, was 1",
            stamp ->
                new PointsEntry.HoldEnded(stamp, "h", PointsEntry.HoldEnd.VOIDED, List.of(), one)),
        refused(
            "points of an ended hold must be 20, was 21",
            stamp ->
                new PointsEntry.HoldEnded(stamp, "h", PointsEntry.HoldEnd.CAPTURED, held, one)),
        refused(
            "an entry must refer to something in the account, was of a reference of 7 characters",
            stamp ->
                new PointsEntry.HoldEnded(
                    stamp, "unknown", PointsEntry.HoldEnd.VOIDED, List.of(), one)),
        refused(
            "was of a reference of 2 characters",
            stamp -> new PointsEntry.Cancelled(stamp, "r2", List.of())),
        refused(
            "confirmed lot must be one that has points left, was 9",
            stamp -> new PointsEntry.Confirmed(stamp, "o", lot(9))),
        refused("debt must be 0 or more, was -1", stamp -> new PointsEntry.Repaid(stamp, one)),
        refused(
            "debt must be 0 or more, was -3",
            stamp -> new AccountEntry.Corrected(stamp, "late", List.of(), List.of(), -3)),
        refused(
            "lot 1 must not be credited twice",
            stamp -> new AccountEntry.MergedIn(stamp, OTHER, estate(one))),
        Refusal.of(
            "merged account must be without further entries",
            () ->
                book()
                    .account
                    .apply(new AccountEntry.MergedOut(stamp(4, NOW), OTHER, estate(one)))
                    .apply(redeemed(stamp(5, NOW), "x"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  @DisplayName("refuses entries that do not follow from those before:")
  void refuse(String message, Supplier<Object> value) {
    Refusal.check(message, value);
  }

  @Test
  @DisplayName("takes an entry of the same instant as the last, and counts on")
  void sameInstant() {
    PointsAccount account = book().account.apply(redeemed(stamp(4, NOW), "x"));
    assertThat(account.position()).isEqualTo(4);
    assertThat(account.asOf()).contains(NOW);
    assertThat(account.applyAll(List.of())).isSameAs(account);
  }

  @Test
  @DisplayName("hands all of it over when it is merged, and keeps nothing but where it went")
  void leaves() {
    Book book = book();
    book.does(new PointsCommand.VoidHold(book.key(), "h"));
    book.does(new PointsCommand.MergeInto(book.key(), OTHER));
    assertThat(book.reasons()).containsExactly(new LoyaltyMoveReason.Merged(OTHER));
    assertThat(book.account.mergedInto()).contains(OTHER);
    assertThat(book.account.lots()).isEmpty();
    assertThat(book.account.grant("o")).isEmpty();
    assertThat(book.account.spending("r")).isEmpty();
    assertThat(book.account.balance(NOW)).isEqualTo(new PointsBalance(0, 0, 0, 0));
    assertThat(book.run(new PointsCommand.Sweep(book.key()))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.Closed(OTHER));
  }

  @Test
  @DisplayName("is equal to another of the same content, and shows it")
  void equality() {
    PointsAccount one = book().account;
    PointsAccount same = PointsAccount.of(one.snapshot());
    PointsAccount other = book().redeems("r2", 1).account;
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    assertThat(one).isNotEqualTo("c-1");
    assertThat(one.hashCode()).isNotZero().isNotEqualTo(other.hashCode());
    assertThat(one.toString()).isEqualTo(one.snapshot().toString()).contains("c-1");
    assertThat(PointsAccount.open(OTHER).asOf()).isEmpty();
    assertThat(PointsAccount.open(OTHER).mergedInto()).isEmpty();
  }

  @Test
  @DisplayName("tells when something next happens by itself: a start, an expiry, a hold's end")
  void nextWakeUp() {
    Book book = new Book(Book.LEDGER).opens("a", 10, Optional.of("2026-03-01")).earns("o", 5);
    assertThat(book.account.nextWakeUp(NOW)).contains(Book.at("2026-03-01"));
    book.opens("b", 10, Optional.of("2026-02-01")).opens("c", 10, Optional.of("2026-04-01"));
    assertThat(book.account.nextWakeUp(NOW)).contains(Book.at("2026-02-01"));
    assertThat(book.account.nextWakeUp(Book.at("2026-02-01"))).contains(Book.at("2026-03-01"));
    assertThat(book.account.nextWakeUp(NOW.minusNanos(1))).contains(NOW);
    assertThat(book.account.nextWakeUp(Book.at("2026-04-01"))).isEmpty();
    assertThat(PointsAccount.open(OTHER).nextWakeUp(NOW)).isEmpty();
    Refusal.check(
        "an account tells its balance from its last entry on, at 2025-12-31T16:00:00Z",
        () -> book.account.balance(NOW.minusNanos(1)));
  }

  @Test
  @DisplayName("forgets credits and redemptions of before an instant, not those of it or after")
  void forget() {
    Book book = new Book(Book.LEDGER).earns("o-1", 100).redeems("r-1", 1);
    book.on("2026-01-02").earns("o-2", 100).redeems("r-2", 2);
    book.on("2026-01-03").earns("o-3", 100).redeems("r-3", 3);
    book.does(new PointsCommand.Forget(book.key(), Book.at("2026-01-02")));
    assertThat(book.reasons())
        .containsExactly(new LoyaltyMoveReason.Forgotten(Book.at("2026-01-02")));
    assertThat(book.account.snapshot().grants())
        .extracting(Grant::reference)
        .containsExactly("o-2", "o-3");
    assertThat(book.account.snapshot().spendings())
        .extracting(Spending::reference)
        .containsExactly("r-2", "r-3");
    assertThat(book.account.balance(book.now).available()).isEqualTo(294);
    assertThat(book.run(new PointsCommand.Cancel(book.key(), "r-1", 1))).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.UnknownReference("r-1"));
  }

  @Test
  @DisplayName("counts what limits were used, a later period instead of an earlier")
  void tallies() {
    Optional<Instant> today = Optional.of(NOW);
    Optional<Instant> tomorrow = Optional.of(Book.at("2026-01-02"));
    Tally two = new Tally("a", today, 2);
    assertThat(two.plus(new Tally("a", today, 3))).isEqualTo(new Tally("a", today, 5));
    assertThat(two.plus(new Tally("a", tomorrow, 3))).isEqualTo(new Tally("a", tomorrow, 3));
    assertThat(new Tally("a", tomorrow, 3).plus(two)).isEqualTo(new Tally("a", tomorrow, 3));
    Tally ever = new Tally("a", Optional.empty(), 4);
    assertThat(ever.plus(ever)).isEqualTo(new Tally("a", Optional.empty(), 8));
    assertThat(ever.plus(two)).isEqualTo(two);
    assertThat(two.plus(ever)).isEqualTo(two);
  }
}
