package io.crmkit.workflow;

import io.crmkit.time.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds clocks that nothing starts or stops, and marks of clocks that are out of order. */
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
        check.ends(clock);
      }
      check.marks(clock);
    }
    return check.problems;
  }

  private void ends(ClockRule clock) {
    Set<State> starts = new LinkedHashSet<>();
    clock.start().parts().forEach(part -> starts.addAll(starts(part)));
    if (starts.isEmpty() && clock.start().parts().stream().allMatch(this::known)) {
      problems.add(new ClockProblem.NeverStarts(clock.name()));
    }
    Set<State> beforeStop = new LinkedHashSet<>();
    for (StateGraph.Edge edge : graph.steps()) {
      if (clock.stops().stream().anyMatch(stop -> pulls(edge, stop))) {
        beforeStop.add(edge.from());
      }
    }
    Set<State> ending = graph.leadingTo(beforeStop);
    starts.stream()
        .filter(state -> !ending.contains(state))
        .findFirst()
        .ifPresent(
            state ->
                problems.add(new ClockProblem.NeverEnds(clock.name(), state, graph.pathTo(state))));
  }

  /** The states in which a case is right after the trigger. */
  private Set<State> starts(Trigger trigger) {
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
    Duration longest = Duration.ZERO;
    for (Warning warning : clock.warnings()) {
      if (warning.before().isNegative() || warning.before().isZero()) {
        problems.add(new ClockProblem.WarnsTooLate(clock.name(), warning.name()));
      } else if (clock.limit() instanceof Limit.Open open
          && warning.before().compareTo(open.open()) > 0) {
        problems.add(new ClockProblem.WarnsTooEarly(clock.name(), warning.name()));
      }
      longest = longest.compareTo(warning.before()) < 0 ? warning.before() : longest;
    }
    for (Escalation escalation : clock.escalations()) {
      if (escalation.after().negated().compareTo(longest) > 0) {
        problems.add(
            new ClockProblem.EscalatesTooEarly(
                clock.name(),
                escalation.name(),
                clock.warnings().stream().map(Warning::name).toList()));
      }
      Optional<Action> action = escalation.action();
      if (action.isPresent() && onlyPeople(action.get())) {
        problems.add(new ClockProblem.SystemMayNot(clock.name(), escalation.name(), action.get()));
      }
    }
  }

  private boolean onlyPeople(Action action) {
    List<Transition> ways =
        definition.transitions().stream().filter(t -> t.action().equals(action)).toList();
    return !ways.isEmpty()
        && ways.stream().noneMatch(t -> t.roles().isEmpty() || t.roles().contains(Role.SYSTEM));
  }
}
