package io.crmkit.workflow;

import io.crmkit.time.Limit;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** A cycle as one set of facts has it. */
  static final class Run {
    final String clock;
    final int number;
    int start;
    final List<ClockRule> rules = new ArrayList<>(); // one for each leg
    final List<Integer> legs = new ArrayList<>();
    final List<int[]> gaps = new ArrayList<>();
    int halt = NEVER;
    boolean triggered;

    Run(String clock, int number, ClockRule rule, int start) {
      this.clock = clock;
      this.number = number;
      this.start = start;
      rules.add(rule);
      legs.add(start);
    }

    ClockRule rule() {
      return rules.get(rules.size() - 1);
    }

    int from() {
      return legs.get(legs.size() - 1);
    }

    ClockRule ruleAt(int tick) {
      int leg = 0;
      while (leg + 1 < legs.size() && legs.get(leg + 1) <= tick) {
        leg++;
      }
      return rules.get(leg);
    }

    boolean anyTime() {
      return rule().limit() instanceof Limit.CalendarDays;
    }

    String key() {
      return clock + "/" + number;
    }
  }

  /** Everything that is known at a tick. */
  final class Known {
    final List<CaseEvent> events = new ArrayList<>();
    final Map<String, List<Run>> runs = new LinkedHashMap<>();
    private final Map<Run, boolean[]> stills = new HashMap<>();
    private final Map<String, Integer> marks = new HashMap<>();
    int until;

    Known(int recordedBy, int asOf) {
      until = asOf;
      for (CaseEvent event : scenario.events()) {
        if (ClockScenario.tick(event.recordedAt()) <= recordedBy
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
        List<Run> cycles = runs.computeIfAbsent(name, any -> new ArrayList<>());
        if (event instanceof CaseEvent.Migrated && running(cycles)) {
          policy(cycles, clock, tick);
        }
        if (running(cycles)) {
          Run run = last(cycles);
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
          cycles.add(new Run(name, 1, clock, tick));
        } else if (clock.onReopen() == OnReopen.NEW_CYCLE) {
          cycles.add(new Run(name, cycles.size() + 1, clock, tick));
        } else if (clock.onReopen() != OnReopen.FROZEN) {
          Run run = last(cycles);
          if (clock.onReopen() == OnReopen.GAP_IS_PAUSE) {
            run.gaps.add(new int[] {run.halt, tick});
          }
          run.halt = NEVER;
          policy(cycles, clock, tick);
        }
      }
    }

    private void policy(List<Run> cycles, @Nullable ClockRule clock, int tick) {
      Run run = last(cycles);
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
            cycles.add(new Run(run.clock, run.number + 1, clock, tick));
          }
        }
      }
    }

    private boolean running(List<Run> cycles) {
      return !cycles.isEmpty() && last(cycles).halt == NEVER;
    }

    private Run last(List<Run> cycles) {
      return cycles.get(cycles.size() - 1);
    }

    List<Run> all() {
      return runs.values().stream().flatMap(List::stream).toList();
    }

    /** The ticks in which a run stands still; what has no end goes on for ever. */
    boolean[] still(Run run) {
      return stills.computeIfAbsent(run, this::standstill);
    }

    private boolean[] standstill(Run run) {
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
      for (int i = 0; i < events.size(); i++) {
        if (events.get(i) instanceof CaseEvent.Paused paused
            && ClockScenario.tick(paused.occurredAt()) <= tick
            && tick < resumed(i)) {
          return true;
        }
      }
      return false;
    }

    /** The event that ends a pause is the first after it that could. */
    private int resumed(int pause) {
      for (int i = pause + 1; i < events.size(); i++) {
        if (events.get(i) instanceof CaseEvent.Paused) {
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

    int due(Run run, boolean[] still) {
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
            return days.end() == Limit.DayEnd.SAME_TIME
                ? raw
                : (raw / ClockScenario.DAY + 1) * ClockScenario.DAY;
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

    /** Open ticks from one to another that do not stand still. */
    int counted(Run run, boolean[] still, int from, int to) {
      int count = 0;
      for (int tick = from; tick < to; tick++) {
        boolean open = run.anyTime() || NaiveHours.open(run.ruleAt(tick).calendar(), tick);
        count += open && !still[tick] ? 1 : 0;
      }
      return count;
    }

    /** When a mark comes if nothing more is recorded. */
    int mark(Run run, Duration fromDue) {
      return marks.computeIfAbsent(run.key() + fromDue, any -> comes(run, fromDue));
    }

    private int comes(Run run, Duration fromDue) {
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

    String verdict(Run run) {
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
