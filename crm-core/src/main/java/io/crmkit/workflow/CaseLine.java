package io.crmkit.workflow;

import io.crmkit.customer.StaffId;
import io.crmkit.time.Pauses;
import io.crmkit.time.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Where a case was and when it was paused, as far as it is known; grows event by event. */
final class CaseLine {
  /** After everything that calendars know. */
  static final Instant FAR = Instant.parse("2101-01-01T00:00:00Z");

  private final List<Stay> stays = new ArrayList<>();
  private final List<Over> overs = new ArrayList<>();
  private final List<Pause> pauses = new ArrayList<>();
  private final List<Instant> begins = new ArrayList<>(); // the least of a pause and those after it
  private final List<Instant> ends = new ArrayList<>(); // the greatest of a pause and those before
  private long steps;

  /** A state the case was in, from a move on until the next. */
  record Stay(StateRule rule, StaffId by, Instant from) {}

  /** A final state the case was in: nothing was waited for, whatever pauses say. */
  private record Over(Instant from, Instant to) {}

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
    Instant at = event.occurredAt();
    stays.add(new Stay(rule, event.actor(), at));
    int last = overs.size() - 1;
    if (last >= 0 && overs.get(last).to().equals(FAR)) {
      overs.set(last, new Over(overs.get(last).from(), at));
    }
    if (rule.isFinal()) {
      overs.add(new Over(at, FAR));
    }
  }

  /** A pause that was not over yet as of an instant has no end as of then. */
  void pause(CaseEvent.Paused event, Instant asOf) {
    Pause pause = new Pause(event, event.until().filter(end -> !end.isAfter(asOf)).orElse(null));
    pauses.add(pause);
    begins.add(event.occurredAt());
    ends.add(pause.endOr(FAR));
    spread(ends.size() - 1);
    for (int i = begins.size() - 2; i >= 0 && begins.get(i).isAfter(event.occurredAt()); i--) {
      begins.set(i, event.occurredAt());
    }
  }

  /** Resuming ends the pause before it in the history that was told without its end. */
  void resume(Instant at) {
    int last = pauses.size() - 1;
    while (last >= 0 && pauses.get(last).event().until().isPresent()) {
      last--;
    }
    if (last >= 0) {
      Pause over = new Pause(pauses.get(last).event(), at);
      pauses.set(last, over);
      for (int i = last; i < ends.size(); i++) {
        ends.set(i, pauses.get(i).endOr(FAR));
        spread(i);
      }
    }
  }

  private void spread(int index) {
    if (index > 0 && ends.get(index - 1).isAfter(ends.get(index))) {
      ends.set(index, ends.get(index - 1));
    }
  }

  List<Stay> stays() {
    return stays;
  }

  List<Pause> pauses() {
    return pauses;
  }

  /** The stays that may have some of the time from one instant until another, in order. */
  List<Stay> stays(Instant from, Instant until) {
    int end = first(stays.size(), i -> !stays.get(i).from().isBefore(until));
    return stepped(stays.subList(Math.min(indexAt(from), end), end));
  }

  /** The pauses that may have some of the time from one instant until another, as recorded. */
  List<Pause> pauses(Instant from, Instant until) {
    int start = first(pauses.size(), i -> ends.get(i).isAfter(from));
    int end = first(pauses.size(), i -> !begins.get(i).isBefore(until));
    return stepped(pauses.subList(Math.min(start, end), end));
  }

  private <T> List<T> stepped(List<T> list) {
    step(list.size());
    return list;
  }

  void step(int count) {
    steps += count;
  }

  /** How many steps were gone to find out what clocks say: what that costs. */
  long steps() {
    return steps;
  }

  /** The first of so many of which something holds that holds of all after it, or how many. */
  static int first(int size, IntPredicate holds) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * The explicit pause that the case was in at an instant; of several the one recorded last, and
   * none where it had ended.
   */
  @Nullable Pause pauseAt(Instant instant) {
    if (!stays.isEmpty() && stayAt(instant).rule().isFinal()) {
      return null;
    }
    List<Pause> found = pauses(instant, instant.plusNanos(1));
    for (int i = found.size() - 1; i >= 0; i--) {
      Pause pause = found.get(i);
      if (!instant.isBefore(pause.event().occurredAt()) && instant.isBefore(pause.endOr(FAR))) {
        return pause;
      }
    }
    return null;
  }

  /** The state the case was in at an instant; of several at once the last. */
  Stay stayAt(Instant instant) {
    return stays.get(indexAt(instant));
  }

  private int indexAt(Instant instant) {
    return Math.max(0, first(stays.size(), i -> stays.get(i).from().isAfter(instant)) - 1);
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
        for (Pause pause : pauses(leg.from(), until)) {
          addOpen(ranges, pause, leg.from(), until);
        }
      }
      if (!leg.rule().pausedIn().isEmpty()) {
        List<Stay> during = stays(leg.from(), until);
        for (int s = 0; s < during.size(); s++) {
          if (leg.rule().pausedIn().contains(during.get(s).rule().state())) {
            // After the last of them the case was somewhere else at the earliest when all is over.
            Instant left = s + 1 < during.size() ? during.get(s + 1).from() : FAR;
            add(ranges, during.get(s).from(), left, leg.from(), until);
          }
        }
      }
    }
    stepped(cycle.gaps()).forEach(gap -> add(ranges, gap.from(), gap.to(), cycle.started(), end));
    List<TimeRange> union = new ArrayList<>(new Pauses(ranges).ranges());
    int last = union.size() - 1;
    if (last < 0 || !union.get(last).endExclusive().equals(FAR)) {
      return new Standstill(new Pauses(union), Optional.empty());
    }
    Optional<Instant> since = union.remove(last).startInclusive();
    return new Standstill(new Pauses(union), since);
  }

  /** A pause without what of it fell into final states. */
  private void addOpen(List<TimeRange> ranges, Pause pause, Instant lowest, Instant highest) {
    Instant from = pause.event().occurredAt();
    Instant end = pause.endOr(FAR);
    Instant begun = from;
    for (int i = first(overs.size(), o -> overs.get(o).to().isAfter(begun));
        i < overs.size() && overs.get(i).from().isBefore(end);
        i++) {
      step(1);
      add(ranges, from, overs.get(i).from(), lowest, highest);
      from = overs.get(i).to();
    }
    add(ranges, from, end, lowest, highest);
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
