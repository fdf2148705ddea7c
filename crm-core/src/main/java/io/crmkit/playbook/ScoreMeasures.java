package io.crmkit.playbook;

import io.crmkit.customer.ProfilePart;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.score.ScoreMetrics;
import io.crmkit.score.stage.ReadyStages;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What scores take for granted when they measure. Immutable.
 *
 * @param usualComplaintRate the complaints per order of customers at large, 0 to 1: what the rate
 *     of somebody with few orders is drawn towards
 * @param worthOrders how many orders that prior knowledge is worth, 1 to 1,000,000
 * @param freshFor how long the profile fields of a part stay fresh; parts not named never grow
 *     stale (IS-02)
 */
public record ScoreMeasures(
    BigDecimal usualComplaintRate, long worthOrders, Map<ProfilePart, Period> freshFor) {
  /** Five complaints in a hundred orders, worth twenty orders; nothing grows stale. */
  public static final ScoreMeasures USUAL = new ScoreMeasures(new BigDecimal("0.05"), 20, Map.of());

  /**
   * Copies the map and checks the bounds.
   *
   * @throws IllegalArgumentException if a bound is out of range
   */
  public ScoreMeasures {
    ReadyStages.catalogue(usualComplaintRate, worthOrders);
    Map<ProfilePart, Period> copy = new EnumMap<>(ProfilePart.class);
    copy.putAll(freshFor);
    copy.forEach(
        (part, length) -> {
          if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException(
                "freshFor of " + part + " must be a positive length, was " + length);
          }
        });
    freshFor = Collections.unmodifiableMap(copy);
  }

  /**
   * A catalogue with all that scores ask about; what it defines already stays as it is.
   *
   * @param known what is defined already
   * @param cards the names of the cards whose scores may be asked about
   */
  public MetricCatalogue catalogue(MetricCatalogue known, Collection<String> cards) {
    MetricCatalogue scores = ReadyStages.catalogue(usualComplaintRate, worthOrders);
    MetricCatalogue all = known;
    for (String name : scores.names()) {
      if (all.find(name).isEmpty()) {
        all = all.with(scores.find(name).orElseThrow());
      }
    }
    for (String card : cards) {
      if (all.find(ScoreMetrics.score(card).name()).isEmpty()) {
        all = all.with(ScoreMetrics.supplied(ScoreMetrics.score(card)));
      }
    }
    return all;
  }
}
