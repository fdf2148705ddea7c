package io.crmkit.workflow;

import io.crmkit.customer.StaffId;
import io.crmkit.time.Pauses;
import io.crmkit.time.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a case was and when it was paused, as far as it is known; grows event by event. */
final class CaseLine {
  /** After everything that calendars know. */
  static final Instant FAR = Instant.parse("2101-01-01T00:00:00Z");

  private final List<Stay> stays = new ArrayList<>();
  private final List<Pause> pauses = new ArrayList<>();

  /** A state the case was in, from a move on until the next. */
  record Stay(StateRule rule, StaffId by, Instant from) {}

  /** An explicit pause; without an end while it lasts. */
  record Pause(CaseEvent.Paused event, @Nullable Instant end) {
    Instant endOr(Instant otherwise) {
      return end == null || end.isAfter(otherwise) ? otherwise : end;
    }
  }

  /** Standing still over and done with, and since when it still goes on. */
  record Standstill(Pauses over, Optional<Instant> since) {
    Pauses until(Instant end) {
      return since
          .filter(end::isAfter)
          .map(start -> over.and(Pauses.of(TimeRange.between(start, end))))
          .orElse(over);
    }
  }

  void arrive(StateRule rule, CaseEvent event) {
    stays.add(new Stay(rule, event.actor(), event.occurredAt()));
  }

  void pause(CaseEvent.Paused event) {
    pauses.add(new Pause(event, null));
  }

  /** Resuming ends the pause before it in the history. */
  void resume(Instant at) {
    int last = pauses.size() - 1;
    if (last >= 0) {
      pauses.set(last, new Pause(pauses.get(last).event(), at));
    }
  }

  List<Stay> stays() {
    return stays;
  }

  List<Pause> pauses() {
    return pauses;
  }

  Instant stayEnd(int stay, Instant end) {
    return stay + 1 < stays.size() ? stays.get(stay + 1).from() : end;
  }

  /** The explicit pause that the case was in at an instant; of several the one recorded last. */
  @Nullable Pause pauseAt(Instant instant) {
    for (int i = pauses.size() - 1; i >= 0; i--) {
      Pause pause = pauses.get(i);
      if (!instant.isBefore(pause.event().occurredAt()) && instant.isBefore(pause.endOr(FAR))) {
        return pause;
      }
    }
    return null;
  }

  /** The state the case was in at an instant; of several at once the last. */
  Stay stayAt(Instant instant) {
    for (int i = stays.size() - 1; i > 0; i--) {
      if (!instant.isBefore(stays.get(i).from())) {
        return stays.get(i);
      }
    }
    return stays.get(0);
  }

  /** Whose turn it was at an instant. */
  Holder holderAt(Instant instant) {
    Pause pause = pauseAt(instant);
    return pause == null ? stayAt(instant).rule().holder() : pause.event().holder();
  }

  /** When a cycle stands still, as far as it is known; after its stop it does not matter. */
  Standstill standstill(Cycle cycle) {
    Instant end = cycle.halt().map(Cycle.Halt::at).orElse(FAR);
    List<TimeRange> ranges = new ArrayList<>();
    for (int i = 0; i < cycle.legs().size(); i++) {
      Cycle.Leg leg = cycle.legs().get(i);
      Instant until = cycle.legEnd(i, end);
      if (leg.rule().pausable()) {
        pauses.forEach(p -> add(ranges, p.event().occurredAt(), p.endOr(FAR), leg.from(), until));
      }
      for (int s = 0; s < stays.size(); s++) {
        if (leg.rule().pausedIn().contains(stays.get(s).rule().state())) {
          add(ranges, stays.get(s).from(), stayEnd(s, FAR), leg.from(), until);
        }
      }
    }
    cycle.gaps().forEach(gap -> add(ranges, gap.from(), gap.to(), cycle.started(), end));
    List<TimeRange> union = new ArrayList<>(new Pauses(ranges).ranges());
    int last = union.size() - 1;
    if (last < 0 || !union.get(last).endExclusive().equals(FAR)) {
      return new Standstill(new Pauses(union), Optional.empty());
    }
    Optional<Instant> since = union.remove(last).startInclusive();
    return new Standstill(new Pauses(union), since);
  }

  private static void add(
      List<TimeRange> ranges, Instant from, Instant to, Instant lowest, Instant highest) {
    Instant start = from.isBefore(lowest) ? lowest : from;
    Instant end = to.isAfter(highest) ? highest : to;
    if (start.isBefore(end)) {
      ranges.add(TimeRange.between(start, end));
    }
  }
}
