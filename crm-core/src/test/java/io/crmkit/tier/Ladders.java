package io.crmkit.tier;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Recurrence;
import io.crmkit.time.Window;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Small ladders, histories and standings for the tests of this room. */
final class Ladders {
  static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate START = LocalDate.of(2025, 1, 1);
  static final List<String> NAMES = List.of("BASE", "SILVER", "GOLD", "PLATINUM");

  static final Metric<Money> SPEND = Metrics.spend(Window.last(Period.ofDays(30)));
  static final Metric<Money> MONTH_SPEND = Metrics.spend(Window.previous(CalendarUnit.MONTH));
  static final Metric<Long> ORDERS = Metrics.orders(Window.last(Period.ofDays(45)));
  static final FactsCalculator CALCULATOR =
      FactsCalculator.of(Set.of(SPEND, MONTH_SPEND, ORDERS), ZONE, CNY);

  private Ladders() {}

  static Money cny(long major) {
    return Money.ofMajor(CNY, major);
  }

  static Facts facts(LocalDate day) {
    return Facts.at(day.atStartOfDay(ZONE).toInstant(), ZONE, CNY);
  }

  static Facts spent(LocalDate day, long major) {
    return facts(day).with(SPEND, cny(major));
  }

  /** BASE, SILVER from 10 (keep 8), GOLD from 50 (keep 40), PLATINUM from 200 (keep 160). */
  static TierLadder retail() {
    return TierLadder.of(
        TierRung.base("BASE"),
        TierRung.of("SILVER", SPEND.atLeast(cny(10)), SPEND.atLeast(cny(8))),
        TierRung.of("GOLD", SPEND.atLeast(cny(50)), SPEND.atLeast(cny(40))),
        TierRung.of("PLATINUM", SPEND.atLeast(cny(200)), SPEND.atLeast(cny(160))));
  }

  static TierStanding in(String tier, LocalDate since, LocalDate asOf) {
    return TierStanding.in(Tier.of(tier), since).carriedTo(asOf);
  }

  static Arbitrary<Condition> conditions() {
    Arbitrary<Condition> leaves =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 12).map(n -> SPEND.atLeast(cny(n * 10L))),
            Arbitraries.integers().between(0, 12).map(n -> MONTH_SPEND.moreThan(cny(n * 10L))),
            Arbitraries.longs().between(0, 4).map(ORDERS::atLeast),
            Arbitraries.longs().between(0, 4).map(ORDERS::lessThan));
    return Arbitraries.oneOf(
        leaves,
        leaves
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(l -> Condition.all(l.toArray(Condition[]::new))),
        leaves
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(l -> Condition.any(l.toArray(Condition[]::new))),
        leaves.map(Condition::none));
  }

  static Arbitrary<TierLadder> ladders() {
    Arbitrary<List<TierRung>> rungs =
        Combinators.combine(conditions(), conditions())
            .as((entry, keep) -> new Condition[] {entry, keep})
            .list()
            .ofMaxSize(3)
            .map(
                conditions -> {
                  List<TierRung> list = new ArrayList<>(List.of(TierRung.base(NAMES.get(0))));
                  for (Condition[] pair : conditions) {
                    list.add(TierRung.of(NAMES.get(list.size()), pair[0], pair[1]));
                  }
                  return list;
                });
    Arbitrary<Period> lengths =
        Arbitraries.of(Period.ZERO, Period.ofDays(1), Period.ofDays(7), Period.ofMonths(1));
    Arbitrary<Optional<Recurrence>> reviews =
        Arbitraries.of(
            Optional.empty(),
            Optional.of(new Recurrence(START, Period.ofDays(5))),
            Optional.of(new Recurrence(START.plusDays(30), Period.ofMonths(1))));
    return Combinators.combine(
            rungs,
            Arbitraries.of(Upgrade.values()),
            Arbitraries.of(Downgrade.values()),
            lengths,
            lengths,
            reviews)
        .as(TierLadder::new);
  }

  static Arbitrary<CustomerFile> files() {
    Arbitrary<Transaction> transactions =
        Combinators.combine(
                Arbitraries.integers().between(0, 150),
                Arbitraries.integers().between(0, 86_399),
                Arbitraries.integers().between(-3, 10))
            .as(
                (day, second, tens) ->
                    Transaction.of(
                        "o-" + day + "-" + second,
                        cny(tens * 10L),
                        START.plusDays(day).atStartOfDay(ZONE).plusSeconds(second).toInstant()));
    return transactions
        .list()
        .ofMaxSize(12)
        .map(list -> CustomerFile.of(Customer.of(CustomerId.of("c"))).withTransactions(list));
  }

  static Arbitrary<Optional<TierOverride>> overrides() {
    return Arbitraries.integers()
        .between(1, 120)
        .flatMap(
            days ->
                Arbitraries.of(NAMES)
                    .map(
                        name ->
                            new TierOverride(
                                Tier.of(name),
                                StaffId.of("s-1"),
                                "goodwill",
                                START.plusDays(days))))
        .optional(0.3);
  }

  /** Standings as of the start, in any of the four tiers, on the ladder or not. */
  static Arbitrary<TierStanding> standings() {
    return Combinators.combine(
            Arbitraries.of(NAMES),
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of(true, false),
            overrides())
        .as(
            (name, since, failing, fails, override) ->
                new TierStanding(
                    Tier.of(name),
                    START.minusDays(since),
                    fails
                        ? Optional.of(START.minusDays(Math.min(since, failing)))
                        : Optional.empty(),
                    override,
                    START));
  }
}
