package io.crmkit.loyalty;

/**
 * What a debt policy is asked: points are called back; what is there to take them from?
 *
 * @param owed how many points are called back, at least 1
 * @param ownPending what is left of the credit's own lot, if that is pending
 * @param ownActive what is left of the credit's own lot, if that is active
 * @param others points of other lots that can be spent
 * @param debt points owed already
 */
public record DebtQuestion(long owed, long ownPending, long ownActive, long others, long debt) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative, or nothing is called back
   */
  public DebtQuestion {
    Require.positive("points owed", owed);
    Require.notNegative("own pending points", ownPending);
    Require.notNegative("own active points", ownActive);
    Require.notNegative("points of others", others);
    Require.notNegative("debt", debt);
  }

  /** What is left of the credit's own lot. */
  public long own() {
    return Math.addExact(ownPending, ownActive);
  }
}
