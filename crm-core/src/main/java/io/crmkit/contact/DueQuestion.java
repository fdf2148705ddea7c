package io.crmkit.contact;

import java.time.Instant;
import java.util.Objects;

/**
 * What a cadence policy is asked: what is due for this customer, as of this instant? Immutable.
 *
 * @param customer what is known of the customer; contacts after {@code at} play no part
 * @param at as of when
 */
public record DueQuestion(DueCustomer customer, Instant at) {
  private static final Instant FIRST = Instant.parse("1800-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");

  /**
   * Checks the instant.
   *
   * @throws IllegalArgumentException if the instant is before 1800 or after 2299
   */
  public DueQuestion {
    Objects.requireNonNull(customer, "customer");
    if (at.isBefore(FIRST) || !at.isBefore(LAST)) {
      throw new IllegalArgumentException(
          "dues must be asked for from " + FIRST + " to before " + LAST + ", was " + at);
    }
  }
}
