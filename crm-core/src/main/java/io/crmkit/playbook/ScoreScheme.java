package io.crmkit.playbook;

import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.score.Scorecard;
import io.crmkit.score.segment.LabelRules;
import io.crmkit.score.segment.RfmCuts;
import io.crmkit.score.stage.ChurnSignals;
import io.crmkit.score.stage.LevelMatrix;
import io.crmkit.score.stage.StageModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a playbook says about scores, segments, stages and churn. Its parts decide without
 * signature; {@link Playbook#signed} signs.
 *
 * <p>A review asks them in this order, so that later parts may ask about what earlier ones found:
 * data quality, the classes of recency, frequency and money, the outlook, the cards (each as {@code
 * score-<name>}), the stages (the first model's as {@code relationship-stage}), the level, the
 * rules and the signals of churn.
 *
 * <pre>{@code
 * ScoreScheme scheme = playbook.scores().orElseThrow();
 * Decision<Score> score = playbook.signed(scheme.cards().get("relationship").decide(ScoreQuestion.of(facts)));
 * }</pre>
 *
 * @param measures what is taken for granted in measuring
 * @param cards scorecards by name (IS-17, IS-02)
 * @param rfm stored cut points of recency, frequency and money
 * @param rules segments, strategies and measures by name (IS-18, AS-07, AS-13)
 * @param stages stage models by name (AS-12)
 * @param levels levels of effort for groups of customers (AS-11)
 * @param churn signals of churn (RM-09)
 * @param outlook a fitted model of purchases, if the company states one
 */
public record ScoreScheme(
    ScoreMeasures measures,
    Map<String, Scorecard> cards,
    Optional<RfmCuts> rfm,
    Map<String, LabelRules> rules,
    Map<String, StageModel> stages,
    Optional<LevelMatrix> levels,
    Optional<ChurnSignals> churn,
    Optional<PurchaseOutlook> outlook) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,57}");

  /**
   * Copies the maps and checks the names.
   *
   * @throws IllegalArgumentException if a name is malformed
   */
  public ScoreScheme {
    Objects.requireNonNull(measures, "measures");
    cards = named(cards);
    Objects.requireNonNull(rfm, "rfm");
    rules = named(rules);
    stages = named(stages);
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(churn, "churn");
    Objects.requireNonNull(outlook, "outlook");
  }

  /** A scheme with the usual measures and no model of purchases. */
  public ScoreScheme(
      Map<String, Scorecard> cards,
      Optional<RfmCuts> rfm,
      Map<String, LabelRules> rules,
      Map<String, StageModel> stages,
      Optional<LevelMatrix> levels,
      Optional<ChurnSignals> churn) {
    this(ScoreMeasures.USUAL, cards, rfm, rules, stages, levels, churn, Optional.empty());
  }

  private static <T> Map<String, T> named(Map<String, T> parts) {
    parts.keySet().forEach(ScoreScheme::requireName);
    return Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /**
   * Returns the name of a card, rules or stages, if it is one.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public static String requireName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "must be named by a lower case letter and up to 57 lower case letters, digits or '-'");
    }
    return name;
  }

  /** Whether this may name a card, rules or stages. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The same scheme with these measures. */
  public ScoreScheme withMeasures(ScoreMeasures others) {
    return new ScoreScheme(others, cards, rfm, rules, stages, levels, churn, outlook);
  }

  /** The same scheme with this model of purchases. */
  public ScoreScheme withOutlook(PurchaseOutlook other) {
    return new ScoreScheme(measures, cards, rfm, rules, stages, levels, churn, Optional.of(other));
  }

  /** The metrics that all parts read; supplied ones and those of earlier parts are among them. */
  public Set<Metric<?>> metrics() {
    Set<Metric<?>> metrics = new LinkedHashSet<>();
    cards.values().forEach(card -> metrics.addAll(card.metrics()));
    rfm.ifPresent(cuts -> metrics.addAll(cuts.metrics()));
    stages.values().forEach(model -> metrics.addAll(model.metrics()));
    levels.ifPresent(matrix -> metrics.addAll(matrix.metrics()));
    rules.values().forEach(each -> metrics.addAll(each.metrics()));
    churn.ifPresent(signals -> metrics.addAll(signals.metrics()));
    return Collections.unmodifiableSet(metrics);
  }

  /** A catalogue with all that the parts ask about; what it defines already stays as it is. */
  public MetricCatalogue catalogue(MetricCatalogue known) {
    return measures.catalogue(known, cards.keySet());
  }
}
