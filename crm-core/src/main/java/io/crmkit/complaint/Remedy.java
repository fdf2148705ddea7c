package io.crmkit.complaint;

import java.util.Objects;
import org.joda.money.Money;

/**
 * Something that may be done about a complaint. Immutable.
 *
 * @param id the id that the host gives it within the complaint: a letter and up to 63 letters,
 *     digits, '-' or '_'
 * @param kind what is done
 * @param cost what the company loses by it; not negative
 * @param benefit what the customer gains by it; not negative
 */
public record Remedy(String id, RemedyKind kind, Money cost, Money benefit) {
  /**
   * Checks the id and the amounts.
   *
   * @throws IllegalArgumentException if the id is malformed or an amount negative
   */
  public Remedy {
    Checks.code("remedy", id);
    Objects.requireNonNull(kind, "kind");
    requireNotNegative("cost", cost);
    requireNotNegative("benefit", benefit);
  }

  private static void requireNotNegative(String what, Money amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException(what + " of a remedy must not be negative, was " + amount);
    }
  }
}
