package io.crmkit.score.model;

/** Shared checks of this package's constructors; messages name field, value and accepted range. */
final class Checks {
  static final double MOST_TIME = 1e6;
  static final double MOST_PARAMETER = 1e30;
  static final double LEAST_PARAMETER = 1e-30;

  private Checks() {}

  static void within(String field, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          field + " must be from " + plain(least) + " to " + plain(most) + ", was " + value);
    }
  }

  static void parameter(String field, double value) {
    within(field, value, LEAST_PARAMETER, MOST_PARAMETER);
  }

  static void sameUnit(ModelUnit expected, ModelUnit actual) {
    if (expected != actual) {
      throw new IllegalArgumentException(
          "the unit of the summary must be that of the model, "
              + expected
              + ", was "
              + actual
              + "; convert one of them with in(unit)");
    }
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) && bound < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }
}
