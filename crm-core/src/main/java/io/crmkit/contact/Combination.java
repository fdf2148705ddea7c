package io.crmkit.contact;

/** Which rules count where several cover one contact. */
public enum Combination {
  /** All of them. */
  MOST_RESTRICTIVE,
  /**
   * Of caps, of rest hours, of rest days and of open hours each those whose scope chooses by the
   * most of channel, purpose and topic; all other kinds of rules count as they do otherwise.
   */
  MOST_SPECIFIC
}
