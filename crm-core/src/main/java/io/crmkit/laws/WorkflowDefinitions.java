package io.crmkit.laws;

import io.crmkit.time.Limit;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Escalation;
import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldType;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Trigger;
import io.crmkit.workflow.Warning;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Draws definitions of workflows, to try what has to hold for every one. */
public final class WorkflowDefinitions {
  private static final Role BOSS = Role.of("BOSS");
  private static final Field[] FIELDS = {
    Field.codes("kind", "a", "b", "c"),
    Field.of("urgent", FieldType.FLAG),
    Field.of("tries", FieldType.COUNT),
    Field.of("paper", FieldType.REFERENCE)
  };

  private WorkflowDefinitions() {}

  /**
   * Sound definitions: a row of two to six states from the first to a final one, so that all are
   * reached and left, with steps back and short cuts, splits by guards that exclude each other, and
   * clocks from the opening to the end.
   */
  public static Generator<WorkflowDefinition> sound() {
    return choices -> {
      int last = choices.between(1, 5);
      WorkflowDefinition definition =
          WorkflowDefinition.of("drawn", "1").withRoles(BOSS).withFields(FIELDS);
      for (int i = 0; i < last; i++) {
        Holder holder = choices.percent(30) ? Holder.CUSTOMER : Holder.TEAM;
        definition = definition.withStates(StateRule.of(name(i), holder));
      }
      definition = definition.withStates(StateRule.last(name(last)));
      for (int i = 0; i < last; i++) {
        definition = step(choices, definition, i, last);
      }
      for (int more = choices.between(0, 3); more > 0; more--) { // each an action of its own
        int from = choices.between(0, last);
        Transition jump =
            Transition.of("JUMP" + more, name(from), name(choices.between(0, last)))
                .when(guard(choices));
        definition = definition.withTransitions(decorated(choices, jump));
      }
      return choices.percent(50) ? definition : definition.withClocks(clock(choices, last));
    };
  }

  /** To the next state; perhaps split, the one part going on and the other anywhere. */
  private static WorkflowDefinition step(
      Choices choices, WorkflowDefinition definition, int at, int last) {
    Transition on = Transition.of("GO" + at, name(at), name(at + 1));
    if (choices.percent(50)) {
      return definition.withTransitions(decorated(choices, on));
    }
    Guard guard = guard(choices);
    if (guard.equals(Guard.always())) {
      return definition.withTransitions(decorated(choices, on));
    }
    Transition off =
        Transition.of("GO" + at, name(at), name(choices.between(0, last))).when(Guard.none(guard));
    return definition.withTransitions(decorated(choices, on.when(guard)), decorated(choices, off));
  }

  private static Transition decorated(Choices choices, Transition transition) {
    Transition decorated = choices.percent(30) ? transition.by(BOSS) : transition;
    return choices.percent(30) ? decorated.requiring("paper") : decorated;
  }

  /** One that can hold whatever was entered before, and fail. */
  private static Guard guard(Choices choices) {
    List<Guard> parts = new ArrayList<>();
    if (choices.percent(50)) {
      parts.add(choices.percent(50) ? Guard.is("kind", "a") : Guard.is("kind", "a", "b"));
    }
    if (choices.percent(50)) {
      parts.add(choices.percent(50) ? Guard.flag("urgent") : Guard.notFlag("urgent"));
    }
    if (choices.percent(50)) {
      long bound = choices.upTo(5);
      parts.add(
          choices.percent(50) ? Guard.atLeast("tries", bound) : Guard.lessThan("tries", bound));
    }
    if (parts.isEmpty()) {
      return Guard.always();
    }
    Guard[] all = parts.toArray(new Guard[0]);
    return choices.percent(50) ? Guard.all(all) : Guard.any(all);
  }

  private static ClockRule clock(Choices choices, int last) {
    long hours = choices.between(2, 48);
    return ClockRule.of(
            "whole",
            Trigger.opening(),
            Limit.open(Duration.ofHours(hours)),
            "service",
            Trigger.entering(name(last)))
        .withWarnings(new Warning("soon", Duration.ofHours(choices.between(1, hours))))
        .withEscalations(Escalation.of("late", Duration.ofHours(choices.upTo(8))).notifying(BOSS));
  }

  private static String name(int state) {
    return "S" + state;
  }
}
