package io.crmkit.complaint;

import io.crmkit.customer.StaffId;
import java.util.Objects;
import org.joda.money.Money;

/**
 * An amount that somebody responsible has to pay. Immutable.
 *
 * @param who the person
 * @param amount how much; positive
 * @param rule the name of the rule: a letter and up to 63 letters, digits, '-' or '_'
 */
public record Penalty(StaffId who, Money amount, String rule) {
  /**
   * Checks amount and name.
   *
   * @throws IllegalArgumentException if the amount is not positive or the name malformed
   */
  public Penalty {
    Objects.requireNonNull(who, "who");
    Checks.code("rule", rule);
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a penalty must be positive, was " + amount);
    }
  }
}
