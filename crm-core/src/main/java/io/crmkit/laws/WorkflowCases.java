package io.crmkit.laws;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.PolicyId;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Opening;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowChecker;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws cases of a workflow by walking through it, and moves to ask about. */
final class WorkflowCases {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MOST_STEPS = 7;
  private static final Action ELSE = Action.of("SOME_OTHER");

  private final Workflow workflow;
  private final WorkflowDefinition definition;
  private final List<Role> roles;
  private final List<Action> actions;

  WorkflowCases(Workflow workflow) {
    this.workflow = workflow;
    this.definition = workflow.definition();
    this.roles = new ArrayList<>(definition.roles());
    this.roles.add(Role.SYSTEM);
    this.actions = definition.transitions().stream().map(Transition::action).distinct().toList();
  }

  WorkflowQuestion question(Choices choices) {
    return ask(choices, walk(choices, START));
  }

  WorkflowQuestion questionAbout(Choices choices, Instant moment) {
    return ask(choices, walk(choices, moment));
  }

  private WorkflowQuestion ask(Choices choices, Case of) {
    Move move = move(choices, of);
    Instant at = move.occurredAt();
    if (choices.percent(15)) {
      move =
          new Move(
              move.action(),
              move.actor(),
              move.fields(),
              at.plusSeconds(choices.between(-7_200, 7_200)),
              at.plusSeconds(choices.between(-3_600, 3_600)));
    }
    return new WorkflowQuestion(of, move);
  }

  /** A case after up to seven events. */
  Case walk(Choices choices, Instant start) {
    Map<String, FieldValue> fields = new HashMap<>();
    for (String required : definition.requires()) {
      fields.put(required, value(choices, required));
    }
    if (choices.percent(30)) {
      definition.fields().forEach(f -> fields.put(f.name(), value(choices, f.name())));
    }
    Case now =
        accepted(
                workflow
                    .open(
                        Opening.of(
                            CaseId.of("k-1"), CustomerId.of("c-1"), actor(choices), fields, start))
                    .outcome())
            .orElseThrow();
    for (long step = choices.upTo(MOST_STEPS); step > 0; step--) {
      now = step(choices, now);
    }
    return now;
  }

  /** The same case, had it been opened under a version that there is not. */
  static Case ofOtherVersion(Case of) {
    List<CaseEvent> history = new ArrayList<>(of.history());
    CaseEvent.Opened opened = (CaseEvent.Opened) history.get(0);
    history.set(
        0,
        new CaseEvent.Opened(
            1,
            opened.actor(),
            opened.occurredAt(),
            opened.recordedAt(),
            opened.id(),
            opened.customer(),
            new PolicyId(opened.workflow().name(), "some-other"),
            opened.state(),
            opened.fields(),
            opened.owner()));
    return Case.fold(history);
  }

  /** The history of the same case, taken over by a version that has none of its fields. */
  static List<CaseEvent> takenOver(Case of) {
    List<CaseEvent> history = new ArrayList<>(of.history());
    Instant at = of.lastEvent().recordedAt();
    history.add(
        new CaseEvent.Migrated(
            of.events() + 1,
            Actor.SYSTEM.id(),
            at,
            at,
            new PolicyId(of.workflow().name(), "some-other"),
            of.state(),
            List.copyOf(of.fields().keySet())));
    return history;
  }

  private Case step(Choices choices, Case now) {
    Instant at = later(choices, now);
    Answer<Case> answer =
        switch (choices.between(0, 10)) {
          case 6 ->
              workflow
                  .pausedBetween(
                      now,
                      Holder.CUSTOMER,
                      "waited",
                      actor(choices),
                      now.openedAt(),
                      now.openedAt().plusMillis(1),
                      at)
                  .outcome();
          case 7 ->
              workflow
                  .pause(now, Holder.CUSTOMER, "waiting", actor(choices), now.openedAt(), at)
                  .outcome();
          case 8 -> workflow.resume(now, actor(choices), at, at).outcome();
          case 9 -> workflow.assign(now, Owner.of("desk"), actor(choices), at, at).outcome();
          default -> workflow.fire(now, move(choices, now));
        };
    return accepted(answer).orElse(now);
  }

  /** Most of the time an action that leads out of the state, with fields that its guard likes. */
  Move move(Choices choices, Case now) {
    Instant at = later(choices, now);
    List<Transition> ways =
        definition.transitions().stream().filter(t -> t.from().contains(now.state())).toList();
    if (ways.isEmpty() || choices.percent(10)) {
      Action any = choices.percent(20) ? ELSE : choices.oneOf(actions);
      return new Move(any, actor(choices), fields(choices), at, at);
    }
    Transition way = choices.oneOf(ways);
    Map<String, FieldValue> entered = new HashMap<>();
    if (!choices.percent(40)) {
      WorkflowChecker.example(definition, way.guard()).ifPresent(entered::putAll);
      way.requires().forEach(field -> entered.computeIfAbsent(field, f -> value(choices, f)));
    }
    if (choices.percent(30)) {
      entered.putAll(fields(choices));
    }
    Actor actor = choices.percent(30) ? actor(choices) : everybody();
    return new Move(way.action(), actor, entered, at, at);
  }

  /** Somebody with all roles. */
  Actor everybody() {
    return new Actor(StaffId.of("s-9"), new HashSet<>(roles));
  }

  private Actor actor(Choices choices) {
    Set<Role> held = new HashSet<>();
    for (Role role : roles) {
      if (choices.percent(50)) {
        held.add(role);
      }
    }
    return new Actor(StaffId.of("s-" + choices.between(1, 3)), held);
  }

  private Map<String, FieldValue> fields(Choices choices) {
    Map<String, FieldValue> fields = new HashMap<>();
    for (Field field : definition.fields()) {
      if (choices.percent(35)) {
        fields.put(field.name(), value(choices, field.name()));
      }
    }
    if (choices.percent(5)) {
      fields.put("someOther", FieldValue.flag(true));
    }
    return fields;
  }

  FieldValue value(Choices choices, String field) {
    return choices.oneOf(WorkflowChecker.tellingValues(definition, field));
  }

  private static Instant later(Choices choices, Case now) {
    return now.lastEvent().recordedAt().plusSeconds(choices.upTo(3_600));
  }

  static Optional<Case> accepted(Answer<Case> answer) {
    return answer instanceof Answer.Accepted<Case> accepted
        ? Optional.of(accepted.value())
        : Optional.empty();
  }
}
