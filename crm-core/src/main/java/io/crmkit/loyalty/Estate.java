package io.crmkit.loyalty;

import java.util.List;

/**
 * All that one account hands over to another when they are merged. Immutable.
 *
 * @param lots the lots with what is left of them, in the order in which they are spent
 * @param debt the debt
 * @param grants the credits that may still be called back
 * @param spendings the redemptions that may still be cancelled
 * @param tallies how far limits are used
 */
public record Estate(
    List<Take> lots, long debt, List<Grant> grants, List<Spending> spendings, List<Tally> tallies) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the debt is negative
   */
  public Estate {
    lots = List.copyOf(lots);
    grants = List.copyOf(grants);
    spendings = List.copyOf(spendings);
    tallies = List.copyOf(tallies);
    Require.notNegative("debt", debt);
  }
}
