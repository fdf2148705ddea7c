package io.crmkit.facts;

import java.util.Objects;

/**
 * A value at which a policy's answer may change, so that tests can look closely around it.
 *
 * @param <T> the type of the metric's values
 * @param metric the metric
 * @param value the value
 */
public record CutPoint<T>(Metric<T> metric, T value) {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value is out of the kind's bounds
   */
  public CutPoint {
    Objects.requireNonNull(metric, "metric");
    value = metric.kind().require(value);
  }
}
