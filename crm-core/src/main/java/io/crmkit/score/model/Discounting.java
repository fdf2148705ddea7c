package io.crmkit.score.model;

import java.util.function.DoubleUnaryOperator;

/** The present value of purchases to come. */
final class Discounting {
  private Discounting() {}

  /**
   * {@code ∫ e^-δt dE(t)} from 0 to the horizon, by parts: {@code e^-δh E(h) + δ ∫ e^-δt E(t) dt}.
   * Nothing in it is negative.
   *
   * @param expected the purchases expected by a time, 0 at 0
   * @param force δ, 0 or more
   */
  static double discounted(DoubleUnaryOperator expected, double horizon, double force) {
    if (force == 0 || horizon == 0) {
      return expected.applyAsDouble(horizon);
    }
    // E bends most at its beginning: panels grow, but never past where the discount bends.
    double sum = 0;
    double from = 0;
    double width = Math.min(horizon, 4 / force) / 64;
    while (from < horizon && force * from < 45) {
      double to = Math.min(horizon, from + width);
      sum += Quadrature.panel(t -> Math.exp(-force * t) * expected.applyAsDouble(t), from, to);
      from = to;
      width = Math.min(4 / force, 2 * width);
    }
    double rest = force * horizon < 700 ? Math.exp(-force * horizon) : 0;
    return rest * expected.applyAsDouble(horizon) + force * sum;
  }
}
