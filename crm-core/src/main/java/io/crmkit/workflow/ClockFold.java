package io.crmkit.workflow;

import static java.util.stream.Collectors.toSet;

import io.crmkit.time.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through what happened to a case in the order in which it became known.
 *
 * <p>Of each clock the last cycle is looked at whenever something becomes known. The others are
 * stopped for good: those that have something to say yet are looked at when that comes, all others
 * if a pause turns out to have been before their stop.
 */
final class ClockFold {
  private final CaseClocks clocks;
  private final Instant asOf;
  private final Set<String> told;
  private final CaseLine line = new CaseLine();
  private final Map<String, List<CycleTrack>> tracks = new LinkedHashMap<>();
  private final List<CycleTrack> begun = new ArrayList<>(); // by the event that is looked at
  private final Set<CycleTrack> soon = new LinkedHashSet<>(); // by the next event
  private final PriorityQueue<Waiting> later =
      new PriorityQueue<>(Comparator.comparing(Waiting::until));

  /** A stopped cycle that has nothing to say until an instant. */
  private record Waiting(Instant until, CycleTrack track) {}

  private ClockFold(CaseClocks clocks, Instant asOf, Set<String> told) {
    this.clocks = clocks;
    this.asOf = asOf;
    this.told = told;
  }

  /** The clocks as of an instant, by what was recorded until another. */
  static ClockFold of(CaseClocks clocks, Case of, Instant asOf, Instant knownAt) {
    List<CaseEvent> events = new ArrayList<>();
    List<Set<String>> told = new ArrayList<>(); // after each event, before the next
    for (CaseEvent event : of.history()) {
      if (event.occurredAt().isAfter(asOf) || event.recordedAt().isAfter(knownAt)) {
        continue;
      }
      if (event instanceof CaseEvent.Noted noted && !told.isEmpty()) {
        told.get(told.size() - 1).add(noted.key());
      } else if (matters(event)) {
        events.add(event);
        told.add(new HashSet<>());
      }
    }
    Set<String> all = told.stream().flatMap(Set::stream).collect(toSet());
    ClockFold fold = new ClockFold(clocks, asOf, all);
    Workflow workflow = null;
    for (int i = 0; i < events.size(); i++) {
      CaseEvent event = events.get(i);
      if (event instanceof CaseEvent.Opened opened) {
        workflow = clocks.workflow(opened.workflow());
      } else if (event instanceof CaseEvent.Migrated migrated) {
        workflow = clocks.workflow(migrated.workflow());
      }
      if (workflow != null) { // an opening not known yet hides all that follows
        Instant next = i + 1 < events.size() ? events.get(i + 1).recordedAt() : null;
        Set<String> toldBefore = told.get(i);
        fold.step(event, workflow, next, toldBefore);
      }
    }
    return fold;
  }

  private void step(CaseEvent event, Workflow workflow, @Nullable Instant until, Set<String> told) {
    boolean together = event.recordedAt().equals(until) && told.isEmpty();
    Set<CycleTrack> seen = new LinkedHashSet<>();
    for (List<CycleTrack> cycles : tracks.values()) {
      seenBy(event, cycles, seen);
    }
    if (!together) { // if more becomes known at once, that first
      seen.addAll(soon);
      while (!later.isEmpty() && (until == null || !later.peek().until().isAfter(until))) {
        seen.add(later.remove().track());
      }
    }
    seen.forEach(track -> track.before(event, mayChange(track.cycle(), event, workflow)));
    learn(event, workflow);
    seen.addAll(begun);
    begun.clear();
    line.step(seen.size());
    for (CycleTrack track : seen) {
      track.after(event, until, told);
      defer(track, until);
    }
  }

  /** The last cycle, and those before it that were not stopped yet at a pause or its end. */
  private static void seenBy(CaseEvent event, List<CycleTrack> cycles, Set<CycleTrack> seen) {
    int first = Math.max(0, cycles.size() - 1);
    while (event.entered().isEmpty()
        && first > 0
        && cycles.get(first - 1).reaches(event.occurredAt())) {
      first--;
    }
    seen.addAll(cycles.subList(first, cycles.size()));
  }

  private static boolean mayChange(Cycle cycle, CaseEvent event, Workflow workflow) {
    return event instanceof CaseEvent.Migrated
        || (!cycle.running()
            && workflow
                .definition()
                .clock(cycle.clock())
                .filter(now -> !now.equals(cycle.rule()))
                .isPresent());
  }

  private void defer(CycleTrack track, @Nullable Instant until) {
    Instant quiet = track.quiet();
    if (until != null && !quiet.isAfter(until)) {
      soon.add(track);
      return;
    }
    soon.remove(track);
    if (!quiet.isAfter(asOf) && last(track.cycle().clock()).filter(track::equals).isEmpty()) {
      later.add(new Waiting(quiet, track));
    }
  }

  private static boolean matters(CaseEvent event) {
    return !(event instanceof CaseEvent.Noted || event instanceof CaseEvent.Assigned);
  }

  CaseLine line() {
    return line;
  }

  /** All cycles, clock by clock. */
  List<CycleTrack> all() {
    return tracks.values().stream().flatMap(List::stream).toList();
  }

  private void learn(CaseEvent event, Workflow workflow) {
    if (event instanceof CaseEvent.Paused paused) {
      line.pause(paused, asOf);
    } else if (event instanceof CaseEvent.Resumed) {
      line.resume(event.occurredAt());
    }
    event.entered().ifPresent(state -> arrive(event, state, workflow));
  }

  private void arrive(CaseEvent event, State state, Workflow workflow) {
    StateRule rule =
        workflow.state(state).orElseGet(() -> new StateRule(state, false, Holder.TEAM));
    line.arrive(rule, event);
    Set<String> names = new LinkedHashSet<>();
    for (ClockRule clock : workflow.definition().clocks()) {
      names.add(clock.name());
      tracks.computeIfAbsent(clock.name(), name -> new ArrayList<>());
    }
    names.addAll(tracks.keySet());
    for (String name : names) {
      Optional<ClockRule> clock = workflow.definition().clock(name);
      if (event instanceof CaseEvent.Migrated) {
        last(name).filter(CycleTrack::running).ifPresent(track -> change(track, clock, event));
      }
      last(name).filter(CycleTrack::running).ifPresent(track -> stop(track, rule, event));
      clock.filter(c -> !rule.isFinal() && c.start().fires(event)).ifPresent(c -> start(c, event));
    }
  }

  private Optional<CycleTrack> last(String clock) {
    List<CycleTrack> cycles = tracks.getOrDefault(clock, List.of());
    return cycles.isEmpty() ? Optional.empty() : Optional.of(cycles.get(cycles.size() - 1));
  }

  private static void stop(CycleTrack track, StateRule arrived, CaseEvent event) {
    Cycle cycle = track.cycle();
    boolean triggered = cycle.rule().stops().stream().anyMatch(stop -> stop.fires(event));
    boolean ended = cycle.rule().ends().stream().anyMatch(end -> end.fires(event));
    if (triggered || ended || arrived.isFinal()) {
      track.halt(event, triggered);
    }
  }

  private void start(ClockRule clock, CaseEvent event) {
    CycleTrack last = last(clock.name()).orElse(null);
    if (last == null) {
      begin(1, clock, event);
    } else if (!last.running()) {
      reopen(last, clock, event);
    }
  }

  private void reopen(CycleTrack last, ClockRule clock, CaseEvent event) {
    boolean anew =
        clock.onPolicyChange() == OnPolicyChange.RESET && !clock.equals(last.cycle().rule());
    switch (anew && clock.onReopen() != OnReopen.FROZEN ? OnReopen.NEW_CYCLE : clock.onReopen()) {
      case FROZEN -> {
        return;
      }
      case NEW_CYCLE -> begin(last.cycle().number() + 1, clock, event);
      case CONTINUE, GAP_IS_PAUSE -> {
        boolean gapCounts = clock.onReopen() == OnReopen.CONTINUE;
        last.reopen(last.cycle().resumed(event.occurredAt(), gapCounts), event);
        change(last, Optional.of(clock), event);
      }
    }
  }

  private void begin(int number, ClockRule clock, CaseEvent event) {
    Cycle.Leg leg = new Cycle.Leg(clock, calendar(clock), event.occurredAt());
    Cycle cycle = Cycle.begun(number, leg, event.actor());
    CycleTrack track = new CycleTrack(cycle, line, asOf, told);
    begun.add(track);
    tracks.computeIfAbsent(clock.name(), name -> new ArrayList<>()).add(track);
  }

  /** The rule of a running cycle may have changed. */
  private void change(CycleTrack track, Optional<ClockRule> now, CaseEvent event) {
    Cycle cycle = track.cycle();
    if (now.isEmpty()) {
      track.halt(event, false);
      return;
    }
    ClockRule rule = now.get();
    if (rule.equals(cycle.rule())) {
      return;
    }
    switch (rule.onPolicyChange()) {
      case FROM_CHANGE -> {
        return;
      }
      case FROM_START -> track.become(cycle.under(rule, calendar(rule)));
      case CARRY_ELAPSED ->
          track.become(cycle.carried(new Cycle.Leg(rule, calendar(rule), event.occurredAt())));
      case RESET -> {
        track.halt(event, false);
        begin(cycle.number() + 1, rule, event);
      }
    }
  }

  private BusinessCalendar calendar(ClockRule clock) {
    return Objects.requireNonNull(clocks.calendar(clock.calendar()), "checked");
  }
}
