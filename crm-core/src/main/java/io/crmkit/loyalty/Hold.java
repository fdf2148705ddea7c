package io.crmkit.loyalty;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Points set aside for a purchase that is not final. They are not available meanwhile, and do not
 * expire: if they come back after their lot's expiry, they expire at that moment.
 *
 * @param reference the host's reference, unique among the holds and redemptions of an account
 * @param takes which points, in the order in which they were taken
 * @param timesOutAt the instant from which it has ended by itself
 */
public record Hold(String reference, List<Take> takes, Instant timesOutAt) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are no points or the reference is malformed
   */
  public Hold {
    Require.id("hold reference", reference);
    Objects.requireNonNull(timesOutAt, "timesOutAt");
    takes = List.copyOf(takes);
    Require.positive("points of a hold", Take.sum(takes));
  }

  /** How many points are set aside. */
  public long points() {
    return Take.sum(takes);
  }
}
