package io.crmkit.score.model;

import java.util.function.DoubleUnaryOperator;

/**
 * Gauss-Legendre quadrature with sixteen nodes a panel. Nodes and weights are found by Newton's
 * method on the Legendre polynomial (Abramowitz and Stegun 25.4.29).
 */
final class Quadrature {
  static final int NODES = 16;
  private static final double[] NODE = new double[NODES];
  private static final double[] WEIGHT = new double[NODES];

  static {
    for (int i = 0; i < NODES; i++) {
      double z = Math.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
      double slope = 1;
      for (int step = 0; step < 8; step++) {
        double p = 1;
        double before = 0;
        for (int k = 0; k < NODES; k++) {
          double next = ((2 * k + 1) * z * p - k * before) / (k + 1);
          before = p;
          p = next;
        }
        slope = NODES * (z * p - before) / (z * z - 1);
        z -= p / slope;
      }
      NODE[i] = z;
      WEIGHT[i] = 2 / ((1 - z * z) * slope * slope);
    }
  }

  private Quadrature() {}

  /** Where the integrand is to be taken on this panel. */
  static double node(int index, double from, double to) {
    return 0.5 * (from + to) + 0.5 * (to - from) * NODE[index];
  }

  /** How much it counts there. */
  static double weight(int index, double from, double to) {
    return 0.5 * (to - from) * WEIGHT[index];
  }

  static double panel(DoubleUnaryOperator integrand, double from, double to) {
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
      sum += weight(i, from, to) * integrand.applyAsDouble(node(i, from, to));
    }
    return sum;
  }
}
