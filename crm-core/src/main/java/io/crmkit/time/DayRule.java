package io.crmkit.time;

/** What becomes of the time of day when business days are counted from an instant. */
public enum DayRule {
  /** It stays as it is, open or not. */
  KEEP_TIME,
  /**
   * It stays; if the calendar is closed then, the answer is the next opening (counting back: the
   * closing before).
   */
  NEXT,
  /**
   * First the start moves to open time (forward, or back when counting back), then as {@link
   * #NEXT}: from a Saturday, one day on is Tuesday.
   */
  ROLL_FIRST
}
