package io.crmkit.score;

import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Scorecards to begin with, each out of 100. Cuts and weights are where companies differ: take the
 * card that is nearest and change it.
 *
 * <pre>{@code
 * Scorecard card = ReadyCards.relationship(Window.previous(CalendarUnit.QUARTER), CurrencyUnit.of("CNY"));
 * ScoringPolicy policy = ScoringPolicy.named("relationship", "2026-07", card);
 * }</pre>
 */
public final class ReadyCards {
  private ReadyCards() {}

  /**
   * A relationship by satisfaction, loyalty (months with an order), number and amount of projects,
   * and complaint rate (IS-17). Take a quarter or half a year: {@code
   * Window.previous(CalendarUnit.QUARTER)}, {@code Window.last(Period.ofMonths(6))}.
   *
   * @param window the period assessed
   * @param currency of amounts
   */
  public static Scorecard relationship(Window window, CurrencyUnit currency) {
    return Scorecard.of(
        Characteristic.moreIsBetter(
            "satisfaction",
            Metrics.satisfaction(window),
            Band.from(ratio("0.6"), 10),
            Band.from(ratio("0.75"), 20),
            Band.from(ratio("0.9"), 30)),
        Characteristic.moreIsBetter(
            "loyalty",
            ScoreMetrics.activeMonths(window),
            Band.from(1L, 7),
            Band.from(2L, 14),
            Band.from(3L, 20)),
        Characteristic.moreIsBetter(
            "projects",
            Metrics.orders(window),
            Band.from(1L, 5),
            Band.from(3L, 10),
            Band.from(6L, 15)),
        Characteristic.moreIsBetter(
            "amount",
            Metrics.spend(window),
            Band.from(Money.ofMajor(currency, 1_000), 5),
            Band.from(Money.ofMajor(currency, 10_000), 10),
            Band.from(Money.ofMajor(currency, 100_000), 15)),
        Characteristic.lessIsBetter(
            "complaints",
            ScoreMetrics.shrunkComplaintRate(window),
            20,
            Band.from(ratio("0.05"), 10),
            Band.from(ratio("0.15"), 0)));
  }

  /** A customer's data by completeness and freshness (IS-02); see {@link DataQuality}. */
  public static Scorecard dataQuality() {
    return Scorecard.of(
        Characteristic.moreIsBetter(
            "completeness",
            ScoreMetrics.profileCompleteness(),
            Band.from(ratio("0.5"), 20),
            Band.from(ratio("0.8"), 40),
            Band.from(ratio("1"), 60)),
        Characteristic.moreIsBetter(
            "freshness",
            ScoreMetrics.profileFreshness(),
            Band.from(ratio("0.5"), 15),
            Band.from(ratio("0.8"), 30),
            Band.from(ratio("1"), 40)));
  }

  /**
   * A service, checked inside (records, limits kept) and outside (satisfaction, complaints) (IS-10,
   * RM-05).
   *
   * @param window the period assessed
   */
  public static Scorecard serviceQuality(Window window) {
    return Scorecard.of(
        Characteristic.moreIsBetter(
            "records",
            ScoreMetrics.recordsComplete(window),
            Band.from(ratio("0.9"), 10),
            Band.from(ratio("0.98"), 20)),
        Characteristic.moreIsBetter(
            "timeliness",
            ScoreMetrics.limitsMet(window),
            Band.from(ratio("0.8"), 15),
            Band.from(ratio("0.95"), 30)),
        Characteristic.moreIsBetter(
            "satisfaction",
            Metrics.satisfaction(window),
            Band.from(ratio("0.6"), 15),
            Band.from(ratio("0.8"), 30)),
        Characteristic.lessIsBetter(
            "complaints",
            ScoreMetrics.shrunkComplaintRate(window),
            20,
            Band.from(ratio("0.02"), 10),
            Band.from(ratio("0.1"), 0)));
  }

  /**
   * A member of staff by satisfaction, business results, complaint handling and teamwork, monthly
   * or quarterly (IS-19).
   *
   * @param window the period appraised
   */
  public static Scorecard staffAppraisal(Window window) {
    return Scorecard.of(
        Characteristic.moreIsBetter(
            "satisfaction",
            Metrics.satisfaction(window),
            Band.from(ratio("0.6"), 15),
            Band.from(ratio("0.8"), 30)),
        Characteristic.moreIsBetter(
            "results",
            ScoreMetrics.results(window),
            Band.from(ratio("0.6"), 10),
            Band.from(ratio("0.8"), 20),
            Band.from(ratio("1"), 30)),
        Characteristic.moreIsBetter(
                "complaint-handling",
                ScoreMetrics.complaintsSettled(window),
                Band.from(ratio("0.8"), 10),
                Band.from(ratio("1"), 20))
            .withoutValue(20),
        Characteristic.moreIsBetter(
            "teamwork",
            ScoreMetrics.teamwork(window),
            Band.from(ratio("0.6"), 10),
            Band.from(ratio("0.8"), 20)));
  }

  /**
   * The programme itself on four sides: customer knowledge, interaction, satisfaction, value
   * (AS-14); facts are those of all customers together.
   *
   * @param window the period assessed
   */
  public static Scorecard programme(Window window) {
    return Scorecard.of(
        Characteristic.moreIsBetter(
            "knowledge",
            ScoreMetrics.profileCompleteness(),
            Band.from(ratio("0.6"), 10),
            Band.from(ratio("0.9"), 25)),
        Characteristic.moreIsBetter(
            "interaction",
            ScoreMetrics.contactSuccess(window),
            Band.from(ratio("0.5"), 10),
            Band.from(ratio("0.8"), 25)),
        Characteristic.moreIsBetter(
            "satisfaction",
            Metrics.satisfaction(window),
            Band.from(ratio("0.6"), 10),
            Band.from(ratio("0.8"), 25)),
        Characteristic.moreIsBetter(
            "value",
            ScoreMetrics.growingCustomers(window),
            Band.from(ratio("0.3"), 10),
            Band.from(ratio("0.5"), 25)));
  }

  private static BigDecimal ratio(String text) {
    return new BigDecimal(text);
  }
}
