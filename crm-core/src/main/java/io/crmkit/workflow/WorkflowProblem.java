package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.util.List;
import java.util.Map;

/** What is wrong with the definition of a workflow, one record per code. */
public sealed interface WorkflowProblem extends Reason
    permits ClockProblem,
        WorkflowProblem.NoSuchState,
        WorkflowProblem.NoSuchField,
        WorkflowProblem.NoSuchRole,
        WorkflowProblem.NoSuchAction,
        WorkflowProblem.Duplicate,
        WorkflowProblem.LeavesNothing,
        WorkflowProblem.WrongKind,
        WorkflowProblem.NoSuchCode,
        WorkflowProblem.NoFinalState,
        WorkflowProblem.Unreachable,
        WorkflowProblem.DeadEnd,
        WorkflowProblem.NeverHolds,
        WorkflowProblem.TwoWays,
        WorkflowProblem.TooComplex {
  /**
   * A part names a state that is not declared.
   *
   * @param place the part
   * @param state the state
   */
  record NoSuchState(WorkflowPlace place, State state) implements WorkflowProblem {
    @Override
    public String code() {
      return "workflow.check.no-such-state";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("place", place, "state", state);
    }
  }

  /**
   * A part names a field that is not declared.
   *
   * @param place the part
   * @param field the field
   */
  record NoSuchField(WorkflowPlace place, String field) implements WorkflowProblem {
    @Override
    public String code() {
      return "workflow.check.no-such-field";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("place", place, "field", Field.term(field));
    }
  }

  /**
   * A part names a role that is not declared.
   *
   * @param place the part
   * @param role the role
   */
  record NoSuchRole(WorkflowPlace place, Role role) implements WorkflowProblem {
    @Override
    public String code() {
      return "workflow.check.no-such-role";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("place", place, "role", role);
    }
  }

  /**
   * A part names an action that no transition has.
   *
   * @param place the part
   * @param action the action
   */
  record NoSuchAction(WorkflowPlace place, Action action) implements WorkflowProblem {
    @Override
    public String code() {
      return "workflow.check.no-such-action";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("place", place, "action", action);
    }
  }

  /**
   * Two parts have one name.
   *
   * @param place the part
   */
  record Duplicate(WorkflowPlace place) implements WorkflowProblem {
    @Override
    public String code() {
      return "workflow.check.duplicate";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("place", place);
    }
  }

  /**
   * A transition names no state that it leads out of.
   *
   * @param action its action
   */
  record LeavesNothing(Action action) implements WorkflowProblem {
    @Override
    public String code() {
      return "workflow.check.leaves-nothing";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("action", action);
    }
  }

  /**
   * A condition asks about a field as if it held something else.
   *
   * @param place the part
   * @param guard what it asks
   * @param field the field
   */
  record WrongKind(WorkflowPlace place, Guard guard, Field field) implements WorkflowProblem {
    @Override
    public String code() {
      return "workflow.check.wrong-kind";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "place",
          place,
          "guard",
          guard,
          "field",
          Field.term(field.name()),
          "accepted",
          field.accepted());
    }
  }

  /**
   * A condition asks for a code that the field does not list.
   *
   * @param place the part
   * @param field the field, with the codes it lists
   * @param asked the code asked for
   */
  record NoSuchCode(WorkflowPlace place, Field field, String asked) implements WorkflowProblem {
    @Override
    public String code() {
      return "workflow.check.no-such-code";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "place",
          place,
          "field",
          Field.term(field.name()),
          "asked",
          asked,
          "accepted",
          field.accepted());
    }
  }

  /** No state is final. */
  record NoFinalState() implements WorkflowProblem {
    @Override
    public String code() {
      return "workflow.check.no-final-state";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * No case ever gets into a state.
   *
   * @param state the state
   */
  record Unreachable(State state) implements WorkflowProblem {
    @Override
    public String code() {
      return "workflow.check.unreachable";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("state", state);
    }
  }

  /**
   * From a state no final state can be reached.
   *
   * @param state the state
   * @param path how a case gets there, from the initial state on
   */
  record DeadEnd(State state, List<State> path) implements WorkflowProblem {
    /** Copies the list. */
    public DeadEnd {
      path = List.copyOf(path);
    }

    @Override
    public String code() {
      return "workflow.check.dead-end";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("state", state, "path", StateGraph.route(path));
    }
  }

  /**
   * The condition of a transition never holds.
   *
   * @param action the action
   * @param from the first state it leads out of
   * @param guard the condition
   * @param required the fields it asks for that are always known there, if it would hold otherwise
   */
  record NeverHolds(
      Action action,
      State from,
      Guard guard,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> required)
      implements WorkflowProblem {
    /** Copies the list. */
    public NeverHolds {
      required = required == null ? List.of() : List.copyOf(required);
    }

    /** One that holds for no values at all. */
    public NeverHolds(Action action, State from, Guard guard) {
      this(action, from, guard, List.of());
    }

    @Override
    public String code() {
      return required.isEmpty()
          ? "workflow.check.never-holds"
          : "workflow.check.never-holds-required";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "action",
          action,
          "from",
          from,
          "guard",
          guard,
          "required",
          required.stream().map(Field::term).toList());
    }
  }

  /**
   * Two transitions of one action are enabled at once.
   *
   * @param action the action
   * @param from the state
   * @param to where the one leads
   * @param other where the other leads
   * @param example fields for which both conditions hold; others may have any value
   */
  record TwoWays(Action action, State from, State to, State other, List<Given> example)
      implements WorkflowProblem {
    /** Copies the list. */
    public TwoWays {
      example = List.copyOf(example);
    }

    @Override
    public String code() {
      return example.isEmpty() ? "workflow.check.two-ways-always" : "workflow.check.two-ways";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("action", action, "from", from, "to", to, "other", other, "example", example);
    }
  }

  /**
   * The conditions of an action are too tangled to be checked.
   *
   * @param action the action
   */
  record TooComplex(Action action) implements WorkflowProblem {
    @Override
    public String code() {
      return "workflow.check.too-complex";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("action", action);
    }
  }
}
