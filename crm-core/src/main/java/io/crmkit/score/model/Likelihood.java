package io.crmkit.score.model;

/** A log-likelihood as a function of the logarithms of positive parameters, with its gradient. */
@FunctionalInterface
interface Likelihood {
  /** Its value; the gradient by the logarithms is written into the second array. */
  double at(double[] logs, double[] gradient);
}
