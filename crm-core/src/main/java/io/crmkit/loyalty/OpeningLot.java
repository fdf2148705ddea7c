package io.crmkit.loyalty;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One balance of an earlier system; see {@link PointsCommand.Open}. Immutable.
 *
 * @param points how many, at least 1
 * @param activeFrom the first instant at which they can be spent
 * @param expiresAt the first instant at which they no longer can; empty if they never expire
 */
public record OpeningLot(long points, Instant activeFrom, Optional<Instant> expiresAt) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if there are no points
   */
  public OpeningLot {
    Require.positive("points", points);
    Objects.requireNonNull(activeFrom, "activeFrom");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
