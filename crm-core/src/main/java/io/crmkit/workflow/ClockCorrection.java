package io.crmkit.workflow;

import io.crmkit.customer.StaffId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a fact that became known after the seal of a verdict would have made of it. The sealed
 * verdict stands; this stands beside it, with whom to ask. Immutable.
 *
 * @param recordedAt when the fact became known
 * @param actor who recorded it
 * @param event its number in the history of the case
 * @param before the verdict without it, at that instant
 * @param after the verdict with it, as judged at the instant of the reading or of the next
 *     correction
 * @param due when it is due with it, unless it stands still or its calendar does not tell
 */
public record ClockCorrection(
    Instant recordedAt,
    StaffId actor,
    long event,
    ClockVerdict before,
    ClockVerdict after,
    Optional<Instant> due) {
  /** Checks that nothing is missing. */
  public ClockCorrection {
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(due, "due");
  }

  ClockCorrection until(ClockVerdict judgedLater, Optional<Instant> dueLater) {
    return new ClockCorrection(recordedAt, actor, event, before, judgedLater, dueLater);
  }
}
