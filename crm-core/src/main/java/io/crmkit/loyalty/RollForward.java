package io.crmkit.loyalty;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * How the liability of a programme moved in a time, in points that are expected to be used, by the
 * month in which they were issued: {@code opening + issued - used - expired - calledBack + moved +
 * reestimated = closing}.
 *
 * @param lines one a cohort, the oldest first
 */
public record RollForward(List<Line> lines) {
  /** Copies the list. */
  public RollForward {
    lines = List.copyOf(lines);
  }

  /** All cohorts together. */
  public long closing() {
    return sum(Line::closing);
  }

  /** All cohorts together. */
  public long opening() {
    return sum(Line::opening);
  }

  /** Points issued, of all cohorts. */
  public long issued() {
    return sum(Line::issued);
  }

  /** Points spent, less what was cancelled, of all cohorts. */
  public long used() {
    return sum(Line::used);
  }

  /** Points expired, of all cohorts. */
  public long expired() {
    return sum(Line::expired);
  }

  /** Points taken back, or taken to pay debt, of all cohorts. */
  public long calledBack() {
    return sum(Line::calledBack);
  }

  /** Points that came otherwise, less those that left so, of all cohorts. */
  public long moved() {
    return sum(Line::moved);
  }

  private long sum(ToLongFunction<Line> part) {
    return lines.stream().mapToLong(part).reduce(0, Math::addExact);
  }

  /**
   * One cohort.
   *
   * @param cohort the month in which its points were issued
   * @param opening points expected to be used, before
   * @param issued points issued
   * @param used points spent, less what was cancelled
   * @param expired points that expired
   * @param calledBack points taken back, or taken to pay debt
   * @param moved points that came from other accounts or by corrections, less those that left
   * @param reestimated by how much the expectation changed otherwise
   * @param closing points expected to be used, after
   */
  public record Line(
      YearMonth cohort,
      long opening,
      long issued,
      long used,
      long expired,
      long calledBack,
      long moved,
      long reestimated,
      long closing) {
    /**
     * Checks the sum.
     *
     * @throws IllegalArgumentException if the line does not close
     */
    public Line {
      Objects.requireNonNull(cohort, "cohort");
      long sum = opening + issued - used - expired - calledBack + moved + reestimated;
      if (sum != closing) {
        throw new IllegalArgumentException(
            "a line must close at " + sum + ", closed at " + closing);
      }
    }
  }
}
