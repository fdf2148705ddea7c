package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Term;

/**
 * Whose turn it is while time passes. Immutable.
 *
 * @param code a letter and up to 63 letters, digits, '-' or '_'; compared by equality
 */
public record Holder(@JsonValue String code) implements Term {
  /** The company's own people. */
  public static final Holder TEAM = new Holder("TEAM");

  /** The customer: an answer, a confirmation, a paper is awaited. */
  public static final Holder CUSTOMER = new Holder("CUSTOMER");

  /** Somebody the company buys from. */
  public static final Holder SUPPLIER = new Holder("SUPPLIER");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Holder {
    Checks.code("holder", code);
  }

  /** The holder with this code. */
  public static Holder of(String code) {
    return new Holder(code);
  }

  /** Hosts name their holders with texts for {@code term.holder.<code>}. */
  @Override
  public String termCode() {
    return "term.holder." + code;
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
