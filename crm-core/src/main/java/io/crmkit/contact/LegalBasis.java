package io.crmkit.contact;

import io.crmkit.customer.Purpose;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A recorded legal basis to contact a customer for one purpose even where contact is banned: a
 * recall, a court's order. Immutable.
 *
 * @param reference the host's reference to the evidence: pseudonymous, 1 to 200 characters
 * @param purpose for what
 * @param startInclusive from when it holds
 * @param endExclusive when it ends, if it does; after the start
 * @param recordedAt when it was recorded
 */
public record LegalBasis(
    String reference,
    Purpose purpose,
    Instant startInclusive,
    Optional<Instant> endExclusive,
    Instant recordedAt) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the reference is malformed or it ends before it starts
   */
  public LegalBasis {
    RuleChecks.code("reference of a legal basis", reference);
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(recordedAt, "recordedAt");
    requireOrder("a legal basis", startInclusive, endExclusive);
  }

  /** A basis without end, recorded as it started. */
  public static LegalBasis of(String reference, Purpose purpose, Instant from) {
    return new LegalBasis(reference, purpose, from, Optional.empty(), from);
  }

  /** Whether it holds at an instant. */
  public boolean holdsAt(Instant instant) {
    return !instant.isBefore(startInclusive)
        && (endExclusive.isEmpty() || instant.isBefore(endExclusive.get()));
  }

  static void requireOrder(String what, Instant start, Optional<Instant> end) {
    Objects.requireNonNull(start, "startInclusive");
    Objects.requireNonNull(end, "endExclusive");
    if (end.isPresent() && !end.get().isAfter(start)) {
      throw new IllegalArgumentException(
          what + " must end after it starts at " + start + ", was " + end.get());
    }
  }
}
