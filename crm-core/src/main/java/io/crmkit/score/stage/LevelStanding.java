package io.crmkit.score.stage;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The level of a relationship with a group of customers, as a host records it.
 *
 * @param level the level
 * @param customers the class of the number of customers: 0 few, 1 some, 2 many
 * @param margin the class of the margin: 0 low, 1 medium, 2 high
 * @param since the day on which the level was reached
 * @param decidedOn the day of the last decision; not before {@code since}
 */
public record LevelStanding(
    RelationshipLevel level, int customers, int margin, LocalDate since, LocalDate decidedOn) {
  /**
   * Checks the classes and the days.
   *
   * @throws IllegalArgumentException if a class is not 0 to 2, or the days are out of order
   */
  public LevelStanding {
    Objects.requireNonNull(level, "level");
    if (customers < 0 || customers > 2 || margin < 0 || margin > 2) {
      throw new IllegalArgumentException(
          "classes of customers and margin must be 0 to 2, were " + customers + " and " + margin);
    }
    if (decidedOn.isBefore(since)) {
      throw new IllegalArgumentException(
          "a standing must not be older than its level, held since "
              + since
              + ", was of "
              + decidedOn);
    }
  }
}
