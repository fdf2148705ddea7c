package io.crmkit.laws;

import io.crmkit.facts.Fact;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.Threshold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Draws facts near the cut points of a policy and elsewhere, with gaps. */
final class FactCases {
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 3_650;

  private final List<Metric<?>> metrics;
  private final List<Leaf<?>> cutPoints;
  private final CurrencyUnit currency;
  private final Function<ZoneId, Optional<FactsCalculator>> calculators;
  private final Map<Metric<?>, Values<?>> values = new LinkedHashMap<>();

  /** The calculators compute all metrics from customer files, where that is possible. */
  FactCases(
      List<Metric<?>> metrics,
      List<Leaf<?>> cutPoints,
      CurrencyUnit currency,
      Function<ZoneId, Optional<FactsCalculator>> calculators) {
    this.metrics = metrics;
    this.cutPoints = cutPoints;
    this.currency = currency;
    this.calculators = calculators;
    for (Metric<?> metric : metrics) {
      values.put(metric, new Values<>(metric, cutPoints, currency));
    }
  }

  /** The currency of all amounts: the given one, that of the bounds, or CNY where nothing tells. */
  static CurrencyUnit currency(Optional<CurrencyUnit> own, List<Leaf<?>> cutPoints) {
    if (own.isPresent()) {
      return own.get();
    }
    for (Leaf<?> leaf : cutPoints) {
      if (leaf instanceof Threshold<?> threshold && threshold.bound() instanceof Money money) {
        return money.getCurrencyUnit();
      }
    }
    return CurrencyUnit.of("CNY");
  }

  /** A calculator of the metrics, if the catalogue knows all of them. */
  static Optional<FactsCalculator> calculator(
      MetricCatalogue catalogue, List<Metric<?>> metrics, ZoneId zone, CurrencyUnit currency) {
    for (Metric<?> metric : metrics) {
      boolean defined =
          catalogue.find(metric.name()).filter(d -> d.kind().equals(metric.kind())).isPresent();
      if (!defined) {
        return Optional.empty();
      }
    }
    return Optional.of(FactsCalculator.of(catalogue, metrics, zone, currency));
  }

  Facts facts(Choices choices) {
    return facts(choices, instant(choices), choices.oneOf(TierTrial.ZONES));
  }

  private static Instant instant(Choices choices) {
    LocalDate day = FIRST_DAY.plusDays(choices.upTo(DAYS));
    long second = choices.percent(50) ? choices.upTo(86_399) : 0;
    return day.atStartOfDay(ZoneId.of("UTC")).toInstant().plusSeconds(second);
  }

  /** Facts as of an instant; one in ten has no value, one in ten is not known. */
  Facts facts(Choices choices, Instant asOf, ZoneId zone) {
    Optional<FactsCalculator> calculator = calculators.apply(zone);
    if (choices.percent(10) && calculator.isPresent()) { // facts that are consistent in themselves
      LocalDate day = LocalDate.ofInstant(asOf, zone);
      return calculator.get().facts(CustomerFiles.events(choices, day, currency).file(), asOf);
    }
    Map<Metric<?>, Fact<?>> facts = new LinkedHashMap<>();
    for (Metric<?> metric : metrics) {
      switch (choices.between(0, 9)) {
        case 8 -> facts.put(metric, Fact.absent());
        case 9 -> {
          if (choices.percent(50)) { // else nobody supplied it
            facts.put(metric, Fact.unknown(new FactGap.NoJoiningDay()));
          }
        }
        default -> facts.put(metric, known(metric, choices));
      }
    }
    return Facts.of(asOf, zone, currency, facts);
  }

  private Fact<?> known(Metric<?> metric, Choices choices) {
    return Fact.known(values(metric).draw(choices));
  }

  /** The draws of one metric. */
  <T> Values<T> values(Metric<T> metric) {
    @SuppressWarnings("unchecked") // each was put with its own metric
    Values<T> found = (Values<T>) values.get(metric);
    return Objects.requireNonNull(found, "a metric of the trial");
  }

  /** Two facts that differ only so that the second is nowhere worse, drawn independently. */
  Optional<Pair> pair(Choices choices) {
    Facts one = facts(choices);
    Facts worse = one;
    Facts better = one;
    for (Metric<?> metric : one.metrics()) {
      Optional<Boolean> rising = direction(metric);
      if (rising.isPresent() && one.get(metric) instanceof Fact.Known<?> known) {
        Fact<?> other = known(metric, choices);
        boolean gain = compare(metric, (Fact.Known<?>) other, known) > 0 == rising.get();
        worse = put(worse, metric, gain ? known : other);
        better = put(better, metric, gain ? other : known);
      }
    }
    return worse.equals(better) ? Optional.empty() : Optional.of(new Pair(worse, better));
  }

  /** Two facts, the second nowhere worse. */
  record Pair(Facts worse, Facts better) {}

  static Facts put(Facts facts, Metric<?> metric, Fact<?> fact) {
    Map<Metric<?>, Fact<?>> all = new LinkedHashMap<>(facts.asMap());
    all.put(metric, fact);
    return Facts.of(facts.asOf(), facts.zone(), facts.currency(), all);
  }

  private static <T> int compare(Metric<T> metric, Fact.Known<?> a, Fact.Known<?> b) {
    return metric
        .kind()
        .compare(metric.kind().type().cast(a.value()), metric.kind().type().cast(b.value()));
  }

  /** Whether more is better, if all cut points of the metric agree. */
  Optional<Boolean> direction(Metric<?> metric) {
    Optional<Boolean> direction = Optional.empty();
    for (Leaf<?> leaf : cutPoints) {
      if (leaf.metric().equals(metric)) {
        if (!(leaf instanceof Threshold<?> threshold)
            || direction.filter(d -> d != threshold.comparison().rising()).isPresent()) {
          return Optional.empty();
        }
        direction = Optional.of(threshold.comparison().rising());
      }
    }
    return direction;
  }

  /** The facts with another value that no declared cut point tells from the one there. */
  <T> Optional<Facts> alike(Facts facts, Metric<T> metric, Choices choices) {
    if (!(facts.get(metric) instanceof Fact.Known<T> known)) {
      return Optional.empty();
    }
    long here = metric.kind().units(known.value());
    long low = Long.MIN_VALUE;
    long high = Long.MAX_VALUE;
    for (Leaf<?> leaf : cutPoints) {
      if (leaf instanceof Threshold<?> threshold && threshold.metric().equals(metric)) {
        long passing = Remedies.firstPassing(threshold);
        boolean rising = threshold.comparison().rising();
        long firstAbove = rising ? passing : passing + 1;
        low = firstAbove <= here ? Math.max(low, firstAbove) : low;
        high = firstAbove > here ? Math.min(high, firstAbove - 1) : high;
      }
    }
    T drawn = values(metric).draw(choices);
    long there = Math.max(low, Math.min(high, metric.kind().units(drawn)));
    return there == here
        ? Optional.empty()
        : Optional.of(facts.with(metric, metric.kind().ofUnits(there, facts.currency())));
  }

  /** The same facts in another order. */
  static Facts reordered(Facts facts, Choices choices) {
    List<Map.Entry<Metric<?>, Fact<?>>> entries = new ArrayList<>(facts.asMap().entrySet());
    Collections.reverse(entries); // so that even the simplest choices give another order
    Map<Metric<?>, Fact<?>> all = new LinkedHashMap<>();
    choices.shuffled(entries).forEach(e -> all.put(e.getKey(), e.getValue()));
    return Facts.of(facts.asOf(), facts.zone(), facts.currency(), all);
  }
}
