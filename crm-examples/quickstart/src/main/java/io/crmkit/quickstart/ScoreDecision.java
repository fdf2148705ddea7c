package io.crmkit.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.quickstart.DecisionsFile.ReasonLine;
import io.crmkit.review.Review;
import io.crmkit.review.ScoreReview;
import io.crmkit.score.Improvement;
import io.crmkit.score.Score;
import io.crmkit.score.model.ChurnDate;
import io.crmkit.score.model.CustomerValue;
import io.crmkit.score.segment.Labels;
import io.crmkit.score.segment.RfmOutcome;
import io.crmkit.score.stage.ChurnRisk;
import io.crmkit.score.stage.LevelStanding;
import io.crmkit.score.stage.StageStanding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * What a customer's line tells about scores. Parts that the playbook does not state are left out,
 * and so is the level of a group of which nothing is known.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ScoreDecision(
    PolicyId policy,
    Map<String, Card> cards,
    Optional<Rfm> rfm,
    Map<String, Stage> stages,
    Optional<Level> level,
    Map<String, Names> labels,
    Optional<Churn> churn,
    Optional<Outlook> outlook) {
  private static final int DECIMALS = 6;

  /** A score, why, and the single changes that would raise it most. */
  record Card(Score outcome, List<ReasonLine> reasons, List<Improvement> raise) {}

  /** The classes of recency, frequency and money. */
  record Rfm(RfmOutcome outcome, List<ReasonLine> reasons) {}

  /** The stage of a model. */
  record Stage(StageStanding standing, List<ReasonLine> reasons) {}

  /** The level of the customer's group. */
  record Level(LevelStanding standing, List<ReasonLine> reasons) {}

  /** A segment or strategy. */
  record Names(Labels outcome, List<ReasonLine> reasons) {}

  /** The signals of churn. */
  record Churn(ChurnRisk risk, List<ReasonLine> reasons) {}

  /** What the model of purchases says. */
  record Outlook(
      ChurnDate churn,
      BigDecimal alive,
      BigDecimal expectedPurchases,
      int horizonDays,
      List<ReasonLine> reasons,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Value> value) {
    static Outlook of(ScoreReview.Outlook outlook) {
      return new Outlook(
          outlook.churn().outcome(),
          rounded(outlook.forecast().probabilityAlive()),
          rounded(outlook.forecast().expectedPurchases()),
          outlook.horizonDays(),
          ReasonLine.all(outlook.churn().reasons()),
          outlook.value().map(Value::of));
    }
  }

  /** What the customer is expected to be worth, rounded; without amounts where it is refused. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Value(
      Optional<Money> amount,
      Optional<Money> spendPerPurchase,
      Optional<BigDecimal> discountedPurchases,
      List<ReasonLine> reasons) {
    static Value of(Decision<Answer<CustomerValue>> decision) {
      Optional<CustomerValue> value = decision.outcome().toOptional();
      return new Value(
          value.map(each -> each.value().rounded()),
          value.map(each -> each.spendPerPurchase().rounded()),
          value.map(each -> rounded(each.discountedPurchases())),
          ReasonLine.all(decision.reasons()));
    }
  }

  static Optional<ScoreDecision> of(Review review) {
    return review.scores().map(scores -> of(scores, review.tier().policy()));
  }

  private static ScoreDecision of(ScoreReview scores, PolicyId policy) {
    Map<String, Card> cards = new LinkedHashMap<>();
    scores
        .cards()
        .forEach(
            (name, decision) ->
                cards.put(
                    name,
                    new Card(
                        decision.outcome(),
                        ReasonLine.all(decision.reasons()),
                        scores.improvements().getOrDefault(name, List.of()))));
    return new ScoreDecision(
        policy,
        cards,
        scores.rfm().map(one -> new Rfm(one.outcome(), ReasonLine.all(one.reasons()))),
        each(scores.stages(), one -> new Stage(one.outcome(), ReasonLine.all(one.reasons()))),
        scores
            .level()
            .flatMap(
                one ->
                    one.outcome()
                        .toOptional()
                        .map(standing -> new Level(standing, ReasonLine.all(one.reasons())))),
        each(scores.labels(), one -> new Names(one.outcome(), ReasonLine.all(one.reasons()))),
        scores.churn().map(one -> new Churn(one.outcome(), ReasonLine.all(one.reasons()))),
        scores.outlook().map(Outlook::of));
  }

  private static <A, B> Map<String, B> each(Map<String, A> map, Function<A, B> function) {
    Map<String, B> made = new LinkedHashMap<>();
    map.forEach((name, value) -> made.put(name, function.apply(value)));
    return made;
  }

  /** The last digits of a double may differ from one machine to another. */
  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
