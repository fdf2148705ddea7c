package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of a points account; often that of the customer. Pseudonymous: it shows in entries,
 * reasons and logs. Ordered by code unit. Immutable.
 *
 * @param value 1 to 1,000 characters, not blank, without control characters
 */
public record AccountId(@JsonValue String value) implements Comparable<AccountId> {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value is blank, too long or has control characters
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AccountId {
    Require.id("account id", value);
  }

  /** The account id with this value. */
  public static AccountId of(String value) {
    return new AccountId(value);
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  /** The value. */
  @Override
  public String toString() {
    return value;
  }
}
