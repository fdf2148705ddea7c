package io.crmkit.workflow;

import static io.crmkit.workflow.SampleWorkflows.ANN;
import static io.crmkit.workflow.SampleWorkflows.at;
import static io.crmkit.workflow.SampleWorkflows.value;
import static io.crmkit.workflow.WorkflowTest.english;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A workflow")
class WorkflowPauseTest {
  private static final Workflow REPAIR = Workflow.of(SampleWorkflows.repair());

  private final Case received = SampleWorkflows.open(REPAIR);

  @Test
  @DisplayName("the end of a case ends its pause, in its history too; other moves leave it on")
  void endsPause() {
    Case paused = value(REPAIR.pause(received, Holder.CUSTOMER, "no-answer", ANN, at(1), at(2)));
    for (int hour = 0; hour <= 3; hour += 3) { // with effect from before the pause, and after it
      Move move = new Move(Action.of("WITHDRAW"), ANN, Map.of(), at(hour), at(3));
      Case over = value(REPAIR.decide(paused, move));
      assertThat(REPAIR.fire(paused, move).toOptional()).contains(over);
      assertThat(over.pause()).isEmpty();
      List<CaseEvent> history = over.history();
      assertThat(history)
          .extracting(CaseEvent::event)
          .containsExactly("opened", "paused", "resumed", "moved");
      assertThat(history.get(2))
          .isEqualTo(new CaseEvent.Resumed(3, ANN.id(), at(Math.max(1, hour)), at(3)));
      assertThat(Case.fold(history).pause()).isEmpty();
      assertThat(REPAIR.fold(history)).isEqualTo(over);
    }
    Workflow shorter =
        Workflow.of(
            WorkflowDefinition.of("repair", "2")
                .withStates(StateRule.of("X"), StateRule.last("Y"))
                .withTransitions(Transition.of("GO", "X", "Y")));
    for (String to : List.of("X", "Y")) {
      Migration migration =
          new Migration(REPAIR.id(), shorter.id(), Map.of(paused.state(), State.of(to)));
      Case now = value(shorter.migrate(paused, migration, ANN, at(3), at(3)));
      assertThat(now.pause().isPresent()).isEqualTo(to.equals("X"));
      assertThat(Case.fold(now.history()).pause()).isEqualTo(now.pause());
    }
  }

  @Test
  @DisplayName("pauses and resumes, also with effect from earlier on")
  void pauses() {
    Case moved =
        value(
            REPAIR.decide(
                received,
                Move.of(Action.of("QUOTE"), ANN, at(1))
                    .with("quote", FieldValue.amount(Money.parse("CNY 500.00")))));
    Case paused = value(REPAIR.pause(moved, Holder.CUSTOMER, "no-answer", ANN, at(0), at(2)));
    assertThat(paused.pause()).isPresent();
    assertThat(english(REPAIR.pause(paused, Holder.SUPPLIER, "strike", ANN, at(3), at(3))))
        .isEqualTo(
            "The case has been standing still since 2026-11-23T04:00:00Z; let it go on first");
    assertThat(english(REPAIR.resume(paused, ANN, at(-1), at(3))))
        .isEqualTo("It must not occur before 2026-11-23T04:00:00Z");
    Case resumed = value(REPAIR.resume(paused, ANN, at(0), at(3)));
    assertThat(resumed.pause()).isEmpty();
    assertThat(english(REPAIR.resume(resumed, ANN, at(4), at(4))))
        .isEqualTo("The case does not stand still");
    assertThat(english(REPAIR.pause(resumed, Holder.TEAM, "x", ANN, at(-1), at(4))))
        .isEqualTo("It must not occur before 2026-11-23T04:00:00Z");
    Case over = value(REPAIR.decide(received, Move.of(Action.of("WITHDRAW"), ANN, at(1))));
    assertThat(english(REPAIR.pause(over, Holder.TEAM, "x", ANN, at(1), at(1))))
        .isEqualTo("The case has ended in WITHDRAWN and cannot stand still");
  }

  @Test
  @DisplayName("a pause may be told when it is over, within another one and after the case ended")
  void pausedBetween() {
    Case paused = value(REPAIR.pause(received, Holder.CUSTOMER, "no-answer", ANN, at(1), at(2)));
    Decision<Answer<Case>> told =
        REPAIR.pausedBetween(paused, Holder.SUPPLIER, "strike", ANN, at(0), at(3), at(3));
    assertThat(english(told))
        .isEqualTo(
            "The case stood still from 2026-11-23T04:00:00Z until 2026-11-23T07:00:00Z (strike);"
                + " it waited for SUPPLIER");
    assertThat(value(told).pause()).isEqualTo(paused.pause());
    assertThat(value(told).history()).endsWith(strike(3, at(0), at(3), at(3)));
    assertThat(value(REPAIR.resume(value(told), ANN, at(4), at(4))).pause()).isEmpty();

    Case over = value(REPAIR.decide(received, Move.of(Action.of("WITHDRAW"), ANN, at(2))));
    Case late =
        value(REPAIR.pausedBetween(over, Holder.SUPPLIER, "strike", ANN, at(1), at(3), at(5)));
    assertThat(late.pause()).isEmpty();
    assertThat(late.state()).isEqualTo(over.state());
    assertThat(late.lastEvent()).isEqualTo(strike(3, at(1), at(3), at(5)));
    assertThat(REPAIR.fold(late.history())).isEqualTo(late);
  }

  private static CaseEvent.Paused strike(long number, Instant from, Instant to, Instant recorded) {
    return new CaseEvent.Paused(
        number, ANN.id(), from, recorded, Holder.SUPPLIER, "strike", Optional.of(to));
  }

  @Test
  @DisplayName("a pause told with its end is refused where nothing stood still, or not yet")
  void notPausedBetween() {
    assertThat(english(REPAIR.pausedBetween(received, Holder.TEAM, "x", ANN, at(-1), at(1), at(2))))
        .isEqualTo("It must not occur before 2026-11-23T04:00:00Z");
    assertThat(english(REPAIR.pausedBetween(received, Holder.TEAM, "x", ANN, at(1), at(3), at(2))))
        .isEqualTo(
            "It is recorded at 2026-11-23T06:00:00Z and must not occur later, at"
                + " 2026-11-23T07:00:00Z");
    assertThat(english(REPAIR.pausedBetween(received, Holder.TEAM, "x", ANN, at(3), at(4), at(2))))
        .isEqualTo(
            "It is recorded at 2026-11-23T06:00:00Z and must not occur later, at"
                + " 2026-11-23T07:00:00Z");
    Case over = value(REPAIR.decide(received, Move.of(Action.of("WITHDRAW"), ANN, at(1))));
    assertThat(english(REPAIR.pausedBetween(over, Holder.TEAM, "x", ANN, at(1), at(2), at(2))))
        .isEqualTo("The case has ended in WITHDRAWN and cannot stand still");
    Workflow second = Workflow.of(SampleWorkflows.repair().withVersion("2"));
    Migration same = Migration.between(REPAIR, second);
    Case migrated = value(second.migrate(over, same, ANN, at(3), at(3)));
    assertThat(english(second.pausedBetween(migrated, Holder.TEAM, "x", ANN, at(1), at(2), at(3))))
        .isEqualTo("The case has ended in WITHDRAWN and cannot stand still");
    value(second.pausedBetween(migrated, Holder.TEAM, "x", ANN, at(0), at(2), at(3)));
    assertThatThrownBy(
            () -> REPAIR.pausedBetween(received, Holder.TEAM, "x", ANN, at(1), at(1), at(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a pause must end after it begins, was 2026-11-23T05:00:00Z to 2026-11-23T05:00:00Z");
    CaseEvent early = strike(2, at(1), at(3), at(2));
    assertThatThrownBy(() -> Case.fold(List.of(received.lastEvent(), early)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event 2 (paused): must not be recorded before it was over");
  }
}
