package io.crmkit.workflow;

/**
 * What a clock does that is started again after it was stopped. If its rule has changed since and
 * {@link OnPolicyChange#RESET} is asked for, what does not stay frozen starts from zero.
 */
public enum OnReopen {
  /** Nothing: the first verdict stands. */
  FROZEN,
  /** Goes on as if it had never been stopped: the gap counts; due in the gap, it was missed. */
  CONTINUE,
  /** Starts from zero, as its next cycle. */
  NEW_CYCLE,
  /** Goes on where it was stopped: the gap does not count. */
  GAP_IS_PAUSE
}
