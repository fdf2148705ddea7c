package io.crmkit.time;

import java.time.LocalDate;
import java.util.List;

/**
 * What becomes of a day that comes again where its month is too short for it: 29 February in common
 * years, day 30 of a lunar month of 29 days, the 31st in April.
 */
public enum ShortMonth {
  /** The last day of the month instead: 28 February. */
  LAST_DAY,
  /** The day after instead, the first of the next month: 1 March. */
  NEXT_DAY,
  /** Both of these days. */
  BOTH,
  /** No day at all: leap years only. */
  SKIP;

  /** The days instead, given the last day of the short month. */
  List<LocalDate> instead(LocalDate lastDay) {
    return switch (this) {
      case LAST_DAY -> List.of(lastDay);
      case NEXT_DAY -> List.of(lastDay.plusDays(1));
      case BOTH -> List.of(lastDay, lastDay.plusDays(1));
      case SKIP -> List.of();
    };
  }
}
