package io.crmkit.score.model;

import java.util.Objects;

/**
 * A fitted parameter and how sure it is.
 *
 * @param name of the parameter, as the model's record has it
 * @param estimate its value
 * @param standardError from the curvature of the log-likelihood at its peak; of the large-sample
 *     kind
 */
public record ParameterEstimate(String name, double estimate, double standardError) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is negative or none
   */
  public ParameterEstimate {
    Objects.requireNonNull(name, "name");
    Checks.within("estimate", estimate, 0, Double.MAX_VALUE);
    Checks.within("standardError", standardError, 0, Double.MAX_VALUE);
  }
}
