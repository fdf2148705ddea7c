package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.decision.Reason;
import io.crmkit.score.model.ModelReason;
import java.util.Map;

/** The classes of the reasons about scores, by code. */
final class ScoreReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("score.model.interior", ModelReason.Interior.class)
          .put("score.model.dropout-shown", ModelReason.DropoutShown.class)
          .put("score.model.once-means-alive", ModelReason.OnceMeansAlive.class)
          .put("score.model.dropout-not-identified", ModelReason.DropoutNotIdentified.class)
          .put("score.model.too-few-repeaters", ModelReason.TooFewRepeaters.class)
          .put("score.model.spend-mean-undefined", ModelReason.SpendMeanUndefined.class)
          .put("score.model.not-converged", ModelReason.NotConverged.class)
          .put("score.churn.crosses", ModelReason.Crosses.class)
          .put("score.churn.crossed", ModelReason.Crossed.class)
          .put("score.churn.never-crosses", ModelReason.NeverCrosses.class)
          .buildOrThrow();

  private ScoreReasons() {}
}
