package io.crmkit.workflow;

import io.crmkit.time.Limit;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds clocks that nothing starts or stops, that stand still wherever they run, and marks of
 * clocks that are out of order or come to nothing.
 */
final class ClockCheck {
  private final WorkflowDefinition definition;
  private final StateGraph graph;
  private final List<WorkflowProblem> problems = new ArrayList<>();

  private ClockCheck(WorkflowDefinition definition, StateGraph graph) {
    this.definition = definition;
    this.graph = graph;
  }

  static List<WorkflowProblem> problems(WorkflowDefinition definition, StateGraph graph) {
    ClockCheck check = new ClockCheck(definition, graph);
    for (ClockRule clock : definition.clocks()) {
      if (!graph.reachable().isEmpty()) {
        check.runs(clock);
      }
      check.marks(clock);
    }
    return check.problems;
  }

  private void runs(ClockRule clock) {
    Set<State> arrivals = new LinkedHashSet<>();
    clock.start().parts().forEach(part -> arrivals.addAll(after(part)));
    Set<State> starts = new LinkedHashSet<>(arrivals);
    starts.removeIf(this::isFinal);
    if (starts.isEmpty() && !arrivals.isEmpty()) {
      problems.add(new ClockProblem.StartsWhenOver(clock.name(), arrivals.iterator().next()));
    } else if (starts.isEmpty() && clock.start().parts().stream().allMatch(this::known)) {
      problems.add(new ClockProblem.NeverStarts(clock.name()));
    }
    Set<State> ending = leadingToStop(clock);
    starts.stream()
        .filter(state -> !ending.contains(state))
        .findFirst()
        .ifPresent(
            state ->
                problems.add(new ClockProblem.NeverEnds(clock.name(), state, graph.pathTo(state))));
    Set<State> running = runningIn(clock, starts);
    if (!running.isEmpty() && clock.pausedIn().containsAll(running)) {
      problems.add(new ClockProblem.NeverDue(clock.name(), List.copyOf(running)));
    }
    if (!running.isEmpty()) {
      clock.escalations().forEach(escalation -> acts(clock, running, escalation));
    }
  }

  /** The states in which a clock may run that started in one of these. */
  private Set<State> runningIn(ClockRule clock, Set<State> starts) {
    Set<State> found = new LinkedHashSet<>(starts);
    boolean more = true;
    while (more) {
      more = false;
      for (StateGraph.Edge edge : graph.steps()) {
        boolean on = found.contains(edge.from()) && !isFinal(edge.to());
        more |= on && !stops(clock, edge) && !ends(clock, edge) && found.add(edge.to());
      }
    }
    return found;
  }

  private void acts(ClockRule clock, Set<State> running, Escalation escalation) {
    Action action = escalation.action().filter(this::systemMay).orElse(null);
    if (action == null) {
      return; // no such action, or none for the system: that is told already
    }
    List<StateGraph.Edge> ways =
        graph.steps().stream()
            .filter(edge -> edge.action().equals(action) && running.contains(edge.from()))
            .filter(this::systemMay)
            .toList();
    if (ways.isEmpty()) {
      problems.add(
          new ClockProblem.ActsInVain(
              clock.name(), escalation.name(), action, List.copyOf(running)));
    }
    if (clock.onReopen() == OnReopen.NEW_CYCLE
        && escalation.after().negated().compareTo(shortest(clock.limit())) >= 0
        && ways.stream().anyMatch(edge -> stops(clock, edge) && startsBy(clock, edge))) {
      problems.add(new ClockProblem.ActsAtStart(clock.name(), escalation.name(), action));
    }
  }

  private boolean systemMay(StateGraph.Edge edge) {
    return ways(edge.action())
        .anyMatch(t -> t.from().contains(edge.from()) && t.to().equals(edge.to()) && systemMay(t));
  }

  private boolean startsBy(ClockRule clock, StateGraph.Edge edge) {
    return pulls(edge, clock.start()) && !isFinal(edge.to());
  }

  /** The states from which something stops the clock before the case ends for good. */
  private Set<State> leadingToStop(ClockRule clock) {
    Set<State> found = new LinkedHashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (StateGraph.Edge edge : graph.steps()) {
        boolean on =
            isFinal(edge.to()) ? goesOn(clock, edge.to(), found) : found.contains(edge.to());
        more |= (stops(clock, edge) || (on && !ends(clock, edge))) && found.add(edge.from());
      }
    }
    return found;
  }

  /** Whether a step out of a final state lets the clock go on into one of these. */
  private boolean goesOn(ClockRule clock, State ended, Set<State> found) {
    return (clock.onReopen() == OnReopen.CONTINUE || clock.onReopen() == OnReopen.GAP_IS_PAUSE)
        && graph.steps().stream()
            .anyMatch(
                edge ->
                    edge.from().equals(ended)
                        && pulls(edge, clock.start())
                        && found.contains(edge.to()));
  }

  private boolean isFinal(State state) {
    return definition.state(state).filter(StateRule::isFinal).isPresent();
  }

  private static boolean stops(ClockRule clock, StateGraph.Edge edge) {
    return clock.stops().stream().anyMatch(stop -> pulls(edge, stop));
  }

  private static boolean ends(ClockRule clock, StateGraph.Edge edge) {
    return clock.ends().stream().anyMatch(end -> pulls(edge, end));
  }

  /** The states in which a case is right after the trigger; in final ones no clock starts. */
  private Set<State> after(Trigger trigger) {
    Set<State> states = new LinkedHashSet<>();
    if (trigger instanceof Trigger.Opened
        || (trigger instanceof Trigger.Entering entering
            && entering.state().equals(definition.initial()))) {
      states.add(definition.initial());
    }
    for (StateGraph.Edge edge : graph.steps()) {
      if (pulls(edge, trigger)) {
        states.add(edge.to());
      }
    }
    return states;
  }

  private static boolean pulls(StateGraph.Edge edge, Trigger trigger) {
    if (trigger instanceof Trigger.On on) {
      return on.action().equals(edge.action());
    }
    if (trigger instanceof Trigger.Moving moving) {
      return moving.from().equals(edge.from()) && moving.to().equals(edge.to());
    }
    return trigger instanceof Trigger.Entering entering
        ? entering.state().equals(edge.to())
        : trigger.parts().size() > 1 && trigger.parts().stream().anyMatch(t -> pulls(edge, t));
  }

  /** What names nothing is told already. */
  private boolean known(Trigger trigger) {
    if (trigger instanceof Trigger.On on) {
      return definition.transitions().stream().anyMatch(t -> t.action().equals(on.action()));
    }
    if (trigger instanceof Trigger.Moving moving) {
      return definition.transitions().stream()
          .anyMatch(t -> t.from().contains(moving.from()) && t.to().equals(moving.to()));
    }
    return !(trigger instanceof Trigger.Entering entering)
        || definition.state(entering.state()).isPresent();
  }

  private void marks(ClockRule clock) {
    Duration first = Duration.ZERO;
    for (Warning warning : clock.warnings()) {
      if (warning.before().isNegative() || warning.before().isZero()) {
        problems.add(new ClockProblem.WarnsTooLate(clock.name(), warning.name()));
      } else if (warning.before().compareTo(longest(clock.limit())) > 0) {
        problems.add(new ClockProblem.WarnsTooEarly(clock.name(), warning.name()));
      }
      first = first.compareTo(warning.before()) < 0 ? warning.before() : first;
    }
    for (Escalation escalation : clock.escalations()) {
      if (escalation.after().negated().compareTo(first) > 0) {
        problems.add(
            new ClockProblem.EscalatesTooEarly(
                clock.name(),
                escalation.name(),
                clock.warnings().stream().map(Warning::name).toList()));
      }
      Optional<Action> action = escalation.action();
      if (action.isPresent()
          && ways(action.get()).findAny().isPresent()
          && !systemMay(action.get())) {
        problems.add(new ClockProblem.SystemMayNot(clock.name(), escalation.name(), action.get()));
      }
    }
  }

  private Stream<Transition> ways(Action action) {
    return definition.transitions().stream().filter(t -> t.action().equals(action));
  }

  private boolean systemMay(Action action) {
    return ways(action).anyMatch(ClockCheck::systemMay);
  }

  private static boolean systemMay(Transition transition) {
    return transition.roles().isEmpty() || transition.roles().contains(Role.SYSTEM);
  }

  /**
   * No calendar has more open time from the start of a clock to its due instant. Hours that start
   * on a date end on the next one, so that a business day has less than two days; a day more for
   * what zones shift.
   */
  private static Duration longest(Limit limit) {
    if (limit instanceof Limit.Open open) {
      return open.open();
    }
    if (limit instanceof Limit.BusinessDays days) {
      return Duration.ofDays(2L * (days.number() + 1) + 1);
    }
    Period length = ((Limit.CalendarDays) limit).length();
    return Duration.ofDays(366L * length.getYears() + 31L * length.getMonths() + length.getDays())
        .plusDays(2);
  }

  /** There may be no more open time than that, whatever the calendar. */
  private static Duration shortest(Limit limit) {
    if (limit instanceof Limit.Open open) {
      return open.open();
    }
    if (limit instanceof Limit.BusinessDays days) {
      return Duration.ofDays(days.number());
    }
    Period length = ((Limit.CalendarDays) limit).length();
    return Duration.ofDays(365L * length.getYears() + 28L * length.getMonths() + length.getDays());
  }
}
