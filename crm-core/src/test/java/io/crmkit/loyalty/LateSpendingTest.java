package io.crmkit.loyalty;

import static io.crmkit.loyalty.LateFacts.DEBT;
import static io.crmkit.loyalty.LateFacts.LEDGER;
import static io.crmkit.loyalty.LateFacts.left;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A redemption or a refund that becomes known late")
class LateSpendingTest {
  private static PointsCommand.Redeem late(Book book, long points) {
    return new PointsCommand.Redeem(book.key(), "late", points, Optional.empty());
  }

  private static Decision<Answer<BackDating.Plan>> redeem(Book book, long points, String day) {
    return new BackDating(book.ledger)
        .plan(history(book), late(book, points), Book.at(day), book.now);
  }

  private static Decision<Answer<BackDating.Plan>> refund(Book book, String amount, String day) {
    PointsCommand.Refund late =
        new PointsCommand.Refund(book.key(), "o", Refunds.of(Book.cny(amount)));
    return new BackDating(book.ledger).plan(history(book), late, Book.at(day), book.now);
  }

  private static PointsHistory history(Book book) {
    return new PointsHistory(book.account.id(), book.entries);
  }

  private static BackDating.Plan carriedOut(Book book, Decision<Answer<BackDating.Plan>> decision) {
    BackDating.Plan plan = decision.outcome().toOptional().orElseThrow();
    book.does(plan.fact());
    assertThat(book.account.balance(book.now)).isEqualTo(plan.uncorrected());
    plan.correction().ifPresent(book::does);
    assertThat(book.account.balance(book.now)).isEqualTo(plan.corrected());
    return plan;
  }

  private static Book twoLots() {
    Book book = new Book(LEDGER).on("2026-01-05").opens("x", 50, Optional.of("2026-01-20"));
    return book.opens("y", 50, Optional.empty());
  }

  @Test
  @DisplayName("takes points that have expired since, not those of today, and gives them back so")
  void expiredSince() {
    Book book = twoLots().on("2026-02-15");
    BackDating.Plan plan = carriedOut(book, redeem(book, 50, "2026-01-10"));
    assertThat(plan.fact()).isInstanceOf(PointsCommand.RedeemLate.class);
    assertThat(plan.correction()).isEmpty();
    assertThat(left(book)).isEqualTo(Map.of("x/1", 0L, "y/1", 50L));
    book.does(new PointsCommand.Cancel(book.key(), "late", 50));
    assertThat(left(book)).isEqualTo(Map.of("x/1", 0L, "y/1", 50L));
    assertThat(redeem(book, 50, "2026-01-10").reasons())
        .containsExactly(new LoyaltyRefusal.ReferenceTaken("late"));
  }

  @Test
  @DisplayName("what later spending no longer finds is owed, and paid by the next points")
  void owed() {
    Book book = new Book(LEDGER).on("2026-01-05").earns("o", 100);
    book.on("2026-01-15").redeems("r", 60).on("2026-01-20");
    Decision<Answer<BackDating.Plan>> decision = redeem(book, 100, "2026-01-10");
    BackDating.Plan plan = carriedOut(book, decision);
    assertThat(decision.reasons()).contains(new LoyaltyMoveReason.Corrected("late", -60));
    assertThat(plan.uncorrected()).isEqualTo(balance(0, 0));
    assertThat(plan.corrected()).isEqualTo(balance(0, 60));
    book.earns("p", 80);
    assertThat(book.account.balance(book.now)).isEqualTo(balance(20, 0));
    book.does(new PointsCommand.Cancel(book.key(), "late", 100));
    assertThat(book.account.balance(book.now)).isEqualTo(balance(120, 0));
  }

  private static PointsBalance balance(long available, long debt) {
    return new PointsBalance(available, 0, 0, debt);
  }

  @Test
  @DisplayName("debits, holds and transfers after it stay what they were; what they lack is owed")
  void othersOwe() {
    Book book = twoLots().on("2026-01-11");
    book.does(new PointsCommand.Debit(book.key(), "d", 30, Book.ANNA, "error"));
    book.does(LateFacts.hold(book, 30));
    book.does(new PointsCommand.Transfer(book.key(), "t", AccountId.of("other"), 20));
    BackDating.Plan plan = carriedOut(book, redeem(book, 90, "2026-01-10"));
    assertThat(plan.corrected()).isEqualTo(new PointsBalance(0, 0, 30, 70));
    book.does(new PointsCommand.VoidHold(book.key(), "h"));
    assertThat(book.account.balance(book.now)).isEqualTo(balance(0, 40));
  }

  @Test
  @DisplayName("is the redemption alone where nothing happened since, and comes after its instant")
  void notLate() {
    Book book = twoLots();
    PointsCommand.Redeem late = late(book, 60);
    BackDating.Plan plan =
        new BackDating(LEDGER)
            .plan(history(book), late, book.now, book.now)
            .outcome()
            .toOptional()
            .orElseThrow();
    assertThat(plan)
        .isEqualTo(new BackDating.Plan(late, Optional.empty(), balance(40, 0), balance(40, 0)));
    book.on("2026-01-06").earns("p", 5).on("2026-01-07");
    assertThat(carriedOut(book, redeem(book, 60, "2026-01-06")).fact())
        .isInstanceOf(PointsCommand.Redeem.class);
  }

  @Test
  @DisplayName("is refused as it would have been then, before it occurred, and twice")
  void refused() {
    Book book = new Book(LEDGER).on("2026-01-12").earns("o", 100).on("2026-01-20");
    assertThat(redeem(book, 10, "2026-01-11").reasons())
        .containsExactly(new LoyaltyRefusal.Insufficient(10, 0, 10));
    assertThat(redeem(book, 10, "2026-01-21").reasons())
        .containsExactly(new LoyaltyRefusal.NotYet("late", Book.at("2026-01-21")));
    assertThat(redeem(book, 10, "2026-01-12").outcome()).isInstanceOf(Answer.Accepted.class);
    book.redeems("late", 5);
    assertThat(redeem(book, 10, "2026-01-13").reasons())
        .containsExactly(new LoyaltyRefusal.ReferenceTaken("late"));
    book.on("2026-01-21").does(new PointsCommand.Forget(book.key(), book.now));
    assertThat(redeem(book, 10, "2026-01-13").reasons())
        .containsExactly(new LoyaltyRefusal.ReferenceTaken("late"));
    book.does(new PointsCommand.MergeInto(book.key(), AccountId.of("other")));
    assertThat(redeem(book, 10, "2026-01-13").reasons())
        .containsExactly(new LoyaltyRefusal.Closed(AccountId.of("other")));
  }

  @Test
  @DisplayName("is kept as it was entered when a fact of before it becomes known later still")
  void again() {
    Book book = twoLots().on("2026-02-15");
    carriedOut(book, redeem(book, 50, "2026-01-10"));
    PointsCommand.Redeem other =
        new PointsCommand.Redeem(book.key(), "other", 20, Optional.empty());
    Decision<Answer<BackDating.Plan>> second =
        new BackDating(LEDGER).plan(history(book), other, Book.at("2026-01-25"), book.now);
    assertThat(carriedOut(book, second).corrected()).isEqualTo(balance(30, 0));
    assertThat(left(book)).isEqualTo(Map.of("x/1", 0L, "y/1", 30L));
  }

  @Test
  @DisplayName("a refund calls back what was there then, and today's points come back")
  void refund() {
    Book book = new Book(LateFacts.soon(DEBT)).on("2026-01-05");
    book.earns("o", Book.cny("100.00"), 100).opens("y", 50, Optional.empty()).on("2026-02-15");
    BackDating.Plan plan = carriedOut(book, refund(book, "50.00", "2026-01-10"));
    assertThat(plan.fact()).isInstanceOf(PointsCommand.Refund.class);
    assertThat(plan.uncorrected()).isEqualTo(balance(0, 0));
    assertThat(plan.corrected()).isEqualTo(balance(50, 0));
    assertThat(refund(book, "50.01", "2026-01-10").reasons())
        .hasAtLeastOneElementOfType(LoyaltyRefusal.RefundTooHigh.class);
  }

  @Test
  @DisplayName(
      "a refund that is not late is the refund alone; one of before its purchase is refused")
  void refundNotLate() {
    Book book = new Book(DEBT).on("2026-01-05").earns("o", Book.cny("100.00"), 100);
    book.on("2026-01-10");
    assertThat(refund(book, "50.00", "2026-01-04").reasons())
        .containsExactly(new LoyaltyRefusal.UnknownReference("o"));
    assertThat(refund(book, "50.00", "2026-01-11").reasons())
        .containsExactly(new LoyaltyRefusal.NotYet("o", Book.at("2026-01-11")));
    BackDating.Plan plan = carriedOut(book, refund(book, "50.00", "2026-01-05"));
    assertThat(plan.correction()).isEmpty();
    assertThat(plan.corrected()).isEqualTo(balance(50, 0));
  }

  @Test
  @DisplayName("after a reversal a late refund calls nothing back twice")
  void reversed() {
    Book book = new Book(DEBT).on("2026-01-05").earns("o", Book.cny("100.00"), 100);
    book.on("2026-01-12");
    book.does(new PointsCommand.ReverseCredit(book.key(), "o", Book.ANNA, "error"));
    BackDating.Plan plan = carriedOut(book, refund(book, "50.00", "2026-01-10"));
    assertThat(plan.corrected()).isEqualTo(balance(0, 0));
    assertThat(plan.correction()).isEmpty();
  }

  @Test
  @DisplayName("points for which money is kept are not owed as well")
  void money() {
    PointsRate rate = new PointsRate(Book.cny("0.10"), 1);
    Book book = new Book(LEDGER.withDebt(new DebtModel.ConvertToMoney(rate))).on("2026-01-05");
    book.earns("o", Book.cny("100.00"), 100).on("2026-01-12").redeems("r", 60);
    BackDating.Plan plan = carriedOut(book, refund(book, "100.00", "2026-01-10"));
    assertThat(plan.correction()).isEmpty();
    assertThat(book.refunded().charge()).contains(Book.cny("6.00"));
    assertThat(plan.corrected()).isEqualTo(balance(0, 0));
  }

  @Test
  @DisplayName("counts as activity of then: points that would have lived on come back")
  void activity() {
    Book book = new Book(LEDGER.withExpiry(new ExpiryModel.Inactivity(Period.ofDays(20))));
    book.on("2026-01-05").earns("o", 100).on("2026-02-01");
    BackDating.Plan plan = carriedOut(book, redeem(book, 30, "2026-01-20"));
    assertThat(plan.uncorrected()).isEqualTo(balance(0, 0));
    assertThat(plan.corrected()).isEqualTo(balance(70, 0));
    assertThat(book.account.balance(Book.at("2026-02-09"))).isEqualTo(balance(70, 0));
    assertThat(book.account.balance(Book.at("2026-02-10"))).isEqualTo(balance(0, 0));
  }

  @Test
  @DisplayName(
      "counts to limits of the day on which it occurred, and is not refused for later ones")
  void limits() {
    FraudLimit daily = FraudLimit.perDay("daily", FraudLimit.Measure.REDEMPTIONS, 2);
    for (String day : List.of("2026-01-10", "2026-01-09")) {
      Book book = new Book(LEDGER.withLimits(List.of(daily))).on("2026-01-05").earns("o", 100);
      book.on("2026-01-10");
      book.now = book.now.plus(Duration.ofHours(10));
      book.redeems("r", 10).redeems("s", 10);
      BackDating.Plan plan = carriedOut(book, redeem(book, 10, day));
      assertThat(plan.fact()).isInstanceOf(PointsCommand.RedeemLate.class);
      assertThat(book.account.used("daily", Optional.of(Book.at("2026-01-10"))))
          .isEqualTo(day.equals("2026-01-10") ? 3 : 2);
    }
  }
}
