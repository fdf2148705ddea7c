package io.crmkit.loyalty;

/**
 * What an account holds at an instant. Immutable.
 *
 * @param available points that can be spent; 0 while there is debt
 * @param pending points that cannot be spent yet
 * @param held points set aside
 * @param debt points owed
 */
public record PointsBalance(long available, long pending, long held, long debt) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public PointsBalance {
    Require.notNegative("available points", available);
    Require.notNegative("pending points", pending);
    Require.notNegative("held points", held);
    Require.notNegative("debt", debt);
  }

  /** What is usually shown as the balance: available points, negative where points are owed. */
  public long net() {
    return available - debt;
  }

  /** All that the member owns: available, pending and held points less debt. */
  public long total() {
    return Math.addExact(Math.addExact(available, pending), held) - debt;
  }
}
