package io.crmkit.laws;

import com.google.common.math.LongMath;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.NoneOf;
import io.crmkit.facts.OneOf;
import io.crmkit.facts.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Draws values of one metric: most of them at the bounds a policy names or one step beside, some
 * between and beyond them, some round, few huge. All counted in smallest units.
 */
final class Values<T> {
  private static final List<Integer> STEPS = List.of(0, -1, 1, -2, 2);
  private static final List<Integer> ROUND = List.of(1, 2, 5);
  private static final String ELSE = "some-other";

  private final Metric<T> metric;
  private final CurrencyUnit currency;
  private final List<Long> bounds; // in smallest units, ascending, each once
  private final List<String> categories;
  private final long step; // a whole one: what people count in
  private final long least;
  private final long most;

  Values(Metric<T> metric, List<Leaf<?>> cutPoints, CurrencyUnit currency) {
    this.metric = metric;
    this.currency = currency;
    this.bounds = bounds(metric, cutPoints, currency);
    this.categories = categories(metric, cutPoints);
    this.step = step(metric.kind(), currency);
    long widest = bounds.isEmpty() ? 0 : Math.max(Math.abs(bounds.get(0)), Math.abs(last()));
    // Beyond the bounds, but as a rule not so far that a policy's own sums must overflow.
    this.most =
        Math.max(
            mostOf(metric.kind()),
            widest > Long.MAX_VALUE / 8 ? Math.max(widest, Long.MAX_VALUE / 2) : 4 * widest);
    boolean signed = metric.kind().equals(Kind.MONEY) || (!bounds.isEmpty() && bounds.get(0) < 0);
    this.least = signed ? -most : 0;
  }

  private long last() {
    return bounds.get(bounds.size() - 1);
  }

  private static List<Long> bounds(
      Metric<?> metric, List<Leaf<?>> cutPoints, CurrencyUnit currency) {
    Set<Long> units = new TreeSet<>();
    for (Leaf<?> leaf : cutPoints) {
      if (leaf instanceof Threshold<?> threshold
          && threshold.metric().equals(metric)
          && !(threshold.bound() instanceof Money money
              && !money.getCurrencyUnit().equals(currency))) {
        units.add(bound(threshold));
      }
    }
    return List.copyOf(units);
  }

  static <T> long bound(Threshold<T> threshold) {
    return threshold.metric().kind().units(threshold.bound());
  }

  private static List<String> categories(Metric<?> metric, List<Leaf<?>> cutPoints) {
    Set<String> values = new TreeSet<>();
    for (Leaf<?> leaf : cutPoints) {
      if (leaf.metric().equals(metric)) {
        if (leaf instanceof OneOf oneOf) {
          values.addAll(oneOf.values());
        } else if (leaf instanceof NoneOf noneOf) {
          values.addAll(noneOf.values());
        }
      }
    }
    List<String> list = new ArrayList<>(values);
    list.add(ELSE);
    return list;
  }

  private static long step(Kind<?> kind, CurrencyUnit currency) {
    if (kind.equals(Kind.MONEY)) {
      return power(10, currency.getDecimalPlaces());
    }
    return kind.equals(Kind.RATIO) ? 10_000 : 1; // one per cent
  }

  private static long mostOf(Kind<?> kind) {
    if (kind.equals(Kind.MONEY)) {
      return 1_000_000_000_000L;
    }
    return kind.equals(Kind.DAYS) ? 100_000 : 1_000_000_000L;
  }

  private static long power(long base, int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= base;
    }
    return power;
  }

  /** A value; small choices give a small whole one. */
  T draw(Choices choices) {
    return metric.kind().ordered()
        ? metric.kind().ofUnits(units(choices), currency)
        : metric.kind().parse(choices.oneOf(categories));
  }

  private long units(Choices choices) {
    int way = choices.between(0, 9);
    if (way == 0 || (bounds.isEmpty() && way < 5)) {
      return within(choices.upTo(10) * step);
    }
    if (way < 7 && !bounds.isEmpty()) {
      return within(LongMath.saturatedAdd(choices.oneOf(bounds), beside(choices)));
    }
    return within(
        switch (way) {
          case 7 -> choices.oneOf(ROUND) * power(10, choices.between(0, 7)) * step;
          case 8 -> choices.percent(30) ? within(-choices.upTo(most)) : choices.upTo(most);
          default -> between(choices);
        });
  }

  private long beside(Choices choices) {
    int steps = choices.oneOf(STEPS);
    return choices.percent(25) ? steps * step : steps;
  }

  /** Anywhere from well below the lowest to well above the highest bound. */
  private long between(Choices choices) {
    long low = bounds.isEmpty() ? 0 : bounds.get(0);
    long high = bounds.isEmpty() ? 1_000 * step : last();
    long spread = LongMath.saturatedAdd(LongMath.saturatedSubtract(high, low), Math.max(0, low));
    long margin = Math.min(Math.max(10 * step, spread), Long.MAX_VALUE / 8);
    long from = Math.max(least, LongMath.saturatedSubtract(low, margin));
    long to = Math.min(most, LongMath.saturatedAdd(high, margin));
    // A range wider than half of all numbers has no length; its upper part will do.
    return choices.between(Math.max(from, to < 0 ? from : to - Long.MAX_VALUE / 2), to);
  }

  private long within(long units) {
    return Math.max(least, Math.min(most, units));
  }
}
