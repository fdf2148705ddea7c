package io.crmkit.loyalty;

import java.time.Instant;
import java.util.Objects;

/**
 * How far activity has moved expiries on. All lots of an account whose expiry moves on end
 * together; those that were spent or set aside meanwhile end with them when they come back, if they
 * had not ended before.
 *
 * @param since the first activity since the last time that all of them had ended
 * @param until when they end
 */
public record Rolling(Instant since, Instant until) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if they end before the activity
   */
  public Rolling {
    Objects.requireNonNull(since, "since");
    if (!until.isAfter(since)) {
      throw new IllegalArgumentException(
          "an expiry must be moved on beyond the activity, at " + since + ", was to " + until);
    }
  }

  Rolling to(Instant later) {
    return later.isAfter(until) ? new Rolling(since, later) : this;
  }

  /** The lot as it would be now, had it not been taken out. */
  Lot carried(Lot lot) {
    boolean alive =
        lot.rolling()
            && lot.expiresAt().filter(end -> end.isAfter(since) && end.isBefore(until)).isPresent();
    return alive ? lot.endingAt(until) : lot;
  }
}
