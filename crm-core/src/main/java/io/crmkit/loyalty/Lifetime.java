package io.crmkit.loyalty;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How long points live.
 *
 * @param expiresAt the first instant at which they no longer can be spent; empty if they never
 *     expire
 * @param rolling whether the expiry moves on when the member is active
 */
public record Lifetime(Optional<Instant> expiresAt, boolean rolling) {
  /** For ever. */
  public static final Lifetime ENDLESS = new Lifetime(Optional.empty(), false);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if an expiry moves on and there is none
   */
  public Lifetime {
    Objects.requireNonNull(expiresAt, "expiresAt");
    if (rolling && expiresAt.isEmpty()) {
      throw new IllegalArgumentException("an expiry that moves on must be there, was none");
    }
  }

  /** Until an instant. */
  public static Lifetime until(Instant expiresAt) {
    return new Lifetime(Optional.of(expiresAt), false);
  }
}
