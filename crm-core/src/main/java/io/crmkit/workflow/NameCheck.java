package io.crmkit.workflow;

import io.crmkit.workflow.WorkflowPlace.Part;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds names that nothing declares, names that stand twice, and fields asked wrongly. */
final class NameCheck {
  private final WorkflowDefinition definition;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Set<State> states = new LinkedHashSet<>();
  private final Set<Role> roles = new LinkedHashSet<>();
  private final Set<Action> actions = new LinkedHashSet<>();
  private final Set<WorkflowProblem> problems = new LinkedHashSet<>();

  private NameCheck(WorkflowDefinition definition) {
    this.definition = definition;
  }

  static List<WorkflowProblem> problems(WorkflowDefinition definition) {
    NameCheck check = new NameCheck(definition);
    check.declarations();
    check.transitions();
    definition.clocks().forEach(check::clock);
    return List.copyOf(check.problems);
  }

  private void declarations() {
    for (Field field : definition.fields()) {
      if (fields.putIfAbsent(field.name(), field) != null) {
        twice(Part.FIELD, field.name());
      }
    }
    for (StateRule rule : definition.states()) {
      if (!states.add(rule.state())) {
        twice(Part.STATE, rule.state().code());
      }
    }
    roles.addAll(definition.roles());
    roles.add(Role.SYSTEM);
    definition.transitions().forEach(transition -> actions.add(transition.action()));
    WorkflowPlace opening = new WorkflowPlace(Part.OPENING, definition.initial().code());
    state(opening, definition.initial());
    definition.requires().forEach(name -> field(opening, name));
    Set<String> clocks = new HashSet<>();
    for (ClockRule clock : definition.clocks()) {
      if (!clocks.add(clock.name())) {
        twice(Part.CLOCK, clock.name());
      }
    }
  }

  private void transitions() {
    for (Transition transition : definition.transitions()) {
      WorkflowPlace place = WorkflowPlace.of(transition);
      if (transition.from().isEmpty()) {
        problems.add(new WorkflowProblem.LeavesNothing(transition.action()));
      }
      transition.from().forEach(from -> state(place, from));
      state(place, transition.to());
      transition.requires().forEach(name -> field(place, name));
      transition.roles().forEach(role -> role(place, role));
      transition.guard().leaves(leaf -> leaf(place, leaf));
    }
  }

  private void leaf(WorkflowPlace place, Guard.Leaf leaf) {
    Field field = fields.get(leaf.field());
    if (field == null) {
      field(place, leaf.field());
      return;
    }
    boolean fits =
        switch (field.type()) {
          case CODE -> leaf instanceof Guard.Is;
          case FLAG -> leaf instanceof Guard.Flagged;
          default -> leaf instanceof GuardBound bounded && bounded.bound().type() == field.type();
        };
    if (!fits && !(leaf instanceof Guard.Known)) {
      problems.add(new WorkflowProblem.WrongKind(place, leaf, field));
    } else if (leaf instanceof Guard.Is is) {
      is.codes().stream()
          .filter(code -> !field.codes().contains(code))
          .forEach(code -> problems.add(new WorkflowProblem.NoSuchCode(place, field, code)));
    }
  }

  private void clock(ClockRule clock) {
    WorkflowPlace place = WorkflowPlace.of(clock);
    clock.triggers().forEach(trigger -> trigger(place, trigger));
    clock.pausedIn().forEach(state -> state(place, state));
    Set<String> marks = new HashSet<>();
    for (Warning warning : clock.warnings()) {
      if (!marks.add(warning.name())) {
        twice(Part.WARNING, warning.name());
      }
    }
    for (Escalation escalation : clock.escalations()) {
      WorkflowPlace at = new WorkflowPlace(Part.ESCALATION, escalation.name());
      if (!marks.add(escalation.name())) {
        twice(Part.ESCALATION, escalation.name());
      }
      escalation.notified().ifPresent(role -> role(at, role));
      escalation.action().ifPresent(action -> action(at, action));
    }
  }

  private void trigger(WorkflowPlace place, Trigger trigger) {
    if (trigger instanceof Trigger.On on) {
      action(place, on.action());
    } else if (trigger instanceof Trigger.Entering entering) {
      state(place, entering.state());
    } else if (trigger instanceof Trigger.Moving moving) {
      state(place, moving.from());
      state(place, moving.to());
      if (states.containsAll(List.of(moving.from(), moving.to()))
          && definition.transitions().stream()
              .noneMatch(t -> t.from().contains(moving.from()) && t.to().equals(moving.to()))) {
        problems.add(new ClockProblem.NoSuchStep(place.name(), moving.from(), moving.to()));
      }
    }
  }

  private void state(WorkflowPlace place, State state) {
    if (!states.contains(state)) {
      problems.add(new WorkflowProblem.NoSuchState(place, state));
    }
  }

  private void field(WorkflowPlace place, String name) {
    if (!fields.containsKey(name)) {
      problems.add(new WorkflowProblem.NoSuchField(place, name));
    }
  }

  private void role(WorkflowPlace place, Role role) {
    if (!roles.contains(role)) {
      problems.add(new WorkflowProblem.NoSuchRole(place, role));
    }
  }

  private void action(WorkflowPlace place, Action action) {
    if (!actions.contains(action)) {
      problems.add(new WorkflowProblem.NoSuchAction(place, action));
    }
  }

  private void twice(Part part, String name) {
    problems.add(new WorkflowProblem.Duplicate(new WorkflowPlace(part, name)));
  }
}
