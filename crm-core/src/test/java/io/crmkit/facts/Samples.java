package io.crmkit.facts;

import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Arbitrary facts and conditions over few metrics with few values, so that they often meet. */
final class Samples {
  static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  static final Metric<Money> SPEND = Metrics.spend(Window.last(Period.ofMonths(12)));
  static final Metric<Long> ORDERS = Metrics.orders(Window.ever());
  static final Metric<Period> DAYS = Metrics.daysSinceOrder(Window.ever());
  static final Metric<BigDecimal> RATIO = Metrics.satisfaction(Window.ever());
  static final Metric<String> NATURE = Metrics.customerClass("nature");

  private Samples() {}

  static Facts empty() {
    return Facts.at(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC, CNY);
  }

  /** A value of each metric by a small number. */
  static Money spend(int n) {
    return Money.ofMinor(CNY, n);
  }

  static BigDecimal ratio(int n) {
    return BigDecimal.valueOf(n, 6);
  }

  /** Facts in which each metric has a small value, has none, or is not known. */
  static Arbitrary<Facts> facts() {
    return Combinators.combine(states(), states(), states(), states(), states())
        .as(
            (spend, orders, days, ratio, nature) -> {
              Facts facts = put(empty(), SPEND, spend, spend(spend));
              facts = put(facts, ORDERS, orders, (long) orders);
              facts = put(facts, DAYS, days, Period.ofDays(days));
              facts = put(facts, RATIO, ratio, ratio(ratio));
              return put(facts, NATURE, nature, "c" + nature);
            });
  }

  /** Facts in which every metric has a value. */
  static Arbitrary<Facts> knownFacts() {
    Arbitrary<Integer> small = Arbitraries.integers().between(-3, 8);
    return Combinators.combine(small, small, small, small)
        .as(
            (spend, orders, days, ratio) ->
                empty()
                    .with(SPEND, spend(spend))
                    .with(ORDERS, (long) orders)
                    .with(DAYS, Period.ofDays(days))
                    .with(RATIO, ratio(ratio)));
  }

  /** -9 stands for unknown, 9 for none. */
  private static Arbitrary<Integer> states() {
    return Arbitraries.oneOf(Arbitraries.integers().between(-2, 4), Arbitraries.of(-9, 9));
  }

  private static <T> Facts put(Facts facts, Metric<T> metric, int state, T value) {
    return switch (state) {
      case -9 -> facts;
      case 9 -> facts.withAbsent(metric);
      default -> facts.with(metric, value);
    };
  }

  static <T> Condition compare(Metric<T> metric, Comparison comparison, T bound) {
    return new Threshold<>(metric, comparison, bound);
  }

  static Arbitrary<Condition> leaves() {
    return Arbitraries.oneOf(leavesOn(List.of(0, 1, 2, 3, 4, 5)));
  }

  /** Leaves on orders and nature only. */
  static Arbitrary<Condition> fewLeaves() {
    return Arbitraries.oneOf(leavesOn(List.of(1, 4)));
  }

  private static List<Arbitrary<Condition>> leavesOn(List<Integer> which) {
    Arbitrary<Integer> small = Arbitraries.integers().between(-2, 4);
    Arbitrary<Comparison> comparisons = Arbitraries.of(Comparison.class);
    List<Arbitrary<Condition>> all =
        List.of(
            Combinators.combine(comparisons, small).as((c, n) -> compare(SPEND, c, spend(n))),
            Combinators.combine(comparisons, small).as((c, n) -> compare(ORDERS, c, (long) n)),
            Combinators.combine(comparisons, small)
                .as((c, n) -> compare(DAYS, c, Period.ofDays(n))),
            Combinators.combine(comparisons, small).as((c, n) -> compare(RATIO, c, ratio(n))),
            Combinators.combine(
                    Arbitraries.of(true, false),
                    Arbitraries.of("c0", "c1", "c2", "c3").set().ofMinSize(1).ofMaxSize(3))
                .as((in, values) -> in ? new OneOf(NATURE, values) : new NoneOf(NATURE, values)),
            Combinators.combine(comparisons, small)
                .as((c, n) -> compare(SPEND, c, Money.ofMinor(CurrencyUnit.USD, n))));
    List<Arbitrary<Condition>> chosen = new ArrayList<>();
    which.forEach(i -> chosen.add(all.get(i)));
    return chosen;
  }

  static Arbitrary<Condition> conditions() {
    return nested(leaves(), true, 3);
  }

  static Arbitrary<Condition> fewConditions() {
    return nested(fewLeaves(), true, 2);
  }

  static Arbitrary<Condition> nested(Arbitrary<Condition> leaves, boolean withAbsent, int depth) {
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Condition> inner = nested(leaves, withAbsent, depth - 1);
    Arbitrary<List<Condition>> parts = inner.list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<Condition> all = inner.list().ofMaxSize(3).map(Condition.All::new);
    Arbitrary<Condition> any = parts.map(Condition.Any::new);
    Arbitrary<Condition> none = parts.map(Condition.None::new);
    return withAbsent
        ? Arbitraries.oneOf(leaves, all, any, none)
        : Arbitraries.oneOf(leaves, all, any);
  }

  /** Conditions in which more is better, except for days since the last order: fewer are. */
  static Arbitrary<Condition> directed() {
    Arbitrary<Integer> small = Arbitraries.integers().between(-2, 5);
    Arbitrary<Comparison> up = Arbitraries.of(Comparison.AT_LEAST, Comparison.MORE_THAN);
    Arbitrary<Comparison> down = Arbitraries.of(Comparison.AT_MOST, Comparison.LESS_THAN);
    Arbitrary<Condition> leaves =
        Arbitraries.oneOf(
            Combinators.combine(up, small).as((c, n) -> compare(SPEND, c, spend(n))),
            Combinators.combine(up, small).as((c, n) -> compare(ORDERS, c, (long) n)),
            Combinators.combine(up, small).as((c, n) -> compare(RATIO, c, ratio(n))),
            Combinators.combine(down, small).as((c, n) -> compare(DAYS, c, Period.ofDays(n))),
            Combinators.combine(down, small)
                .as((c, n) -> Condition.none(compare(ORDERS, c, (long) n))),
            Combinators.combine(up, small)
                .as((c, n) -> Condition.none(compare(DAYS, c, Period.ofDays(n)))));
    return nested(leaves, false, 2);
  }

  /** The comparisons once more, as their names say. */
  static boolean holds(Comparison comparison, long value, long bound) {
    return switch (comparison) {
      case AT_LEAST -> value >= bound;
      case AT_MOST -> value <= bound;
      case MORE_THAN -> value > bound;
      case LESS_THAN -> value < bound;
    };
  }
}
