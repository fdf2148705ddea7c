package io.crmkit.quickstart;

import io.crmkit.review.ScoreReview;
import io.crmkit.score.model.ChurnDate;
import io.crmkit.score.segment.Label;
import io.crmkit.score.segment.RfmClass;
import io.crmkit.score.stage.ChurnRisk;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a customer's scores.
 *
 * @param tenths by card the tenth of the scale that the score lies in, 0 to 9, the best score in
 *     the last; -1 where there is no score
 * @param stages by model the code of the stage
 * @param labels by rules the first name given; not there where none is
 * @param rfm the classes, if there are any
 * @param churn how the signals stand, if the playbook has some
 * @param lost the day on which the model counts the customer as lost, past or to come
 * @param value what the customer is expected to be worth, if that can be told
 */
record ScoreRow(
    Map<String, Integer> tenths,
    Map<String, String> stages,
    Map<String, String> labels,
    @Nullable RfmClass rfm,
    ChurnRisk.@Nullable Level churn,
    @Nullable LocalDate lost,
    @Nullable Money value) {
  static final int TENTHS = 10;

  static ScoreRow of(ScoreReview scores) {
    Map<String, Integer> tenths = new LinkedHashMap<>();
    scores
        .cards()
        .forEach(
            (name, decision) ->
                tenths.put(
                    name,
                    decision
                        .outcome()
                        .scored()
                        .map(
                            score ->
                                (int) Math.min(TENTHS - 1, score.points() * TENTHS / score.scale()))
                        .orElse(-1)));
    Map<String, String> stages = new LinkedHashMap<>();
    scores.stages().forEach((name, one) -> stages.put(name, one.outcome().stage().code()));
    Map<String, String> labels = new TreeMap<>();
    scores
        .labels()
        .forEach(
            (name, one) ->
                one.outcome().first().map(Label::code).ifPresent(code -> labels.put(name, code)));
    return new ScoreRow(
        tenths,
        stages,
        labels,
        scores.rfm().flatMap(one -> one.outcome().classes()).orElse(null),
        scores.churn().map(one -> one.outcome().level()).orElse(null),
        scores.outlook().map(one -> lost(one.churn().outcome())).orElse(null),
        scores
            .outlook()
            .flatMap(ScoreReview.Outlook::value)
            .flatMap(one -> one.outcome().toOptional())
            .map(one -> one.value().rounded())
            .orElse(null));
  }

  private static @Nullable LocalDate lost(ChurnDate churn) {
    if (churn instanceof ChurnDate.Passed passed) {
      return passed.since();
    }
    return churn instanceof ChurnDate.Ahead ahead ? ahead.on() : null;
  }
}
