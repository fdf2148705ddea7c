package io.crmkit.tier;

/** When a customer rises. */
public enum Upgrade {
  /** As soon as a decision finds the entry condition met. */
  AT_ONCE,
  /** At the next review that finds it met. */
  AT_REVIEW
}
