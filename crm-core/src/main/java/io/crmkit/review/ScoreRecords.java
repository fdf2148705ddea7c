package io.crmkit.review;

import io.crmkit.facts.Fact;
import io.crmkit.facts.Metric;
import io.crmkit.score.stage.LevelStanding;
import io.crmkit.score.stage.StageStanding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is recorded of one customer for scores beside the file. Immutable.
 *
 * @param stages the standing recorded last, by the name of the stage model; so a stage is not left
 *     for a day's sake
 * @param level the level recorded last of the group that the customer is in
 * @param supplied what no customer file tells: payments overdue, number and margin of the
 *     customer's group; it takes the place of what was computed
 */
public record ScoreRecords(
    Map<String, StageStanding> stages,
    Optional<LevelStanding> level,
    Map<Metric<?>, Fact<?>> supplied) {
  /** Nothing is recorded. */
  public static final ScoreRecords NONE = new ScoreRecords(Map.of(), Optional.empty(), Map.of());

  /** Copies the maps. */
  public ScoreRecords {
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    Objects.requireNonNull(level, "level");
    supplied = Collections.unmodifiableMap(new LinkedHashMap<>(supplied));
  }

  /** The same records with the standing in a stage model. */
  public ScoreRecords withStage(String model, StageStanding standing) {
    Map<String, StageStanding> more = new LinkedHashMap<>(stages);
    more.put(model, standing);
    return new ScoreRecords(more, level, supplied);
  }

  /** The same records with the level of the customer's group. */
  public ScoreRecords withLevel(LevelStanding standing) {
    return new ScoreRecords(stages, Optional.of(standing), supplied);
  }

  /** The same records with the value of a metric. */
  public <T> ScoreRecords with(Metric<T> metric, T value) {
    Map<Metric<?>, Fact<?>> more = new LinkedHashMap<>(supplied);
    more.put(metric, Fact.known(metric.kind().require(value)));
    return new ScoreRecords(stages, level, more);
  }
}
