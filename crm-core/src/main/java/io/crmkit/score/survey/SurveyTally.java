package io.crmkit.score.survey;

/**
 * How many answers were what.
 *
 * @param favourable promoters, satisfied
 * @param neutral passives
 * @param unfavourable detractors, dissatisfied
 */
public record SurveyTally(long favourable, long neutral, long unfavourable) {
  private static final long MOST = 1_000_000_000_000L;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a count is negative or beyond 10^12
   */
  public SurveyTally {
    within("favourable", favourable);
    within("neutral", neutral);
    within("unfavourable", unfavourable);
  }

  private static void within(String field, long value) {
    if (value < 0 || value > MOST) {
      throw new IllegalArgumentException(
          field + " answers must be from 0 to " + MOST + ", were " + value);
    }
  }

  /** All answers. */
  public long answers() {
    return favourable + neutral + unfavourable;
  }

  /** This and another tally together. */
  public SurveyTally plus(SurveyTally other) {
    return new SurveyTally(
        favourable + other.favourable, neutral + other.neutral, unfavourable + other.unfavourable);
  }

  /** The same number of answers, favourable and unfavourable exchanged. */
  public SurveyTally mirrored() {
    return new SurveyTally(unfavourable, neutral, favourable);
  }
}
