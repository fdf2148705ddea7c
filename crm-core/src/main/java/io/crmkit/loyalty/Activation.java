package io.crmkit.loyalty;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * From when points can be spent.
 *
 * @param from the first instant; empty if somebody has to confirm them
 */
public record Activation(Optional<Instant> from) {
  /** Checks that nothing is missing. */
  public Activation {
    Objects.requireNonNull(from, "from");
  }
}
