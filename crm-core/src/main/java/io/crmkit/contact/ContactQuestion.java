package io.crmkit.contact;

import java.time.Instant;
import java.util.Objects;

/**
 * What a contact policy is asked.
 *
 * @param request what is wanted
 * @param log what is known of the customer; contacts after {@code at} play no part
 * @param at when the contact is to be made
 */
public record ContactQuestion(ContactRequest request, ContactLog log, Instant at) {
  private static final Instant FIRST = Instant.parse("1800-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");

  /**
   * Checks the instant.
   *
   * @throws IllegalArgumentException if the instant is before 1800 or after 2299
   */
  public ContactQuestion {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(log, "log");
    if (at.isBefore(FIRST) || !at.isBefore(LAST)) {
      throw new IllegalArgumentException(
          "a contact must be asked for from " + FIRST + " to before " + LAST + ", was " + at);
    }
  }

  /** The same question at another instant. */
  public ContactQuestion at(Instant newAt) {
    return new ContactQuestion(request, log, newAt);
  }

  /** The same question about another log. */
  public ContactQuestion withLog(ContactLog newLog) {
    return new ContactQuestion(request, newLog, at);
  }
}
