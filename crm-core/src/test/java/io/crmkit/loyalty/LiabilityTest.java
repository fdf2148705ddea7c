package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a programme owes its members (L23)")
class LiabilityTest {
  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
  private static final AccountId BEN = AccountId.of("ben");
  private static final BreakageModel CURVE = curve("0.2", "0.5");

  private static BreakageModel fixed(String used) {
    return new BreakageModel.Fixed(new BigDecimal(used));
  }

  private static BreakageModel curve(String... shares) {
    return new BreakageModel.Curve(Stream.of(shares).map(BigDecimal::new).toList());
  }

  private static Cohort cohort(long age, long issued, long used, long gone) {
    return new Cohort(JANUARY, age, issued, used, gone);
  }

  private static PointsHistory history(Book book) {
    return new PointsHistory(book.account.id(), book.entries);
  }

  private static RollForward february(BreakagePolicy policy, Book... books) {
    return new Liability(Book.ZONE, policy)
        .rollForward(
            Stream.of(books).map(LiabilityTest::history).toList(),
            Book.at("2026-02-01"),
            Book.at("2026-03-01"));
  }

  @ParameterizedTest(name = "{0} of {1}, {2} used, {3} gone: {4}")
  @CsvSource({
    "0.5, 100, 0, 0, 50",
    "0.5, 101, 0, 0, 50",
    "0.5, 103, 0, 0, 52",
    "0.5, 100, 60, 0, 60",
    "1, 100, 0, 40, 60",
    "1, 100, 60, 40, 60",
    "0, 100, 0, 0, 0"
  })
  @DisplayName("a fixed share, ties to even, at least what was used, at most what is not gone:")
  void fixedShare(String share, long issued, long used, long gone, long expected) {
    Decision<Long> decision = fixed(share).decide(cohort(0, issued, used, gone));
    assertThat(decision.outcome()).isEqualTo(expected);
    assertThat(decision.reasons())
        .containsExactly(new LoyaltyRuleReason.ExpectedUse(expected, issued));
  }

  @ParameterizedTest(name = "{1} used by the end of month {0}: {2}")
  @CsvSource({"0, 10, 50", "1, 10, 20", "2, 10, 10", "99, 10, 10", "0, 50, 100", "0, 0, 0"})
  @DisplayName("a curve: what was used by an age, over the share that is used by that age:")
  void curve(long age, long used, long expected) {
    assertThat(CURVE.decide(cohort(age, 100, used, 0)).outcome()).isEqualTo(expected);
  }

  @Test
  @DisplayName("by a curve, month by month: each cohort at the age it had then")
  void ages() {
    Book book = new Book(Book.LEDGER).earns("o", 100).redeems("r", 10);
    List<ProgrammeMonth> months =
        new Liability(Book.ZONE, CURVE).months(List.of(history(book)), Book.at("2026-03-15"));
    assertThat(months).extracting(ProgrammeMonth::liability).containsExactly(40L, 10L, 0L);
    RollForward movement = february(CURVE, book);
    assertThat(movement).isEqualTo(months.get(1).movement());
    assertThat(movement.lines().get(0).reestimated()).isEqualTo(-30);
  }

  @Test
  @DisplayName("what is transferred leaves its cohort and is of the month of the transfer there")
  void transferred() {
    Book anna = new Book(Book.LEDGER, "anna").earns("o", 100).on("2026-02-10");
    anna.does(new PointsCommand.Transfer(anna.key(), "t", BEN, 40));
    AccountEntry.TransferredOut out =
        (AccountEntry.TransferredOut) anna.entries.get(anna.entries.size() - 1);
    Book ben = new Book(Book.LEDGER, "ben").on("2026-02-10");
    ben.does(new PointsCommand.Receive(ben.key(), "t", anna.account.id(), out.takes()));
    assertThat(february(fixed("0.8"), anna, ben).lines())
        .containsExactly(
            new RollForward.Line(JANUARY, 80, 0, 0, 0, 0, -40, 20, 60),
            new RollForward.Line(FEBRUARY, 0, 0, 0, 0, 0, 40, -8, 32));
    assertThat(february(fixed("0.8"), anna).moved()).isEqualTo(-40);
  }

  @Test
  @DisplayName("everything that happens to points moves its cohort, and only its own")
  void movements() {
    Book book =
        new Book(Book.LEDGER)
            .earns("o", Book.cny("100.00"), 100)
            .opens("x", 50, Optional.of("2026-02-20"))
            .on("2026-02-05")
            .redeems("r", 60);
    book.does(new PointsCommand.Cancel(book.key(), "r", 15));
    book.does(new PointsCommand.PlaceHold(book.key(), "h", 30, Optional.empty()));
    book.does(new PointsCommand.Capture(book.key(), "h", 12));
    book.does(new PointsCommand.Debit(book.key(), "d", 4, Book.ANNA, "error"));
    book.does(new PointsCommand.Credit(book.key(), "c", 9, Book.ANNA, "gift"));
    book.refunds("o", "30.00");
    Lot lot = book.account.grant("o").orElseThrow().lot();
    book.does(
        new PointsCommand.Correct(
            book.key(), "late", List.of(new Take(lot, 20)), List.of(new Take(lot, 5)), 0));
    RollForward moved = february(fixed("1"), book);
    assertThat(moved.lines())
        .extracting(RollForward.Line::cohort)
        .containsExactly(JANUARY, FEBRUARY);
    assertThat(moved.issued()).isEqualTo(9);
    assertThat(moved.used()).isEqualTo(60 - 15 + 12 + 4);
    assertThat(moved.calledBack()).isEqualTo(30);
    assertThat(moved.moved()).isEqualTo(-15);
    assertThat(moved.expired()).isZero();
    assertThat(moved.opening()).isEqualTo(150);
    assertThat(moved.closing()).isEqualTo(book.account.balance(book.now).total());
  }

  @Test
  @DisplayName("debt that is paid is called back from the cohort that pays it")
  void repaid() {
    Book book =
        new Book(Book.LEDGER.withDebt(new DebtModel.AllowDebt()))
            .earns("o", Book.cny("100.00"), 100)
            .redeems("r", 100)
            .refunds("o", "60.00")
            .on("2026-02-05")
            .earns("p", 80);
    RollForward.Line line = february(fixed("1"), book).lines().get(1);
    assertThat(line).isEqualTo(new RollForward.Line(FEBRUARY, 0, 80, 0, 0, 60, 0, 0, 20));
  }

  @Test
  @DisplayName("inherited points are of the month of the merger where nothing tells better")
  void inherited() {
    Book old = new Book(Book.LEDGER, "old").earns("o", 100).on("2026-02-10");
    old.does(new PointsCommand.MergeInto(old.key(), BEN));
    AccountEntry.MergedOut out = (AccountEntry.MergedOut) old.entries.get(old.entries.size() - 1);
    Book heir = new Book(Book.LEDGER, "ben").on("2026-02-10");
    heir.does(new PointsCommand.Inherit(heir.key(), old.account.id(), out.estate()));
    assertThat(february(fixed("1"), heir).lines())
        .containsExactly(new RollForward.Line(FEBRUARY, 0, 0, 0, 0, 0, 100, 0, 100));
    assertThat(february(fixed("1"), old, heir).lines())
        .containsExactly(new RollForward.Line(JANUARY, 100, 0, 0, 0, 0, 0, 0, 100));
  }

  @Test
  @DisplayName("a history that does not tell where points came from is refused")
  void unknownLot() {
    Book book = new Book(Book.LEDGER).earns("o", 100);
    Lot other = new Lot(BEN, 7, 10, Optional.of(Book.START), Optional.empty(), false);
    Stamp stamp = new Stamp(2, book.now, book.now, book.key(), Book.POLICY);
    Movements movements = new Movements(new HashMap<>(), new HashMap<>());
    assertThatThrownBy(() -> movements.add(new PointsEntry.Expired(stamp, new Take(other, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the history must tell where lot 7 came from, did not");
  }

  @ParameterizedTest(name = "{0} of {1} points used: {2}")
  @CsvSource({
    "0, 10000, 0",
    "4500, 9700, 4175",
    "9700, 9700, 9000",
    "9999, 9700, 9000",
    "1, 3, 3000"
  })
  @DisplayName("revenue is recognised as points are used, and no more than was allocated:")
  void revenue(long used, long expected, long recognised) {
    RevenueRecognition revenue = new RevenueRecognition(Money.parse("JPY 9000"), used, expected);
    assertThat(revenue.cumulative()).isEqualTo(Money.parse("JPY " + recognised));
    assertThat(revenue.deferred()).isEqualTo(Money.parse("JPY " + (9_000 - recognised)));
    assertThat(revenue.catchUp(Money.parse("JPY 1000")))
        .isEqualTo(Money.parse("JPY " + (recognised - 1_000)));
  }
}
