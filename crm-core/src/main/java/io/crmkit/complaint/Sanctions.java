package io.crmkit.complaint;

import java.util.List;
import org.joda.money.Money;

/**
 * Who has to pay, and whether the customer has to be given to another department. Immutable.
 *
 * @param penalties the penalties, in the order of the rules
 * @param total their exact sum
 * @param reassign whether the customer has to be given to another department's employee (CF-13),
 *     and was not yet
 */
public record Sanctions(List<Penalty> penalties, Money total, boolean reassign) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the total is not the sum of the penalties
   */
  public Sanctions {
    penalties = List.copyOf(penalties);
    Money sum = Money.zero(total.getCurrencyUnit());
    for (Penalty penalty : penalties) {
      sum = sum.plus(penalty.amount());
    }
    if (!sum.isEqual(total)) {
      throw new IllegalArgumentException(
          "total must be the sum of the penalties, " + sum + ", was " + total);
    }
  }
}
