package io.crmkit.workflow;

import com.google.common.collect.Sets;
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
 * <p>Whether guards exclude each other is told exactly, field by field; for guards so tangled that
 * it would take more than some millions of single questions, {@link WorkflowProblem.TooComplex}
 * says so. Fields that the opening or the transition itself requires count as known; what else may
 * have been entered on the way is not followed.
 */
public final class WorkflowChecker {
  private static final long MOST_STEPS = 3_000_000;

  private final WorkflowDefinition definition;
  private final Map<String, Field> fields = new LinkedHashMap<>();
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
      return new GuardSolver(new WorkflowChecker(definition).fields, MOST_STEPS)
          .example(guard, Set.of())
          .map(
              example -> {
                Map<String, FieldValue> values = new LinkedHashMap<>();
                example.forEach(
                    given -> given.value().ifPresent(value -> values.put(given.field(), value)));
                return Collections.unmodifiableMap(values);
              });
    } catch (GuardSolver.TooComplexException e) {
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
    GuardSolver solver = new GuardSolver(fields, MOST_STEPS);
    Set<Action> tooComplex = new LinkedHashSet<>();
    List<Transition> transitions = definition.transitions();
    for (int i = 0; i < transitions.size(); i++) {
      Transition one = transitions.get(i);
      try {
        if (solver.example(one.guard(), known(one)).isEmpty()) {
          impossible.add(one);
          neverHolds(solver, one);
          continue;
        }
        for (Transition other : transitions.subList(i + 1, transitions.size())) {
          checkPair(solver, one, other);
        }
      } catch (GuardSolver.TooComplexException e) {
        tooComplex.add(one.action());
      }
    }
    tooComplex.forEach(action -> problems.add(new WorkflowProblem.TooComplex(action)));
  }

  /** What has a value whenever the transition is gone: no value is ever taken back. */
  private Set<String> known(Transition transition) {
    return Sets.union(definition.requires(), transition.requires());
  }

  private void neverHolds(GuardSolver solver, Transition one)
      throws GuardSolver.TooComplexException {
    boolean never = solver.example(one.guard(), Set.of()).isEmpty();
    List<String> required =
        never ? List.of() : one.guard().fields().stream().filter(known(one)::contains).toList();
    one.from().stream()
        .findFirst()
        .ifPresent(
            from ->
                problems.add(
                    new WorkflowProblem.NeverHolds(one.action(), from, one.guard(), required)));
  }

  private void checkPair(GuardSolver solver, Transition one, Transition other)
      throws GuardSolver.TooComplexException {
    if (!one.action().equals(other.action())) {
      return;
    }
    Optional<State> shared = one.from().stream().filter(other.from()::contains).findFirst();
    if (shared.isPresent()) {
      solver
          .example(
              Guard.all(one.guard(), other.guard()), Sets.intersection(known(one), known(other)))
          .ifPresent(
              example ->
                  problems.add(
                      new WorkflowProblem.TwoWays(
                          one.action(), shared.get(), one.to(), other.to(), example)));
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
