package io.crmkit.score;

import java.util.Objects;

/**
 * The points for values from a cut on, up to the next band's cut.
 *
 * @param <T> the type of the metric's values
 * @param fromInclusive the least value of the band
 * @param points what the values of the band give, 0 or more
 */
public record Band<T>(T fromInclusive, long points) {
  /** Checks that nothing is missing. */
  public Band {
    Objects.requireNonNull(fromInclusive, "fromInclusive");
  }

  /** The points for values from this one on. */
  public static <T> Band<T> from(T fromInclusive, long points) {
    return new Band<>(fromInclusive, points);
  }
}
