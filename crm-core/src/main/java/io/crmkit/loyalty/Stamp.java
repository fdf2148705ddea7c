package io.crmkit.loyalty;

import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.Objects;

/**
 * What every entry carries. Within an account, numbers run from 1 without gaps and {@code
 * occurredAt} never goes back: the number is the one total order of entries.
 *
 * @param number the position in the account's history
 * @param occurredAt when it took effect: for what became true by itself (an expiry, the end of a
 *     hold) the instant at which it did, whenever it was written down
 * @param recordedAt when it was written down; not before {@code occurredAt}
 * @param key the command that wrote it
 * @param policy the policy by which it was decided
 */
public record Stamp(
    long number, Instant occurredAt, Instant recordedAt, CommandKey key, PolicyId policy) {
  /**
   * Checks number and times.
   *
   * @throws IllegalArgumentException if the number is less than 1 or it was recorded before it
   *     occurred
   */
  public Stamp {
    Require.positive("entry number", number);
    Objects.requireNonNull(occurredAt, "occurredAt");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(policy, "policy");
    if (recordedAt.isBefore(occurredAt)) {
      throw new IllegalArgumentException(
          "an entry must not be recorded before it occurs, at "
              + occurredAt
              + ", was recorded at "
              + recordedAt);
    }
  }
}
