package io.crmkit.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a clock stood still: ranges of which only their union counts. Overlapping and touching
 * ranges are joined, empty ones dropped, so that equal pauses are equal however they were told.
 * Immutable.
 *
 * <pre>{@code
 * Pauses pauses = Pauses.of(TimeRange.between(asked, answered));
 * Reckoned<Instant> due = calendar.deadline(received, Duration.ofHours(8), pauses);
 * }</pre>
 *
 * @param ranges in order, none touching another
 */
public record Pauses(@JsonValue List<TimeRange> ranges) {
  /** No pause. */
  public static final Pauses NONE = new Pauses(List.of());

  /** Orders and joins the ranges. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Pauses {
    ranges = joined(ranges);
  }

  /** These pauses, in any order. */
  public static Pauses of(TimeRange... ranges) {
    return new Pauses(List.of(ranges));
  }

  /** The pauses of both. */
  public Pauses and(Pauses others) {
    List<TimeRange> all = new ArrayList<>(ranges);
    all.addAll(others.ranges);
    return new Pauses(all);
  }

  /** Whether the clock stands still at the instant. */
  public boolean contains(Instant instant) {
    return ranges.stream().anyMatch(range -> range.contains(instant));
  }

  private static List<TimeRange> joined(Collection<TimeRange> ranges) {
    List<TimeRange> sorted = new ArrayList<>(ranges);
    sorted.removeIf(
        range -> range.startInclusive().filter(range.endExclusive()::equals).isPresent());
    sorted.sort(Comparator.comparing(range -> range.startInclusive().orElse(Instant.MIN)));
    List<TimeRange> joined = new ArrayList<>();
    for (TimeRange range : sorted) {
      int last = joined.size() - 1;
      Optional<Instant> start = range.startInclusive();
      if (last >= 0 && (start.isEmpty() || !start.get().isAfter(joined.get(last).endExclusive()))) {
        TimeRange before = joined.get(last);
        if (range.endExclusive().isAfter(before.endExclusive())) {
          joined.set(last, new TimeRange(before.startInclusive(), range.endExclusive()));
        }
      } else {
        joined.add(range);
      }
    }
    return List.copyOf(joined);
  }

  /** The pauses within the range of calendars, in nanoseconds. */
  Intervals intervals() {
    Intervals.Builder builder = new Intervals.Builder();
    for (TimeRange range : ranges) {
      builder.add(
          range.startInclusive().map(Nanos::clamped).orElse(Nanos.MIN),
          Nanos.clamped(range.endExclusive()));
    }
    return builder.build();
  }
}
