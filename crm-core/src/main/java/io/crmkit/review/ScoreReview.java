package io.crmkit.review;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.score.Improvement;
import io.crmkit.score.Score;
import io.crmkit.score.model.ChurnDate;
import io.crmkit.score.model.CustomerValue;
import io.crmkit.score.model.PurchaseForecast;
import io.crmkit.score.segment.Labels;
import io.crmkit.score.segment.RfmOutcome;
import io.crmkit.score.stage.ChurnRisk;
import io.crmkit.score.stage.LevelStanding;
import io.crmkit.score.stage.StageStanding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a playbook's scores say about one customer as of a review. Immutable; every decision carries
 * the name and version of the playbook.
 *
 * @param facts what it was decided from, with what earlier parts found
 * @param cards the scores by the name of the card
 * @param improvements by the name of the card, single changes that would raise the score, the
 *     greatest gain first; none where there is no score
 * @param rfm the classes of recency, frequency and money, if the playbook has cuts
 * @param stages the standings by the name of the stage model, for the host to record
 * @param level the level of effort for the customer's group, if the playbook has levels
 * @param labels segments and strategies by the name of the rules
 * @param churn how likely the customer is to leave, if the playbook has signals
 * @param outlook what the model of purchases says; empty without a model or a purchase
 */
public record ScoreReview(
    Facts facts,
    Map<String, Decision<Score>> cards,
    Map<String, List<Improvement>> improvements,
    Optional<Decision<RfmOutcome>> rfm,
    Map<String, Decision<StageStanding>> stages,
    Optional<Decision<Answer<LevelStanding>>> level,
    Map<String, Decision<Labels>> labels,
    Optional<Decision<ChurnRisk>> churn,
    Optional<Outlook> outlook) {
  /** Copies the maps. */
  public ScoreReview {
    Objects.requireNonNull(facts, "facts");
    cards = copy(cards);
    improvements = copy(improvements);
    Objects.requireNonNull(rfm, "rfm");
    stages = copy(stages);
    Objects.requireNonNull(level, "level");
    labels = copy(labels);
    Objects.requireNonNull(churn, "churn");
    Objects.requireNonNull(outlook, "outlook");
  }

  private static <T> Map<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * What a fitted model says of a customer who bought.
   *
   * @param churn the day on which the silent customer counts as lost
   * @param forecast the probability to be still there, and purchases within the horizon
   * @param horizonDays over how many days purchases are expected
   * @param value what the customer is expected to be worth, or why that cannot be told; empty if
   *     the playbook values nothing
   */
  public record Outlook(
      Decision<ChurnDate> churn,
      PurchaseForecast forecast,
      int horizonDays,
      Optional<Decision<Answer<CustomerValue>>> value) {
    /** Checks that nothing is missing. */
    public Outlook {
      Objects.requireNonNull(churn, "churn");
      Objects.requireNonNull(forecast, "forecast");
      Objects.requireNonNull(value, "value");
    }
  }
}
