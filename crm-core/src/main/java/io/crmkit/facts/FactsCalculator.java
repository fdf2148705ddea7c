package io.crmkit.facts;

import io.crmkit.customer.CustomerFile;
import io.crmkit.time.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * Computes facts from customer files: which metrics, in which zone and currency.
 *
 * <pre>{@code
 * FactsCalculator calculator =
 *     FactsCalculator.of(policy.metrics(), ZoneId.of("Asia/Shanghai"), CurrencyUnit.of("CNY"));
 * Facts facts = calculator.facts(file, asOf);
 * }</pre>
 *
 * <p>For many customers at one instant take {@link #asOf} once. To ask what was known at an earlier
 * time, hand in {@link CustomerFile#asKnownAt}. Immutable, safe for several threads.
 */
public final class FactsCalculator {
  private final MetricCatalogue catalogue;
  private final ZoneId zone;
  private final CurrencyUnit currency;
  private final Optional<ExchangeRates> rates;
  private final FactsLayout layout;
  private final List<MetricDefinition<?>> definitions;

  private FactsCalculator(
      MetricCatalogue catalogue,
      Collection<? extends Metric<?>> metrics,
      ZoneId zone,
      CurrencyUnit currency,
      Optional<ExchangeRates> rates) {
    this.catalogue = catalogue;
    this.zone = Objects.requireNonNull(zone, "zone");
    this.currency = Objects.requireNonNull(currency, "currency");
    this.rates = rates;
    this.layout = new FactsLayout(List.copyOf(metrics));
    this.definitions = layout.metrics().stream().<MetricDefinition<?>>map(this::define).toList();
  }

  /**
   * A calculator of standard metrics.
   *
   * @throws IllegalArgumentException if a metric is not in {@link MetricCatalogue#STANDARD}
   */
  public static FactsCalculator of(
      Collection<? extends Metric<?>> metrics, ZoneId zone, CurrencyUnit currency) {
    return of(MetricCatalogue.STANDARD, metrics, zone, currency);
  }

  /**
   * A calculator of metrics from a catalogue.
   *
   * @throws IllegalArgumentException if a metric is not in the catalogue, or is of another kind
   */
  public static FactsCalculator of(
      MetricCatalogue catalogue,
      Collection<? extends Metric<?>> metrics,
      ZoneId zone,
      CurrencyUnit currency) {
    return new FactsCalculator(catalogue, metrics, zone, currency, Optional.empty());
  }

  /** The same calculator, converting amounts of other currencies by these rates. */
  public FactsCalculator withRates(ExchangeRates newRates) {
    return new FactsCalculator(catalogue, layout.metrics(), zone, currency, Optional.of(newRates));
  }

  private MetricDefinition<?> define(Metric<?> metric) {
    MetricDefinition<?> definition =
        catalogue
            .find(metric.name())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "metric "
                            + metric.name()
                            + " is not in the catalogue, which has "
                            + catalogue.names()
                            + " and class-<dimension>"));
    if (!definition.kind().equals(metric.kind())) {
      throw new IllegalArgumentException(
          "metric "
              + metric.name()
              + " is a "
              + definition.kind()
              + " in the catalogue, was asked as "
              + metric.kind());
    }
    return definition;
  }

  /** The metrics computed. */
  public Set<Metric<?>> metrics() {
    return Set.copyOf(layout.metrics());
  }

  /** The zone whose midnights windows start at. */
  public ZoneId zone() {
    return zone;
  }

  /** The currency of all money. */
  public CurrencyUnit currency() {
    return currency;
  }

  /** The facts of one customer as of an instant. */
  public Facts facts(CustomerFile file, Instant asOf) {
    return asOf(asOf).facts(file);
  }

  /** This calculator at an instant, for many customers: the windows are worked out once. */
  public AsOf asOf(Instant asOf) {
    return new AsOf(asOf, LocalDate.ofInstant(asOf, zone));
  }

  /** The midnight that begins a day; a day that the zone skips has that of the next one. */
  AsOf atMidnight(LocalDate day) {
    return new AsOf(day.atStartOfDay(zone).toInstant(), day);
  }

  /** The facts of one customer at every midnight; the history is prepared once. */
  public FactsTimeline timeline(CustomerFile file) {
    return new FileTimeline(this, file);
  }

  HistoryColumns columns(CustomerFile file) {
    return new HistoryColumns(file, zone, currency, rates);
  }

  List<MetricDefinition<?>> definitions() {
    return definitions;
  }

  List<Metric<?>> orderedMetrics() {
    return layout.metrics();
  }

  /** A calculator at one instant. Immutable, safe for several threads. */
  public final class AsOf {
    private final Instant instant;
    private final LocalDate day;
    private final Optional<TimeRange>[] ranges;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private AsOf(Instant instant, LocalDate day) {
      this.instant = instant;
      this.day = day;
      this.ranges = new Optional[definitions.size()];
      for (int slot = 0; slot < ranges.length; slot++) {
        ranges[slot] = sharedRange(slot);
      }
    }

    /** Windows without anchor are the same for every customer, and often for several metrics. */
    private Optional<TimeRange> sharedRange(int slot) {
      List<Metric<?>> metrics = layout.metrics();
      for (int earlier = 0; earlier < slot; earlier++) {
        if (metrics.get(earlier).window().equals(metrics.get(slot).window())) {
          return ranges[earlier];
        }
      }
      return metrics.get(slot).window().needsAnchor()
          ? Optional.empty()
          : Optional.of(metrics.get(slot).window().range(instant, zone, Optional.empty()));
    }

    /** The facts of one customer. */
    public Facts facts(CustomerFile file) {
      return facts(columns(file));
    }

    Facts facts(HistoryColumns columns) {
      History history = new History(columns, instant, day);
      Object[] values = new Object[definitions.size()];
      for (int slot = 0; slot < values.length; slot++) {
        values[slot] = Facts.packed(fact(slot, history));
      }
      return Facts.of(instant, zone, currency, day, layout, values);
    }

    private Fact<?> fact(int slot, History history) {
      MetricDefinition<?> definition = definitions.get(slot);
      if (ranges[slot].isPresent()) {
        return definition.calculation().calculate(history, ranges[slot].get());
      }
      Optional<LocalDate> joined = history.customer().joinedOn();
      return joined.isEmpty()
          ? Fact.unknown(new FactGap.NoJoiningDay())
          : definition
              .calculation()
              .calculate(history, layout.metrics().get(slot).window().range(instant, zone, joined));
    }
  }
}
