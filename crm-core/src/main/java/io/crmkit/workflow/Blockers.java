package io.crmkit.workflow;

import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers everything that is in the way of a request; with all of it gone the request passes. */
final class Blockers {
  private final Workflow workflow;
  private final List<Reason> reasons = new ArrayList<>();

  Blockers(Workflow workflow) {
    this.workflow = workflow;
  }

  List<Reason> reasons() {
    return List.copyOf(reasons);
  }

  /** What is wrong with the values entered. */
  Blockers fields(Map<String, FieldValue> fields) {
    fields.forEach(
        (name, value) -> {
          Field field = workflow.fieldsByName().get(name);
          if (field == null) {
            reasons.add(new WorkflowReason.NoSuchField(name));
          } else if (!field.accepts(value)) {
            reasons.add(new WorkflowReason.WrongValue(field));
          }
        });
    return this;
  }

  Blockers times(Case before, Instant earliest, Instant occurredAt, Instant recordedAt) {
    Instant known = before.lastEvent().recordedAt();
    if (occurredAt.isBefore(earliest)) {
      reasons.add(new WorkflowReason.TooEarly(earliest));
    }
    if (recordedAt.isBefore(known)) {
      reasons.add(new WorkflowReason.RecordedTooEarly(known));
    }
    return order(occurredAt, recordedAt);
  }

  Blockers order(Instant occurredAt, Instant recordedAt) {
    if (occurredAt.isAfter(recordedAt)) {
      reasons.add(new WorkflowReason.NotYet(occurredAt, recordedAt));
    }
    return this;
  }

  Blockers missing(Iterable<String> required, Map<String, FieldValue> fields) {
    for (String field : required) {
      if (!fields.containsKey(field)) {
        reasons.add(new WorkflowReason.MissingField(field));
      }
    }
    return this;
  }

  /** What is in the way of an action in a state. */
  Blockers action(StateNode node, Move move, FieldMap fields) {
    StateNode.Arm arm = node.arm(move.action());
    if (arm == null) {
      reasons.add(
          node.arms().isEmpty()
              ? new WorkflowReason.NothingPossible(move.action(), node.state())
              : new WorkflowReason.NotPossible(move.action(), node.state(), node.actions()));
      return this;
    }
    StateNode.Way open = arm.open(fields);
    if (open != null) {
      reasons.addAll(inTheWay(open, move, fields));
    } else if (arm.ways().size() == 1) {
      reasons.addAll(inTheWay(arm.ways().get(0), move, fields));
    } else {
      arm.ways()
          .forEach(
              way ->
                  reasons.add(
                      new WorkflowReason.Blocked(way.to().state(), inTheWay(way, move, fields))));
    }
    return this;
  }

  private List<Reason> inTheWay(StateNode.Way way, Move move, FieldMap fields) {
    Blockers blockers = new Blockers(workflow).missing(way.requires(), fields);
    blockers.unmet(way.guard(), fields);
    if (!way.mayUse(move.actor())) {
      blockers.reasons.add(new WorkflowReason.LacksRole(way.roles()));
    }
    return blockers.reasons();
  }

  /** The parts of a guard that fail; it holds exactly where all of them do. */
  private void unmet(Guard guard, FieldMap fields) {
    if (guard.holds(fields)) {
      return;
    }
    if (guard instanceof Guard.All all) {
      all.parts().forEach(part -> unmet(part, fields));
    } else if (guard instanceof Guard.None none && none.parts().size() > 1) {
      none.parts().forEach(part -> unmet(Guard.none(part), fields));
    } else {
      Set<String> asked = guard.fields();
      reasons.add(
          new WorkflowReason.Unmet(
              guard, asked.stream().map(field -> Given.of(field, fields)).toList()));
    }
  }

  void add(Reason reason) {
    reasons.add(reason);
  }
}
