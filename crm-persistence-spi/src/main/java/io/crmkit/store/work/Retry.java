package io.crmkit.store.work;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How often and after which pauses a unit of work begins anew after a conflict. The pause before
 * the n-th retry is drawn evenly from zero to {@code first × 2^(n-1)}, at most {@code longest}:
 * full jitter, so that those who collided do not collide again.
 *
 * @param attempts how often in all, from 1
 * @param first the longest first pause, from zero
 * @param longest the longest pause, not below the first
 */
public record Retry(int attempts, Duration first, Duration longest) {
  /** Ten attempts, pauses of up to 5 ms at first and 500 ms at the longest. */
  public static final Retry STANDARD = new Retry(10, Duration.ofMillis(5), Duration.ofMillis(500));

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if there is no attempt, or a pause is out of order
   */
  public Retry {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(longest, "longest");
    if (attempts < 1) {
      throw new IllegalArgumentException("there must be an attempt, were " + attempts);
    }
    if (first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "pauses must be from zero up and the longest not below the first, were "
              + first
              + " and "
              + longest);
    }
  }

  /** The pause before a retry. */
  Duration pause(int retry, RandomGenerator random) {
    long most = longest.toNanos();
    long grown = first.toNanos();
    for (int n = 1; n < retry && grown < most; n++) {
      grown = Math.min(most, 2 * grown);
    }
    return grown == 0 ? Duration.ZERO : Duration.ofNanos(random.nextLong(grown + 1));
  }
}
