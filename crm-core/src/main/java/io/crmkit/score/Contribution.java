package io.crmkit.score;

/**
 * What one characteristic adds to a score.
 *
 * @param characteristic its name, unique within the score
 * @param points what it adds; all of a score sum to it exactly
 */
public record Contribution(String characteristic, long points) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is malformed
   */
  public Contribution {
    Checks.name("characteristic", characteristic);
  }
}
