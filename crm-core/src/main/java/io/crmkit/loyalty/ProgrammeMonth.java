package io.crmkit.loyalty;

import java.time.YearMonth;
import java.util.Objects;

/**
 * What happened with a programme's points in one month.
 *
 * @param month when
 * @param movement how the liability moved, by cohort
 * @param outstanding how many points members have at its end, expected to be used or not: pending,
 *     active and held
 */
public record ProgrammeMonth(YearMonth month, RollForward movement, long outstanding) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if more points are expected to be used than there are
   */
  public ProgrammeMonth {
    Objects.requireNonNull(month, "month");
    if (movement.closing() > outstanding) {
      throw new IllegalArgumentException(
          "points expected to be used must be at most the "
              + outstanding
              + " outstanding, were "
              + movement.closing());
    }
  }

  /** The liability at its end: how many points are expected to be used yet. */
  public long liability() {
    return movement.closing();
  }
}
