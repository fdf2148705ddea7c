package io.crmkit.workflow;

import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which state leads to which, of the transitions whose guards can hold. */
final class StateGraph {
  private final State initial;
  private final List<Edge> edges = new ArrayList<>();
  private final Map<State, List<State>> paths = new LinkedHashMap<>();

  /** A step from one state to another. */
  record Edge(State from, Action action, State to) {}

  StateGraph(WorkflowDefinition definition, Predicate<Transition> possible) {
    this.initial = definition.initial();
    Set<State> known = new LinkedHashSet<>();
    definition.states().forEach(rule -> known.add(rule.state()));
    for (Transition transition : definition.transitions()) {
      if (known.contains(transition.to()) && possible.test(transition)) {
        for (State from : transition.from()) {
          if (known.contains(from)) {
            edges.add(new Edge(from, transition.action(), transition.to()));
          }
        }
      }
    }
    if (known.contains(initial)) {
      walk();
    }
  }

  private void walk() {
    Deque<State> open = new ArrayDeque<>(List.of(initial));
    paths.put(initial, List.of(initial));
    while (!open.isEmpty()) {
      State from = open.remove();
      for (Edge edge : edges) {
        if (edge.from.equals(from) && !paths.containsKey(edge.to)) {
          List<State> path = new ArrayList<>(paths.get(from));
          path.add(edge.to);
          paths.put(edge.to, List.copyOf(path));
          open.add(edge.to);
        }
      }
    }
  }

  /** The states that cases get into, the nearest first, each with a shortest path to it. */
  Map<State, List<State>> reachable() {
    return paths;
  }

  /** A shortest path to a state, from the initial one on; empty if there is none. */
  List<State> pathTo(State state) {
    return paths.getOrDefault(state, List.of());
  }

  /** The steps that cases can take. */
  List<Edge> steps() {
    return edges.stream().filter(edge -> paths.containsKey(edge.from)).toList();
  }

  /** The states from which one of these can be reached, themselves included. */
  Set<State> leadingTo(Collection<State> goals) {
    Set<State> found = new LinkedHashSet<>(goals);
    boolean more = true;
    while (more) {
      more = false;
      for (Edge edge : edges) {
        more |= found.contains(edge.to) && found.add(edge.from);
      }
    }
    return found;
  }

  /** The states of a path in words, one after the other. */
  static Object route(List<State> path) {
    Object words = path.get(0);
    for (State next : path.subList(1, path.size())) {
      words = Phrase.of("workflow.path", Details.of("before", words, "state", next));
    }
    return words;
  }
}
