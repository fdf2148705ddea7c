package io.crmkit.loyalty;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How much of a limit was used in its current period; one a limit, so an account stays small.
 *
 * @param limit the name of the limit
 * @param periodStart when the period began; empty for limits over the whole membership
 * @param used how much was used since, not negative
 */
public record Tally(String limit, Optional<Instant> periodStart, long used) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the use is negative
   */
  public Tally {
    Require.code("name of a limit", limit);
    Objects.requireNonNull(periodStart, "periodStart");
    Require.notNegative("use of a limit", used);
  }

  /** Later periods replace earlier ones; of one period the uses add up. */
  Tally plus(Tally more) {
    if (periodStart.equals(more.periodStart)) {
      return new Tally(limit, periodStart, Math.addExact(used, more.used));
    }
    boolean later =
        more.periodStart.isPresent()
            && (periodStart.isEmpty() || more.periodStart.get().isAfter(periodStart.get()));
    return later ? more : this;
  }
}
