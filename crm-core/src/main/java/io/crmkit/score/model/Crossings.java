package io.crmkit.score.model;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Shared parts of finding the silence after which a probability has come down to a threshold. */
final class Crossings {
  /** So that age and silence together are still a span. */
  private static final double MOST_SILENCE = Checks.MOST_TIME / 2;

  private Crossings() {}

  /**
   * The log-odds of having left that belong to a probability of being there.
   *
   * @throws IllegalArgumentException if the threshold is not between 0 and 1
   */
  static double logOddsGone(double threshold) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "threshold must be more than 0 and less than 1, was " + threshold);
    }
    return Math.log1p(-threshold) - Math.log(threshold);
  }

  /** A silence of no length if the probability is lower from the start; empty if beyond reach. */
  static Optional<Silence> silence(double length, ModelUnit unit) {
    return length <= MOST_SILENCE
        ? Optional.of(new Silence(new Span(Math.max(0, length), unit)))
        : Optional.empty();
  }

  /** Where an increasing function of the silence is zero, to the last digits, by halving. */
  static Optional<Silence> root(DoubleUnaryOperator increasing, ModelUnit unit) {
    if (increasing.applyAsDouble(MOST_SILENCE) < 0) {
      return Optional.empty();
    }
    double low = 0;
    double high = MOST_SILENCE;
    // Geometric halving first: the answer may be anything from minutes to centuries.
    for (double middle = 1e-6; middle < high; middle *= 2) {
      if (increasing.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    while (true) {
      double middle = 0.5 * (low + high);
      if (middle <= low || middle >= high || high - low < 1e-15 * high) {
        return silence(high, unit);
      }
      if (increasing.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
