package io.crmkit.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a contact is for. Hosts add their own with {@link #of}. Immutable.
 *
 * @param code a letter and up to 63 letters, digits, '-' or '_'; compared by equality
 */
public record Purpose(@JsonValue String code) {
  /** Offers, news and campaigns. */
  public static final Purpose MARKETING = new Purpose("MARKETING");

  /** Carrying out what was agreed. */
  public static final Purpose SERVICE = new Purpose("SERVICE");

  /** A return visit: asking how things went. */
  public static final Purpose RETURN_VISIT = new Purpose("RETURN_VISIT");

  /** Greetings on birthdays, festivals and anniversaries. */
  public static final Purpose CARE = new Purpose("CARE");

  /** What the law demands. */
  public static final Purpose LEGAL = new Purpose("LEGAL");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Purpose {
    Checks.code("purpose", code);
  }

  /** The purpose with this code. */
  public static Purpose of(String code) {
    return new Purpose(code);
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
