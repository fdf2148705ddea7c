package io.crmkit.loyalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A redemption (or a debit by hand) that can be cancelled: which lots it took, and how much of it
 * has been cancelled. Cancelling restores from the last taken to the first, so that any parts of a
 * cancellation restore together what the whole would have.
 *
 * @param reference the host's reference, unique among the holds and redemptions of an account
 * @param at when it was posted
 * @param takes which points it took, in that order
 * @param cancelled how many were restored so far
 */
public record Spending(String reference, Instant at, List<Take> takes, long cancelled) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if more was cancelled than taken
   */
  public Spending {
    Require.id("redemption reference", reference);
    Objects.requireNonNull(at, "at");
    takes = List.copyOf(takes);
    if (cancelled < 0 || cancelled > Take.sum(takes)) {
      throw new IllegalArgumentException(
          "cancelled points must be 0 to " + Take.sum(takes) + ", was " + cancelled);
    }
  }

  /** How many points can still be cancelled. */
  public long left() {
    return Take.sum(takes) - cancelled;
  }

  /** Which points the next cancelled ones are. */
  List<Take> restoring(long points) {
    List<Take> restored = new ArrayList<>();
    long skip = cancelled;
    long wanted = points;
    for (int i = takes.size() - 1; i >= 0 && wanted > 0; i--) {
      Take take = takes.get(i);
      long skipped = Math.min(skip, take.points());
      skip -= skipped;
      long now = Math.min(wanted, take.points() - skipped);
      if (now > 0) {
        restored.add(new Take(take.lot(), now));
        wanted -= now;
      }
    }
    return restored;
  }

  Spending cancelling(long points) {
    return new Spending(reference, at, takes, Math.addExact(cancelled, points));
  }
}
