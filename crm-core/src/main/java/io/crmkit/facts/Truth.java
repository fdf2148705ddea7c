package io.crmkit.facts;

/** The three truths of a condition (Kleene's strong logic). */
public enum Truth {
  /** It holds. */
  MET,
  /** It is known not to hold. */
  NOT_MET,
  /** Too little is known to tell. */
  UNKNOWN;

  /** MET and NOT_MET change places, UNKNOWN stays. */
  public Truth negated() {
    return switch (this) {
      case MET -> NOT_MET;
      case NOT_MET -> MET;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
