package io.crmkit.workflow;

/** What a clock does that is started again after it was stopped. */
public enum OnReopen {
  /** Nothing: the first verdict stands. */
  FROZEN,
  /** Goes on as if it had never been stopped: the gap counts. */
  CONTINUE,
  /** Starts from zero, as its next cycle. */
  NEW_CYCLE,
  /** Goes on where it was stopped: the gap does not count. */
  GAP_IS_PAUSE
}
