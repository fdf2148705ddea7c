package io.crmkit.time;

import java.time.LocalDate;

/** Units of the calendar that windows align to. */
public enum CalendarUnit {
  /** From the first of a month. */
  MONTH("month", 1),
  /** From 1 January, 1 April, 1 July or 1 October. */
  QUARTER("quarter", 3),
  /** From 1 January. */
  YEAR("year", 12);

  private final String word;
  private final int months;

  CalendarUnit(String word, int months) {
    this.word = word;
    this.months = months;
  }

  /** The first day of the unit that the date lies in. */
  public LocalDate startOf(LocalDate date) {
    return date.withDayOfMonth(1).minusMonths((date.getMonthValue() - 1L) % months);
  }

  LocalDate plus(LocalDate start, int units) {
    return start.plusMonths((long) units * months);
  }

  String word() {
    return word;
  }
}
