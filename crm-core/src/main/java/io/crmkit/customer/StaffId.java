package io.crmkit.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of an employee in the host application: who entered, verified, decided.
 *
 * <p>Pseudonymous: it shows in logs, reasons and histories, so it must not be a name, an address or
 * a number of a person. Ordered by code unit. Immutable.
 *
 * @param value 1 to 1,000 characters, not blank, without control characters
 */
public record StaffId(@JsonValue String value) implements Comparable<StaffId> {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value is blank, too long or has control characters
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public StaffId {
    Checks.id("staff id", value);
  }

  /** The id with this value. */
  public static StaffId of(String value) {
    return new StaffId(value);
  }

  @Override
  public int compareTo(StaffId other) {
    return value.compareTo(other.value);
  }

  /** The value. */
  @Override
  public String toString() {
    return value;
  }
}
