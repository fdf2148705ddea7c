package io.crmkit.loyalty;

import java.util.List;
import java.util.Objects;

/**
 * Points of one lot that were moved together: taken, held, restored. Carries the whole lot, so that
 * it can be restored as it was when nothing else is left of it. Immutable.
 *
 * @param lot the lot, with its own validity
 * @param points how many, at least 1 and at most the lot's original points
 */
public record Take(Lot lot, long points) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is less than 1 or more than the lot ever held
   */
  public Take {
    Objects.requireNonNull(lot, "lot");
    if (points < 1 || points > lot.original()) {
      throw new IllegalArgumentException(
          "points of a lot must be 1 to " + lot.original() + ", was " + points);
    }
  }

  /** How many points these are together. */
  public static long sum(List<Take> takes) {
    long sum = 0;
    for (Take take : takes) {
      sum = Math.addExact(sum, take.points);
    }
    return sum;
  }
}
