package io.crmkit.score.model;

import java.util.Arrays;

/**
 * Climbs to the peak of a likelihood: the BFGS method (Nocedal and Wright, Numerical Optimization,
 * chapter 6), then a few Newton steps, which also tell whether the end is a peak: curved downwards
 * in each direction, and level. Parameters are logarithms, so that none gets negative and that
 * their scale plays no part.
 */
final class Maximiser {
  /** No parameter is looked for beyond e^25 times the scale of the data. */
  private static final double FAR = 25;

  /** Peaks are level if a Newton step would move the logarithms by less. */
  private static final double LEVEL = 1e-8;

  private static final int MOST_POLISHING = 8;

  private final Likelihood likelihood;
  private final int size;
  private double[] at;
  private double[] gradient;
  private double value;
  private double[][] inverse; // of the negated Hessian, at the end
  private boolean peak;

  private Maximiser(Likelihood likelihood, double[] start) {
    this.likelihood = likelihood;
    this.size = start.length;
    this.at = start.clone();
    this.gradient = new double[size];
    this.value = likelihood.at(at, gradient);
    this.inverse = identity(size);
  }

  /** Climbs from a start at which the likelihood is finite. */
  static Maximiser climb(Likelihood likelihood, double[] start, int mostIterations) {
    Maximiser maximiser = new Maximiser(likelihood, start);
    maximiser.ascend(mostIterations);
    maximiser.polish();
    return maximiser;
  }

  double[] at() {
    return at.clone();
  }

  double value() {
    return value;
  }

  /** Whether this is a peak: level, and curved downwards in each direction. */
  boolean peak() {
    return peak;
  }

  /** Of one logarithm, from the curvature at the peak. */
  double variance(int index) {
    return inverse[index][index];
  }

  private void ascend(int mostIterations) {
    double[][] h = identity(size);
    boolean scaled = false;
    for (int iteration = 0; iteration < mostIterations; iteration++) {
      double[] step = times(h, gradient);
      double gain = dot(step, gradient);
      if (!(gain > 0)) {
        h = identity(size);
        step = gradient.clone();
        gain = dot(step, gradient);
      }
      if (gain < 1e-8 || !Double.isFinite(gain)) {
        return;
      }
      double longest = longest(step);
      double length = Math.min(1, 1.5 / longest);
      double[] nextAt = new double[size];
      double[] nextGradient = new double[size];
      double next;
      while (true) {
        for (int i = 0; i < size; i++) {
          nextAt[i] = at[i] + length * step[i];
        }
        next = longest(nextAt) > FAR ? Double.NaN : likelihood.at(nextAt, nextGradient);
        if (next >= value + 1e-4 * length * gain) {
          break;
        }
        length *= 0.4;
        if (length * longest < 1e-12) {
          return;
        }
      }
      double[] moved = new double[size];
      double[] bent = new double[size]; // of the negated likelihood
      for (int i = 0; i < size; i++) {
        moved[i] = nextAt[i] - at[i];
        bent[i] = gradient[i] - nextGradient[i];
      }
      double curvature = dot(moved, bent);
      if (curvature > 1e-10 * Math.sqrt(dot(moved, moved) * dot(bent, bent))) {
        if (!scaled) {
          double scale = curvature / dot(bent, bent);
          for (double[] row : h) {
            for (int i = 0; i < size; i++) {
              row[i] *= scale;
            }
          }
          scaled = true;
        }
        update(h, moved, bent, curvature);
      }
      at = nextAt;
      gradient = nextGradient;
      value = next;
    }
  }

  private static void update(double[][] h, double[] moved, double[] bent, double curvature) {
    double[] hb = times(h, bent);
    double factor = (1 + dot(bent, hb) / curvature) / curvature;
    for (int i = 0; i < moved.length; i++) {
      for (int j = 0; j < moved.length; j++) {
        h[i][j] += factor * moved[i] * moved[j] - (hb[i] * moved[j] + moved[i] * hb[j]) / curvature;
      }
    }
  }

  /** Newton's method from near the peak. */
  private void polish() {
    for (int turn = 0; turn < MOST_POLISHING; turn++) {
      double[][] curvature = curvature();
      double[][] root = cholesky(curvature);
      if (root.length == 0) {
        return; // flat or bent upwards in some direction
      }
      inverse = inverse(root);
      double[] step = times(inverse, gradient);
      double longest = longest(step);
      if (longest < LEVEL) {
        peak = true;
        if (longest < LEVEL * LEVEL || turn == MOST_POLISHING - 1) {
          return;
        }
      }
      double[] nextAt = new double[size];
      for (int i = 0; i < size; i++) {
        nextAt[i] = at[i] + step[i] * Math.min(1, 1 / longest);
      }
      double[] nextGradient = new double[size];
      double next = longest(nextAt) > FAR ? Double.NaN : likelihood.at(nextAt, nextGradient);
      if (!(next >= value - 1e-9 * Math.abs(value))) {
        return;
      }
      at = nextAt;
      gradient = nextGradient;
      value = next;
      if (peak) {
        return; // this last step was only for the digits
      }
    }
  }

  /** The negated Hessian, by central differences of the gradient. */
  private double[][] curvature() {
    double delta = 1e-4;
    double[][] curvature = new double[size][size];
    double[] above = new double[size];
    double[] below = new double[size];
    for (int i = 0; i < size; i++) {
      double[] moved = at.clone();
      moved[i] = at[i] + delta;
      likelihood.at(moved, above);
      moved[i] = at[i] - delta;
      likelihood.at(moved, below);
      for (int j = 0; j < size; j++) {
        curvature[i][j] = (below[j] - above[j]) / (2 * delta);
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double mean = 0.5 * (curvature[i][j] + curvature[j][i]);
        curvature[i][j] = mean;
        curvature[j][i] = mean;
      }
    }
    return curvature;
  }

  /** The lower root of a positive definite matrix; empty if it is not clearly that. */
  private static double[][] cholesky(double[][] matrix) {
    int n = matrix.length;
    double[][] root = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= root[i][k] * root[j][k];
        }
        if (i == j) {
          if (!(rest > 1e-9 * Math.abs(matrix[i][i]))) {
            return new double[0][];
          }
          root[i][i] = Math.sqrt(rest);
        } else {
          root[i][j] = rest / root[j][j];
        }
      }
    }
    return root;
  }

  private static double[][] inverse(double[][] root) {
    int n = root.length;
    double[][] inverse = new double[n][];
    for (int column = 0; column < n; column++) {
      double[] x = new double[n];
      x[column] = 1;
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < i; k++) {
          x[i] -= root[i][k] * x[k];
        }
        x[i] /= root[i][i];
      }
      for (int i = n - 1; i >= 0; i--) {
        for (int k = i + 1; k < n; k++) {
          x[i] -= root[k][i] * x[k];
        }
        x[i] /= root[i][i];
      }
      inverse[column] = x;
    }
    return inverse;
  }

  private static double[][] identity(int n) {
    double[][] identity = new double[n][n];
    for (int i = 0; i < n; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static double longest(double[] vector) {
    double longest = 0;
    for (double part : vector) {
      longest = Math.max(longest, Math.abs(part));
    }
    return longest;
  }
}
