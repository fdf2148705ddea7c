package io.crmkit.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A customer's consent to be contacted by one channel for one purpose, or its withdrawal.
 *
 * @param channel by which way
 * @param purpose for what
 * @param status given or withdrawn
 * @param source how it came to the company: {@code "web-form"}
 * @param proof the host's reference to the evidence: pseudonymous, 1 to 1,000 characters
 * @param textVersion which wording the customer agreed to
 * @param occurredAt from when it holds
 * @param recordedAt when the company knew
 * @param until when it lapses of itself, exclusive, if it does; after {@code occurredAt}; a
 *     withdrawal never does
 */
public record Consent(
    Channel channel,
    Purpose purpose,
    Status status,
    String source,
    String proof,
    String textVersion,
    Instant occurredAt,
    Instant recordedAt,
    Optional<Instant> until)
    implements Occurrence {
  /**
   * Checks codes and references.
   *
   * @throws IllegalArgumentException if a code or reference is malformed, it lapses before it
   *     holds, or a withdrawal lapses
   */
  @JsonCreator
  public Consent {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(status, "status");
    Checks.code("consent source", source);
    Checks.id("consent proof", proof);
    Checks.id("consent text version", textVersion);
    Checks.known(occurredAt, recordedAt);
    Objects.requireNonNull(until, "until");
    if (until.isPresent() && (status == Status.WITHDRAWN || !until.get().isAfter(occurredAt))) {
      throw new IllegalArgumentException(
          "a consent must lapse after it holds, from "
              + occurredAt
              + ", and a withdrawal never; was "
              + status
              + " until "
              + until.get());
    }
  }

  /** A consent or withdrawal that does not lapse of itself. */
  public Consent(
      Channel channel,
      Purpose purpose,
      Status status,
      String source,
      String proof,
      String textVersion,
      Instant occurredAt,
      Instant recordedAt) {
    this(
        channel,
        purpose,
        status,
        source,
        proof,
        textVersion,
        occurredAt,
        recordedAt,
        Optional.empty());
  }

  /**
   * The same consent, lapsing at this instant.
   *
   * @throws IllegalArgumentException if it is a withdrawal, or the instant is not after {@code
   *     occurredAt}
   */
  public Consent lapsingAt(Instant endExclusive) {
    return new Consent(
        channel,
        purpose,
        status,
        source,
        proof,
        textVersion,
        occurredAt,
        recordedAt,
        Optional.of(endExclusive));
  }

  /** What was declared. */
  public enum Status {
    /** The customer agreed. */
    GIVEN,
    /** The customer took the agreement back. */
    WITHDRAWN
  }
}
