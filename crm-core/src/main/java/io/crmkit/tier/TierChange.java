package io.crmkit.tier;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A change of tier.
 *
 * @param on the day from which the new tier counts
 * @param from the tier before
 * @param to the tier after; another one than {@code from}
 */
public record TierChange(LocalDate on, Tier from, Tier to) {
  /** Checks that nothing is missing. */
  public TierChange {
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }
}
