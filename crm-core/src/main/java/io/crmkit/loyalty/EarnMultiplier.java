package io.crmkit.loyalty;

import io.crmkit.facts.Condition;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Multiplies what the rules give.
 *
 * @param name its name, unique among rules and multipliers
 * @param factor positive
 * @param when for whom it holds; must be met, not known is not enough
 */
public record EarnMultiplier(String name, BigDecimal factor, Condition when) {
  /**
   * Checks the factor.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public EarnMultiplier {
    Require.code("name of a multiplier", name);
    Objects.requireNonNull(when, "when");
    if (factor.signum() <= 0) {
      throw new IllegalArgumentException("factor must be positive, was " + factor);
    }
    factor = Require.plain(factor);
  }

  /** How several of them that hold go together. */
  public enum Mode {
    /** All of them, one after the other. */
    STACKING,
    /** The highest only. */
    BEST
  }
}
