package io.crmkit.score.stage;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The stage a relationship is in, as a host records it. Days are local days of the facts' zone.
 *
 * @param stage the stage
 * @param since the day on which it was entered
 * @param decidedOn the day of the last decision; not before {@code since}
 */
public record StageStanding(Stage stage, LocalDate since, LocalDate decidedOn) {
  /**
   * Checks the order of the days.
   *
   * @throws IllegalArgumentException if the days are out of order
   */
  public StageStanding {
    Objects.requireNonNull(stage, "stage");
    if (decidedOn.isBefore(since)) {
      throw new IllegalArgumentException(
          "a standing must not be older than its stage, held since "
              + since
              + ", was of "
              + decidedOn);
    }
  }

  /** A standing in a stage entered on this day. */
  public static StageStanding in(Stage stage, LocalDate day) {
    return new StageStanding(stage, day, day);
  }

  /** The same stage, decided again on a later day. */
  public StageStanding stillOn(LocalDate day) {
    return new StageStanding(stage, since, day);
  }
}
