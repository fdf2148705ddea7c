package io.crmkit.customer;

import java.time.Instant;
import java.util.Objects;

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
 */
public record Consent(
    Channel channel,
    Purpose purpose,
    Status status,
    String source,
    String proof,
    String textVersion,
    Instant occurredAt,
    Instant recordedAt)
    implements Occurrence {
  /**
   * Checks codes and references.
   *
   * @throws IllegalArgumentException if a code or reference is malformed
   */
  public Consent {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(status, "status");
    Checks.code("consent source", source);
    Checks.id("consent proof", proof);
    Checks.id("consent text version", textVersion);
    Checks.known(occurredAt, recordedAt);
  }

  /** What was declared. */
  public enum Status {
    /** The customer agreed. */
    GIVEN,
    /** The customer took the agreement back. */
    WITHDRAWN
  }
}
