package io.crmkit.workflow;

import io.crmkit.decision.Details;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Term;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The reasons of what is done with cases beside moving them: pausing, assigning, migrating; one
 * record per code.
 */
public sealed interface CaseReason extends Reason {
  /**
   * The case stands still.
   *
   * @param holder who is waited for
   * @param why the host's code
   * @param from from when on
   */
  record Paused(Holder holder, String why, Instant from) implements CaseReason {
    @Override
    public String code() {
      return "workflow.paused";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("holder", holder, "why", Term.of("term.pause." + why, why), "from", from);
    }
  }

  /**
   * The case stood still for a while.
   *
   * @param holder who was waited for
   * @param why the host's code
   * @param from from when on
   * @param until when that was over
   */
  record PausedBetween(Holder holder, String why, Instant from, Instant until)
      implements CaseReason {
    @Override
    public String code() {
      return "workflow.paused-between";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "holder", holder, "why", Term.of("term.pause." + why, why), "from", from, "until", until);
    }
  }

  /**
   * The case stands still already.
   *
   * @param since since when
   */
  record AlreadyPaused(Instant since) implements CaseReason {
    @Override
    public String code() {
      return "workflow.already-paused";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("since", since);
    }
  }

  /**
   * The case has ended, so that nothing can stand still.
   *
   * @param state its final state
   */
  record NotOpen(State state) implements CaseReason {
    @Override
    public String code() {
      return "workflow.not-open";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("state", state);
    }
  }

  /**
   * The case goes on.
   *
   * @param from from when on
   */
  record Resumed(Instant from) implements CaseReason {
    @Override
    public String code() {
      return "workflow.resumed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("from", from);
    }
  }

  /** The case does not stand still. */
  record NotPaused() implements CaseReason {
    @Override
    public String code() {
      return "workflow.not-paused";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * Somebody else has to see to the case.
   *
   * @param owner who
   */
  record Assigned(Owner owner) implements CaseReason {
    @Override
    public String code() {
      return "workflow.assigned";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("owner", owner);
    }
  }

  /**
   * Somebody saw to the case before those who see to it now.
   *
   * @param owner who
   * @param from from when on
   * @param until when somebody else took it over
   */
  record AssignedBefore(Owner owner, Instant from, Instant until) implements CaseReason {
    @Override
    public String code() {
      return "workflow.assigned-before";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("owner", owner, "from", from, "until", until);
    }
  }

  /**
   * The case is theirs already.
   *
   * @param owner who
   */
  record AlreadyAssigned(Owner owner) implements CaseReason {
    @Override
    public String code() {
      return "workflow.already-assigned";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("owner", owner);
    }
  }

  /**
   * The case follows another workflow from now on.
   *
   * @param workflow the workflow
   * @param from the state before
   * @param to the state after
   */
  record Migrated(PolicyId workflow, State from, State to) implements CaseReason {
    @Override
    public String code() {
      return "workflow.migrated";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("workflow", workflow, "from", from, "to", to);
    }
  }

  /**
   * What a case says in fields that the workflow it follows from now on does not have is kept in
   * its history alone.
   *
   * @param workflow the workflow
   * @param fields the fields, at least one
   */
  record FieldsDropped(PolicyId workflow, List<String> fields) implements CaseReason {
    /** Copies the list. */
    public FieldsDropped {
      Objects.requireNonNull(workflow, "workflow");
      fields = List.copyOf(fields);
    }

    @Override
    public String code() {
      return "workflow.fields-dropped";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("workflow", workflow, "fields", fields.stream().map(Field::term).toList());
    }
  }

  /**
   * The migration does not say where cases of this state go.
   *
   * @param state the state
   */
  record NotMigrated(State state) implements CaseReason {
    @Override
    public String code() {
      return "workflow.not-migrated";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("state", state);
    }
  }
}
