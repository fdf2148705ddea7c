package io.crmkit.score.stage;

import java.util.List;
import java.util.Objects;

/**
 * How much speaks for a customer's leaving.
 *
 * @param level what is to be done about it
 * @param weight the sum of the weights of the signals that show
 * @param shown the names of the signals that show
 * @param unclear the names of the signals of which the facts do not tell
 */
public record ChurnRisk(Level level, long weight, List<String> shown, List<String> unclear) {
  /** Copies the lists. */
  public ChurnRisk {
    Objects.requireNonNull(level, "level");
    shown = List.copyOf(shown);
    unclear = List.copyOf(unclear);
  }

  /** What is to be done about a risk, the least first. */
  public enum Level {
    /** Nothing. */
    CALM,
    /** Keep an eye on the customer. */
    WATCH,
    /** Act now. */
    ALARM
  }
}
