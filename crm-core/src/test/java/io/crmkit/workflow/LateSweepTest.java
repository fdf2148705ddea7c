package io.crmkit.workflow;

import static io.crmkit.workflow.ClockEvent.Kind.BREACH;
import static io.crmkit.workflow.ClockEvent.Kind.ESCALATION;
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

@DisplayName("A sweep that comes late")
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

  private static CaseClocks clocks(Workflow workflow) {
    return CaseClocks.of(workflow, Map.of("always", BusinessCalendar.always(ZoneOffset.UTC)));
  }

  private static Sweep sweptAtTen(Workflow workflow, Case of) {
    return clocks(workflow).sweep(of, at(10));
  }

  private static List<String> texts(ClockEvent event) {
    return event.reasons().stream()
        .map(reason -> Texts.BUILT_IN.render(reason, Locale.ENGLISH))
        .toList();
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
  @DisplayName("does nothing where it was done in time and entered late; what was missed is told")
  void doneInTimeAfterAll() {
    Workflow workflow = workflow(TO_OTHERS.doing(Action.of("CHECK")));
    for (Instant done : List.of(at(7), at(8))) {
      Case closed = closed(workflow, done);
      Sweep sweep = sweptAtTen(workflow, closed);
      assertThat(sweep.after().state()).isEqualTo(State.of("DONE"));
      assertThat(sweep.after().owner()).contains(Owner.of("workshop"));
      assertThat(sweep.events()).extracting(ClockEvent::kind).containsExactly(BREACH);
      assertThat(texts(sweep.events().get(0)))
          .containsExactly(
              "answer was not done by 2026-11-23 12:00 (Z)",
              "But answer had been stopped by then, at 2026-11-23 %s (Z), as became known later"
                  .formatted(LocalTime.ofInstant(done, ZoneOffset.UTC)));
      assertThat(sweptAtTen(workflow, sweep.after()).events()).isEmpty();
      assertThat(clocks(workflow).nextSweep(sweep.after(), at(10))).isEmpty();
    }
    Case late = closed(workflow, at(8).plusNanos(1));
    assertThat(sweptAtTen(workflow, late).after().state()).isEqualTo(State.of("CHECKED"));
  }

  @Test
  @DisplayName("an escalation that only tells comes all the same, and says what is known by now")
  void tellsAllTheSame() {
    Workflow workflow =
        workflow(Escalation.of("late", Duration.ZERO).notifying(Role.of("MANAGER")));
    Sweep sweep = sweptAtTen(workflow, closed(workflow, at(7)));
    assertThat(sweep.events()).extracting(ClockEvent::kind).containsExactly(BREACH, ESCALATION);
    assertThat(told(sweep, Locale.ENGLISH))
        .containsExactly(
            "But answer had been stopped by then, at 2026-11-23 11:00 (Z), as became known later",
            "MANAGER is told");
    assertThat(told(sweep, Locale.SIMPLIFIED_CHINESE))
        .first()
        .isEqualTo("但后来得知，answer 当时已停止（2026-11-23 11:00（Z））");
  }

  @Test
  @DisplayName("what is due later, as became known since, is escalated then, once")
  void dueLater() {
    Workflow workflow = workflow(TO_OTHERS.doing(Action.of("CHECK")));
    Case paused =
        value(workflow.pause(open(workflow), Holder.CUSTOMER, "waits", ANN, at(2), at(9)));
    Case resumed = value(workflow.resume(paused, ANN, at(9), at(9))); // due at 15:00 of the clock
    Sweep early = sweptAtTen(workflow, resumed);
    assertThat(early.after().state()).isEqualTo(State.of("OPEN"));
    assertThat(early.after().owner()).contains(Owner.of("workshop"));
    assertThat(texts(early.events().get(0)))
        .last()
        .isEqualTo("But answer is due 2026-11-23 19:00 (Z), as became known later");
    assertThat(clocks(workflow).nextSweep(early.after(), at(10))).contains(at(15));
    assertThat(clocks(workflow).sweep(early.after(), at(15).minusNanos(1)).events()).isEmpty();
    Sweep due = clocks(workflow).sweep(early.after(), at(15));
    assertThat(due.events()).extracting(ClockEvent::kind).containsExactly(ESCALATION);
    assertThat(due.events().get(0).due()).contains(at(15));
    assertThat(due.after().state()).isEqualTo(State.of("CHECKED"));
    assertThat(due.after().owner()).contains(Owner.of("other-department"));
    assertThat(clocks(workflow).sweep(due.after(), at(99)).events()).isEmpty();
  }

  @Test
  @DisplayName("that comes late goes by what was entered meanwhile")
  void enteredMeanwhile() {
    Workflow workflow = workflow(TO_OTHERS.doing(Action.of("CHECK")));
    Case closed =
        value(
            workflow.decide(
                open(workflow), new Move(Action.of("CLOSE"), ANN, Map.of(), at(7), at(11))));
    Sweep sweep = sweptAtTen(workflow, closed); // as of an hour before that was entered
    assertThat(sweep.after().state()).isEqualTo(State.of("DONE"));
    assertThat(sweep.after().owner()).contains(Owner.of("workshop"));
  }

  private static Case closed(Workflow workflow, Instant done) {
    return value(
        workflow.decide(open(workflow), new Move(Action.of("CLOSE"), ANN, Map.of(), done, at(9))));
  }
}
