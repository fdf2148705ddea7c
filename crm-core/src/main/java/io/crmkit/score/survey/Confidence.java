package io.crmkit.score.survey;

/** How sure an interval is to be: in so many of a hundred cases the truth lies in it. */
public enum Confidence {
  /** 80 of a hundred. */
  P80(1.2815515655446004),
  /** 90 of a hundred. */
  P90(1.6448536269514722),
  /** 95 of a hundred. */
  P95(1.959963984540054),
  /** 99 of a hundred. */
  P99(2.5758293035489004);

  private final double z;

  Confidence(double z) {
    this.z = z;
  }

  /** The two-sided quantile of the normal distribution. */
  double z() {
    return z;
  }
}
