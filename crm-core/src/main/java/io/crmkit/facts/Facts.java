package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The values of some metrics of one customer as of an instant: what policies decide from.
 *
 * <p>Computed from a customer file by a {@link FactsCalculator}, or supplied by the host from its
 * warehouse:
 *
 * <pre>{@code
 * Facts facts = Facts.at(asOf, ZoneId.of("Asia/Shanghai"), CurrencyUnit.of("CNY"))
 *     .with(spend, Money.parse("CNY 4687.50"))
 *     .with(orders, 6L)
 *     .withAbsent(daysSinceOrder);
 * }</pre>
 *
 * <p>Metrics that nobody supplied are unknown. All money is in one currency. Immutable; equal if
 * all they hold is equal.
 */
public final class Facts {
  private static final FactsLayout EMPTY = new FactsLayout(List.of());

  private final Instant asOf;
  private final ZoneId zone;
  private final CurrencyUnit currency;
  private final LocalDate day;
  private final FactsLayout layout;
  private final Object[] values; // a value, or a Fact.Absent or Fact.Unknown
  private final long[] units; // the value in smallest units, where the kind is ordered
  private final long
      known; // bit by slot: known for sure; slots from 64 on have none and are looked at

  static final byte KNOWN = 0;
  static final byte ABSENT = 1;
  static final byte UNKNOWN = 2;

  private Facts(
      Instant asOf,
      ZoneId zone,
      CurrencyUnit currency,
      LocalDate day,
      FactsLayout layout,
      Object[] values) {
    this.asOf = Objects.requireNonNull(asOf, "asOf");
    this.zone = Objects.requireNonNull(zone, "zone");
    this.currency = Objects.requireNonNull(currency, "currency");
    this.day = day;
    this.layout = layout;
    this.values = values;
    this.units = new long[values.length];
    long bits = 0;
    for (int slot = 0; slot < values.length; slot++) {
      if (!(values[slot] instanceof Fact<?>)) {
        fillKnown(slot, layout.metrics().get(slot));
        bits |= slot < Long.SIZE ? 1L << slot : 0;
      }
    }
    this.known = bits;
  }

  /** Facts as of an instant that hold no metric yet; see {@link #with}. */
  public static Facts at(Instant asOf, ZoneId zone, CurrencyUnit currency) {
    return new Facts(asOf, zone, currency, LocalDate.ofInstant(asOf, zone), EMPTY, new Object[0]);
  }

  /**
   * Facts with many metrics at once.
   *
   * @throws IllegalArgumentException if a value does not fit the kind of its metric, or is money in
   *     another currency
   */
  public static Facts of(
      Instant asOf, ZoneId zone, CurrencyUnit currency, Map<Metric<?>, ? extends Fact<?>> facts) {
    FactsLayout layout = new FactsLayout(facts.keySet());
    Object[] values = new Object[layout.metrics().size()];
    for (int slot = 0; slot < values.length; slot++) {
      values[slot] = packed(Objects.requireNonNull(facts.get(layout.metrics().get(slot))));
    }
    return of(asOf, zone, currency, LocalDate.ofInstant(asOf, zone), layout, values);
  }

  /** For calculators: the values by slot, packed; the array is taken over. */
  static Facts of(
      Instant asOf,
      ZoneId zone,
      CurrencyUnit currency,
      LocalDate day,
      FactsLayout layout,
      Object[] packed) {
    return new Facts(asOf, zone, currency, day, layout, packed);
  }

  static Object packed(Fact<?> fact) {
    return fact instanceof Fact.Known<?> known ? known.value() : fact;
  }

  private void fillKnown(int slot, Metric<?> metric) {
    values[slot] = canonical(metric, values[slot]);
    units[slot] = unitsOf(metric.kind(), values[slot]);
  }

  private Object canonical(Metric<?> metric, Object value) {
    if (value instanceof Money money && !money.getCurrencyUnit().equals(currency)) {
      throw new IllegalArgumentException(
          metric.name()
              + " must be in "
              + currency
              + ", the currency of the facts, was in "
              + money.getCurrencyUnit());
    }
    try {
      return metric.kind().require(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(metric.name() + ": " + e.getMessage(), e);
    }
  }

  private static <T> long unitsOf(Kind<T> kind, Object value) {
    return kind.units(kind.type().cast(value));
  }

  /**
   * The same facts with this value.
   *
   * @throws IllegalArgumentException if the value does not fit the kind, or is money in another
   *     currency
   */
  public <T> Facts with(Metric<T> metric, T value) {
    return with(metric, Fact.known(value));
  }

  /** The same facts, knowing that the metric has no value. */
  public Facts withAbsent(Metric<?> metric) {
    return with(metric, Fact.absent());
  }

  /** The same facts, knowing why the metric is not known. */
  public Facts withUnknown(Metric<?> metric, Reason why) {
    return with(metric, Fact.unknown(why));
  }

  private Facts with(Metric<?> metric, Fact<?> fact) {
    Map<Metric<?>, Fact<?>> more = new LinkedHashMap<>(asMap());
    more.put(metric, fact);
    return of(asOf, zone, currency, more);
  }

  /** The instant the facts are of; what happened at or after it is not in them. */
  @JsonProperty
  public Instant asOf() {
    return asOf;
  }

  /** The zone whose midnights the windows start at. */
  @JsonProperty
  public ZoneId zone() {
    return zone;
  }

  /** The currency of all money. */
  @JsonProperty
  public CurrencyUnit currency() {
    return currency;
  }

  /** The local date of the as-of instant. */
  public LocalDate day() {
    return day;
  }

  /** The metrics these facts were asked for, in order. */
  public List<Metric<?>> metrics() {
    return layout.metrics();
  }

  /** What is known about a metric; unknown if nobody supplied it. */
  @SuppressWarnings("unchecked")
  public <T> Fact<T> get(Metric<T> metric) {
    int slot = layout.slot(metric);
    return slot < 0 ? Fact.unknown(new FactGap.NotSupplied()) : (Fact<T>) fact(slot);
  }

  /** All metrics and what is known about them, in order. */
  public Map<Metric<?>, Fact<?>> asMap() {
    Map<Metric<?>, Fact<?>> map = new LinkedHashMap<>();
    for (int slot = 0; slot < values.length; slot++) {
      map.put(layout.metrics().get(slot), fact(slot));
    }
    return Collections.unmodifiableMap(map);
  }

  private Fact<?> fact(int slot) {
    return values[slot] instanceof Fact<?> fact ? fact : Fact.known(values[slot]);
  }

  FactsLayout layout() {
    return layout;
  }

  int slot(Metric<?> metric) {
    return layout.slot(metric);
  }

  byte state(int slot) {
    if ((known >>> slot & 1) != 0 && slot >= 0 && slot < Long.SIZE) {
      return KNOWN;
    }
    if (slot < 0 || values[slot] instanceof Fact.Unknown<?>) {
      return UNKNOWN;
    }
    return values[slot] instanceof Fact.Absent<?> ? ABSENT : KNOWN;
  }

  long units(int slot) {
    return units[slot];
  }

  Object value(int slot) {
    return values[slot];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Facts that
        && asOf.equals(that.asOf)
        && zone.equals(that.zone)
        && currency.equals(that.currency)
        && asMap().equals(that.asMap());
  }

  @Override
  public int hashCode() {
    return Objects.hash(asOf, zone, currency, asMap());
  }

  /** The instant and the metrics with their values. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Facts as of ").append(asOf);
    for (int slot = 0; slot < values.length; slot++) {
      text.append(", ").append(layout.metrics().get(slot)).append(": ");
      text.append(
          switch (state(slot)) {
            case KNOWN -> values[slot];
            case ABSENT -> "none";
            default -> "unknown";
          });
    }
    return text.toString();
  }

  /** The metrics in the form that JSON keeps. */
  @JsonProperty("facts")
  List<FactEntry> entries() {
    return asMap().entrySet().stream().map(e -> FactEntry.of(e.getKey(), e.getValue())).toList();
  }

  @JsonCreator
  static Facts ofEntries(
      @JsonProperty("asOf") Instant asOf,
      @JsonProperty("zone") ZoneId zone,
      @JsonProperty("currency") CurrencyUnit currency,
      @JsonProperty("facts") List<FactEntry> entries) {
    Map<Metric<?>, Fact<?>> facts = new LinkedHashMap<>();
    entries.forEach(entry -> facts.put(entry.metric(), entry.toFact()));
    return of(asOf, zone, currency, facts);
  }
}
