package io.crmkit.score.model;

/** What came of fitting a model. Only an {@link #INTERIOR} fit gives a model to be used. */
public enum FitVerdict {
  /** There is one best model, inside of what is possible and better than all near it. */
  INTERIOR,
  /** The purchases do not tell when customers leave: a model without leaving does as well. */
  DROPOUT_NOT_IDENTIFIED,
  /** Too few customers bought again. */
  TOO_FEW_REPEATERS,
  /** The best model of spend has no mean over the population. */
  SPEND_MEAN_UNDEFINED,
  /** The search found no peak. */
  NOT_CONVERGED
}
