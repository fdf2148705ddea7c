package io.crmkit.score.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The search for a peak")
class MaximiserTest {
  private static final double[][] BENT = {{4, 1, 0.5}, {1, 3, 0.2}, {0.5, 0.2, 2}};
  private static final double[] TOP = {1, -2, 0.5};

  private int asked;

  /** A hill of elliptic contours with its top at {@link #TOP}. */
  private double hill(double[] at, double[] gradient) {
    asked++;
    double value = 7;
    for (int i = 0; i < 3; i++) {
      double pull = 0;
      for (int j = 0; j < 3; j++) {
        pull += BENT[i][j] * (at[j] - TOP[j]);
      }
      gradient[i] = -pull;
      value -= 0.5 * pull * (at[i] - TOP[i]);
    }
    return value;
  }

  /** Concave, and far from quadratic: 3x - e^x + 5y - e^y - e^(x + y - 3). */
  private double steep(double[] at, double[] gradient) {
    asked++;
    double both = Math.exp(at[0] + at[1] - 3);
    gradient[0] = 3 - Math.exp(at[0]) - both;
    gradient[1] = 5 - Math.exp(at[1]) - both;
    return 3 * at[0] - Math.exp(at[0]) + 5 * at[1] - Math.exp(at[1]) - both;
  }

  @Test
  @DisplayName("finds the top of a hill and how sharply it is bent, within few questions")
  void hill() {
    Maximiser end = Maximiser.climb(this::hill, new double[] {0, 0, 0}, 200);
    assertThat(end.peak()).isTrue();
    assertThat(end.value()).isCloseTo(7, within(1e-12));
    for (int i = 0; i < 3; i++) {
      assertThat(end.at()[i]).isCloseTo(TOP[i], within(1e-10));
    }
    assertThat(end.variance(0)).isCloseTo(0.2799436355096289, within(1e-8));
    assertThat(end.variance(1)).isCloseTo(0.36402066697980273, within(1e-8));
    assertThat(end.variance(2)).isCloseTo(0.516674495068107, within(1e-8));
    assertThat(asked).isLessThan(25);
    end.at()[0] = 99;
    assertThat(end.at()[0]).isCloseTo(1, within(1e-10));
  }

  @Test
  @DisplayName("finds a top that is already found, and asks no more than it must")
  void atTheTop() {
    Maximiser end = Maximiser.climb(this::hill, TOP.clone(), 200);
    assertThat(end.peak()).isTrue();
    assertThat(end.at()).containsExactly(TOP);
    assertThat(end.variance(2)).isCloseTo(0.516674495068107, within(1e-8));
    assertThat(asked).isEqualTo(1 + 6);
  }

  @Test
  @DisplayName("finds the same top of a steep function from near and far, on all sides")
  void steep() {
    for (double[] start :
        new double[][] {{0, 0}, {-8, 8}, {8, -8}, {5, 5}, {-20, -20}, {1.5, 1.5}, {0.9, 1.49}}) {
      asked = 0;
      Maximiser end = Maximiser.climb(this::steep, start, 200);
      assertThat(end.peak()).as("from %f, %f", start[0], start[1]).isTrue();
      assertThat(end.at()[0]).isCloseTo(0.89827149065, within(1e-9));
      assertThat(end.at()[1]).isCloseTo(1.494106818998753, within(1e-9));
      assertThat(end.value()).isCloseTo(2.709993230544928, within(1e-12));
      assertThat(end.variance(0)).isCloseTo(0.3400582761445486, within(1e-7));
      assertThat(end.variance(1)).isCloseTo(0.2040349656867292, within(1e-7));
      int most = Math.abs(start[0]) > 2 ? 50 : 20;
      assertThat(asked).as("from %f, %f", start[0], start[1]).isLessThan(most);
    }
  }

  @Test
  @DisplayName("calls no saddle, ridge, plain or slope without end a peak")
  void noPeaks() {
    Likelihood saddle =
        (at, gradient) -> {
          gradient[0] = -2 * at[0];
          gradient[1] = 2 * at[1];
          return at[1] * at[1] - at[0] * at[0];
        };
    assertThat(Maximiser.climb(saddle, new double[] {0, 0}, 200).peak()).isFalse();
    assertThat(Maximiser.climb(saddle, new double[] {3, 0}, 200).peak()).isFalse();
    Likelihood ridge =
        (at, gradient) -> {
          gradient[0] = -2 * (at[0] + at[1]);
          gradient[1] = gradient[0];
          return -(at[0] + at[1]) * (at[0] + at[1]);
        };
    Maximiser onRidge = Maximiser.climb(ridge, new double[] {1, 2}, 200);
    assertThat(onRidge.peak()).isFalse();
    assertThat(onRidge.value()).isCloseTo(0, within(1e-7));
    Likelihood plain =
        (at, gradient) -> {
          gradient[0] = 0;
          return 5;
        };
    Maximiser onPlain = Maximiser.climb(plain, new double[] {1}, 200);
    assertThat(onPlain.peak()).isFalse();
    assertThat(onPlain.at()).containsExactly(1);
  }

  private static Likelihood alongOne(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    return (at, gradient) -> {
      gradient[0] = slope.applyAsDouble(at[0]);
      return value.applyAsDouble(at[0]);
    };
  }

  @Test
  @DisplayName("looks no farther than 25, where a slope goes on without end")
  void farAway() {
    Maximiser up = Maximiser.climb(alongOne(x -> x, x -> 1), new double[] {0}, 200);
    assertThat(up.peak()).isFalse();
    assertThat(up.at()[0]).isBetween(20.0, 25.0);
    assertThat(up.value()).isEqualTo(up.at()[0]);
    Maximiser levelling =
        Maximiser.climb(alongOne(x -> -Math.exp(-x), x -> Math.exp(-x)), new double[] {0}, 200);
    assertThat(levelling.value()).isGreaterThan(-1e-6);
    assertThat(levelling.at()[0]).isBetween(8.0, 25.0);
    Maximiser beyond =
        Maximiser.climb(
            alongOne(x -> -(x - 30) * (x - 30), x -> -2 * (x - 30)), new double[] {0}, 200);
    assertThat(beyond.peak()).isFalse();
    assertThat(beyond.at()[0]).isLessThanOrEqualTo(25);
  }

  @Test
  @DisplayName("turns back from where the function is not defined")
  void undefined() {
    // log x - x, of which nothing is known for x below 0; its top is at 1.
    Likelihood half =
        alongOne(x -> x > 0 ? Math.log(x) - x : Double.NaN, x -> x > 0 ? 1 / x - 1 : Double.NaN);
    for (double start : new double[] {0.01, 0.5, 3, 20}) {
      Maximiser end = Maximiser.climb(half, new double[] {start}, 200);
      assertThat(end.peak()).as("from %f", start).isTrue();
      assertThat(end.at()[0]).isCloseTo(1, within(1e-9));
      assertThat(end.variance(0)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  @DisplayName("that may not climb at all still polishes where it stands")
  void noIterations() {
    Maximiser near = Maximiser.climb(this::hill, new double[] {1.3, -2.2, 0.4}, 0);
    assertThat(near.peak()).isTrue();
    assertThat(near.at()[1]).isCloseTo(-2, within(1e-10));
    // Eight steps of at most 1 do not lead there from 40 away.
    Maximiser far = Maximiser.climb(this::hill, new double[] {1, 20, 0.5}, 0);
    assertThat(far.peak()).isFalse();
    assertThat(far.at()[1]).isCloseTo(12, within(1e-6));
  }
}
