package io.crmkit.contact;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A mark that a customer must not be contacted. Immutable.
 *
 * @param reason the host's code: {@code "objection"}, {@code "lawsuit"}; 1 to 200 characters, never
 *     personal
 * @param startInclusive from when it holds
 * @param endExclusive when it ends, if it does; after the start
 * @param recordedAt when the company knew
 */
public record ContactBan(
    String reason, Instant startInclusive, Optional<Instant> endExclusive, Instant recordedAt) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the reason is malformed or the ban ends before it starts
   */
  public ContactBan {
    RuleChecks.code("reason of a contact ban", reason);
    Objects.requireNonNull(recordedAt, "recordedAt");
    LegalBasis.requireOrder("a contact ban", startInclusive, endExclusive);
  }

  /** A ban without end, recorded as it started. */
  public static ContactBan of(String reason, Instant from) {
    return new ContactBan(reason, from, Optional.empty(), from);
  }

  /** The same ban, ending at this instant. */
  public ContactBan until(Instant newEnd) {
    return new ContactBan(reason, startInclusive, Optional.of(newEnd), recordedAt);
  }

  /** Whether it holds at an instant. */
  public boolean holdsAt(Instant instant) {
    return !instant.isBefore(startInclusive)
        && (endExclusive.isEmpty() || instant.isBefore(endExclusive.get()));
  }
}
