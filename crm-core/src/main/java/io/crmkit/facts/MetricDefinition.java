package io.crmkit.facts;

import io.crmkit.time.TimeRange;
import io.crmkit.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How a metric is computed from a customer's history. Hosts add their own to a {@link
 * MetricCatalogue}:
 *
 * <pre>{@code
 * MetricDefinition<Long> refunds = MetricDefinition.of("refunds", Kind.COUNT,
 *     (history, range) -> Fact.known(history.file().transactions().stream()
 *         .filter(Transaction::isRefund)
 *         .filter(refund -> range.contains(refund.occurredAt()))
 *         .count()));
 * }</pre>
 *
 * @param <T> the type of the values
 * @param name as in {@link Metric}
 * @param kind the kind of the values
 * @param changes when the value may change while nothing happens
 * @param calculation the computation
 */
public record MetricDefinition<T>(
    String name, Kind<T> kind, Changes changes, Calculation<T> calculation) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is malformed
   */
  public MetricDefinition {
    Objects.requireNonNull(changes, "changes");
    Objects.requireNonNull(calculation, "calculation");
    Metric<T> checked = Metric.of(name, kind, Window.ever());
    name = checked.name();
  }

  /** A definition whose values may change on any day. */
  public static <T> MetricDefinition<T> of(String name, Kind<T> kind, Calculation<T> calculation) {
    return new MetricDefinition<>(name, kind, Changes.DAILY, calculation);
  }

  /** The metric over a window. */
  public Metric<T> over(Window window) {
    return Metric.of(name, kind, window);
  }

  /** When the value of a metric may change. */
  public enum Changes {
    /** Only when something happens or leaves the window, or at {@link Calculation#turns}. */
    BY_EVENT,
    /** Every day, as days since something do. */
    DAILY
  }

  /**
   * Computes a metric; must be pure.
   *
   * @param <T> the type of the values
   */
  @FunctionalInterface
  public interface Calculation<T> {
    /** The fact over a range of the history. */
    Fact<T> calculate(History history, TimeRange range);

    /**
     * When the value may change besides when something happens or leaves the window: instants of
     * which a timeline looks at the midnights around. By default there are none.
     *
     * @param whole the whole history of the customer
     */
    default List<Instant> turns(History whole) {
      return List.of();
    }
  }
}
