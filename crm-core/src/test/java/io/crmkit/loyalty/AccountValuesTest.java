package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The values that make up a points account (RM-06)")
class AccountValuesTest {
  private static final Instant NOW = Book.START;
  private static final Lot LOT = lot(1, 10);
  private static final Take FIVE = new Take(LOT, 5);

  private static Lot lot(long number, long original) {
    return new Lot(AccountId.of("me"), number, original, Optional.of(NOW), Optional.empty(), false);
  }

  private static Grant grant(String reference, long owed) {
    return new Grant(reference, LOT, NOW, Optional.empty(), Refunds.NONE, owed);
  }

  private static AccountSnapshot snapshot(long position, Optional<Instant> asOf, long debt) {
    return new AccountSnapshot(
        AccountId.of("me"),
        position,
        asOf,
        List.of(),
        List.of(),
        debt,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Stamp stamp(long number, Instant recordedAt) {
    return new Stamp(number, NOW, recordedAt, CommandKey.of("k"), PolicyId.UNVERSIONED);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Refusal.of("account id must have 1 to 1000 characters", () -> AccountId.of(" ")),
        Refusal.of("command key must have 1 to 1000 characters", () -> CommandKey.of("")),
        Refusal.of("lot number must be at least 1, was 0", () -> lot(0, 10)),
        Refusal.of("original points of a lot must", () -> lot(1, -1)),
        Refusal.of(
            "a lot whose expiry moves on must have one, had none",
            () -> new Lot(LOT.account(), 1, 1, Optional.of(NOW), Optional.empty(), true)),
        Refusal.of(
            "an expiry that moves on must be there", () -> new Lifetime(Optional.empty(), true)),
        Refusal.of("points of a lot must be 1 to 10, was 0", () -> new Take(LOT, 0)),
        Refusal.of("points of a lot must be 1 to 10, was 11", () -> new Take(LOT, 11)),
        Refusal.of("credit reference must have", () -> grant("", 0)),
        Refusal.of("points owed must be 0 to 10, was -1", () -> grant("o", -1)),
        Refusal.of("points owed must be 0 to 10, was 11", () -> grant("o", 11)),
        Refusal.of("hold reference must have", () -> new Hold("", List.of(FIVE), NOW)),
        Refusal.of(
            "points of a hold must be at least 1, was 0", () -> new Hold("h", List.of(), NOW)),
        Refusal.of("redemption reference must have", () -> new Spending("", NOW, List.of(FIVE), 0)),
        Refusal.of(
            "cancelled points must be 0 to 5, was -1",
            () -> new Spending("r", NOW, List.of(FIVE), -1)),
        Refusal.of(
            "cancelled points must be 0 to 5, was 6",
            () -> new Spending("r", NOW, List.of(FIVE), 6)),
        Refusal.of("name of a limit must be", () -> new Tally("1st", Optional.empty(), 0)),
        Refusal.of(
            "use of a limit must not be negative, was -1",
            () -> new Tally("a", Optional.empty(), -1)),
        Refusal.of("entry number must be at least 1, was 0", () -> stamp(0, NOW)),
        Refusal.of(
            "an entry must not be recorded before it occurs, at 2025-12-31T16:00:00Z,"
                + " was recorded at 2025-12-31T15:59:59.999999999Z",
            () -> stamp(1, NOW.minusNanos(1))),
        Refusal.of("an expiry must be moved on beyond the activity", () -> new Rolling(NOW, NOW)),
        Refusal.of(
            "debt must not be negative, was -1",
            () -> new Estate(List.of(), -1, List.of(), List.of(), List.of())),
        Refusal.of(
            "position must not be negative, was -1", () -> snapshot(-1, Optional.empty(), 0)),
        Refusal.of("debt must not be negative, was -1", () -> snapshot(0, Optional.empty(), -1)),
        Refusal.of(
            "if and only if it has entries, had 1 and no time",
            () -> snapshot(1, Optional.empty(), 0)),
        Refusal.of(
            "if and only if it has entries, had 0 and 2025-12-31T16:00:00Z",
            () -> snapshot(0, Optional.of(NOW), 0)),
        Refusal.of(
            "available points must not be negative, was -1", () -> new PointsBalance(-1, 0, 0, 0)),
        Refusal.of(
            "pending points must not be negative, was -1", () -> new PointsBalance(0, -1, 0, 0)),
        Refusal.of(
            "held points must not be negative, was -1", () -> new PointsBalance(0, 0, -1, 0)),
        Refusal.of("debt must not be negative, was -1", () -> new PointsBalance(0, 0, 0, -1)),
        Refusal.of("age must not be negative", () -> cohort(-1, 1, 0, 0)),
        Refusal.of("issued points must not be negative", () -> cohort(0, -1, 0, 0)),
        Refusal.of("used points must not be negative", () -> cohort(0, 1, -1, 0)),
        Refusal.of("points gone must not be negative", () -> cohort(0, 1, 0, -1)),
        Refusal.of(
            "used and gone points must be at most the 5 issued, were 6", () -> cohort(0, 5, 4, 2)));
  }

  private static Cohort cohort(long age, long issued, long used, long gone) {
    return new Cohort(YearMonth.of(2026, 1), age, issued, used, gone);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  @DisplayName("refuse what cannot be, naming field, range and value:")
  void refuse(String message, Supplier<Object> value) {
    Refusal.check(message, value);
  }

  @Test
  @DisplayName("go up to their limits")
  void limits() {
    assertThat(grant("o", 10).left()).isZero();
    assertThat(grant("o", 0).left()).isEqualTo(10);
    assertThat(grant("o", 3).left()).isEqualTo(7);
    assertThat(new Hold("h", List.of(new Take(LOT, 10), new Take(lot(2, 1), 1)), NOW).points())
        .isEqualTo(11);
    assertThat(new Spending("r", NOW, List.of(FIVE), 5).left()).isZero();
    assertThat(new Spending("r", NOW, List.of(FIVE), 0).left()).isEqualTo(5);
    assertThat(new Spending("r", NOW, List.of(FIVE), 2).left()).isEqualTo(3);
    assertThat(new Tally("a", Optional.empty(), 0).used()).isZero();
    assertThat(stamp(1, NOW).recordedAt()).isEqualTo(NOW);
    assertThat(new Rolling(NOW, NOW.plusNanos(1)).since()).isEqualTo(NOW);
    assertThat(new PointsBalance(0, 0, 0, 0).total()).isZero();
    assertThat(cohort(0, 5, 3, 2).outstanding()).isZero();
    assertThat(cohort(0, 9, 3, 2).outstanding()).isEqualTo(4);
    assertThat(snapshot(0, Optional.empty(), 0).position()).isZero();
    assertThat(snapshot(1, Optional.of(NOW), 0).asOf()).contains(NOW);
  }

  @Test
  @DisplayName("sum: what a balance is worth is all of it less the debt")
  void balance() {
    PointsBalance balance = new PointsBalance(100, 20, 3, 50);
    assertThat(balance.net()).isEqualTo(50);
    assertThat(balance.total()).isEqualTo(73);
    assertThat(Take.sum(List.of(FIVE, new Take(lot(2, 9), 9)))).isEqualTo(14);
  }

  @Test
  @DisplayName("copy the lists they are given")
  void copies() {
    List<Take> takes = new ArrayList<>(List.of(FIVE));
    Hold hold = new Hold("h", takes, NOW);
    Spending spending = new Spending("r", NOW, takes, 0);
    Estate estate = new Estate(takes, 0, List.of(), List.of(), List.of());
    takes.clear();
    assertThat(hold.takes()).containsExactly(FIVE);
    assertThat(spending.takes()).containsExactly(FIVE);
    assertThat(estate.lots()).containsExactly(FIVE);
  }

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(strings = {" ", "a\u001fb", "a\u007fb", "\n", "\t\t"})
  @DisplayName("have ids that are not blank and without control characters; told by length alone:")
  void badIds(String value) {
    Refusal.check("; it had " + value.length(), () -> AccountId.of(value));
  }

  @Test
  @DisplayName("have ids of up to 1,000 characters, any that can be printed")
  void ids() {
    assertThat(AccountId.of("x".repeat(1_000)).value()).hasSize(1_000);
    Refusal.check("it had 1001", () -> AccountId.of("x".repeat(1_001)));
    assertThat(AccountId.of("张 三~\u0080").toString()).isEqualTo("张 三~\u0080");
    assertThat(CommandKey.of("k-1").toString()).isEqualTo("k-1");
    assertThat(AccountId.of("a")).isLessThan(AccountId.of("b"));
    assertThat(CommandKey.of("b")).isGreaterThan(CommandKey.of("a"));
  }

  @Test
  @DisplayName("have codes of a letter and up to 63 letters, digits, hyphens or underscores")
  void codes() {
    assertThatCode(() -> Require.code("event", "A" + "-_9z".repeat(15) + "abc"))
        .doesNotThrowAnyException();
    Refusal.check(
        "event must be a letter and up to 63 letters, digits, '-' or '_', was '9a'",
        () -> tally("9a"));
    Refusal.check("was '" + "a".repeat(40) + "…'", () -> tally("a".repeat(65)));
    Refusal.check("was '" + "é".repeat(40) + "'", () -> tally("é".repeat(40)));
  }

  private static Object tally(String code) {
    Require.code("event", code);
    return code;
  }
}
