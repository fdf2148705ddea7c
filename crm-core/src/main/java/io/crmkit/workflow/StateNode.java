package io.crmkit.workflow;

import io.crmkit.decision.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A state of a checked workflow with what leads out of it, laid out for looking up. */
final class StateNode {
  private final Workflow workflow;
  private final StateRule rule;
  private Arm[] arms = {};

  StateNode(Workflow workflow, StateRule rule) {
    this.workflow = workflow;
    this.rule = rule;
  }

  /** What an action does in this state: several ways if guards tell them apart. */
  static final class Arm {
    private final Action action;
    private final Way[] ways;

    private Arm(Action action, List<Way> ways) {
      this.action = action;
      this.ways = ways.toArray(new Way[0]);
    }

    Action action() {
      return action;
    }

    List<Way> ways() {
      return List.of(ways);
    }

    /** The way whose guard holds; the check has shown that there is at most one. */
    @Nullable Way open(FieldMap fields) {
      for (Way way : ways) {
        if (way.guard().holds(fields)) {
          return way;
        }
      }
      return null;
    }
  }

  /** One way out of a state. */
  record Way(
      Transition transition,
      StateNode to,
      Guard guard,
      List<String> requires,
      List<Role> roles,
      List<Reason> reasons) {
    boolean mayUse(Actor actor) {
      if (roles.isEmpty()) {
        return true;
      }
      Set<Role> held = actor.roles();
      for (int i = 0; i < roles.size(); i++) {
        if (held.contains(roles.get(i))) {
          return true;
        }
      }
      return false;
    }

    boolean hasAll(FieldMap fields) {
      for (int i = 0; i < requires.size(); i++) {
        if (!fields.containsKey(requires.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  /** Once, while the workflow is made. */
  void lead(List<Transition> transitions, Map<State, StateNode> nodes) {
    Map<Action, List<Way>> ways = new LinkedHashMap<>();
    for (Transition transition : transitions) {
      if (transition.from().contains(state())) {
        ways.computeIfAbsent(transition.action(), action -> new ArrayList<>())
            .add(way(transition, Objects.requireNonNull(nodes.get(transition.to()), "checked")));
      }
    }
    arms =
        ways.entrySet().stream()
            .map(entry -> new Arm(entry.getKey(), entry.getValue()))
            .toArray(Arm[]::new);
  }

  private Way way(Transition transition, StateNode to) {
    Reason moved = new WorkflowReason.Moved(transition.action(), state(), transition.to());
    Guard guard = transition.guard();
    // Cases taken over from another version may lack what the opening requires; the check of guards
    // relies on it.
    Set<String> requires = new LinkedHashSet<>(transition.requires());
    guard.fields().stream()
        .filter(workflow.definition().requires()::contains)
        .forEach(requires::add);
    return new Way(
        transition,
        to,
        guard,
        List.copyOf(requires),
        List.copyOf(transition.roles()),
        guard.equals(Guard.always())
            ? List.of(moved)
            : List.of(moved, new WorkflowReason.GuardHolds(guard)));
  }

  /** Whether it is a state of this very workflow; an equal one has nodes of its own. */
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(Workflow other) {
    return workflow == other;
  }

  StateRule rule() {
    return rule;
  }

  State state() {
    return rule.state();
  }

  List<Arm> arms() {
    return List.of(arms);
  }

  List<Action> actions() {
    return arms().stream().map(Arm::action).toList();
  }

  @Nullable Arm arm(Action action) {
    for (Arm arm : arms) {
      if (arm.action.code().equals(action.code())) {
        return arm;
      }
    }
    return null;
  }
}
