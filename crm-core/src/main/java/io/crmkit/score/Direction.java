package io.crmkit.score;

/** Which way a metric is better. */
public enum Direction {
  /** More of it never lowers the score. */
  MORE_IS_BETTER,
  /** Less of it never lowers the score. */
  LESS_IS_BETTER
}
