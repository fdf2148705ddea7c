package io.crmkit.score;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;

/**
 * How fast what happened loses its weight: after each half-life it counts half as much. Weights are
 * a semigroup: fading for a while and then for another is fading for both together, to 1e-12.
 *
 * @param length from a second to 1,000 years
 */
public record HalfLife(Duration length) {
  private static final Duration LONGEST = Duration.ofDays(365_243);

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if the length is out of bounds
   */
  public HalfLife {
    Objects.requireNonNull(length, "length");
    if (length.compareTo(Duration.ofSeconds(1)) < 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "half-life must be from a second to 1,000 years, was " + length);
    }
  }

  /** A half-life of so many days of 24 hours. */
  public static HalfLife ofDays(long days) {
    return new HalfLife(Duration.ofDays(days));
  }

  /**
   * What is left of a weight of 1 at this age: 2^(-age / length), the exact value of the nearest
   * double; 0 beyond 1,000 half-lives.
   *
   * @throws IllegalArgumentException if the age is negative
   */
  public BigDecimal weight(Duration age) {
    if (age.isNegative()) {
      throw new IllegalArgumentException("age must not be negative, was " + age);
    }
    double halves = seconds(age) / seconds(length);
    return halves > 1_000 ? BigDecimal.ZERO : new BigDecimal(StrictMath.pow(2, -halves));
  }

  private static double seconds(Duration span) {
    return span.getSeconds() + span.getNano() / 1e9;
  }
}
