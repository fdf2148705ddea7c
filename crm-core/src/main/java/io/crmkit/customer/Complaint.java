package io.crmkit.customer;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That a customer complained: the flat fact, for counting. How a complaint is handled is a case of
 * its own, which the reference points to.
 *
 * @param reference the host's case number: pseudonymous, 1 to 1,000 characters
 * @param category the class of complaint: {@code "attitude"}, {@code "quality"} (AS-05)
 * @param occurredAt when the customer complained
 * @param recordedAt when it was entered
 * @param resolvedAt when it was settled, if it is; not before {@code occurredAt}
 */
public record Complaint(
    String reference,
    String category,
    Instant occurredAt,
    Instant recordedAt,
    Optional<Instant> resolvedAt)
    implements Occurrence {
  /**
   * Checks codes and order.
   *
   * @throws IllegalArgumentException if a code is malformed, or it was settled before it occurred
   */
  public Complaint {
    Checks.id("complaint reference", reference);
    Checks.code("complaint category", category);
    Checks.known(occurredAt, recordedAt);
    Objects.requireNonNull(resolvedAt, "resolvedAt");
    if (resolvedAt.isPresent() && resolvedAt.get().isBefore(occurredAt)) {
      throw new IllegalArgumentException(
          "complaint must not be resolved before it occurred at "
              + occurredAt
              + ", was "
              + resolvedAt.get());
    }
  }

  /** This complaint as it looked at an earlier instant: settled later, it was still open. */
  Complaint asKnownAt(Instant instant) {
    return resolvedAt.isPresent() && resolvedAt.get().isAfter(instant)
        ? new Complaint(reference, category, occurredAt, recordedAt, Optional.empty())
        : this;
  }

  /** This complaint, open if it was settled at or after an instant. */
  Complaint asOpenFrom(Instant instant) {
    return resolvedAt.isPresent() && !resolvedAt.get().isBefore(instant)
        ? new Complaint(reference, category, occurredAt, recordedAt, Optional.empty())
        : this;
  }
}
