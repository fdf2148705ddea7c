package io.crmkit.laws;

import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.NoneOf;
import io.crmkit.facts.OneOf;
import io.crmkit.facts.Threshold;
import io.crmkit.facts.Truth;
import java.util.Set;

/** What the facts would be, had the customer done what a finding asks. */
final class Remedies {
  private Remedies() {}

  /** The leaf that a finding is about; alternatives have several and are no case here. */
  static Leaf<?> leaf(Finding finding) {
    if (finding instanceof Finding.Misses<?> misses) {
      return misses.required();
    }
    if (finding instanceof Finding.NoValue none) {
      return none.required();
    }
    if (finding instanceof Finding.NotKnown unknown) {
      return unknown.required();
    }
    if (finding instanceof Finding.Meets<?> meets) {
      return meets.required();
    }
    if (finding instanceof Finding.NoValueMeets none) {
      return none.required();
    }
    throw new IllegalStateException("alternatives have several leaves");
  }

  /** The facts once a finding is done away with; of several ways one is gone. */
  static Facts done(Facts facts, Finding finding, Facts original, int way) {
    if (finding instanceof Finding.Alternatives either) {
      Facts gone = facts;
      for (Finding step : either.ways().get(way % either.ways().size())) {
        gone = done(gone, step, original, way);
      }
      return gone;
    }
    if (finding instanceof Finding.Misses<?> misses && misses.required() instanceof Threshold<?>) {
      return closeGap(facts, misses, original);
    }
    return inTheWay(finding) ? supply(facts, leaf(finding)) : facts;
  }

  /** "312.50 more": added to what was there when it was said, unless it is exceeded already. */
  private static <T> Facts closeGap(Facts facts, Finding.Misses<T> misses, Facts original) {
    Metric<T> metric = misses.required().metric();
    boolean rising = ((Threshold<T>) misses.required()).comparison().rising();
    T start = original.get(metric) instanceof Fact.Known<T> known ? known.value() : misses.actual();
    long gap = metric.kind().units(misses.gap());
    long target = metric.kind().units(start) + (rising ? gap : -gap);
    if (facts.get(metric) instanceof Fact.Known<T> now) {
      long units = metric.kind().units(now.value());
      target = rising ? Math.max(units, target) : Math.min(units, target);
    }
    return facts.with(metric, metric.kind().ofUnits(target, facts.currency()));
  }

  /** Whether a finding names something that is in the way, not something that holds. */
  static boolean inTheWay(Finding finding) {
    return !(finding instanceof Finding.Meets<?> || finding instanceof Finding.NoValueMeets);
  }

  /** Whether a finding is still in the way of these facts. */
  static boolean isOpen(Finding finding, Facts facts) {
    return finding instanceof Finding.Alternatives either
        ? either.ways().stream().allMatch(way -> way.stream().anyMatch(f -> isOpen(f, facts)))
        : inTheWay(finding) && leaf(finding).test(facts) != Truth.MET;
  }

  /** A value that just passes, unless the one there passes. */
  private static <T> Facts supply(Facts facts, Leaf<T> leaf) {
    if (leaf.test(facts) == Truth.MET) {
      return facts;
    }
    Metric<T> metric = leaf.metric();
    if (leaf instanceof Threshold<T> threshold) {
      return facts.with(metric, metric.kind().ofUnits(firstPassing(threshold), facts.currency()));
    }
    String category =
        leaf instanceof OneOf oneOf
            ? oneOf.values().iterator().next()
            : outside(((NoneOf) leaf).values());
    return facts.with(metric, metric.kind().parse(category));
  }

  private static String outside(Set<String> values) {
    String other = "some-other";
    while (values.contains(other)) {
      other += "-";
    }
    return other;
  }

  /** The value nearest to the bound that passes, in smallest units. */
  static long firstPassing(Threshold<?> threshold) {
    long bound = Values.bound(threshold);
    return switch (threshold.comparison()) {
      case AT_LEAST, AT_MOST -> bound;
      case MORE_THAN -> bound + 1;
      case LESS_THAN -> bound - 1;
    };
  }

  /** The facts with one smallest unit less of what just passes. */
  static <T> Facts oneBack(Facts facts, Threshold<T> threshold) {
    Metric<T> metric = threshold.metric();
    long units = metric.kind().units(((Fact.Known<T>) facts.get(metric)).value());
    long back = threshold.comparison().rising() ? units - 1 : units + 1;
    return facts.with(metric, metric.kind().ofUnits(back, facts.currency()));
  }
}
