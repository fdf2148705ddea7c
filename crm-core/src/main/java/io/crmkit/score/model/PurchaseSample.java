package io.crmkit.score.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The purchases of many customers, grouped: customers with equal summaries are one pattern with a
 * weight. The order in which customers come in plays no part. Immutable.
 *
 * <pre>{@code
 * PurchaseSample sample = PurchaseSample.of(summaries);
 * Decision<ModelFit<BgNbd>> fit = ModelFits.bgNbd(sample);
 * }</pre>
 */
public final class PurchaseSample {
  /** The most customers of one sample. */
  public static final long MOST_CUSTOMERS = 1_000_000_000_000L;

  private final PurchaseSummary[] patterns;
  private final long[] weights;
  private final ModelUnit unit;
  private final long customers;

  private PurchaseSample(SortedMap<PurchaseSummary, Long> grouped) {
    patterns = grouped.keySet().toArray(PurchaseSummary[]::new);
    weights = grouped.values().stream().mapToLong(Long::longValue).toArray();
    unit = patterns[0].unit();
    customers = Arrays.stream(weights).reduce(0, Math::addExact);
  }

  private static SortedMap<PurchaseSummary, Long> sorted() {
    return new TreeMap<>(
        Comparator.comparingInt(PurchaseSummary::repeats)
            .thenComparingDouble(PurchaseSummary::firstToLast)
            .thenComparingDouble(PurchaseSummary::age));
  }

  /**
   * One customer each.
   *
   * @throws IllegalArgumentException if there are none or their units differ
   */
  public static PurchaseSample of(Collection<PurchaseSummary> summaries) {
    SortedMap<PurchaseSummary, Long> grouped = sorted();
    for (PurchaseSummary summary : summaries) {
      add(grouped, summary, 1);
    }
    return of(grouped);
  }

  /**
   * So many customers each.
   *
   * @throws IllegalArgumentException if there are none, their units differ, a weight is not
   *     positive or all together are more than {@link #MOST_CUSTOMERS}
   */
  public static PurchaseSample weighted(Map<PurchaseSummary, Long> customers) {
    SortedMap<PurchaseSummary, Long> grouped = sorted();
    customers.forEach((summary, weight) -> add(grouped, summary, weight));
    return of(grouped);
  }

  private static void add(
      SortedMap<PurchaseSummary, Long> grouped, PurchaseSummary summary, long weight) {
    if (weight < 1 || weight > MOST_CUSTOMERS) {
      throw new IllegalArgumentException(
          "a weight must be from 1 to " + MOST_CUSTOMERS + ", was " + weight);
    }
    if (!grouped.isEmpty() && grouped.firstKey().unit() != summary.unit()) {
      throw new IllegalArgumentException(
          "all summaries of a sample must have one unit, were "
              + grouped.firstKey().unit()
              + " and "
              + summary.unit());
    }
    grouped.merge(summary, weight, Math::addExact);
  }

  private static PurchaseSample of(SortedMap<PurchaseSummary, Long> grouped) {
    if (grouped.isEmpty()) {
      throw new IllegalArgumentException("a sample must have at least one customer, had none");
    }
    PurchaseSample sample = new PurchaseSample(grouped);
    if (sample.customers > MOST_CUSTOMERS) {
      throw new IllegalArgumentException(
          "a sample must have at most " + MOST_CUSTOMERS + " customers, had " + sample.customers);
    }
    return sample;
  }

  /** The unit of all summaries. */
  public ModelUnit unit() {
    return unit;
  }

  /** How many customers there are. */
  public long customers() {
    return customers;
  }

  /** How many of them bought again. */
  public long repeaters() {
    long repeaters = 0;
    for (int i = 0; i < patterns.length; i++) {
      repeaters += patterns[i].repeats() > 0 ? weights[i] : 0;
    }
    return repeaters;
  }

  /** How many different summaries there are. */
  public int patterns() {
    return patterns.length;
  }

  /** The same customers, counted in this unit. */
  public PurchaseSample in(ModelUnit other) {
    SortedMap<PurchaseSummary, Long> grouped = sorted();
    for (int i = 0; i < patterns.length; i++) {
      add(grouped, patterns[i].in(other), weights[i]);
    }
    return of(grouped);
  }

  /** Tells this sample from others. */
  public DataFingerprint fingerprint() {
    Digest digest = new Digest();
    digest.row(unit.days(), 0, 0, customers);
    for (int i = 0; i < patterns.length; i++) {
      PurchaseSummary pattern = patterns[i];
      digest.row(pattern.repeats(), pattern.firstToLast(), pattern.age(), weights[i]);
    }
    return digest.fingerprint();
  }

  /** Adds up a figure over all customers. */
  public double sum(ToDoubleFunction<PurchaseSummary> figure) {
    double sum = 0;
    double lost = 0; // Neumaier's sum, so that a million customers cost no digits
    for (int i = 0; i < patterns.length; i++) {
      double term = weights[i] * figure.applyAsDouble(patterns[i]);
      double next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
      sum = next;
    }
    return sum + lost;
  }

  PurchaseSummary pattern(int index) {
    return patterns[index];
  }

  long weight(int index) {
    return weights[index];
  }

  int mostRepeats() {
    return patterns[patterns.length - 1].repeats();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PurchaseSample that
        && Arrays.equals(patterns, that.patterns)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(patterns), Arrays.hashCode(weights));
  }

  /** How many customers and patterns there are. */
  @Override
  public String toString() {
    return "PurchaseSample[" + customers + " customers, " + patterns.length + " patterns]";
  }
}
