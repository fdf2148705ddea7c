package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.FactsCalculator;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

@Label("The points of transactions, any of them")
class TransactionPointsProperties {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final long STEP = 700; // in cents
  private static final EarnRules RULES =
      EarnRules.of(EarnRule.of("base", new EarnBasis.PerAmount(Money.ofMinor(CNY, STEP), 3)));
  private static final TransactionPoints POINTS =
      new TransactionPoints(
          LoyaltyScheme.of(Book.LEDGER.withDebt(new DebtModel.AllowDebt()), RULES),
          FactsCalculator.of(Set.of(), Book.ZONE, CNY));

  private static List<Transaction> transactions(Random random) {
    List<Transaction> transactions = new ArrayList<>();
    for (int i = 0; i < random.nextInt(15); i++) {
      // Few references and days, so that refunds name purchases and share their day with some.
      transactions.add(
          Transaction.of(
              "o-" + random.nextInt(5),
              Money.ofMinor(CNY, random.nextInt(9_000) - 3_000L),
              START.plusDays(random.nextInt(8)).atStartOfDay(Book.ZONE).toInstant()));
    }
    return transactions;
  }

  private static TransactionPoints.Earned earned(List<Transaction> transactions) {
    return POINTS.of(
        CustomerFile.of(Customer.of(CustomerId.of("c-1"))).withTransactions(transactions));
  }

  /** A purchase as somebody with a pencil would keep it. */
  private static final class Purchase {
    final String reference;
    final long paid;
    long back;

    Purchase(String reference, long paid) {
      this.reference = reference;
      this.paid = paid;
    }

    long granted() {
      return paid / STEP * 3;
    }

    long owed() {
      return paid == 0
          ? 0
          : BigInteger.valueOf(granted())
              .multiply(BigInteger.valueOf(back))
              .divide(BigInteger.valueOf(paid))
              .longValueExact();
    }
  }

  /** What is left with the pencil; whatever no purchase was found for is the second number. */
  private static long[] byHand(List<Transaction> file) {
    List<Transaction> ordered = new ArrayList<>(file);
    ordered.sort(
        Comparator.comparing(Transaction::occurredAt)
            .thenComparing(each -> each.isRefund() ? 1 : 0));
    List<Purchase> purchases = new ArrayList<>();
    long unmatched = 0;
    for (Transaction each : ordered) {
      long cents = each.amount().getAmountMinorLong();
      if (cents >= 0) {
        purchases.add(0, new Purchase(each.reference(), cents));
        continue;
      }
      long rest = -cents;
      for (boolean named : new boolean[] {true, false}) {
        for (Purchase purchase : purchases) {
          if (!named || purchase.reference.equals(each.reference())) {
            long part = Math.min(rest, purchase.paid - purchase.back);
            purchase.back += part;
            rest -= part;
          }
        }
      }
      unmatched += rest > 0 ? 1 : 0;
    }
    return new long[] {
      purchases.stream().mapToLong(each -> each.granted() - each.owed()).sum(), unmatched
    };
  }

  @Property(tries = 1_000)
  @Label("are what a naive second reckoning gives")
  void naive(@ForAll long seed) {
    List<Transaction> transactions = transactions(new Random(seed));
    CustomerFile file =
        CustomerFile.of(Customer.of(CustomerId.of("c-1"))).withTransactions(transactions);
    TransactionPoints.Earned earned = POINTS.of(file);
    long[] expected = byHand(file.transactions());
    assertThat(earned.account().balance(Book.at("2026-02-01")).total()).isEqualTo(expected[0]);
    assertThat(earned.unmatched()).hasSize((int) expected[1]);
  }

  @Property(tries = 500)
  @Label("do not depend on the order in which transactions are handed in")
  void order(@ForAll long seed) {
    Random random = new Random(seed);
    List<Transaction> transactions = transactions(random);
    TransactionPoints.Earned first = earned(transactions);
    Collections.shuffle(transactions, random);
    assertThat(earned(transactions)).isEqualTo(first);
  }

  @Property(tries = 500)
  @Label("are a history whose fold is the account, at any cut, and whose statement sums")
  void history(@ForAll long seed) {
    TransactionPoints.Earned earned = earned(transactions(new Random(seed)));
    PointsHistory history = earned.history();
    assertThat(history.account()).isEqualTo(earned.account());
    PointsStatement statement = history.statement(Book.at("2026-01-03"), Book.at("2026-01-06"));
    assertThat(statement.closing() - statement.opening())
        .isEqualTo(statement.lines().stream().mapToLong(PointsStatement.Line::change).sum());
  }

  @Property(tries = 500)
  @Label("of before a day do not change by what happens from that day on")
  void prefix(@ForAll long seed) {
    List<Transaction> transactions = transactions(new Random(seed));
    CustomerFile file =
        CustomerFile.of(Customer.of(CustomerId.of("c-1"))).withTransactions(transactions);
    List<PointsEntry> early = POINTS.of(file.before(Book.at("2026-01-05"))).entries();
    assertThat(POINTS.of(file).entries().subList(0, early.size())).isEqualTo(early);
  }
}
