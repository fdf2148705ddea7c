package io.crmkit.tier;

import io.crmkit.decision.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A change of tier.
 *
 * @param on the day from which the new tier counts
 * @param from the tier before
 * @param to the tier after; another one than {@code from}
 * @param reasons the reasons of the decision that changes it
 */
public record TierChange(LocalDate on, Tier from, Tier to, List<Reason> reasons) {
  /** Copies the reasons. */
  public TierChange {
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    reasons = List.copyOf(reasons);
  }
}
