package io.crmkit.facts;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * One customer's facts at every local midnight: what a policy folds over to follow a history day by
 * day. Made by {@link FactsCalculator#timeline}, or implemented by a host over its warehouse.
 */
public interface FactsTimeline {
  /** The zone whose midnights are meant. */
  ZoneId zone();

  /** The facts at the midnight that begins this day: all that occurred before the day. */
  Facts at(LocalDate day);

  /**
   * The days, ascending, on which the facts may differ from the day before, out of {@code
   * (afterExclusive, throughInclusive]}. May name too many days, never too few; by default all.
   */
  default List<LocalDate> changes(LocalDate afterExclusive, LocalDate throughInclusive) {
    return afterExclusive.isBefore(throughInclusive)
        ? afterExclusive.plusDays(1).datesUntil(throughInclusive.plusDays(1)).toList()
        : List.of();
  }
}
