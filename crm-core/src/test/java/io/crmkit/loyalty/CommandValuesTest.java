package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Commands and entries of points (RM-06)")
class CommandValuesTest {
  private static final Instant NOW = Book.START;
  private static final CommandKey KEY = CommandKey.of("k");
  private static final AccountId OTHER = AccountId.of("other");
  private static final Stamp STAMP = new Stamp(1, NOW, NOW, KEY, PolicyId.UNVERSIONED);
  private static final Lot LOT =
      new Lot(AccountId.of("me"), 1, 10, Optional.of(NOW), Optional.empty(), false);
  private static final List<Take> FIVE = List.of(new Take(LOT, 5));
  private static final EarnReceipt TEN = EarnReceipt.of(10, "flat");
  private static final Refunds ALL = Refunds.of(Book.cny("1.00"));
  private static final Optional<Money> NONE = Optional.empty();

  static Stream<Arguments> commands() {
    return Stream.of(
        Refusal.of("credit reference must", () -> new PointsCommand.Earn(KEY, "", TEN, NOW)),
        Refusal.of("credit reference must", () -> new PointsCommand.Confirm(KEY, "")),
        Refusal.of("redemption reference must", () -> new PointsCommand.Redeem(KEY, "", 1, NONE)),
        Refusal.of(
            "points must be at least 1, was 0", () -> new PointsCommand.Redeem(KEY, "r", 0, NONE)),
        Refusal.of("hold reference must", () -> new PointsCommand.PlaceHold(KEY, "", 1, NONE)),
        Refusal.of(
            "points must be at least 1, was 0",
            () -> new PointsCommand.PlaceHold(KEY, "h", 0, NONE)),
        Refusal.of("hold reference must", () -> new PointsCommand.Capture(KEY, "", 1)),
        Refusal.of(
            "points must be at least 1, was 0", () -> new PointsCommand.Capture(KEY, "h", 0)),
        Refusal.of("hold reference must", () -> new PointsCommand.VoidHold(KEY, "")),
        Refusal.of("redemption reference must", () -> new PointsCommand.Cancel(KEY, "", 1)),
        Refusal.of(
            "points must be at least 1, was -1", () -> new PointsCommand.Cancel(KEY, "r", -1)),
        Refusal.of("credit reference must", () -> new PointsCommand.Refund(KEY, "", ALL)),
        Refusal.of("transfer reference must", () -> new PointsCommand.Transfer(KEY, "", OTHER, 1)),
        Refusal.of(
            "points must be at least 1, was 0",
            () -> new PointsCommand.Transfer(KEY, "t", OTHER, 0)),
        Refusal.of(
            "transfer reference must", () -> new PointsCommand.Receive(KEY, "", OTHER, FIVE)),
        Refusal.of(
            "credit reference must",
            () -> new PointsCommand.Credit(KEY, "", 1, Book.ANNA, "goodwill")),
        Refusal.of(
            "points must be at least 1, was 0",
            () -> new PointsCommand.Credit(KEY, "c", 0, Book.ANNA, "goodwill")),
        Refusal.of(
            "why must be a letter",
            () -> new PointsCommand.Credit(KEY, "c", 1, Book.ANNA, "no words please")),
        Refusal.of(
            "redemption reference must",
            () -> new PointsCommand.Debit(KEY, "", 1, Book.ANNA, "error")),
        Refusal.of(
            "points must be at least 1, was 0",
            () -> new PointsCommand.Debit(KEY, "d", 0, Book.ANNA, "error")),
        Refusal.of(
            "why must be a letter", () -> new PointsCommand.Debit(KEY, "d", 1, Book.ANNA, "")),
        Refusal.of(
            "credit reference must",
            () -> new PointsCommand.ReverseCredit(KEY, "", Book.ANNA, "error")),
        Refusal.of(
            "why must be a letter",
            () -> new PointsCommand.ReverseCredit(KEY, "c", Book.ANNA, "9")),
        Refusal.of(
            "credit reference must", () -> new PointsCommand.Open(KEY, "", List.of(), Book.ANNA)),
        Refusal.of(
            "redemption reference must",
            () -> new PointsCommand.RedeemLate(KEY, "", List.of(), Book.START)),
        Refusal.of(
            "reference of a correction must",
            () -> new PointsCommand.Correct(KEY, "", List.of(), List.of(), 0)),
        Refusal.of(
            "points must be at least 1, was 0", () -> new OpeningLot(0, NOW, Optional.empty())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  @DisplayName("commands refuse references, points and codes out of range:")
  void refuseCommands(String message, Supplier<Object> value) {
    Refusal.check(message, value);
  }

  private static PointsEntry.Refunded refunded(
      String reference, long owed, long debt, long converted, long forgiven) {
    return new PointsEntry.Refunded(
        STAMP, reference, ALL, owed, FIVE, debt, converted, Optional.empty(), forgiven);
  }

  static Stream<Arguments> entries() {
    return Stream.of(
        Refusal.of("credit reference must", () -> new PointsEntry.Earned(STAMP, "", LOT, TEN)),
        Refusal.of(
            "the lot must hold the 9 points granted, was of 10",
            () -> new PointsEntry.Earned(STAMP, "o", LOT, EarnReceipt.of(9, "flat"))),
        Refusal.of("credit reference must", () -> new PointsEntry.Confirmed(STAMP, "", LOT)),
        Refusal.of(
            "redemption reference must",
            () -> new PointsEntry.Redeemed(STAMP, "", FIVE, List.of())),
        Refusal.of(
            "hold reference must",
            () ->
                new PointsEntry.HoldEnded(STAMP, "", PointsEntry.HoldEnd.VOIDED, List.of(), FIVE)),
        Refusal.of("redemption reference must", () -> new PointsEntry.Cancelled(STAMP, "", FIVE)),
        Refusal.of("credit reference must", () -> refunded("", 5, 0, 0, 0)),
        Refusal.of("debt must not be negative, was -1", () -> refunded("o", 5, -1, 0, 1)),
        Refusal.of(
            "converted points must not be negative, was -1", () -> refunded("o", 5, 1, -1, 0)),
        Refusal.of(
            "forgiven points must not be negative, was -1", () -> refunded("o", 5, 0, 1, -1)),
        Refusal.of(
            "taken, debt, converted and forgiven must sum to the points owed, 10, were 11",
            () -> refunded("o", 10, 1, 2, 3)),
        Refusal.of(
            "credit reference must",
            () -> new PointsEntry.Credited(STAMP, "", LOT, Book.ANNA, "goodwill")),
        Refusal.of(
            "why must be a letter", () -> new PointsEntry.Credited(STAMP, "c", LOT, Book.ANNA, "")),
        Refusal.of(
            "redemption reference must",
            () -> new PointsEntry.Debited(STAMP, "", FIVE, Book.ANNA, "error")),
        Refusal.of(
            "why must be a letter", () -> new PointsEntry.Debited(STAMP, "d", FIVE, Book.ANNA, "")),
        Refusal.of(
            "transfer reference must",
            () -> new AccountEntry.TransferredOut(STAMP, "", OTHER, FIVE, List.of())),
        Refusal.of(
            "transfer reference must", () -> new AccountEntry.TransferredIn(STAMP, "", OTHER, LOT)),
        Refusal.of(
            "reference of a correction must",
            () -> new AccountEntry.Corrected(STAMP, "", FIVE, List.of(), 0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  @DisplayName("entries refuse what is no fact of an account:")
  void refuseEntries(String message, Supplier<Object> value) {
    Refusal.check(message, value);
  }

  @Test
  @DisplayName("every kind of entry tells by how much it changes what the member owns")
  void change() {
    List<Take> three = List.of(new Take(LOT, 3));
    Estate estate = new Estate(FIVE, 2, List.of(), List.of(), List.of());
    assertThat(
            Stream.of(
                    new PointsEntry.Earned(STAMP, "o", LOT, TEN),
                    new PointsEntry.Credited(STAMP, "c", LOT, Book.ANNA, "goodwill"),
                    new PointsEntry.Cancelled(STAMP, "r", FIVE),
                    new AccountEntry.TransferredIn(STAMP, "t", OTHER, LOT),
                    new AccountEntry.MergedIn(STAMP, OTHER, estate))
                .map(PointsEntry::change))
        .containsExactly(10L, 10L, 5L, 10L, 3L);
    assertThat(
            Stream.of(
                    new PointsEntry.Redeemed(STAMP, "r", FIVE, List.of()),
                    new PointsEntry.Debited(STAMP, "d", FIVE, Book.ANNA, "error"),
                    new PointsEntry.HoldEnded(
                        STAMP, "h", PointsEntry.HoldEnd.CAPTURED, three, FIVE),
                    new PointsEntry.Expired(STAMP, FIVE.get(0)),
                    refunded("o", 14, 2, 3, 4),
                    new AccountEntry.TransferredOut(STAMP, "t", OTHER, FIVE, List.of()),
                    new AccountEntry.MergedOut(STAMP, OTHER, estate))
                .map(PointsEntry::change))
        .containsExactly(-5L, -5L, -3L, -5L, -7L, -5L, -3L);
    assertThat(
            Stream.of(
                    new PointsEntry.Confirmed(STAMP, "o", LOT),
                    new PointsEntry.Held(STAMP, new Hold("h", FIVE, NOW), List.of()),
                    new PointsEntry.Repaid(STAMP, FIVE),
                    new AccountEntry.Extended(STAMP, NOW),
                    new AccountEntry.Forgotten(STAMP, NOW))
                .map(PointsEntry::change))
        .containsOnly(0L);
    assertThat(new AccountEntry.Corrected(STAMP, "late", FIVE, three, 4).change()).isEqualTo(-6);
    assertThat(new AccountEntry.Corrected(STAMP, "late", three, FIVE, -4).change()).isEqualTo(6);
  }

  @Test
  @DisplayName("a history is numbered from 1 without gaps")
  void numbered() {
    PointsEntry second =
        new PointsEntry.Repaid(new Stamp(2, NOW, NOW, KEY, PolicyId.UNVERSIONED), List.of());
    Refusal.check(
        "entries must be numbered from 1 without gaps, number 1 was 2",
        () -> new PointsHistory(OTHER, List.of(second)));
    PointsEntry first = new PointsEntry.Repaid(STAMP, List.of());
    Refusal.check("number 2 was 1", () -> new PointsHistory(OTHER, List.of(first, first)));
    assertThat(new PointsHistory(OTHER, List.of(first, second)).account().position()).isEqualTo(2);
  }

  @Test
  @DisplayName("a statement's lines lead from its opening to its closing balance")
  void statement() {
    PointsEntry entry = new PointsEntry.Earned(STAMP, "o", LOT, TEN);
    PointsStatement.Line line = new PointsStatement.Line(entry, 10, 15);
    assertThat(new PointsStatement(OTHER, NOW, NOW, 5, List.of(line), 15).closing()).isEqualTo(15);
    Refusal.check(
        "the balance after a line must be 14, was 15",
        () -> new PointsStatement(OTHER, NOW, NOW, 4, List.of(line), 15));
    Refusal.check(
        "lines must lead to the closing balance 14, led to 15",
        () -> new PointsStatement(OTHER, NOW, NOW, 5, List.of(line), 14));
  }
}
