package io.crmkit.score;

import io.crmkit.facts.Leaf;
import java.util.Objects;

/**
 * A single change that would raise a score.
 *
 * @param characteristic the characteristic that would change
 * @param required what its metric would have to reach
 * @param gain by how much the score would rise then, at least 1
 */
public record Improvement(String characteristic, Leaf<?> required, long gain) {
  /**
   * Checks the gain.
   *
   * @throws IllegalArgumentException if the name is malformed or the gain not positive
   */
  public Improvement {
    Checks.name("characteristic", characteristic);
    Objects.requireNonNull(required, "required");
    if (gain < 1) {
      throw new IllegalArgumentException("gain must be at least 1, was " + gain);
    }
  }
}
