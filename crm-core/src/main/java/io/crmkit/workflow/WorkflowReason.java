package io.crmkit.workflow;

import io.crmkit.decision.Details;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The reasons of what workflows decide, one record per code. */
public sealed interface WorkflowReason extends Reason {
  /**
   * The case was opened.
   *
   * @param state the state it begins in
   */
  record Opened(State state) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.opened";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("state", state);
    }
  }

  /**
   * The action moved the case.
   *
   * @param action the action
   * @param from the state before
   * @param to the state after
   */
  record Moved(Action action, State from, State to) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.moved";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("action", action, "from", from, "to", to);
    }
  }

  /**
   * The condition of the move holds.
   *
   * @param guard the condition
   */
  record GuardHolds(Guard guard) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.guard-holds";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("guard", guard);
    }
  }

  /**
   * The action does not lead out of the state of the case.
   *
   * @param action the action
   * @param state the state of the case
   * @param possible the actions that do
   */
  record NotPossible(Action action, State state, List<Action> possible) implements WorkflowReason {
    /** Copies the list. */
    public NotPossible {
      possible = List.copyOf(possible);
    }

    @Override
    public String code() {
      return "workflow.not-possible";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("action", action, "state", state, "possible", possible);
    }
  }

  /**
   * No action leads out of the state of the case.
   *
   * @param action the action asked for
   * @param state the state of the case
   */
  record NothingPossible(Action action, State state) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.nothing-possible";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("action", action, "state", state);
    }
  }

  /**
   * A field must be known.
   *
   * @param field the field
   */
  record MissingField(String field) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.missing-field";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("field", Field.term(field));
    }
  }

  /**
   * A condition must hold and does not.
   *
   * @param guard the condition
   * @param now what the case says about its fields, the move included
   */
  record Unmet(Guard guard, List<Given> now) implements WorkflowReason {
    /** Copies the list. */
    public Unmet {
      now = List.copyOf(now);
    }

    @Override
    public String code() {
      return "workflow.unmet";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("guard", guard, "now", now);
    }
  }

  /**
   * The actor has none of the roles that may do it.
   *
   * @param roles the roles, any of which will do
   */
  record LacksRole(List<Role> roles) implements WorkflowReason {
    /** Copies the list. */
    public LacksRole {
      roles = List.copyOf(roles);
    }

    @Override
    public String code() {
      return "workflow.lacks-role";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("roles", roles);
    }
  }

  /**
   * The action leads to several states, and this is in the way to one of them.
   *
   * @param to the state
   * @param reasons everything in the way to it
   */
  record Blocked(State to, List<Reason> reasons) implements WorkflowReason {
    /** Copies the list. */
    public Blocked {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String code() {
      return "workflow.blocked";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("to", to, "reasons", reasons);
    }
  }

  /**
   * It must not occur before something that the case knows.
   *
   * @param earliest the earliest instant accepted
   */
  record TooEarly(Instant earliest) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.too-early";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("earliest", earliest);
    }
  }

  /**
   * It must not be recorded before what the case already knows.
   *
   * @param earliest the earliest instant accepted
   */
  record RecordedTooEarly(Instant earliest) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.recorded-too-early";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("earliest", earliest);
    }
  }

  /**
   * It must not be recorded before it occurs.
   *
   * @param occurredAt when it is said to occur
   * @param recordedAt when it is said to be recorded
   */
  record NotYet(Instant occurredAt, Instant recordedAt) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.not-yet";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("occurredAt", occurredAt, "recordedAt", recordedAt);
    }
  }

  /**
   * The workflow has no field of this name.
   *
   * @param field the name
   */
  record NoSuchField(String field) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.no-such-field";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("field", field);
    }
  }

  /**
   * The field does not hold such values.
   *
   * @param field the field, with what it holds
   */
  record WrongValue(Field field) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.wrong-value";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("field", Field.term(field.name()), "accepted", field.accepted());
    }
  }

  /**
   * The case follows another workflow, or another version of it.
   *
   * @param follows the workflow that the case follows
   * @param asked the workflow that was asked
   */
  record OtherWorkflow(PolicyId follows, PolicyId asked) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.other-workflow";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("follows", follows, "asked", asked);
    }
  }

  /**
   * The state of the case is none of the workflow's.
   *
   * @param state the state
   */
  record NotInWorkflow(State state) implements WorkflowReason {
    @Override
    public String code() {
      return "workflow.not-in-workflow";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("state", state);
    }
  }
}
