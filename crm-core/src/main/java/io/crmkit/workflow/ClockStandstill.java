package io.crmkit.workflow;

import java.time.Instant;
import java.util.Objects;

/**
 * A running clock that stands still, and with it its due instant, which moves on as long as that
 * lasts. Immutable.
 *
 * @param since since when
 * @param holder who is waited for now
 */
public record ClockStandstill(Instant since, Holder holder) {
  /** Checks that nothing is missing. */
  public ClockStandstill {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(holder, "holder");
  }
}
