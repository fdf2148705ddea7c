package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.time.CalendarUnit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Limits of what can be earned (RM-06)")
class CapsTest {
  private static final Facts FACTS = Facts.at(Book.START, Book.ZONE, CurrencyUnit.of("CNY"));
  private static final EarnRules HUNDRED =
      EarnRules.of(EarnRule.of("visit", new EarnBasis.PerPurchase(100)));
  private static final EarnCap MEMBER =
      new EarnCap("member", EarnCap.Scope.MEMBER, Optional.empty(), 150);
  private static final EarnCap BUDGET =
      new EarnCap("budget", EarnCap.Scope.BUDGET, Optional.empty(), 1_000);

  private static Decision<EarnReceipt> decide(EarnRules rules, Instant at, Tally... used) {
    return rules.decide(
        new EarnQuestion(
            EarnOccasion.purchase(Book.cny("1.00"), at), FACTS, List.of(used), Optional.empty()));
  }

  private static Decision<EarnReceipt> decide(EarnRules rules, Tally... used) {
    return decide(rules, Book.START, used);
  }

  @Test
  @DisplayName("leave what just fits, and cut what is one point more")
  void exactly() {
    EarnReceipt fits = decide(HUNDRED.withCaps(EarnCap.perOccasion("cap", 100))).outcome();
    assertThat(fits.granted()).isEqualTo(100);
    assertThat(fits.cuts()).isEmpty();
    Decision<EarnReceipt> cut = decide(HUNDRED.withCaps(EarnCap.perOccasion("cap", 99)));
    assertThat(cut.outcome().granted()).isEqualTo(99);
    assertThat(cut.outcome().cuts()).containsExactly(new EarnReceipt.Cut("cap", 100, 99));
    assertThat(cut.reasons()).contains(new LoyaltyRuleReason.CapCut("cap", 100, 99));
  }

  @Test
  @DisplayName("count over time where they are of a period or the member, not for one or a budget")
  void counted() {
    EarnCap month = EarnCap.per("month", CalendarUnit.MONTH, 500);
    EarnReceipt receipt =
        decide(HUNDRED.withCaps(EarnCap.perOccasion("cap", 90), month, MEMBER, BUDGET)).outcome();
    assertThat(receipt.uses())
        .containsExactly(
            new Tally("month", Optional.of(Book.START), 90),
            new Tally("member", Optional.empty(), 90));
  }

  @Test
  @DisplayName("count nothing where nothing is granted")
  void nothing() {
    EarnReceipt receipt = decide(HUNDRED.withCaps(EarnCap.perOccasion("cap", 0), MEMBER)).outcome();
    assertThat(receipt.granted()).isZero();
    assertThat(receipt.uses()).isEmpty();
  }

  @Test
  @DisplayName("of a member are used up once and for all")
  void member() {
    EarnRules rules = HUNDRED.withCaps(MEMBER);
    Tally used = new Tally("member", Optional.empty(), 60);
    assertThat(decide(rules, used).outcome().granted()).isEqualTo(90);
    assertThat(decide(rules, used, used).outcome().granted()).isEqualTo(30);
    assertThat(decide(rules, used, used, used).outcome().granted()).isZero();
    assertThat(decide(rules, new Tally("other", Optional.empty(), 60)).outcome().granted())
        .isEqualTo(100);
    assertThat(decide(rules, new Tally("member", Optional.of(Book.START), 60)).outcome().granted())
        .isEqualTo(100);
  }

  @Test
  @DisplayName("of a period begin anew with the local month, quarter or year")
  void periods() {
    Instant may = Book.at("2026-05-17").plusSeconds(1);
    assertThat(start(CalendarUnit.MONTH, may)).contains(Book.at("2026-05-01"));
    assertThat(start(CalendarUnit.QUARTER, may)).contains(Book.at("2026-04-01"));
    assertThat(start(CalendarUnit.YEAR, may)).contains(Book.at("2026-01-01"));
    Instant first = Book.at("2026-05-01");
    assertThat(start(CalendarUnit.MONTH, first)).contains(first);
    assertThat(start(CalendarUnit.MONTH, first.minusNanos(1))).contains(Book.at("2026-04-01"));
    EarnRules rules = HUNDRED.withCaps(EarnCap.per("month", CalendarUnit.MONTH, 150));
    Tally used = new Tally("month", Optional.of(first), 80);
    assertThat(decide(rules, first.minusNanos(1), used).outcome().granted()).isEqualTo(100);
    assertThat(decide(rules, first, used).outcome().granted()).isEqualTo(70);
  }

  private static Optional<Instant> start(CalendarUnit unit, Instant at) {
    return EarnCap.per("cap", unit, 1).periodStart(at, Book.ZONE);
  }

  @Test
  @DisplayName("cut one after the other, each telling what it cut")
  void inOrder() {
    EarnReceipt receipt =
        decide(
                HUNDRED.withCaps(EarnCap.perOccasion("first", 80), BUDGET, MEMBER),
                new Tally("budget", Optional.empty(), 950),
                new Tally("member", Optional.empty(), 110))
            .outcome();
    assertThat(receipt.granted()).isEqualTo(40);
    assertThat(receipt.cuts())
        .containsExactly(
            new EarnReceipt.Cut("first", 100, 80),
            new EarnReceipt.Cut("budget", 80, 50),
            new EarnReceipt.Cut("member", 50, 40));
  }

  @Test
  @DisplayName("cut nothing and count nothing where a refund is re-evaluated")
  void reevaluated() {
    EarnQuestion question =
        new EarnQuestion(
            EarnOccasion.purchase(Book.cny("1.00"), Book.START),
            FACTS,
            List.of(),
            Optional.of(Set.of("visit")));
    EarnReceipt receipt =
        HUNDRED.withCaps(EarnCap.perOccasion("cap", 10), MEMBER).decide(question).outcome();
    assertThat(receipt.granted()).isEqualTo(100);
    assertThat(receipt.uses()).isEmpty();
  }

  @Test
  @DisplayName("are read from the account that earns")
  void account() {
    EarnRules rules = HUNDRED.withCaps(MEMBER);
    Book book = new Book(Book.LEDGER);
    EarnQuestion question =
        EarnQuestion.of(EarnOccasion.purchase(Book.cny("1.00"), book.now), FACTS);
    for (long granted : List.of(100L, 50L, 0L)) {
      EarnReceipt receipt = rules.decide(question.on(book.account)).outcome();
      assertThat(receipt.granted()).isEqualTo(granted);
      book.run(new PointsCommand.Earn(book.key(), "o-" + granted, receipt, book.now));
    }
  }
}
