package io.crmkit.workflow;

import io.crmkit.time.Limit;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges the clocks of a {@link ClockScenario} by brute force: for every tick it goes once more
 * through everything recorded by then, tick by tick.
 */
final class NaiveClocks {
  static final int NEVER = Integer.MAX_VALUE;

  /** Far enough for every clock of a scenario to be due. */
  static final int END = ClockScenario.LAST + 16 * ClockScenario.DAY;

  private final ClockScenario scenario;

  NaiveClocks(ClockScenario scenario) {
    this.scenario = scenario;
  }

  /** What is known at each tick, put together anew whenever something more is. */
  List<Known> everyTick() {
    List<Known> all = new ArrayList<>();
    for (int tick = 0; tick <= ClockScenario.LAST; tick++) {
      long recorded = tick;
      boolean news =
          scenario.events().stream()
              .anyMatch(event -> ClockScenario.tick(event.recordedAt()) == recorded);
      all.add(tick == 0 || news ? new Known(tick, tick) : all.get(tick - 1));
    }
    return all;
  }

  /**
   * Whether an event that becomes known at a tick starts a run again that it had found stopped in
   * time, or ended, and happened after what was said of it had been sealed.
   */
  boolean goesOn(NaiveRun run, int tick, int sealed) {
    for (long number : run.reopenings) {
      CaseEvent event = scenario.events().get((int) number - 1);
      if (ClockScenario.tick(event.recordedAt()) == tick
          && ClockScenario.tick(event.occurredAt()) > sealed) {
        Known before = new Known(tick, tick, number);
        String said = before.verdict(before.run(run.key()).orElseThrow());
        if (said.startsWith("met") || said.startsWith("ended")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Everything that is known at a tick. */
  final class Known {
    final List<CaseEvent> events = new ArrayList<>();
    final Map<String, List<NaiveRun>> runs = new LinkedHashMap<>();
    private final Map<NaiveRun, boolean[]> stills = new HashMap<>();
    private final Map<String, Integer> marks = new HashMap<>();
    private final int asked;
    int until;

    Known(int recordedBy, int asOf) {
      this(recordedBy, asOf, Long.MAX_VALUE);
    }

    /** As if the history had ended before the event of this number. */
    Known(int recordedBy, int asOf, long before) {
      asked = asOf;
      until = asOf;
      for (CaseEvent event : scenario.events()) {
        if (event.number() < before
            && ClockScenario.tick(event.recordedAt()) <= recordedBy
            && ClockScenario.tick(event.occurredAt()) <= asOf) {
          events.add(event);
        }
      }
      Workflow version = scenario.versions().get(0);
      for (CaseEvent event : events) {
        if (event instanceof CaseEvent.Migrated) {
          version = scenario.versions().get(1);
        }
        if (event.entered().isPresent()) {
          walk(version, event);
        }
      }
    }

    private void walk(Workflow version, CaseEvent event) {
      int tick = (int) ClockScenario.tick(event.occurredAt());
      boolean over = event.entered().get().equals(State.of("F"));
      for (String name : List.of("one", "two", "three")) {
        ClockRule clock = version.definition().clock(name).orElse(null);
        List<NaiveRun> cycles = runs.computeIfAbsent(name, any -> new ArrayList<>());
        if (event instanceof CaseEvent.Migrated && running(cycles)) {
          policy(cycles, clock, tick);
        }
        if (running(cycles)) {
          NaiveRun run = last(cycles);
          boolean pulled = false;
          for (Trigger stop : run.rule().stops()) {
            pulled |= stop.fires(event);
          }
          boolean needless = false;
          for (Trigger end : run.rule().ends()) {
            needless |= end.fires(event);
          }
          if (pulled || needless || over) {
            run.halt = tick;
            run.triggered = pulled;
          }
        }
        if (clock == null || over || !clock.start().fires(event) || running(cycles)) {
          continue;
        }
        if (cycles.isEmpty()) {
          cycles.add(new NaiveRun(name, 1, clock, tick));
        } else if (clock.onReopen() == OnReopen.NEW_CYCLE
            || (clock.onReopen() != OnReopen.FROZEN
                && clock.onPolicyChange() == OnPolicyChange.RESET
                && !clock.equals(last(cycles).rule()))) {
          cycles.add(new NaiveRun(name, cycles.size() + 1, clock, tick));
        } else if (clock.onReopen() != OnReopen.FROZEN) {
          NaiveRun run = last(cycles);
          if (clock.onReopen() == OnReopen.GAP_IS_PAUSE) {
            run.gaps.add(new int[] {run.halt, tick});
          }
          run.halt = NEVER;
          run.reopenings.add(event.number());
          policy(cycles, clock, tick);
        }
      }
    }

    private void policy(List<NaiveRun> cycles, @Nullable ClockRule clock, int tick) {
      NaiveRun run = last(cycles);
      if (clock == null) {
        run.halt = tick;
        run.triggered = false;
      } else if (!clock.equals(run.rule())) {
        switch (clock.onPolicyChange()) {
          case FROM_CHANGE -> {}
          case FROM_START -> {
            run.rules.clear();
            run.legs.clear();
            run.rules.add(clock);
            run.legs.add(run.start);
          }
          case CARRY_ELAPSED -> {
            run.rules.add(clock);
            run.legs.add(tick);
          }
          case RESET -> {
            run.halt = tick;
            run.triggered = false;
            cycles.add(new NaiveRun(run.clock, run.number + 1, clock, tick));
          }
        }
      }
    }

    private boolean running(List<NaiveRun> cycles) {
      return !cycles.isEmpty() && last(cycles).halt == NEVER;
    }

    private NaiveRun last(List<NaiveRun> cycles) {
      return cycles.get(cycles.size() - 1);
    }

    List<NaiveRun> all() {
      return runs.values().stream().flatMap(List::stream).toList();
    }

    /** The ticks in which a run stands still; what has no end goes on for ever. */
    boolean[] still(NaiveRun run) {
      return stills.computeIfAbsent(run, this::standstill);
    }

    private boolean[] standstill(NaiveRun run) {
      boolean[] still = new boolean[END];
      for (int tick = run.start; tick < Math.min(END, run.halt); tick++) {
        ClockRule rule = run.ruleAt(tick);
        still[tick] = (rule.pausable() && paused(tick)) || rule.pausedIn().contains(state(tick));
        for (int[] gap : run.gaps) {
          still[tick] |= tick >= gap[0] && tick < gap[1];
        }
      }
      return still;
    }

    private boolean paused(int tick) {
      if (state(tick).equals(State.of("F"))) {
        return false; // what has ended waits for nobody
      }
      for (int i = 0; i < events.size(); i++) {
        if (events.get(i) instanceof CaseEvent.Paused paused
            && ClockScenario.tick(paused.occurredAt()) <= tick
            && tick < over(paused, i)) {
          return true;
        }
      }
      return false;
    }

    /** A pause told with its end has that, if it was over by the instant that is asked about. */
    private int over(CaseEvent.Paused paused, int index) {
      if (paused.until().isEmpty()) {
        return resumed(index);
      }
      int end = (int) ClockScenario.tick(paused.until().get());
      return end <= asked ? end : NEVER;
    }

    /** The event that ends a pause is the first after it that could. */
    private int resumed(int pause) {
      for (int i = pause + 1; i < events.size(); i++) {
        if (events.get(i) instanceof CaseEvent.Paused next && next.until().isEmpty()) {
          return NEVER;
        }
        if (events.get(i) instanceof CaseEvent.Resumed resumed) {
          return (int) ClockScenario.tick(resumed.occurredAt());
        }
      }
      return NEVER;
    }

    private State state(int tick) {
      State state = State.of("A");
      for (CaseEvent event : events) {
        if (event.entered().isPresent() && ClockScenario.tick(event.occurredAt()) <= tick) {
          state = event.entered().get();
        }
      }
      return state;
    }

    /** Since when a run has been standing still for good; the end if it does not. */
    int stuck(boolean[] still) {
      int since = END;
      while (since > 0 && still[since - 1]) {
        since--;
      }
      return since;
    }

    int due(NaiveRun run, boolean[] still) {
      Limit limit = run.rule().limit();
      if (limit instanceof Limit.Open open) {
        long left = ticks(open.open());
        boolean carried = run.legs.size() > 1;
        for (int tick = run.start; tick < END; tick++) {
          if (carried && tick == run.from() && left <= 0) {
            return tick;
          }
          if (NaiveHours.open(run.ruleAt(tick).calendar(), tick) && !still[tick]) {
            left--;
          }
          if (left == 0 && tick >= run.from()) {
            return tick + 1;
          }
        }
        return NEVER;
      }
      if (limit instanceof Limit.CalendarDays days) {
        long left = days.length().get(ChronoUnit.DAYS) * ClockScenario.DAY;
        for (int tick = run.start; tick < END; tick++) {
          left -= still[tick] ? 0 : 1;
          if (left == 0) {
            int raw = tick + 1;
            return days.end() == Limit.DayEnd.SAME_TIME ? raw : endOfDay(raw, still);
          }
        }
        return NEVER;
      }
      int left = ((Limit.BusinessDays) limit).number();
      for (int day = run.start / ClockScenario.DAY + 1; day < END / ClockScenario.DAY - 1; day++) {
        int close = -1;
        boolean worked = false;
        // The hours of a day may run on into the next.
        int first = NaiveHours.hoursStart(run.rule().calendar(), day);
        for (int tick = first; first >= 0 && tick < first + ClockScenario.DAY; tick++) {
          if (NaiveHours.belongs(run.rule().calendar(), tick, day)) {
            close = tick + 1;
            worked |= !still[tick];
          }
        }
        if (close >= 0 && worked && --left == 0) {
          return close;
        }
      }
      return NEVER;
    }

    /** The first midnight after a tick that does not lie within a standstill. */
    private int endOfDay(int raw, boolean[] still) {
      int midnight = (raw / ClockScenario.DAY + 1) * ClockScenario.DAY;
      while (midnight < END && still[midnight - 1] && still[midnight]) {
        midnight += ClockScenario.DAY;
      }
      return midnight < END ? midnight : NEVER;
    }

    /** Open ticks from one to another that do not stand still. */
    int counted(NaiveRun run, boolean[] still, int from, int to) {
      int count = 0;
      for (int tick = from; tick < to; tick++) {
        boolean open = run.anyTime() || NaiveHours.open(run.ruleAt(tick).calendar(), tick);
        count += open && !still[tick] ? 1 : 0;
      }
      return count;
    }

    /** When a mark comes if nothing more is recorded. */
    int mark(NaiveRun run, Duration fromDue) {
      return marks.computeIfAbsent(run.key() + fromDue, any -> comes(run, fromDue));
    }

    private int comes(NaiveRun run, Duration fromDue) {
      boolean[] still = still(run);
      int due = due(run, still);
      String calendar = run.rule().calendar();
      long left = Math.abs(ticks(fromDue));
      if (left == 0) {
        return due;
      }
      if (!fromDue.isNegative()) {
        for (int tick = due; tick < END; tick++) {
          left -= NaiveHours.open(calendar, tick) && !still[tick] ? 1 : 0;
          if (left == 0) {
            return tick + 1;
          }
        }
        return NEVER;
      }
      int stuck = stuck(still);
      boolean[] freed = still.clone();
      for (int tick = stuck; tick < END; tick++) {
        freed[tick] = false;
      }
      int soonest = due(run, freed);
      if (soonest == NEVER) {
        return NEVER;
      }
      int tick = soonest;
      while (left > 0) {
        tick--;
        if (tick < 0) {
          return run.start; // before everything: it says so from the start on
        }
        left -= NaiveHours.open(calendar, tick) && !freed[tick] ? 1 : 0;
      }
      return tick < stuck || soonest == due ? Math.max(tick, run.start) : NEVER;
    }

    Optional<NaiveRun> run(String key) {
      return all().stream().filter(run -> run.key().equals(key)).findFirst();
    }

    String verdict(NaiveRun run) {
      boolean[] still = still(run);
      int due = due(run, still);
      int end = Math.min(run.halt, until);
      if (run.halt == NEVER ? due <= until : due < run.halt) {
        int late = 0;
        for (int tick = due; tick < end; tick++) {
          boolean counts =
              !(run.rule().limit() instanceof Limit.Open)
                  || NaiveHours.open(run.ruleAt(tick).calendar(), tick);
          late += counts && !still[tick] ? 1 : 0;
        }
        return "breached due " + due + " late " + late;
      }
      return run.halt == NEVER ? "running" : (run.triggered ? "met " : "ended ") + run.halt;
    }
  }

  private static long ticks(Duration length) {
    return length.dividedBy(ClockScenario.TICK);
  }
}
