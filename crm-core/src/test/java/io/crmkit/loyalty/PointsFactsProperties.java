package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
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

@Label("Points as facts, of any file or account")
class PointsFactsProperties {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final Window MONTH = Window.last(Period.ofMonths(1));
  private static final Window QUARTER = Window.current(CalendarUnit.QUARTER);
  private static final Set<Metric<?>> ASKED =
      Set.of(PointsMetrics.earned(MONTH), PointsMetrics.earned(QUARTER), PointsMetrics.balance());
  private static final TransactionPoints POINTS =
      new TransactionPoints(
          LoyaltyScheme.of(
              Book.LEDGER
                  .withPending(new PendingModel.ReturnWindow(Period.ofDays(3)))
                  .withExpiry(new ExpiryModel.After(Period.ofDays(40)))
                  .withDebt(new DebtModel.AllowDebt()),
              EarnRules.of(EarnRule.of("base", new EarnBasis.PerAmount(Book.cny("1.00"), 1)))),
          FactsCalculator.of(Set.of(), Book.ZONE, CNY));
  private static final FactsCalculator CALCULATOR =
      FactsCalculator.of(
          PointsMetrics.catalogue(MetricCatalogue.STANDARD, POINTS), ASKED, Book.ZONE, CNY);

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(Book.ZONE).toInstant();
  }

  private static CustomerFile file(Random random) {
    List<Transaction> transactions = new ArrayList<>();
    for (int i = 0; i < random.nextInt(9); i++) {
      transactions.add(
          Transaction.of(
              "o-" + random.nextInt(4),
              Money.ofMinor(CNY, random.nextInt(9_000) - 2_500L),
              at(START.plusDays(random.nextInt(70)), random.nextInt(3) * 9)));
    }
    return CustomerFile.of(Customer.of(CustomerId.of("c-1"))).withTransactions(transactions);
  }

  private static List<TransactionPoints.Redemption> redemptions(Random random) {
    List<TransactionPoints.Redemption> redemptions = new ArrayList<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      redemptions.add(
          new TransactionPoints.Redemption(
              new PointsCommand.Redeem(
                  CommandKey.of("r-" + i), "r-" + i, 1 + random.nextInt(40), Optional.empty()),
              at(START.plusDays(random.nextInt(90)), random.nextInt(3) * 9)));
    }
    return redemptions;
  }

  /** The facts of a file cut off at the instant, folded from scratch. */
  private static void isAsFoldedAnew(
      Facts facts, CustomerFile file, List<TransactionPoints.Redemption> redemptions) {
    Instant asOf = facts.asOf();
    PointsAccount then =
        POINTS
            .of(file.before(asOf), redemptions.stream().filter(r -> r.at().isBefore(asOf)).toList())
            .account();
    assertThat(facts.get(PointsMetrics.balance()))
        .isEqualTo(Fact.known(then.balance(asOf).available()));
    for (Window window : List.of(MONTH, QUARTER)) {
      long earned = 0;
      for (Grant grant : then.grants()) {
        earned +=
            window.range(asOf, Book.ZONE, Optional.empty()).contains(grant.at()) ? grant.left() : 0;
      }
      assertThat(facts.get(PointsMetrics.earned(window))).isEqualTo(Fact.known(earned));
    }
  }

  private static void namesEveryChange(FactsTimeline timeline) {
    List<LocalDate> named = timeline.changes(START.minusDays(1), START.plusDays(150));
    Facts before = timeline.at(START.minusDays(1));
    for (LocalDate day : START.datesUntil(START.plusDays(151)).toList()) {
      Facts facts = timeline.at(day);
      if (!facts.asMap().equals(before.asMap())) {
        assertThat(named).as("%s -> %s", before, facts).contains(day);
      }
      before = facts;
    }
    assertThat(named).isSorted().doesNotHaveDuplicates();
  }

  @Property(tries = 60)
  @Label("at any instant they are those of the file cut off there")
  void ofFiles(@ForAll Random random) {
    CustomerFile file = file(random);
    for (int day = 0; day < 120; day += 1 + random.nextInt(12)) {
      Instant asOf = at(START.plusDays(day), random.nextInt(3) * 9);
      isAsFoldedAnew(CALCULATOR.facts(file, asOf), file, List.of());
    }
    FactsTimeline timeline = CALCULATOR.timeline(file);
    for (int day = 0; day < 120; day += 1 + random.nextInt(12)) {
      isAsFoldedAnew(timeline.at(START.plusDays(day)), file, List.of());
    }
  }

  @Property(tries = 60)
  @Label("a timeline names every day on which they change, from files, histories and accounts")
  void changes(@ForAll Random random) {
    CustomerFile file = file(random);
    List<TransactionPoints.Redemption> redemptions = redemptions(random);
    TransactionPoints.Earned earned = POINTS.of(file, redemptions);
    namesEveryChange(CALCULATOR.timeline(file));
    FactsTimeline bare = CALCULATOR.timeline(CustomerFile.of(Customer.of(CustomerId.of("c-1"))));
    FactsTimeline recorded =
        new RecordedPoints(earned.account(), Optional.of(earned.history()), Optional.empty())
            .in(bare);
    namesEveryChange(recorded);
    for (int day = 0; day < 120; day += 1 + random.nextInt(12)) {
      isAsFoldedAnew(recorded.at(START.plusDays(day)), file, redemptions);
    }
    namesEveryChange(
        new RecordedPoints(earned.account(), Optional.empty(), Optional.empty()).in(bare));
    assertThat(recorded.changes(START, START)).isEmpty();
  }
}
