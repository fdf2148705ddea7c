package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Compares a metric with a bound: "spend over the last 12 months is at least CNY 5000.00".
 *
 * <p>A bound in another currency than that of the facts leaves the answer unknown, with that
 * reason. Immutable; equal by value.
 *
 * @param <T> the type of the metric's values
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class Threshold<T> implements Leaf<T> {
  private static final Place NOWHERE = new Place(new FactsLayout(List.of()), -1);

  private final Metric<T> metric;
  private final Comparison comparison;
  private final T bound;
  private final long units; // the bound in smallest units, so that testing compares longs
  private final long least; // the values that pass, in smallest units: least to most
  private final long most;
  private final @Nullable CurrencyUnit currency;

  // Facts of one calculation share their layout, so the place found last is nearly always the next.
  private Place lastPlace = NOWHERE;

  /**
   * A threshold; {@link Metric#atLeast} and its kin read better.
   *
   * @throws IllegalArgumentException if the metric is a category, or the bound out of its bounds
   */
  public Threshold(Metric<T> metric, Comparison comparison, T bound) {
    this.metric = Objects.requireNonNull(metric, "metric");
    this.comparison = Objects.requireNonNull(comparison, "comparison");
    this.bound = metric.kind().require(bound);
    if (!metric.kind().ordered()) {
      throw new IllegalArgumentException(
          metric + " is a category and has no thresholds; use oneOf");
    }
    this.units = metric.kind().units(bound);
    if (units == Long.MAX_VALUE || units == Long.MIN_VALUE) {
      throw new IllegalArgumentException(
          "a bound on " + metric + " must leave room on both sides, was " + bound);
    }
    this.least =
        switch (comparison) {
          case AT_LEAST -> units;
          case MORE_THAN -> units + 1;
          case AT_MOST, LESS_THAN -> Long.MIN_VALUE;
        };
    this.most =
        switch (comparison) {
          case AT_MOST -> units;
          case LESS_THAN -> units - 1;
          case AT_LEAST, MORE_THAN -> Long.MAX_VALUE;
        };
    this.currency = bound instanceof Money money ? money.getCurrencyUnit() : null;
  }

  @JsonCreator
  static <T> Threshold<T> ofWritten(
      @JsonProperty("metric") Metric<T> metric,
      @JsonProperty("atLeast") @Nullable String atLeast,
      @JsonProperty("atMost") @Nullable String atMost,
      @JsonProperty("moreThan") @Nullable String moreThan,
      @JsonProperty("lessThan") @Nullable String lessThan) {
    Map<Comparison, String> bounds = new EnumMap<>(Comparison.class);
    put(bounds, Comparison.AT_LEAST, atLeast);
    put(bounds, Comparison.AT_MOST, atMost);
    put(bounds, Comparison.MORE_THAN, moreThan);
    put(bounds, Comparison.LESS_THAN, lessThan);
    if (bounds.size() != 1) {
      throw new IllegalArgumentException(
          "a threshold on "
              + metric
              + " must have exactly one of atLeast, atMost, moreThan and lessThan, had "
              + bounds.keySet());
    }
    Map.Entry<Comparison, String> only = bounds.entrySet().iterator().next();
    return new Threshold<>(metric, only.getKey(), metric.kind().parse(only.getValue()));
  }

  private static void put(
      Map<Comparison, String> bounds, Comparison comparison, @Nullable String bound) {
    if (bound != null) {
      bounds.put(comparison, bound);
    }
  }

  @Override
  @JsonProperty
  public Metric<T> metric() {
    return metric;
  }

  /** How values are compared with the bound. */
  public Comparison comparison() {
    return comparison;
  }

  /** The bound. */
  public T bound() {
    return bound;
  }

  Truth test(Facts facts, boolean negated) {
    int slot = slot(facts);
    byte state = facts.state(slot);
    if (state == Facts.KNOWN) {
      if (currency != null && !currency.equals(facts.currency())) {
        return Truth.UNKNOWN;
      }
      long value = facts.units(slot);
      boolean holds = value >= least && value <= most;
      return holds != negated ? Truth.MET : Truth.NOT_MET;
    }
    if (state == Facts.UNKNOWN) {
      return Truth.UNKNOWN;
    }
    return negated ? Truth.MET : Truth.NOT_MET;
  }

  @SuppressWarnings("ReferenceEquality") // the very same layout, or look anew
  private int slot(Facts facts) {
    Place place = lastPlace;
    if (place.layout != facts.layout()) {
      place = new Place(facts.layout(), facts.slot(metric));
      lastPlace = place;
    }
    return place.slot;
  }

  /** Where a layout keeps the metric. Immutable, so a racing thread sees a whole one. */
  private record Place(FactsLayout layout, int slot) {}

  @Override
  public Leaf<T> opposite() {
    return new Threshold<>(metric, comparison.negated(), bound);
  }

  @Override
  public Phrase phrase() {
    return Phrase.of("comparison." + comparison.code(), Details.of("bound", shown(bound)));
  }

  /** A value as texts show it: ratios in percent, the rest as it is. */
  Object shown(T value) {
    return metric.kind().equals(Kind.RATIO) ? metric.kind().write(value) : value;
  }

  /** A difference as texts show it: between ratios there are percentage points. */
  Object shownGap(T value) {
    T gap = gap(value);
    return metric.kind().equals(Kind.RATIO)
        ? Phrase.of("gap.points", Details.of("points", metric.kind().write(gap).replace(" %", "")))
        : gap;
  }

  /**
   * How far a value is from passing: the least change that makes it pass, in the metric's own unit.
   * Nothing if it passes. Where the bound itself does not pass, one smallest unit is added.
   */
  T gap(T value) {
    long actual = metric.kind().units(value);
    long gap = 0;
    if (actual < least) {
      gap = distance(actual, least);
    } else if (actual > most) {
      gap = distance(most, actual);
    }
    return metric.kind().ofUnits(gap, currency == null ? CurrencyUnit.USD : currency);
  }

  /** From one number up to another, at most the longest there is: telling a gap must not fail. */
  private static long distance(long from, long to) {
    long distance = to - from;
    return distance < 0 ? Long.MAX_VALUE : distance;
  }

  long units() {
    return units;
  }

  boolean sameCurrency(Threshold<?> other) {
    return Objects.equals(currency, other.currency);
  }

  @JsonProperty("atLeast")
  @Nullable String atLeast() {
    return written(Comparison.AT_LEAST);
  }

  @JsonProperty("atMost")
  @Nullable String atMost() {
    return written(Comparison.AT_MOST);
  }

  @JsonProperty("moreThan")
  @Nullable String moreThan() {
    return written(Comparison.MORE_THAN);
  }

  @JsonProperty("lessThan")
  @Nullable String lessThan() {
    return written(Comparison.LESS_THAN);
  }

  private @Nullable String written(Comparison which) {
    return comparison == which ? metric.kind().write(bound) : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Threshold<?> that
        && comparison == that.comparison
        && units == that.units
        && metric.equals(that.metric)
        && Objects.equals(currency, that.currency);
  }

  @Override
  public int hashCode() {
    return Objects.hash(metric, comparison, units, currency);
  }

  /** The threshold in short: {@code "spend over last:P12M AT_LEAST CNY 5000.00"}. */
  @Override
  public String toString() {
    return metric + " " + comparison + " " + metric.kind().write(bound);
  }
}
