package io.crmkit.workflow;

/** What a clock does when its case moves to a version of the workflow that has it otherwise. */
public enum OnPolicyChange {
  /** The new limit is measured from the original start. */
  FROM_START,
  /** Time consumed under the old rule counts; the rest runs under the new one. */
  CARRY_ELAPSED,
  /** What runs keeps the old rule; only what starts later follows the new one. */
  FROM_CHANGE,
  /** Starts from zero under the new rule, at the change. */
  RESET
}
