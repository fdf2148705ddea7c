package io.crmkit.review;

import io.crmkit.customer.CustomerFile;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.facts.ExchangeRates;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Metric;
import io.crmkit.playbook.Playbook;
import io.crmkit.playbook.PurchaseOutlook;
import io.crmkit.playbook.ScoreScheme;
import io.crmkit.score.DataQuality;
import io.crmkit.score.Improvement;
import io.crmkit.score.ReadyCards;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreMetrics;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.Scorecard;
import io.crmkit.score.model.ChurnDate;
import io.crmkit.score.model.CustomerValue;
import io.crmkit.score.model.PurchaseForecast;
import io.crmkit.score.model.PurchaseSummaries;
import io.crmkit.score.model.PurchaseSummary;
import io.crmkit.score.segment.Labels;
import io.crmkit.score.stage.ChurnMetrics;
import io.crmkit.score.stage.ChurnRisk;
import io.crmkit.score.stage.StageModel;
import io.crmkit.score.stage.StageQuestion;
import io.crmkit.score.stage.StageStanding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides scores part by part, each knowing what those before it found. */
final class ScoreReviews {
  private static final int DECIMALS = 6;

  /** Stands by where data quality measures only and scores nothing. */
  private static final Scorecard MEASURING = ReadyCards.dataQuality();

  private final Playbook playbook;
  private final ScoreScheme scheme;
  private final FactsCalculator calculator;

  ScoreReviews(Playbook playbook, ScoreScheme scheme, FactsCalculator calculator) {
    this.playbook = playbook;
    this.scheme = scheme;
    this.calculator = calculator;
  }

  ScoreReviews withRates(ExchangeRates rates) {
    return new ScoreReviews(playbook, scheme, calculator.withRates(rates));
  }

  /** The review of a file that ends before the instant. */
  ScoreReview review(CustomerFile file, ScoreRecords records, Instant asOf) {
    Optional<ScoreReview.Outlook> outlook = scheme.outlook().flatMap(o -> outlook(o, file, asOf));
    Facts facts = measured(file, records, asOf, outlook);
    Map<String, Decision<Score>> cards = new LinkedHashMap<>();
    Map<String, List<Improvement>> improvements = new LinkedHashMap<>();
    for (Map.Entry<String, Scorecard> named : scheme.cards().entrySet()) {
      Decision<Score> score = score(named.getValue(), file, facts);
      cards.put(named.getKey(), playbook.signed(score));
      improvements.put(
          named.getKey(),
          score.outcome().scored().isPresent()
              ? named.getValue().improvements(ScoreQuestion.of(facts))
              : List.of());
      facts = scored(facts, named.getKey(), score.outcome());
    }
    Map<String, Decision<StageStanding>> stages = new LinkedHashMap<>();
    for (Map.Entry<String, StageModel> named : scheme.stages().entrySet()) {
      Optional<StageStanding> before = Optional.ofNullable(records.stages().get(named.getKey()));
      Decision<StageStanding> stage = named.getValue().decide(new StageQuestion(facts, before));
      if (stages.isEmpty()) {
        facts = facts.with(ChurnMetrics.stage(), stage.outcome().stage().code());
      }
      stages.put(named.getKey(), playbook.signed(stage));
    }
    Facts known = facts;
    Map<String, Decision<Labels>> labels = new LinkedHashMap<>();
    scheme.rules().forEach((name, rules) -> labels.put(name, playbook.signed(rules.decide(known))));
    return new ScoreReview(
        known,
        cards,
        improvements,
        scheme.rfm().map(cuts -> playbook.signed(cuts.decide(known))),
        stages,
        scheme.levels().map(levels -> playbook.signed(levels.decide(known, records.level()))),
        labels,
        scheme.churn().map(signals -> playbook.signed(risk(known, outlook))),
        outlook);
  }

  /** The card of completeness and freshness tells what is missing and stale as well. */
  private Decision<Score> score(Scorecard card, CustomerFile file, Facts facts) {
    boolean quality =
        card.metrics().contains(ScoreMetrics.profileCompleteness())
            || card.metrics().contains(ScoreMetrics.profileFreshness());
    return quality
        ? quality(card).decide(file.customer(), facts)
        : card.decide(ScoreQuestion.of(facts));
  }

  private DataQuality quality(Scorecard card) {
    return new DataQuality(playbook.profile(), scheme.measures().freshFor(), card);
  }

  private static Facts scored(Facts facts, String card, Score score) {
    return score
        .scored()
        .map(scored -> facts.with(ScoreMetrics.score(card), scored.points()))
        .orElse(facts);
  }

  private Facts measured(
      CustomerFile file,
      ScoreRecords records,
      Instant asOf,
      Optional<ScoreReview.Outlook> outlook) {
    Facts facts = calculator.facts(file, asOf);
    facts = quality(MEASURING).measured(file.customer(), facts);
    if (scheme.rfm().isPresent()) {
      facts = scheme.rfm().get().measured(facts);
    }
    if (outlook.isPresent()) {
      BigDecimal alive = BigDecimal.valueOf(outlook.get().forecast().probabilityAlive());
      facts = facts.with(ChurnMetrics.alive(), alive.setScale(DECIMALS, RoundingMode.HALF_EVEN));
      facts = valued(facts, outlook.get());
    }
    Map<Metric<?>, Fact<?>> all = new LinkedHashMap<>(facts.asMap());
    all.putAll(records.supplied());
    return Facts.of(facts.asOf(), facts.zone(), facts.currency(), all);
  }

  /** Facts have one currency; a value in another one stays out of conditions. */
  private static Facts valued(Facts facts, ScoreReview.Outlook outlook) {
    return outlook
        .value()
        .flatMap(decision -> decision.outcome().toOptional())
        .map(value -> value.value().rounded())
        .filter(value -> value.getCurrencyUnit().equals(facts.currency()))
        .map(value -> facts.with(ChurnMetrics.lifetimeValue(), value))
        .orElse(facts);
  }

  private Decision<ChurnRisk> risk(Facts facts, Optional<ScoreReview.Outlook> outlook) {
    return outlook
        .map(seen -> scheme.churn().orElseThrow().decide(facts, seen.churn()))
        .orElseGet(() -> scheme.churn().orElseThrow().decide(facts));
  }

  private Optional<ScoreReview.Outlook> outlook(
      PurchaseOutlook by, CustomerFile file, Instant asOf) {
    Optional<PurchaseSummary> summary =
        new PurchaseSummaries(playbook.zone(), by.model().unit())
            .purchases(file.transactions(), asOf);
    return summary.map(
        customer -> {
          Decision<ChurnDate> churn =
              by.watch().decide(customer, asOf.atZone(playbook.zone()).toLocalDate());
          PurchaseForecast forecast = by.model().forecast(customer, by.horizon());
          return new ScoreReview.Outlook(
              playbook.signed(churn), forecast, by.horizonDays(), value(by, file, asOf));
        });
  }

  private Optional<Decision<Answer<CustomerValue>>> value(
      PurchaseOutlook by, CustomerFile file, Instant asOf) {
    return by.lifetimeValue()
        .map(policy -> policy.decide(file.transactions(), playbook.zone(), asOf))
        .map(playbook::signed);
  }
}
