package io.crmkit.workflow;

import io.crmkit.customer.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A verdict that was sealed and held until its clock was started again. Immutable.
 *
 * @param sealedAt when it was sealed
 * @param due the due instant that was sealed
 * @param verdict what became of it
 * @param corrections what facts recorded after the seal would have changed, in their order
 * @param reopenedAt when the clock was started again
 * @param actor who did so
 */
public record ClockSeal(
    Instant sealedAt,
    Instant due,
    ClockVerdict verdict,
    List<ClockCorrection> corrections,
    Instant reopenedAt,
    StaffId actor) {
  /** Copies the list. */
  public ClockSeal {
    Objects.requireNonNull(sealedAt, "sealedAt");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(verdict, "verdict");
    corrections = List.copyOf(corrections);
    Objects.requireNonNull(reopenedAt, "reopenedAt");
    Objects.requireNonNull(actor, "actor");
  }
}
