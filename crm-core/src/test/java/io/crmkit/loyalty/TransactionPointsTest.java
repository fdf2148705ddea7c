package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Metrics;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The points of transactions")
class TransactionPointsTest {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final EarnRules PER_UNIT = perAmount("1.00", false);

  private static EarnRules perAmount(String step, boolean carry) {
    return EarnRules.of(
        EarnRule.of("base", new EarnBasis.PerAmount(Book.cny(step), 1, Set.of(), carry)));
  }

  private static TransactionPoints.Earned earned(EarnPolicy earn, Transaction... transactions) {
    return earned(LoyaltyScheme.of(Book.LEDGER, earn), List.of(transactions));
  }

  private static TransactionPoints.Earned earned(
      LoyaltyScheme scheme, List<Transaction> transactions) {
    CustomerFile file =
        CustomerFile.of(Customer.of(CustomerId.of("c-1"))).withTransactions(transactions);
    return new TransactionPoints(scheme, FactsCalculator.of(scheme.metrics(), Book.ZONE, CNY))
        .of(file);
  }

  private static Transaction paid(String reference, String day, String amount) {
    return Transaction.of(reference, Money.parse("CNY " + amount), Book.at(day));
  }

  private static long total(TransactionPoints.Earned earned) {
    return earned.account().balance(Book.at("2026-12-01")).total();
  }

  @Test
  @DisplayName("are credited to the customer's account, each as of its instant, signed")
  void credited() {
    TransactionPoints.Earned earned =
        earned(PER_UNIT, paid("o-1", "2026-01-05", "100.50"), paid("o-2", "2026-02-05", "7.00"));
    assertThat(earned.account().id()).isEqualTo(AccountId.of("c-1"));
    assertThat(earned.history().account()).isEqualTo(earned.account());
    assertThat(earned.history().balanceAt(Book.at("2026-01-31")).available()).isEqualTo(100);
    assertThat(total(earned)).isEqualTo(107);
    PointsEntry.Earned first = (PointsEntry.Earned) earned.entries().get(0);
    assertThat(first.reference()).isEqualTo("o-1");
    assertThat(first.receipt().policy()).isEqualTo(Book.POLICY);
    assertThat(first.stamp().occurredAt()).isEqualTo(Book.at("2026-01-05"));
  }

  @Test
  @DisplayName("are called back from the purchase that the money given back names")
  void named() {
    TransactionPoints.Earned earned =
        earned(
            PER_UNIT,
            paid("o-1", "2026-01-05", "100.00"),
            paid("o-2", "2026-01-06", "50.00"),
            paid("o-1", "2026-01-07", "-30.00"));
    assertThat(earned.account().grant("o-1").orElseThrow().owed()).isEqualTo(30);
    assertThat(earned.account().grant("o-2").orElseThrow().owed()).isZero();
    assertThat(earned.unmatched()).isEmpty();
  }

  @Test
  @DisplayName(
      "are called back from the latest purchases where none is named, and the rest is told")
  void unnamed() {
    Transaction back = paid("r-1", "2026-01-07", "-120.00");
    Transaction more = paid("r-2", "2026-01-08", "-31.00");
    TransactionPoints.Earned earned =
        earned(
            PER_UNIT,
            paid("o-1", "2026-01-05", "100.00"),
            paid("o-2", "2026-01-06", "50.00"),
            back,
            more);
    assertThat(earned.account().grant("o-2").orElseThrow().owed()).isEqualTo(50);
    assertThat(earned.account().grant("o-1").orElseThrow().owed()).isEqualTo(100);
    assertThat(total(earned)).isZero();
    assertThat(earned.unmatched()).containsExactly(more);
    TransactionPoints.Earned never = earned(PER_UNIT, back);
    assertThat(never.entries()).isEmpty();
    assertThat(never.unmatched()).containsExactly(back);
  }

  @Test
  @DisplayName("are called back in the currency of the purchase only")
  void currencies() {
    EarnRules perOrder = EarnRules.of(EarnRule.of("order", new EarnBasis.PerPurchase(10)));
    Transaction euro = Transaction.of("o-1", Money.parse("EUR 100.00"), Book.at("2026-01-05"));
    Transaction yuanBack = paid("o-1", "2026-01-06", "-100.00");
    TransactionPoints.Earned earned = earned(perOrder, euro, yuanBack);
    assertThat(total(earned)).isEqualTo(10);
    assertThat(earned.unmatched()).containsExactly(yuanBack);
  }

  @Test
  @DisplayName("of one order paid in parts are credits of their own, called back the latest first")
  void parts() {
    TransactionPoints.Earned earned =
        earned(
            PER_UNIT,
            paid("o-1", "2026-01-05", "100.00"),
            paid("o-1/2", "2026-01-05", "1.00"),
            paid("o-1", "2026-01-06", "50.00"),
            paid("o-1", "2026-01-07", "-60.00"));
    assertThat(total(earned)).isEqualTo(91);
    assertThat(earned.account().grant("o-1").orElseThrow().owed()).isEqualTo(10);
    assertThat(earned.account().grant("o-1/3").orElseThrow().owed()).isEqualTo(50);
    String longest = "x".repeat(1000);
    assertThat(
            total(
                earned(
                    PER_UNIT,
                    paid(longest, "2026-01-05", "1.00"),
                    paid(longest, "2026-01-06", "1.00"))))
        .isEqualTo(2);
  }

  @Test
  @DisplayName("leave a purchase that something was given back of to be called back further")
  void further() {
    TransactionPoints.Earned earned =
        earned(
            PER_UNIT,
            paid("o-1", "2026-01-05", "100.00"),
            paid("o-1", "2026-01-06", "-30.00"),
            paid("r-1", "2026-01-07", "-70.00"));
    assertThat(earned.account().grant("o-1").orElseThrow().owed()).isEqualTo(100);
    assertThat(earned.unmatched()).isEmpty();
  }

  @Test
  @DisplayName("have command keys that begin with the customer's id, or its digest if it is long")
  void keys() {
    assertThat(key("c-1")).isEqualTo("c-1/transaction-1");
    assertThat(key("x".repeat(967))).isEqualTo("x".repeat(967) + "/transaction-1");
    assertThat(key("x".repeat(968))).matches("[0-9a-f]{64}/transaction-1");
    assertThat(key("x".repeat(1_000))).isNotEqualTo(key("x".repeat(968)));
  }

  private static String key(String customer) {
    CustomerFile file =
        CustomerFile.of(Customer.of(CustomerId.of(customer)))
            .withTransactions(List.of(paid("o-1", "2026-01-05", "100.00")));
    LoyaltyScheme scheme = LoyaltyScheme.of(Book.LEDGER, PER_UNIT);
    return new TransactionPoints(scheme, FactsCalculator.of(scheme.metrics(), Book.ZONE, CNY))
        .of(file)
        .posted()
        .get(0)
        .command()
        .key()
        .value();
  }

  @Test
  @DisplayName(
      "are the same in whatever order transactions are handed in; a day's refund comes last")
  void order() {
    List<Transaction> transactions =
        new ArrayList<>(
            List.of(
                paid("a", "2026-01-05", "-10.00"),
                paid("b", "2026-01-05", "30.00"),
                paid("c", "2026-01-04", "20.00")));
    LoyaltyScheme scheme = LoyaltyScheme.of(Book.LEDGER, PER_UNIT);
    TransactionPoints.Earned one = earned(scheme, transactions);
    assertThat(total(one)).isEqualTo(40);
    assertThat(one.account().grant("b").orElseThrow().owed()).isEqualTo(10);
    Collections.reverse(transactions);
    assertThat(earned(scheme, transactions)).isEqualTo(one);
  }

  @Test
  @DisplayName("carry on what does not fill a step, also where a purchase earns nothing")
  void carried() {
    EarnRules carrying = perAmount("100.00", true);
    Transaction[] small = {
      paid("a", "2026-01-01", "60.00"),
      paid("b", "2026-01-02", "30.00"),
      paid("c", "2026-01-03", "60.00"),
      paid("d", "2026-01-04", "50.00")
    };
    assertThat(total(earned(carrying, small))).isEqualTo(2);
    assertThat(total(earned(perAmount("100.00", false), small))).isZero();
  }

  @Test
  @DisplayName("keep to limits over time")
  void limits() {
    EarnRules capped = PER_UNIT.withCaps(EarnCap.per("month", CalendarUnit.MONTH, 50));
    TransactionPoints.Earned earned =
        earned(
            capped,
            paid("a", "2026-01-01", "40.00"),
            paid("b", "2026-01-02", "40.00"),
            paid("c", "2026-02-01", "40.00"));
    assertThat(total(earned)).isEqualTo(90);
    assertThat(PointsEarned.of(earned.account()))
        .isEqualTo(
            new PointsEarned(
                90,
                Map.of("base", BigDecimal.valueOf(120)),
                BigDecimal.ZERO,
                Map.of("month", 30L),
                0,
                0));
  }

  @Test
  @DisplayName(
      "depend on the facts of the midnight before, so the day's purchases do not count yet")
  void conditions() {
    EarnRules regulars =
        EarnRules.of(
            new EarnRule(
                "regular",
                new EarnBasis.PerPurchase(10),
                Metrics.orders(Window.last(Period.ofMonths(1))).atLeast(2L)));
    assertThat(
            total(
                earned(
                    regulars,
                    paid("a", "2026-01-01", "1.00"),
                    paid("b", "2026-01-02", "1.00"),
                    paid("c", "2026-01-02", "1.00"),
                    paid("d", "2026-01-03", "1.00"),
                    paid("e", "2026-03-03", "1.00"))))
        .isEqualTo(10);
  }

  @Test
  @DisplayName("need a calculator of what earning reads, in the programme's zone")
  void calculators() {
    EarnRules regulars =
        EarnRules.of(
            new EarnRule(
                "regular",
                new EarnBasis.PerPurchase(10),
                Metrics.orders(Window.ever()).atLeast(2L)));
    LoyaltyScheme scheme = LoyaltyScheme.of(Book.LEDGER, regulars);
    assertThatThrownBy(
            () -> new TransactionPoints(scheme, FactsCalculator.of(Set.of(), Book.ZONE, CNY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("orders");
    assertThatThrownBy(
            () ->
                new TransactionPoints(
                    scheme, FactsCalculator.of(scheme.metrics(), ZoneOffset.UTC, CNY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Asia/Shanghai");
  }
}
