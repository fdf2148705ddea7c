package io.crmkit.score.stage;

/** What came of a measure to win a customer back. */
public enum WinBackOutcome {
  /** The customer ordered in time. */
  WON_BACK,
  /** There is still time. */
  PENDING,
  /** The time is over and there was no order. */
  NOT_WON
}
