package io.crmkit.workflow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * So many of so many. Immutable.
 *
 * @param part 0 or more
 * @param whole not less than the part
 */
public record Share(long part, long whole) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if they are out of range
   */
  public Share {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(
          "a share must be 0 or more of at least as many, was " + part + " of " + whole);
    }
  }

  /** The share as a fraction from 0 to 1, to 4 decimals, halves up; none of nothing. */
  public Optional<BigDecimal> fraction() {
    return whole == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP));
  }

  /** {@code "3 of 4"}. */
  @Override
  public String toString() {
    return part + " of " + whole;
  }
}
