package io.crmkit.workflow;

import com.google.common.collect.Sets;
import io.crmkit.workflow.GuardSolver.TooComplexException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is wrong with the definition of a workflow: names that nothing declares, states that
 * cannot be reached or left for a final one, transitions that are enabled at once, clocks that
 * nothing starts or stops, marks of clocks out of order. Stateless.
 *
 * <p>Whether guards exclude each other is told exactly, field by field; where a guard, or two of
 * one action, are so tangled that it would take more than some millions of single questions, {@link
 * WorkflowProblem.TooComplex} says so of that action, and what is simpler is told all the same.
 * Fields that the opening or the transition itself requires count as known; what else may have been
 * entered on the way is not followed.
 */
public final class WorkflowChecker {
  private static final long MOST_STEPS = 3_000_000;

  /** Of an action that is known to be too tangled: whatever is simple about it is still found. */
  private static final long FEWER_STEPS = 300_000;

  private final WorkflowDefinition definition;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final GuardSolver solver = new GuardSolver(fields);
  private final Set<Action> tooComplex = new LinkedHashSet<>();
  private final Set<Transition> impossible = new HashSet<>();
  private final List<WorkflowProblem> problems = new ArrayList<>();

  private WorkflowChecker(WorkflowDefinition definition) {
    this.definition = definition;
    definition.fields().forEach(field -> fields.putIfAbsent(field.name(), field));
  }

  /** Everything that is wrong, calendars apart; empty if the definition is sound. */
  public static List<WorkflowProblem> check(WorkflowDefinition definition) {
    WorkflowChecker checker = new WorkflowChecker(definition);
    checker.problems.addAll(NameCheck.problems(definition));
    checker.checkGuards();
    StateGraph graph =
        new StateGraph(definition, transition -> !checker.impossible.contains(transition));
    checker.checkStates(graph);
    checker.problems.addAll(ClockCheck.problems(definition, graph));
    return List.copyOf(checker.problems);
  }

  /** Everything that is wrong, where there are calendars of these names. */
  public static List<WorkflowProblem> check(WorkflowDefinition definition, Set<String> calendars) {
    List<WorkflowProblem> problems = new ArrayList<>(check(definition));
    for (ClockRule clock : definition.clocks()) {
      if (!calendars.contains(clock.calendar())) {
        problems.add(new ClockProblem.NoSuchCalendar(clock.name(), clock.calendar()));
      }
    }
    return List.copyOf(problems);
  }

  /**
   * Values of fields for which a guard holds; of fields that it leaves out it asks nothing. Empty
   * if there are none, or if that is too tangled to be told.
   */
  public static Optional<Map<String, FieldValue>> example(
      WorkflowDefinition definition, Guard guard) {
    try {
      return new WorkflowChecker(definition)
          .solver
          .example(guard, Set.of(), MOST_STEPS)
          .map(
              example -> {
                Map<String, FieldValue> values = new LinkedHashMap<>();
                example.forEach(
                    given -> given.value().ifPresent(value -> values.put(given.field(), value)));
                return Collections.unmodifiableMap(values);
              });
    } catch (TooComplexException e) {
      return Optional.empty();
    }
  }

  /**
   * Values of a field on which guards turn: codes, both answers, bounds and their neighbours. Empty
   * if the field is not declared.
   */
  public static List<FieldValue> tellingValues(WorkflowDefinition definition, String field) {
    Guard all = new Guard.All(definition.transitions().stream().map(Transition::guard).toList());
    return definition.field(field).map(found -> GuardSolver.values(found, all)).orElse(List.of());
  }

  private void checkGuards() {
    List<Transition> transitions = definition.transitions();
    for (int i = 0; i < transitions.size(); i++) {
      Transition one = transitions.get(i);
      checkGuard(one);
      if (!impossible.contains(one)) {
        transitions.subList(i + 1, transitions.size()).forEach(other -> checkPair(one, other));
      }
    }
    tooComplex.forEach(action -> problems.add(new WorkflowProblem.TooComplex(action)));
  }

  private Optional<List<Given>> example(Action action, Guard guard, Set<String> known)
      throws TooComplexException {
    return solver.example(guard, known, tooComplex.contains(action) ? FEWER_STEPS : MOST_STEPS);
  }

  /** What has a value whenever the transition is gone: no value is ever taken back. */
  private Set<String> known(Transition transition) {
    return Sets.union(definition.requires(), transition.requires());
  }

  private void checkGuard(Transition one) {
    try {
      if (example(one.action(), one.guard(), known(one)).isEmpty()) {
        impossible.add(one);
        List<String> required = requiredInVain(one);
        one.from().stream()
            .findFirst()
            .map(from -> new WorkflowProblem.NeverHolds(one.action(), from, one.guard(), required))
            .ifPresent(problems::add);
      }
    } catch (TooComplexException e) {
      tooComplex.add(one.action());
    }
  }

  /** The required fields in a guard that never holds, unless it never does whatever is required. */
  private List<String> requiredInVain(Transition one) {
    try {
      if (example(one.action(), one.guard(), Set.of()).isEmpty()) {
        return List.of();
      }
    } catch (TooComplexException e) {
      // What is required makes it simple, and so may well be what is wrong.
    }
    return one.guard().fields().stream().filter(known(one)::contains).toList();
  }

  private void checkPair(Transition one, Transition other) {
    Optional<State> shared = one.from().stream().filter(other.from()::contains).findFirst();
    if (shared.isEmpty() || !one.action().equals(other.action())) {
      return;
    }
    Guard both = Guard.all(one.guard(), other.guard());
    try {
      example(one.action(), both, Sets.intersection(known(one), known(other)))
          .map(
              example ->
                  new WorkflowProblem.TwoWays(
                      one.action(), shared.get(), one.to(), other.to(), example))
          .ifPresent(problems::add);
    } catch (TooComplexException e) {
      tooComplex.add(one.action());
    }
  }

  private void checkStates(StateGraph graph) {
    List<State> last =
        definition.states().stream().filter(StateRule::isFinal).map(StateRule::state).toList();
    if (last.isEmpty()) {
      problems.add(new WorkflowProblem.NoFinalState());
    }
    Set<State> ending = graph.leadingTo(last);
    if (graph.reachable().isEmpty()) {
      return; // the initial state is not declared: that is told already
    }
    for (StateRule rule : definition.states()) {
      List<State> path = graph.reachable().get(rule.state());
      if (path == null) {
        problems.add(new WorkflowProblem.Unreachable(rule.state()));
      } else if (!last.isEmpty() && !ending.contains(rule.state())) {
        problems.add(new WorkflowProblem.DeadEnd(rule.state(), path));
      }
    }
  }
}
