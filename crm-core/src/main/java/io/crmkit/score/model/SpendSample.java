package io.crmkit.score.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import org.joda.money.CurrencyUnit;

/**
 * The spend of many customers in one currency. Those without a repeat purchase tell nothing and are
 * left out. The order in which customers come in plays no part. Immutable.
 */
public final class SpendSample {
  private final SpendSummary[] repeaters;
  private final CurrencyUnit currency;

  private SpendSample(SpendSummary[] repeaters, CurrencyUnit currency) {
    this.repeaters = repeaters;
    this.currency = currency;
  }

  /**
   * One customer each.
   *
   * @throws IllegalArgumentException if there are none or their currencies differ
   */
  public static SpendSample of(Collection<SpendSummary> summaries) {
    if (summaries.isEmpty()) {
      throw new IllegalArgumentException("a sample must have at least one customer, had none");
    }
    CurrencyUnit currency = summaries.iterator().next().currency();
    for (SpendSummary summary : summaries) {
      if (!summary.currency().equals(currency)) {
        throw new IllegalArgumentException(
            "all summaries of a sample must have one currency, were "
                + currency
                + " and "
                + summary.currency());
      }
    }
    return new SpendSample(
        summaries.stream()
            .filter(summary -> summary.repeats() > 0)
            .sorted(
                Comparator.comparingInt(SpendSummary::repeats)
                    .thenComparingDouble(SpendSummary::meanSpend))
            .toArray(SpendSummary[]::new),
        currency);
  }

  /** The currency of all summaries. */
  public CurrencyUnit currency() {
    return currency;
  }

  /** How many customers bought again. */
  public int repeaters() {
    return repeaters.length;
  }

  /** Tells this sample from others. */
  public DataFingerprint fingerprint() {
    Digest digest = new Digest();
    digest.row(currency.getNumericCode(), 0, 0, repeaters.length);
    for (SpendSummary summary : repeaters) {
      digest.row(summary.repeats(), summary.meanSpend(), 0, 1);
    }
    return digest.fingerprint();
  }

  /** Adds up a figure over all customers with a repeat purchase. */
  public double sum(ToDoubleFunction<SpendSummary> figure) {
    double sum = 0;
    for (SpendSummary summary : repeaters) {
      sum += figure.applyAsDouble(summary);
    }
    return sum;
  }

  SpendSummary repeater(int index) {
    return repeaters[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpendSample that
        && currency.equals(that.currency)
        && Arrays.equals(repeaters, that.repeaters);
  }

  @Override
  public int hashCode() {
    return 31 * currency.hashCode() + Arrays.hashCode(repeaters);
  }

  /** How many customers there are. */
  @Override
  public String toString() {
    return "SpendSample[" + repeaters.length + " repeaters, " + currency + "]";
  }
}
