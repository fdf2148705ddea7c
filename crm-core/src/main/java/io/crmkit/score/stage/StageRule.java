package io.crmkit.score.stage;

import io.crmkit.facts.Condition;
import java.util.Objects;

/**
 * One stage of a model.
 *
 * @param stage the stage
 * @param enter what it takes to get into it
 * @param keep what it takes to stay in it; as a rule less than to enter, so that nobody near the
 *     border flaps
 */
public record StageRule(Stage stage, Condition enter, Condition keep) {
  /** Checks that nothing is missing. */
  public StageRule {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(enter, "enter");
    Objects.requireNonNull(keep, "keep");
  }

  /** A stage with conditions of its own for entering and staying. */
  public static StageRule of(String stage, Condition enter, Condition keep) {
    return new StageRule(Stage.of(stage), enter, keep);
  }

  /** The stage of all who are in no other. */
  public static StageRule base(String stage) {
    return new StageRule(Stage.of(stage), Condition.always(), Condition.always());
  }
}
