package io.crmkit.score.stage;

import io.crmkit.score.segment.Label;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Something done to win a customer back, and until when an order counts as its success (RM-09).
 *
 * @param kind what it is: {@code new Label("win-back", "VISIT")}
 * @param on the day on which it was done
 * @param untilExclusive the first day on which an order no longer counts; after {@code on}
 */
public record WinBackMeasure(Label kind, LocalDate on, LocalDate untilExclusive) {
  /**
   * Checks the order of the days.
   *
   * @throws IllegalArgumentException if there is no day
   */
  public WinBackMeasure {
    Objects.requireNonNull(kind, "kind");
    if (!on.isBefore(untilExclusive)) {
      throw new IllegalArgumentException(
          "a measure must have time to work from " + on + ", but ended before " + untilExclusive);
    }
  }
}
