package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.FactsCalculator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

@Label("A programme month by month")
class ProgrammeMonthsProperties {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final EarnRules PER_UNIT =
      EarnRules.of(EarnRule.of("base", new EarnBasis.PerAmount(Book.cny("1.00"), 1)));

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(Book.ZONE).toInstant();
  }

  /** Accounts that earn, give back, spend and let points expire, without sweeps. */
  private static List<PointsHistory> histories(Random random, LoyaltyScheme scheme) {
    TransactionPoints points =
        new TransactionPoints(
            scheme, FactsCalculator.of(Set.of(), Book.ZONE, CurrencyUnit.of("CNY")));
    List<PointsHistory> histories = new ArrayList<>();
    for (int customer = 0; customer < 1 + random.nextInt(4); customer++) {
      List<Transaction> transactions = new ArrayList<>();
      for (int i = 0; i < random.nextInt(12); i++) {
        long cents = random.nextInt(50_000) - 10_000L;
        transactions.add(
            Transaction.of(
                "o-" + i,
                Money.ofMinor(CurrencyUnit.of("CNY"), cents),
                startOf(START.plusDays(random.nextInt(300)))));
      }
      CustomerFile file =
          CustomerFile.of(Customer.of(CustomerId.of("c-" + customer)))
              .withTransactions(transactions);
      TransactionPoints.Earned earned = points.of(file);
      List<PointsEntry> entries = new ArrayList<>(earned.entries());
      PointsAccount account = earned.account();
      LocalDate day = START.plusDays(300);
      for (int i = 0; i < random.nextInt(4); i++) {
        day = day.plusDays(random.nextInt(60));
        PointsCommand command =
            new PointsCommand.Redeem(
                CommandKey.of("k-" + i), "r-" + i, 1 + random.nextInt(300), Optional.empty());
        Optional<PointsReceipt> receipt =
            scheme.ledger().decide(account, command, startOf(day)).outcome().toOptional();
        if (receipt.isPresent()) {
          entries.addAll(receipt.get().entries());
          account = account.applyAll(receipt.get().entries());
        }
      }
      histories.add(new PointsHistory(account.id(), entries));
    }
    return histories;
  }

  private static LoyaltyScheme scheme(Random random) {
    PointsLedger ledger =
        Book.LEDGER
            .withExpiry(
                random.nextBoolean()
                    ? new ExpiryModel.After(Period.ofDays(20 + random.nextInt(200)))
                    : new ExpiryModel.Never())
            .withDebt(
                random.nextBoolean() ? new DebtModel.AllowDebt() : new DebtModel.WithinBalance());
    return LoyaltyScheme.of(ledger, PER_UNIT)
        .withBreakage(new BreakageModel.Fixed(BigDecimal.valueOf(random.nextInt(101), 2)));
  }

  @Property(tries = 300)
  @Label("tells of each month what the roll-forward of that month tells")
  void sameAsRollForward(@ForAll long seed) {
    Random random = new Random(seed);
    LoyaltyScheme scheme = scheme(random);
    List<PointsHistory> histories = histories(random, scheme);
    Instant end = startOf(START.plusDays(400 + random.nextInt(200)));

    List<ProgrammeMonth> months = scheme.liability().months(histories, end);

    long liability = 0;
    for (ProgrammeMonth month : months) {
      Instant from = startOf(month.month().atDay(1));
      Instant next = startOf(month.month().plusMonths(1).atDay(1));
      Instant to = next.isBefore(end) ? next : end;
      RollForward naive = scheme.liability().rollForward(histories, from, to);
      assertThat(month.movement()).isEqualTo(naive);
      assertThat(month.movement().opening()).isEqualTo(liability);
      liability = month.liability();
      long left =
          histories.stream().mapToLong(history -> lots(history.balanceAt(to.minusNanos(1)))).sum();
      assertThat(month.outstanding()).isEqualTo(left);
    }
    if (!months.isEmpty()) {
      assertThat(months.get(months.size() - 1).month())
          .isEqualTo(YearMonth.from(end.minusNanos(1).atZone(Book.ZONE)));
    }
  }

  /** Debt is no less of what other members are owed. */
  private static long lots(PointsBalance balance) {
    return balance.total() + balance.debt();
  }

  @Property(tries = 200)
  @Label("balances: issued less used, expired and called back is what is outstanding")
  void balances(@ForAll long seed) {
    Random random = new Random(seed);
    LoyaltyScheme scheme = scheme(random);
    List<PointsHistory> histories = histories(random, scheme);
    long outstanding = 0;
    for (ProgrammeMonth month :
        scheme.liability().months(histories, startOf(START.plusDays(700)))) {
      RollForward moved = month.movement();
      outstanding +=
          moved.issued() - moved.used() - moved.expired() - moved.calledBack() + moved.moved();
      assertThat(month.outstanding()).isEqualTo(outstanding);
      assertThat(month.liability()).isBetween(0L, outstanding);
    }
  }

  @Property(tries = 200)
  @Label("where an account's points came from adds up to what it was granted")
  void earned(@ForAll long seed) {
    Random random = new Random(seed);
    for (PointsHistory history : histories(random, scheme(random))) {
      PointsEarned earned = PointsEarned.of(history.account());
      long issued =
          history.entries().stream()
              .filter(PointsEntry.Earned.class::isInstance)
              .mapToLong(PointsEntry::change)
              .sum();
      long back =
          history.entries().stream()
              .filter(PointsEntry.Refunded.class::isInstance)
              .mapToLong(entry -> ((PointsEntry.Refunded) entry).owed())
              .sum();
      assertThat(earned.granted()).isEqualTo(issued);
      assertThat(earned.calledBack()).isEqualTo(back);
    }
  }
}
