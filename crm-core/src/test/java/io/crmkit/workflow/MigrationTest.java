package io.crmkit.workflow;

import static io.crmkit.workflow.SampleWorkflows.ANN;
import static io.crmkit.workflow.SampleWorkflows.MAX;
import static io.crmkit.workflow.SampleWorkflows.at;
import static io.crmkit.workflow.SampleWorkflows.value;
import static io.crmkit.workflow.WorkflowTest.english;
import static io.crmkit.workflow.WorkflowTest.opening;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A migration of cases")
class MigrationTest {
  private static final Workflow REPAIR = Workflow.of(SampleWorkflows.repair());

  private final Case received = SampleWorkflows.open(REPAIR);

  @Test
  @DisplayName("takes cases over from another version, where the migration says where they go")
  void migrates() {
    Workflow second =
        Workflow.of(
            WorkflowDefinition.of("repair", "2")
                .withFields(Field.codes("fault", "battery", "screen", "other"))
                .withStates(
                    StateRule.of("NEW"), StateRule.of("IN_REPAIR"), StateRule.last("CLOSED"))
                .withTransitions(
                    Transition.of("START", "NEW", "IN_REPAIR"),
                    Transition.of("CLOSE", "IN_REPAIR", "CLOSED")));
    Migration half = Migration.between(REPAIR, second).with("RECEIVED", "NEW");
    assertThat(half.check(REPAIR, second))
        .containsExactly(
            new MigrationProblem.NotMigrated(State.of("QUOTED")),
            new MigrationProblem.NotMigrated(State.of("AWAITING_PARTS")));
    Migration whole = half.with("QUOTED", "NEW").with("AWAITING_PARTS", "IN_REPAIR");
    assertThat(whole.check(REPAIR, second)).isEmpty();

    Decision<Answer<Case>> decision = second.migrate(received, whole, MAX, at(1), at(1));
    Case migrated = value(decision);
    assertThat(english(decision))
        .isEqualTo("The case follows repair 2 from now on; from RECEIVED it goes to NEW");
    assertThat(migrated.state()).isEqualTo(State.of("NEW"));
    assertThat(migrated.workflow()).isEqualTo(second.id());
    assertThat(value(second.decide(migrated, Move.of(Action.of("START"), ANN, at(2)))).state())
        .isEqualTo(State.of("IN_REPAIR"));
    assertThat(Case.fold(migrated.history())).isEqualTo(migrated);

    Case withdrawn = value(REPAIR.decide(received, Move.of(Action.of("WITHDRAW"), ANN, at(1))));
    assertThat(english(second.migrate(withdrawn, whole, MAX, at(2), at(2))))
        .isEqualTo("The migration does not say where cases in WITHDRAWN go");
    assertThat(english(second.migrate(migrated, whole, MAX, at(0), at(2))))
        .contains("The case follows repair 2, not repair 1")
        .contains("It must not occur before 2026-11-23T05:00:00Z");
    assertThat(english(REPAIR.migrate(received, whole, MAX, at(1), at(1))))
        .contains("The case follows repair 2, not repair 1")
        .contains("The case is in NEW, which this workflow does not have");
  }

  @Test
  @DisplayName("the check of a migration names versions, states and fields that do not fit")
  void migrationCheck() {
    Workflow other =
        Workflow.of(
            WorkflowDefinition.of("repair", "2")
                .withFields(Field.codes("fault", "battery"), Field.of("visits", FieldType.FLAG))
                .withStates(StateRule.of("RECEIVED"), StateRule.last("CLOSED"))
                .withTransitions(Transition.of("CLOSE", "RECEIVED", "CLOSED")));
    Migration migration =
        new Migration(
            new PolicyId("repair", "0"),
            new PolicyId("repair", "3"),
            Map.of(State.of("LIMBO"), State.of("NOWHERE")));
    assertThat(migration.check(REPAIR, other))
        .contains(
            new MigrationProblem.OtherVersion(new PolicyId("repair", "0"), REPAIR.id()),
            new MigrationProblem.OtherVersion(new PolicyId("repair", "3"), other.id()),
            new MigrationProblem.MigratesFromNowhere(State.of("LIMBO"), REPAIR.id()),
            new MigrationProblem.MigratesToNowhere(
                State.of("LIMBO"), State.of("NOWHERE"), other.id()),
            new MigrationProblem.NotMigrated(State.of("RECEIVED")),
            new MigrationProblem.FieldNarrowed(Field.codes("fault", "battery")),
            new MigrationProblem.FieldNarrowed(Field.of("visits", FieldType.FLAG)));
    Case narrow = value(other.open(opening("fault", FieldValue.code("battery"))));
    assertThat(narrow.state()).isEqualTo(State.of("RECEIVED"));
    assertThat(
            english(other.migrate(received, Migration.between(REPAIR, other), MAX, at(1), at(1))))
        .isEqualTo("The value of fault must be one of: battery");
  }

  @Test
  @DisplayName("a case taken over without a field that openings require is asked for it in time")
  void lacksWhatOpeningsRequire() {
    WorkflowDefinition first =
        WorkflowDefinition.of("claim", "1")
            .withStates(StateRule.of("OPEN"), StateRule.last("PAID"))
            .withTransitions(Transition.of("PAY", "OPEN", "PAID"));
    Workflow before = Workflow.of(first);
    Workflow after =
        Workflow.of(
            WorkflowDefinition.of("claim", "2")
                .withFields(Field.of("days", FieldType.COUNT))
                .requiring("days")
                .withStates(StateRule.of("OPEN"), StateRule.of("CHECKED"), StateRule.last("PAID"))
                .withTransitions(
                    Transition.of("PAY", "OPEN", "PAID").when(Guard.none(Guard.atLeast("days", 5))),
                    Transition.of("PAY", "OPEN", "CHECKED")
                        .when(Guard.none(Guard.lessThan("days", 5))),
                    Transition.of("WITHDRAW", List.of("OPEN", "CHECKED"), "PAID")));
    Case old =
        value(
            before.open(Opening.of(CaseId.of("k-1"), CustomerId.of("c-1"), ANN, Map.of(), at(0))));
    Case taken = value(after.migrate(old, Migration.between(before, after), MAX, at(1), at(1)));
    Move pay = Move.of(Action.of("PAY"), MAX, at(2));
    assertThat(english(after.decide(taken, pay))).isEqualTo("days must be known");
    assertThat(value(after.decide(taken, pay.with("days", FieldValue.count(9)))).state())
        .isEqualTo(State.of("CHECKED"));
    Move withdraw = Move.of(Action.of("WITHDRAW"), MAX, at(2));
    assertThat(value(after.decide(taken, withdraw)).state()).isEqualTo(State.of("PAID"));
  }
}
