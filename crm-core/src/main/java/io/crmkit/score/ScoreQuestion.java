package io.crmkit.score;

import io.crmkit.facts.Facts;
import java.util.Objects;

/**
 * What a scoring policy is asked: the facts of whoever or whatever is to be scored.
 *
 * @param facts as of the instant of the question
 */
public record ScoreQuestion(Facts facts) {
  /** Checks that nothing is missing. */
  public ScoreQuestion {
    Objects.requireNonNull(facts, "facts");
  }

  /** A question about these facts. */
  public static ScoreQuestion of(Facts facts) {
    return new ScoreQuestion(facts);
  }
}
