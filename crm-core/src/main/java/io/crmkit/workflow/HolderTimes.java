package io.crmkit.workflow;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * For how long it was whose turn, over the life of a case: from its opening on, except while it was
 * ended. Whose turn it is the state says, or the explicit pause that the case is in; of several at
 * once the one recorded last. The parts sum to the whole. Immutable.
 *
 * @param elapsed the whole
 * @param parts by holder, sorted by code
 */
public record HolderTimes(Duration elapsed, Map<Holder, Duration> parts) {
  /**
   * Copies the map and checks the sum.
   *
   * @throws IllegalArgumentException if the parts do not sum to the whole
   */
  public HolderTimes {
    Objects.requireNonNull(elapsed, "elapsed");
    Map<Holder, Duration> sorted =
        new TreeMap<>((one, other) -> one.code().compareTo(other.code()));
    sorted.putAll(parts);
    parts = Collections.unmodifiableMap(sorted);
    Duration sum = parts.values().stream().reduce(Duration.ZERO, Duration::plus);
    if (!sum.equals(elapsed)) {
      throw new IllegalArgumentException(
          "the parts must sum to the whole " + elapsed + ", summed to " + sum);
    }
  }

  /** For how long it was this holder's turn. */
  public Duration of(Holder holder) {
    return parts.getOrDefault(holder, Duration.ZERO);
  }
}
