package io.crmkit.score.stage;

import io.crmkit.facts.Facts;
import java.util.Objects;
import java.util.Optional;

/**
 * What a stage policy is asked: the facts, and the standing recorded last if there is one.
 *
 * @param facts as of the instant of the question
 * @param standing the standing recorded last; not of a later day than the facts
 */
public record StageQuestion(Facts facts, Optional<StageStanding> standing) {
  /**
   * Checks the order of the days.
   *
   * @throws IllegalArgumentException if the standing is of a later day than the facts
   */
  public StageQuestion {
    Objects.requireNonNull(facts, "facts");
    if (standing.isPresent() && standing.get().decidedOn().isAfter(facts.day())) {
      throw new IllegalArgumentException(
          "the recorded standing must not be of a later day than the facts of "
              + facts.day()
              + ", was of "
              + standing.get().decidedOn());
    }
  }

  /** A question about a relationship of which no standing is recorded. */
  public static StageQuestion of(Facts facts) {
    return new StageQuestion(facts, Optional.empty());
  }

  /** A question about a relationship with a recorded standing. */
  public static StageQuestion of(Facts facts, StageStanding standing) {
    return new StageQuestion(facts, Optional.of(standing));
  }

  /** The standing that leaves the relationship in this stage as of the facts. */
  public StageStanding standIn(Stage stage) {
    return standing
        .filter(before -> before.stage().equals(stage))
        .map(before -> before.stillOn(facts.day()))
        .orElse(StageStanding.in(stage, facts.day()));
  }
}
