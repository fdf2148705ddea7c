package io.crmkit.customer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;
import org.joda.money.Money;

/**
 * Money the customer paid (positive or zero: an order) or got back (negative: a refund).
 *
 * @param reference the host's order or receipt number: pseudonymous, 1 to 1,000 characters
 * @param amount in any currency; its sign tells orders from refunds
 * @param occurredAt when it was bought or given back
 * @param recordedAt when the company knew
 */
public record Transaction(String reference, Money amount, Instant occurredAt, Instant recordedAt)
    implements Occurrence {
  /**
   * Checks the reference.
   *
   * @throws IllegalArgumentException if the reference is blank or too long
   */
  public Transaction {
    Checks.id("transaction reference", reference);
    Objects.requireNonNull(amount, "amount");
    Checks.known(occurredAt, recordedAt);
  }

  /** A transaction that was known as soon as it happened. */
  public static Transaction of(String reference, Money amount, Instant occurredAt) {
    return new Transaction(reference, amount, occurredAt, occurredAt);
  }

  /** Whether money went back to the customer. */
  @JsonIgnore
  public boolean isRefund() {
    return amount.isNegative();
  }
}
