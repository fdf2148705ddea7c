package io.crmkit.workflow;

import io.crmkit.decision.Details;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import java.util.Map;

/** What is wrong with a migration between two workflows, one record per code. */
public sealed interface MigrationProblem extends Reason {
  /**
   * A migration was made for another workflow.
   *
   * @param named the workflow it names
   * @param given the workflow it is checked with
   */
  record OtherVersion(PolicyId named, PolicyId given) implements MigrationProblem {
    @Override
    public String code() {
      return "workflow.migration.other-version";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("named", named, "given", given);
    }
  }

  /**
   * A migration names a state that the workflow before does not have.
   *
   * @param state the state
   * @param workflow the workflow before
   */
  record MigratesFromNowhere(State state, PolicyId workflow) implements MigrationProblem {
    @Override
    public String code() {
      return "workflow.migration.migrates-from-nowhere";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("state", state, "workflow", workflow);
    }
  }

  /**
   * A migration leads to a state that the workflow after does not have.
   *
   * @param from the state before
   * @param to the state after
   * @param workflow the workflow after
   */
  record MigratesToNowhere(State from, State to, PolicyId workflow) implements MigrationProblem {
    @Override
    public String code() {
      return "workflow.migration.migrates-to-nowhere";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("from", from, "to", to, "workflow", workflow);
    }
  }

  /**
   * A migration does not say where cases of a state go.
   *
   * @param state the state
   */
  record NotMigrated(State state) implements MigrationProblem {
    @Override
    public String code() {
      return "workflow.migration.not-migrated";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("state", state);
    }
  }

  /**
   * The workflow after does not take all values that a field may hold before.
   *
   * @param field the field as it is after
   */
  record FieldNarrowed(Field field) implements MigrationProblem {
    @Override
    public String code() {
      return "workflow.migration.field-narrowed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("field", Field.term(field.name()), "accepted", field.accepted());
    }
  }
}
