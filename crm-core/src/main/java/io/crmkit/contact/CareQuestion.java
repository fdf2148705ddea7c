package io.crmkit.contact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a care policy is asked: which greetings are due for this customer on these days? Immutable.
 *
 * @param customer what is known of the customer
 * @param startInclusive the first day asked for, of the years 1 to 9998
 * @param endExclusive the day after the last; 1 to {@value #MAX_DAYS} days after the first
 */
public record CareQuestion(
    CareCustomer customer, LocalDate startInclusive, LocalDate endExclusive) {
  /** The longest stretch that may be asked for, in days: ten years. */
  public static final int MAX_DAYS = 3_660;

  /**
   * Checks the days.
   *
   * @throws IllegalArgumentException if the stretch is empty or too long, or its years are not
   *     those of a calendar on the wall
   */
  public CareQuestion {
    Objects.requireNonNull(customer, "customer");
    if (startInclusive.getYear() < 1 || startInclusive.getYear() > 9_998) {
      throw new IllegalArgumentException(
          "the start must lie in the years 1 to 9998, was " + startInclusive);
    }
    long days = ChronoUnit.DAYS.between(startInclusive, endExclusive);
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException(
          "the end must lie 1 to "
              + MAX_DAYS
              + " days after the start "
              + startInclusive
              + ", was "
              + endExclusive);
    }
  }

  /** The week that begins on a day. */
  public static CareQuestion week(CareCustomer customer, LocalDate firstDay) {
    return new CareQuestion(customer, firstDay, firstDay.plusDays(7));
  }
}
