package io.crmkit.loyalty;

import java.time.YearMonth;
import java.util.Objects;

/**
 * The points that were issued in one month, and what became of them.
 *
 * @param month when they were issued
 * @param age how many months later it is
 * @param issued how many points came in
 * @param used how many were spent
 * @param gone how many expired, were called back, or left
 */
public record Cohort(YearMonth month, long age, long issued, long used, long gone) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative, or more went than came
   */
  public Cohort {
    Objects.requireNonNull(month, "month");
    Require.notNegative("age", age);
    Require.notNegative("issued points", issued);
    Require.notNegative("used points", used);
    Require.notNegative("points gone", gone);
    if (Math.addExact(used, gone) > issued) {
      throw new IllegalArgumentException(
          "used and gone points must be at most the " + issued + " issued, were " + (used + gone));
    }
  }

  /** How many are still there. */
  public long outstanding() {
    return issued - used - gone;
  }

  long within(long expected) {
    return Math.max(used, Math.min(expected, issued - gone));
  }
}
