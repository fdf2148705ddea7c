package io.crmkit.tier;

/** How far a customer falls whose keep condition has failed and whose grace is over. */
public enum Downgrade {
  /** Not at all: a tier once reached is kept. */
  NONE,
  /** To the next lower tier. */
  ONE_STEP,
  /** To the highest lower tier whose keep condition is not failed. */
  TO_FIT
}
