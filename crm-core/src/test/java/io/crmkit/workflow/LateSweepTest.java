package io.crmkit.workflow;

import static io.crmkit.workflow.SampleWorkflows.ANN;
import static io.crmkit.workflow.SampleWorkflows.at;
import static io.crmkit.workflow.SampleWorkflows.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Texts;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sweep that comes after the case has ended")
class LateSweepTest {
  private static final Escalation TO_OTHERS =
      Escalation.of("late", Duration.ZERO)
          .notifying(Role.of("MANAGER"))
          .reassigning(Owner.of("other-department"));

  private static Workflow workflow(Escalation escalation) {
    return Workflow.of(
        WorkflowDefinition.of("any", "1")
            .withRoles(Role.of("MANAGER"))
            .withStates(StateRule.of("OPEN"), StateRule.of("CHECKED"), StateRule.last("DONE"))
            .withTransitions(
                Transition.of("CLOSE", List.of("OPEN", "CHECKED"), "DONE"),
                Transition.of("CHECK", List.of("OPEN", "DONE"), "CHECKED"))
            .withClocks(
                ClockRule.of(
                        "answer",
                        Trigger.opening(),
                        Limit.open(Duration.ofHours(8)),
                        "always",
                        Trigger.on("CLOSE"))
                    .withEscalations(escalation)));
  }

  private static Case open(Workflow workflow) {
    return value(
        workflow.open(
            Opening.of(CaseId.of("k"), CustomerId.of("c"), ANN, Map.of(), at(0))
                .ownedBy(Owner.of("workshop"))));
  }

  private static Sweep sweptAtTen(Workflow workflow, Case of) {
    return CaseClocks.of(workflow, Map.of("always", BusinessCalendar.always(ZoneOffset.UTC)))
        .sweep(of, at(10));
  }

  private static List<String> told(Sweep sweep, Locale locale) {
    return sweep.events().get(1).reasons().stream()
        .skip(1)
        .map(reason -> Texts.BUILT_IN.render(reason, locale))
        .toList();
  }

  @Test
  @DisplayName("leaves it with whom it was, tells who is to be told, and says why")
  void leavesTheOwner() {
    Workflow workflow = workflow(TO_OTHERS);
    Case closed = value(workflow.decide(open(workflow), Move.of(Action.of("CLOSE"), ANN, at(9))));
    Sweep sweep = sweptAtTen(workflow, closed);
    assertThat(sweep.after().owner()).contains(Owner.of("workshop"));
    assertThat(sweep.after().history())
        .extracting(CaseEvent::event)
        .containsExactly("opened", "moved", "noted", "noted"); // no hand-off is counted
    assertThat(told(sweep, Locale.ENGLISH))
        .containsExactly(
            "MANAGER is told",
            "other-department does not take over the case: it had ended in DONE before");
    assertThat(told(sweep, Locale.SIMPLIFIED_CHINESE).get(1))
        .isEqualTo("other-department 未接手案件：案件此前已在 DONE 结束");
    assertThat(sweep.events().get(1).notified()).contains(Role.of("MANAGER"));
    assertThat(sweptAtTen(workflow, sweep.after()).events()).isEmpty();
  }

  @Test
  @DisplayName("gives it to others where the escalation takes it up again")
  void takenUpAgain() {
    Workflow workflow = workflow(TO_OTHERS.doing(Action.of("CHECK")));
    Case closed = value(workflow.decide(open(workflow), Move.of(Action.of("CLOSE"), ANN, at(9))));
    Sweep sweep = sweptAtTen(workflow, closed);
    assertThat(sweep.after().state()).isEqualTo(State.of("CHECKED"));
    assertThat(sweep.after().owner()).contains(Owner.of("other-department"));
  }

  @Test
  @DisplayName("a case that is open then goes to others, also where the escalation itself ends it")
  void endedByTheEscalation() {
    for (Escalation each : List.of(TO_OTHERS, TO_OTHERS.doing(Action.of("CLOSE")))) {
      Workflow workflow = workflow(each);
      Sweep sweep = sweptAtTen(workflow, open(workflow));
      assertThat(workflow.ended(sweep.after())).isEqualTo(each.action().isPresent());
      assertThat(sweep.after().owner()).contains(Owner.of("other-department"));
      assertThat(told(sweep, Locale.ENGLISH))
          .contains("From now on other-department sees to the case");
    }
  }

  @Test
  @DisplayName("does nothing where it was done in time and entered late, tells it all the same")
  void doneInTimeAfterAll() {
    Workflow workflow = workflow(TO_OTHERS.doing(Action.of("CHECK")));
    for (Instant done : List.of(at(7), at(8))) {
      Sweep sweep = sweptAtTen(workflow, closed(workflow, done));
      assertThat(sweep.after().state()).isEqualTo(State.of("DONE"));
      assertThat(sweep.after().owner()).contains(Owner.of("workshop"));
      assertThat(sweep.events())
          .extracting(ClockEvent::kind)
          .containsExactly(ClockEvent.Kind.BREACH, ClockEvent.Kind.ESCALATION);
      assertThat(sweep.events().get(1).notified()).contains(Role.of("MANAGER"));
      String time = LocalTime.ofInstant(done, ZoneOffset.UTC).toString();
      assertThat(told(sweep, Locale.ENGLISH))
          .containsExactly(
              "MANAGER is told",
              ("answer was stopped in time after all, at 2026-11-23 %s (Z), as became known later:"
                      + " nothing is done or reassigned")
                  .formatted(time));
      assertThat(told(sweep, Locale.SIMPLIFIED_CHINESE).get(1)).contains("不采取措施，也不改派");
      assertThat(sweptAtTen(workflow, sweep.after()).events()).isEmpty();
    }
    Case late = closed(workflow, at(8).plusNanos(1));
    assertThat(sweptAtTen(workflow, late).after().state()).isEqualTo(State.of("CHECKED"));
  }

  private static Case closed(Workflow workflow, Instant done) {
    return value(
        workflow.decide(open(workflow), new Move(Action.of("CLOSE"), ANN, Map.of(), done, at(9))));
  }
}
