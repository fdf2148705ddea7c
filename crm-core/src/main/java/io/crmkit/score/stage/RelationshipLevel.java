package io.crmkit.score.stage;

/** How much effort a supplier puts into a relationship, the least first (AS-11). */
public enum RelationshipLevel {
  /** The product is sold, nothing more. */
  BASIC,
  /** Customers are asked to call when there is something. */
  REACTIVE,
  /** The supplier calls after the sale and asks. */
  ACCOUNTABLE,
  /** The supplier calls from time to time with ideas. */
  PROACTIVE,
  /** The supplier works with the customer continuously. */
  PARTNERSHIP
}
