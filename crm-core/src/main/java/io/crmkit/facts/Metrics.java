package io.crmkit.facts;

import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Period;
import org.joda.money.Money;

/**
 * The standard metrics, computed from customer files by {@link MetricCatalogue#STANDARD}. All of
 * them count what occurred within their window.
 */
public final class Metrics {
  private Metrics() {}

  /** {@code spend}: the sum of all transactions, refunds deducted. Zero if there are none. */
  public static Metric<Money> spend(Window window) {
    return Metric.of("spend", Kind.MONEY, window);
  }

  /** {@code orders}: the number of transactions that are no refunds. */
  public static Metric<Long> orders(Window window) {
    return Metric.of("orders", Kind.COUNT, window);
  }

  /**
   * {@code average-order}: spend divided by orders, rounded towards negative infinity to the minor
   * unit, so that rounding alone never lifts it over a threshold. None without orders.
   */
  public static Metric<Money> averageOrder(Window window) {
    return Metric.of("average-order", Kind.MONEY, window);
  }

  /** {@code days-since-order}: local dates from the last order to the as-of day. None without. */
  public static Metric<Period> daysSinceOrder(Window window) {
    return Metric.of("days-since-order", Kind.DAYS, window);
  }

  /**
   * {@code tenure}: local dates from the day of joining to the as-of day; where that day is not
   * known, from the first order. None before either.
   */
  public static Metric<Period> tenure() {
    return Metric.of("tenure", Kind.DAYS, Window.ever());
  }

  /** {@code contacts}: the number of contacts in which the customer was reached, either way. */
  public static Metric<Long> contacts(Window window) {
    return Metric.of("contacts", Kind.COUNT, window);
  }

  /** {@code complaints}: the number of complaints. */
  public static Metric<Long> complaints(Window window) {
    return Metric.of("complaints", Kind.COUNT, window);
  }

  /**
   * {@code complaint-rate}: complaints per order, half-even at six decimals. None without orders.
   */
  public static Metric<BigDecimal> complaintRate(Window window) {
    return Metric.of("complaint-rate", Kind.RATIO, window);
  }

  /**
   * {@code satisfaction}: the mean of all survey answers, each placed between the worst (0 %) and
   * the best (100 %) answer of its scale, half-even at six decimals. None without answers.
   */
  public static Metric<BigDecimal> satisfaction(Window window) {
    return Metric.of("satisfaction", Kind.RATIO, window);
  }

  /**
   * {@code class-<dimension>}: the class the customer is in (IS-04), such as {@code class-nature}.
   * Unknown for customers who are not classified in it.
   *
   * @throws IllegalArgumentException if the dimension is no part of a metric's name
   */
  public static Metric<String> customerClass(String dimension) {
    return Metric.of("class-" + dimension, Kind.CATEGORY, Window.ever());
  }
}
