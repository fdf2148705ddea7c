package io.crmkit.score.model;

/**
 * When a fit may be trusted.
 *
 * @param minimumGain by how much the log-likelihood of a model in which customers leave must exceed
 *     that of {@link Nbd}, in which nobody does; 0.01 to 1,000. Never leaving lies on the boundary
 *     of the model, so the usual test does not hold and there is no p-value; the standard 2 is what
 *     Akaike's criterion asks for two more parameters
 * @param minimumRepeaters how many customers must have bought again, 1 to 1,000,000; the standard
 *     is 20
 * @param mostIterations of one search, 1 to 10,000; the standard is 200
 */
public record FitOptions(double minimumGain, int minimumRepeaters, int mostIterations) {
  /** The standard. */
  public static final FitOptions STANDARD = new FitOptions(2, 20, 200);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a number is out of its bounds
   */
  public FitOptions {
    Checks.within("minimumGain", minimumGain, 0.01, 1_000);
    Checks.within("minimumRepeaters", minimumRepeaters, 1, 1_000_000);
    Checks.within("mostIterations", mostIterations, 1, 10_000);
  }
}
