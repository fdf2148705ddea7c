package io.crmkit.score.model;

/** The unit in which a model counts time. Seven days are one week, exactly. */
public enum ModelUnit {
  /** Days. */
  DAY(1),
  /** Weeks. */
  WEEK(7);

  private final int days;

  ModelUnit(int days) {
    this.days = days;
  }

  /** How many days one unit has. */
  public int days() {
    return days;
  }

  /** A length counted in this unit, counted in another. */
  double to(ModelUnit other, double length) {
    // One multiplication or division by 7: nothing is rounded twice.
    return this == other ? length : this == WEEK ? length * 7 : length / 7;
  }
}
