package io.crmkit.score.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;

/**
 * All that a customer-base model has to know about one customer's purchases: how many repeat
 * purchases there were ({@code x} in the papers), when the last was ({@code t_x}) and for how long
 * the customer was observed ({@code T}), both counted from the first purchase.
 *
 * <pre>{@code
 * PurchaseSummary.of(2, new Recency(Span.weeks(30.43)), Span.weeks(38.86));
 * PurchaseSummary.of(2, new Silence(Span.days(59)), Span.days(272));
 * }</pre>
 *
 * @param repeats days with a purchase after the first such day, 0 to 1,000,000
 * @param firstToLast from the first purchase to the last, in units; zero if and only if there was
 *     no repeat purchase
 * @param age from the first purchase to the end of observation, in units; not less than {@code
 *     firstToLast}
 * @param unit what the two times count
 */
public record PurchaseSummary(int repeats, double firstToLast, double age, ModelUnit unit) {
  private static final int MOST_REPEATS = 1_000_000;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is out of its bounds
   */
  public PurchaseSummary {
    Objects.requireNonNull(unit, "unit");
    if (repeats < 0 || repeats > MOST_REPEATS) {
      throw new IllegalArgumentException(
          "repeats must be from 0 to " + MOST_REPEATS + ", was " + repeats);
    }
    Checks.within("age", age, 0, Checks.MOST_TIME);
    Checks.within("firstToLast", firstToLast, 0, age);
    if ((repeats == 0) != (firstToLast == 0)) {
      throw new IllegalArgumentException(
          "firstToLast must be zero without repeats and more than zero with them, was "
              + firstToLast
              + " with "
              + repeats
              + " repeats");
    }
  }

  /**
   * From the time between the first and the last purchase.
   *
   * @param age tells the unit
   * @throws IllegalArgumentException if a number is out of its bounds
   */
  public static PurchaseSummary of(int repeats, Recency recency, Span age) {
    return new PurchaseSummary(repeats, recency.span().in(age.unit()), age.length(), age.unit());
  }

  /**
   * From the time since the last purchase.
   *
   * @param age tells the unit
   * @throws IllegalArgumentException if a number is out of its bounds
   */
  public static PurchaseSummary of(int repeats, Silence silence, Span age) {
    return new PurchaseSummary(
        repeats, age.length() - silence.span().in(age.unit()), age.length(), age.unit());
  }

  /** A customer who has bought once. */
  public static PurchaseSummary once(Span age) {
    return new PurchaseSummary(0, 0, age.length(), age.unit());
  }

  /** From the first purchase to the last. */
  @JsonIgnore
  public Recency recency() {
    return new Recency(new Span(firstToLast, unit));
  }

  /** From the last purchase to the end of observation. */
  @JsonIgnore
  public Silence silence() {
    return new Silence(new Span(age - firstToLast, unit));
  }

  /** The same summary, counted in this unit. */
  public PurchaseSummary in(ModelUnit other) {
    return other == unit
        ? this
        : new PurchaseSummary(repeats, unit.to(other, firstToLast), unit.to(other, age), other);
  }

  /**
   * The same customer so much later, had there been no further purchase.
   *
   * @throws IllegalArgumentException if the age gets out of its bounds
   */
  public PurchaseSummary afterSilence(Span further) {
    return new PurchaseSummary(repeats, firstToLast, age + further.in(unit), unit);
  }
}
