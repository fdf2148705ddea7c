package io.crmkit.workflow;

import static io.crmkit.workflow.SampleWorkflows.ANN;
import static io.crmkit.workflow.SampleWorkflows.MAX;
import static io.crmkit.workflow.SampleWorkflows.at;
import static io.crmkit.workflow.SampleWorkflows.value;
import static io.crmkit.workflow.WorkflowTest.english;
import static io.crmkit.workflow.WorkflowTest.opening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.json.CrmJson;
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

  private static Workflow urgent(String version, Field... fields) {
    return Workflow.of(
        WorkflowDefinition.of("call", version)
            .withFields(fields)
            .withStates(StateRule.of("OPEN"), StateRule.last("DONE"))
            .withTransitions(Transition.of("CLOSE", "OPEN", "DONE")));
  }

  @Test
  @DisplayName("a version without a field drops its value, which then is in nobody's way")
  void dropsWhatThereIsNoFieldFor() {
    Workflow first = urgent("1", Field.codes("urgency", "high", "low"));
    Workflow second = urgent("2");
    Workflow third = urgent("3", Field.of("urgency", FieldType.FLAG));
    Migration toSecond = Migration.between(first, second);
    Migration toThird = Migration.between(second, third);
    assertThat(toSecond.check(first, second)).isEmpty();
    assertThat(toThird.check(second, third)).isEmpty();

    Case open = value(first.open(opening("urgency", FieldValue.code("high"))));
    Decision<Answer<Case>> dropping = second.migrate(open, toSecond, MAX, at(1), at(1));
    assertThat(english(dropping))
        .isEqualTo(
            "The case follows call 2 from now on; from OPEN it goes to OPEN\n"
                + "No longer known, as call 2 has no such fields: urgency; the history keeps what"
                + " was entered");
    Case there = value(dropping);
    assertThat(there.fields()).isEmpty();
    assertThat(there.history().get(0)).isEqualTo(open.lastEvent());
    assertThat(((CaseEvent.Migrated) there.lastEvent()).dropped()).containsExactly("urgency");
    assertThat(Case.fold(there.history()).fields()).isEmpty();

    Case on = value(third.migrate(there, toThird, MAX, at(2), at(2)));
    Move close = Move.of(Action.of("CLOSE"), ANN, at(3)).with("urgency", FieldValue.flag(true));
    assertThat(value(third.decide(on, close)).field("urgency")).contains(FieldValue.flag(true));
  }

  @Test
  @DisplayName("a history written before migrations dropped anything reads as it did")
  void oldHistories() {
    Workflow first = urgent("1", Field.codes("urgency", "high", "low"));
    Case open = value(first.open(opening("urgency", FieldValue.code("high"))));
    CaseEvent old =
        CrmJson.read(
            """
            {"event": "migrated", "number": 2, "actor": "s-1", "occurredAt": "%s",
             "recordedAt": "%s", "workflow": {"name": "call", "version": "2"}, "state": "OPEN"}"""
                .formatted(at(1), at(1)),
            CaseEvent.class);
    Case there = Case.fold(List.of(open.lastEvent(), old));
    assertThat(there.field("urgency")).contains(FieldValue.code("high"));
    assertThat(CrmJson.write(old)).doesNotContain("dropped");
    // and any version without the field rids it of the value
    Workflow third = urgent("3");
    Migration on =
        new Migration(there.workflow(), third.id(), Map.of(there.state(), there.state()));
    assertThat(value(third.migrate(there, on, MAX, at(2), at(2))).fields()).isEmpty();
  }

  @Test
  @DisplayName("a history that drops a field that is not known is none")
  void dropsOnlyWhatIsKnown() {
    Case open =
        value(
            urgent("1", Field.of("urgency", FieldType.FLAG))
                .open(opening("urgency", FieldValue.flag(true))));
    CaseEvent dropping = dropping("urgency", "urgency", "colour");
    assertThat(((CaseEvent.Migrated) dropping).dropped()).containsExactly("colour", "urgency");
    assertThatThrownBy(() -> Case.fold(List.of(open.lastEvent(), dropping)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must drop fields that are known, dropped [colour, urgency]");
    assertThatThrownBy(() -> dropping("no name"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("field");
  }

  private static CaseEvent dropping(String... fields) {
    return new CaseEvent.Migrated(
        2, MAX.id(), at(1), at(1), new PolicyId("call", "2"), State.of("OPEN"), List.of(fields));
  }
}
