package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of a case in the host application.
 *
 * <p>Pseudonymous: it shows in logs, reasons and histories. Ordered by code unit. Immutable.
 *
 * @param value 1 to 1,000 characters, not blank, without control characters
 */
public record CaseId(@JsonValue String value) implements Comparable<CaseId> {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value is blank, too long or has control characters
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CaseId {
    Checks.id("case id", value);
  }

  /** The id with this value. */
  public static CaseId of(String value) {
    return new CaseId(value);
  }

  @Override
  public int compareTo(CaseId other) {
    return value.compareTo(other.value);
  }

  /** The value. */
  @Override
  public String toString() {
    return value;
  }
}
