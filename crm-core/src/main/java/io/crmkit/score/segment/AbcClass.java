package io.crmkit.score.segment;

/** A customer's class by the share of business that stands on it. */
public enum AbcClass {
  /** The few on whom most of the business stands. */
  A,
  /** Those between. */
  B,
  /** The many on whom little stands. */
  C
}
