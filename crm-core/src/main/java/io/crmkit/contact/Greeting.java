package io.crmkit.contact;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Something to do for a customer on an occasion. Immutable.
 *
 * @param occasion the occasion
 * @param date its day
 * @param prepareFrom the day on which it is first worked on; not after {@code date}
 * @param actions what to do, never empty; what important customers get beyond others comes last
 */
public record Greeting(
    CareName occasion, LocalDate date, LocalDate prepareFrom, List<CareAction> actions)
    implements Comparable<Greeting> {
  /**
   * Copies the actions.
   *
   * @throws IllegalArgumentException if there are none, or preparation starts after the day
   */
  public Greeting {
    Objects.requireNonNull(occasion, "occasion");
    actions = List.copyOf(actions);
    if (actions.isEmpty()) {
      throw new IllegalArgumentException("a greeting must have at least one action");
    }
    if (prepareFrom.isAfter(date)) {
      throw new IllegalArgumentException(
          "preparation must not start after " + date + ", was " + prepareFrom);
    }
  }

  /** By day, then by name. */
  @Override
  public int compareTo(Greeting other) {
    int order = date.compareTo(other.date);
    return order != 0 ? order : occasion.compareTo(other.occasion);
  }
}
