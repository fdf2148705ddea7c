package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The history of an account (RM-04, RM-06)")
class PointsHistoryTest {
  private static PointsHistory history(Book book) {
    return new PointsHistory(book.account.id(), book.entries);
  }

  private static PointsEntry credited(long number, String occurred, String recorded) {
    Stamp stamp =
        new Stamp(
            number,
            Book.at(occurred),
            Book.at(recorded),
            CommandKey.of("k-" + number),
            PolicyId.UNVERSIONED);
    Lot lot =
        new Lot(AccountId.of("c-1"), number, 10, Optional.of(Book.START), Optional.empty(), false);
    return new PointsEntry.Credited(stamp, "c-" + number, lot, Book.ANNA, "gift");
  }

  @Test
  @DisplayName("tells what was thought then: only what was recorded by that instant counts")
  void knownAt() {
    PointsHistory history =
        new PointsHistory(
            AccountId.of("c-1"),
            List.of(
                credited(1, "2026-01-01", "2026-01-03"),
                credited(2, "2026-01-02", "2026-01-04"),
                credited(3, "2026-01-05", "2026-01-05")));
    Instant asOf = Book.at("2026-01-10");
    assertThat(history.balanceAt(asOf, Book.at("2026-01-03").minusNanos(1)).available()).isZero();
    assertThat(history.balanceAt(asOf, Book.at("2026-01-03")).available()).isEqualTo(10);
    assertThat(history.balanceAt(asOf, Book.at("2026-01-04")).available()).isEqualTo(20);
    assertThat(history.balanceAt(asOf, asOf).available()).isEqualTo(30);
    assertThat(history.balanceAt(Book.at("2026-01-02"), asOf).available()).isEqualTo(20);
    assertThat(history.balanceAt(asOf).available()).isEqualTo(30);
  }

  @Test
  @DisplayName("tells what was held at any instant, from the instant of an entry on")
  void balanceAt() {
    Book book = new Book(Book.LEDGER).earns("o", 100).on("2026-01-05").redeems("r", 30);
    PointsHistory history = history(book);
    assertThat(history.balanceAt(Book.START.minusNanos(1)).total()).isZero();
    assertThat(history.balanceAt(Book.START).total()).isEqualTo(100);
    assertThat(history.balanceAt(Book.at("2026-01-05").minusNanos(1)).total()).isEqualTo(100);
    assertThat(history.balanceAt(Book.at("2026-01-05")).total()).isEqualTo(70);
    assertThat(history.accountAt(Book.START).position()).isEqualTo(1);
  }

  @Test
  @DisplayName("states what came in and went out from the first instant until before the last")
  void statement() {
    Book book =
        new Book(Book.LEDGER.withExpiry(new ExpiryModel.After(Period.ofDays(20))))
            .earns("o", 100)
            .on("2026-01-05")
            .redeems("r", 30)
            .on("2026-01-10");
    book.does(new PointsCommand.PlaceHold(book.key(), "h", 10, Optional.empty()));
    book.earns("p", 5);
    PointsHistory history = history(book);
    PointsStatement statement = history.statement(Book.at("2026-01-05"), Book.at("2026-01-10"));
    assertThat(statement.opening()).isEqualTo(100);
    assertThat(statement.lines()).extracting(PointsStatement.Line::change).containsExactly(-30L);
    assertThat(statement.closing()).isEqualTo(70);
    PointsStatement all = history.statement(Book.START, Book.at("2026-03-01"));
    assertThat(all.opening()).isZero();
    assertThat(all.lines())
        .extracting(PointsStatement.Line::change)
        .containsExactly(100L, -30L, 5L, -70L, -5L);
    assertThat(all.closing()).isZero();
    PointsStatement none = history.statement(Book.at("2026-01-05"), Book.at("2026-01-05"));
    assertThat(none.lines()).isEmpty();
    assertThat(none.opening()).isEqualTo(none.closing()).isEqualTo(100);
    Refusal.check(
        "a statement must not end before it starts",
        () -> history.statement(Book.START, Book.START.minusNanos(1)));
  }

  @Test
  @DisplayName("gives the metrics of points: what was earned less what was called back")
  void metrics() {
    Window month = Window.last(Period.ofDays(30));
    Metric<Long> earned = PointsMetrics.earned(month);
    Book book =
        new Book(Book.LEDGER)
            .earns("old", 1_000)
            .on("2026-02-10")
            .earns("o", Book.cny("100.00"), 100)
            .refunds("o", "30.00")
            .redeems("r", 500)
            .opens("taken-over", 7, Optional.empty());
    Facts facts = Facts.at(Book.at("2026-02-20"), Book.ZONE, CurrencyUnit.of("CNY"));
    Facts known = PointsMetrics.with(facts, history(book), month, Optional.empty());
    assertThat(known.get(earned)).isEqualTo(Fact.known(70L));
    assertThat(known.get(PointsMetrics.balance())).isEqualTo(Fact.known(577L));
    Facts more = PointsMetrics.counting(known, month, EarnReceipt.of(30, "flat"));
    assertThat(more.get(earned)).isEqualTo(Fact.known(100L));
    Refusal.check(
        "facts must know the points earned in",
        () -> PointsMetrics.counting(facts, month, EarnReceipt.of(30, "flat")));
  }
}
