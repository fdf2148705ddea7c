package io.crmkit.score.model;

import java.util.Objects;

/**
 * A length of time that knows its unit, such as a horizon: {@code Span.weeks(39)} asks a model in
 * days for 273 days.
 *
 * @param length 0 to 1,000,000
 * @param unit what it counts
 */
public record Span(double length, ModelUnit unit) {
  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if the length is no number from 0 to 1,000,000
   */
  public Span {
    Objects.requireNonNull(unit, "unit");
    Checks.within("length of a span", length, 0, Checks.MOST_TIME);
  }

  /** So many days. */
  public static Span days(double length) {
    return new Span(length, ModelUnit.DAY);
  }

  /** So many weeks. */
  public static Span weeks(double length) {
    return new Span(length, ModelUnit.WEEK);
  }

  /** The length counted in this unit. */
  public double in(ModelUnit other) {
    return unit.to(other, length);
  }
}
