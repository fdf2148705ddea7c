package io.crmkit.facts;

/** How a threshold compares a value with its bound. Which side owns the bound is in the name. */
public enum Comparison {
  /** The bound or more. */
  AT_LEAST("at-least"),
  /** The bound or less. */
  AT_MOST("at-most"),
  /** Above the bound. */
  MORE_THAN("more-than"),
  /** Below the bound. */
  LESS_THAN("less-than");

  private final String code;

  Comparison(String code) {
    this.code = code;
  }

  /** The comparison that holds exactly where this one does not. */
  public Comparison negated() {
    return switch (this) {
      case AT_LEAST -> LESS_THAN;
      case AT_MOST -> MORE_THAN;
      case MORE_THAN -> AT_MOST;
      case LESS_THAN -> AT_LEAST;
    };
  }

  /** Whether more is better: AT_LEAST and MORE_THAN. */
  public boolean rising() {
    return this == AT_LEAST || this == MORE_THAN;
  }

  /** Whether the bound itself does not pass. */
  boolean strict() {
    return this == MORE_THAN || this == LESS_THAN;
  }

  String code() {
    return code;
  }
}
