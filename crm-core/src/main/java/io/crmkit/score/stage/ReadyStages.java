package io.crmkit.score.stage;

import io.crmkit.facts.Condition;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.Metrics;
import io.crmkit.score.ScoreMetrics;
import io.crmkit.score.segment.Label;
import io.crmkit.score.segment.LabelRule;
import io.crmkit.score.segment.LabelRules;
import io.crmkit.score.segment.RfmCuts;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;

/** Stages and strategies to begin with, as data: print them, change them, write them down. */
public final class ReadyStages {
  private static final Window YEAR = Window.last(Period.ofMonths(12));

  private ReadyStages() {}

  /**
   * A catalogue of every metric that ready-made cards, segments, stages and signals ask about,
   * beside the standard ones.
   *
   * @param usualComplaintRate the complaints per order of customers at large, 0 to 1
   * @param worthOrders how many orders that prior knowledge is worth, 1 to 1,000,000
   */
  public static MetricCatalogue catalogue(BigDecimal usualComplaintRate, long worthOrders) {
    return ChurnMetrics.catalogue(
            ScoreMetrics.catalogue(MetricCatalogue.STANDARD, usualComplaintRate, worthOrders))
        .with(ScoreMetrics.supplied(ScoreMetrics.score("relationship")))
        .with(ScoreMetrics.supplied(RfmCuts.RECENCY))
        .with(ScoreMetrics.supplied(RfmCuts.FREQUENCY))
        .with(ScoreMetrics.supplied(RfmCuts.MONETARY))
        .with(ScoreMetrics.supplied(LevelMatrix.CUSTOMERS))
        .with(ScoreMetrics.supplied(LevelMatrix.MARGIN));
  }

  /**
   * The life cycle of a relationship: exploration, formation (a second order), stability (six
   * orders a year; four keep it), decline (half a year without an order; one within 60 days ends
   * it) (AS-12). A stage is held for 30 days.
   */
  public static StageModel lifeCycle() {
    Metric<Period> silence = Metrics.daysSinceOrder(Window.ever());
    Metric<Long> orders = Metrics.orders(YEAR);
    Metric<Long> all = Metrics.orders(Window.ever());
    return new StageModel(
        List.of(
            StageRule.of(
                "DECLINE", silence.atLeast(Period.ofDays(180)), silence.atLeast(Period.ofDays(60))),
            StageRule.of("STABILITY", orders.atLeast(6L), orders.atLeast(4L)),
            StageRule.of("FORMATION", all.atLeast(2L), all.atLeast(1L)),
            StageRule.base("EXPLORATION")),
        Period.ofDays(30));
  }

  /**
   * The two stages of working on customers: acquisition until the first order, then maintenance.
   */
  public static StageModel acquisitionAndMaintenance() {
    Metric<Long> orders = Metrics.orders(Window.ever());
    return new StageModel(
        List.of(
            StageRule.of("MAINTENANCE", orders.atLeast(1L), orders.atLeast(1L)),
            StageRule.base("ACQUISITION")),
        Period.ZERO);
  }

  /**
   * What the assessment of a relationship leads to (IS-18): satisfied and loyal customers are
   * deepened, where there are problems causes are found and improved, the rest is kept up.
   *
   * @param window the period that was assessed
   */
  public static LabelRules afterAssessment(Window window) {
    Metric<BigDecimal> satisfaction = Metrics.satisfaction(window);
    Metric<Long> loyalty = ScoreMetrics.activeMonths(window);
    return LabelRules.first(
            strategy(
                "FIND-CAUSES",
                Condition.any(
                    satisfaction.lessThan(new BigDecimal("0.6")),
                    ScoreMetrics.shrunkComplaintRate(window).atLeast(new BigDecimal("0.15")),
                    ScoreMetrics.score("relationship").lessThan(50L))),
            strategy(
                "DEEPEN",
                Condition.all(satisfaction.atLeast(new BigDecimal("0.8")), loyalty.atLeast(2L))))
        .otherwise(Label.strategy("KEEP-UP"));
  }

  /**
   * The strategy for a customer by stage and value (AS-13): acquire, retain, diversify (offer more
   * of the range to steady large customers), expand (sell more of the same to the others).
   *
   * @param large what a large customer is
   */
  public static LabelRules strategies(Condition large) {
    Metric<String> stage = ChurnMetrics.stage();
    return LabelRules.first(
        strategy("RETAIN", Condition.oneOf(stage, "DECLINE")),
        strategy("ACQUIRE", Condition.oneOf(stage, "EXPLORATION", "ACQUISITION")),
        strategy(
            "DIVERSIFY", Condition.all(Condition.oneOf(stage, "STABILITY", "MAINTENANCE"), large)),
        strategy("EXPAND", Condition.oneOf(stage, "FORMATION", "STABILITY", "MAINTENANCE")));
  }

  /**
   * The measure to win a customer back (AS-09): large ones are visited, those who complained are
   * called first, others get an offer.
   *
   * @param large what a large customer is
   * @param window over which complaints are looked at
   */
  public static LabelRules winBack(Condition large, Window window) {
    return LabelRules.first(
            LabelRule.of(measure("VISIT"), large),
            LabelRule.of(measure("CALL"), ChurnMetrics.openComplaints(window).atLeast(1L)))
        .otherwise(measure("OFFER"));
  }

  private static Label measure(String code) {
    return new Label("win-back", code);
  }

  private static LabelRule strategy(String code, Condition when) {
    return LabelRule.of(Label.strategy(code), when);
  }
}
