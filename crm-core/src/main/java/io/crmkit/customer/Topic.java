package io.crmkit.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a contact is about: a product, an order, a kind of service. Finer than {@link Purpose}: caps
 * and cadences may be set for each topic. Hosts add their own with {@link #of}. Immutable.
 *
 * @param code a letter and up to 63 letters, digits, '-' or '_'; compared by equality
 */
public record Topic(@JsonValue String code) {
  /** Service before a sale: advice, offers asked for (CF-09). */
  public static final Topic BEFORE_SALE = new Topic("BEFORE_SALE");

  /** Service during a sale: order, delivery (CF-09). */
  public static final Topic DURING_SALE = new Topic("DURING_SALE");

  /** Service after a sale: use, repair, returns (CF-09). */
  public static final Topic AFTER_SALE = new Topic("AFTER_SALE");

  /** Regular service that no sale gave rise to (CF-09). */
  public static final Topic REGULAR_SERVICE = new Topic("REGULAR_SERVICE");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Topic {
    Checks.code("topic", code);
  }

  /** The topic with this code. */
  public static Topic of(String code) {
    return new Topic(code);
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
