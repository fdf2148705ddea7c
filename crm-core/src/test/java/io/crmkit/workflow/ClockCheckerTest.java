package io.crmkit.workflow;

import static io.crmkit.workflow.CheckedWorkflows.ANSWER;
import static io.crmkit.workflow.CheckedWorkflows.CALENDAR_DAYS;
import static io.crmkit.workflow.CheckedWorkflows.CLOSE;
import static io.crmkit.workflow.CheckedWorkflows.more;
import static io.crmkit.workflow.CheckedWorkflows.reminding;
import static io.crmkit.workflow.CheckedWorkflows.row;
import static io.crmkit.workflow.CheckedWorkflows.sound;
import static io.crmkit.workflow.CheckedWorkflows.warning;
import static io.crmkit.workflow.CheckedWorkflows.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Texts;
import io.crmkit.time.Limit;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The checker of workflows: clocks")
class ClockCheckerTest {
  static Stream<Arguments> wrong() {
    return Stream.of(
        row(
            "a clock that nothing stops any more",
            with(
                ClockRule.of(
                    "answer",
                    Trigger.entering("ANSWERED"),
                    Limit.businessDays(3),
                    "service",
                    Trigger.on("ANSWER"))),
            "Nothing stops the clock answer once it runs in ANSWERED; a case gets there by OPEN →"
                + " ANSWERED"),
        row(
            "a clock that nothing stops at all",
            with(ClockRule.of("whole", Trigger.opening(), Limit.businessDays(3), "service")),
            "Nothing stops the clock whole once it runs in OPEN; a case gets there by OPEN"),
        row(
            "a clock that nothing starts",
            sound()
                .withStates(StateRule.last("LOST"))
                .withTransitions(Transition.of("BURY", "LOST", "LOST"))
                .withClocks(
                    ClockRule.of(
                        "grave",
                        Trigger.on("BURY"),
                        Limit.businessDays(3),
                        "service",
                        Trigger.on("CLOSE"))),
            "No case ever gets into LOST: no transition leads there from the initial state",
            "Nothing ever starts the clock grave"),
        row(
            "a clock that would start once the case has ended",
            with(Transition.of("REOPEN", "CLOSED", "OPEN"))
                .withClocks(
                    ClockRule.of(
                        "visit",
                        Trigger.entering("CLOSED"),
                        Limit.businessDays(3),
                        "service",
                        Trigger.on("REOPEN"))),
            "The clock visit would start in CLOSED, which is final: no clock starts once a case has"
                + " ended"),
        row(
            "a clock that only something after the end would stop",
            with(Transition.of("REOPEN", "CLOSED", "OPEN"))
                .withClocks(
                    ClockRule.of(
                        "answer",
                        Trigger.opening(),
                        Limit.businessDays(3),
                        "service",
                        Trigger.on("REOPEN"))),
            "Nothing stops the clock answer once it runs in OPEN; a case gets there by OPEN"),
        row(
            "a clock that is ended before what stops it can come",
            with(
                ClockRule.of(
                        "whole",
                        Trigger.opening(),
                        Limit.businessDays(3),
                        "service",
                        Trigger.on("CLOSE"))
                    .endedBy(Trigger.on("ANSWER"))),
            "Nothing stops the clock whole once it runs in OPEN; a case gets there by OPEN"),
        row(
            "marks of a clock out of order",
            with(
                ANSWER
                    .withWarnings(
                        new Warning("first", Duration.ofHours(3)),
                        new Warning("second", Duration.ZERO))
                    .withEscalations(Escalation.of("late", Duration.ofHours(-4)))),
            "The warning first of the clock answer would come before the clock starts: it is"
                + " longer than the limit",
            "The warning second of the clock answer must come before it is due",
            "The escalation late of the clock answer comes before its warnings (first;"
                + " second)"),
        row(
            "an escalation before due that nothing warns of",
            with(ANSWER.withEscalations(Escalation.of("late", Duration.ofHours(-1)))),
            "The escalation late of the clock answer comes before it is due, and nothing warns"
                + " before"),
        row(
            "an escalation that only people may carry out",
            with(more("PAY").by(Role.of("AGENT")))
                .withClocks(
                    ANSWER.withEscalations(
                        Escalation.of("late", Duration.ZERO).doing(Action.of("PAY")))),
            "The escalation late of the clock answer does PAY, which the role SYSTEM may not do"),
        row(
            "a clock that stands still wherever it runs",
            sound()
                .withStates(StateRule.of("HELD"))
                .withTransitions(
                    Transition.of("HOLD", "OPEN", "HELD"), Transition.of("GO_ON", "HELD", "OPEN"))
                .withClocks(ANSWER.pausedIn(State.of("HELD"), State.of("OPEN"))),
            "The clock answer stands still wherever it runs, so that it is never due: it runs in"
                + " OPEN; HELD"),
        row(
            "an escalation that does what cannot be done while the clock runs",
            with(ANSWER.withEscalations(Escalation.of("late", Duration.ZERO).doing(CLOSE))),
            "The escalation late of the clock answer does CLOSE, which the role SYSTEM can do in no"
                + " state in which the clock runs: it runs in OPEN"),
        row(
            "an escalation that does what only people may do while the clock runs",
            with(Transition.of("CLOSE", "OPEN", "CLOSED").by(Role.of("AGENT")))
                .withClocks(
                    ANSWER.withEscalations(Escalation.of("late", Duration.ZERO).doing(CLOSE))),
            "The escalation late of the clock answer does CLOSE, which the role SYSTEM can do in no"
                + " state in which the clock runs: it runs in OPEN"),
        row(
            "escalations that may act at the start of the clock that they start again",
            with(Transition.of("REMIND", "OPEN", "OPEN"))
                .withClocks(
                    reminding("open", Limit.open(Duration.ofHours(8)), Duration.ofHours(8)),
                    reminding("business", Limit.businessDays(2), Duration.ofDays(2)),
                    reminding("days", CALENDAR_DAYS, Duration.ofDays(394))),
            "The escalation early of the clock open may come as soon as the clock starts, and REMIND"
                + " starts it again: there would be no end to it",
            "The escalation early of the clock business may come as soon as the clock starts, and"
                + " REMIND starts it again: there would be no end to it",
            "The escalation early of the clock days may come as soon as the clock starts, and"
                + " REMIND starts it again: there would be no end to it"),
        row(
            "warnings longer than any calendar makes the limit",
            with(
                warning("open", Limit.open(Duration.ofHours(8)), Duration.ofHours(8).plusNanos(1)),
                warning("business", Limit.businessDays(3), Duration.ofDays(9).plusNanos(1)),
                warning("days", CALENDAR_DAYS, Duration.ofDays(400).plusNanos(1))),
            "The warning soon of the clock open would come before the clock starts: it is longer"
                + " than the limit",
            "The warning soon of the clock business would come before the clock starts: it is"
                + " longer than the limit",
            "The warning soon of the clock days would come before the clock starts: it is longer"
                + " than the limit"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @DisplayName("refuses, with everything that is wrong:")
  void wrong(String what, WorkflowDefinition definition, String problems) {
    CheckedWorkflows.refused(definition, problems);
  }

  @Test
  @DisplayName(
      "marks as long as some calendar makes the limit, and clocks that run somewhere, pass")
  void marksWithinReach() {
    assertThat(
            WorkflowChecker.check(
                with(
                    warning("open", Limit.open(Duration.ofHours(8)), Duration.ofHours(8)),
                    warning("business", Limit.businessDays(3), Duration.ofDays(9)),
                    warning("days", CALENDAR_DAYS, Duration.ofDays(400)))))
        .isEmpty();
    WorkflowDefinition reminded = with(Transition.of("REMIND", "OPEN", "OPEN"));
    Duration less = Duration.ofDays(2).minusNanos(1);
    assertThat(
            WorkflowChecker.check(
                reminded.withClocks(reminding("less", Limit.businessDays(2), less))))
        .isEmpty();
    ClockRule twoDays = reminding("same", Limit.businessDays(2), Duration.ofDays(2));
    assertThat(WorkflowChecker.check(reminded.withClocks(twoDays.onReopen(OnReopen.CONTINUE))))
        .as("its marks come once")
        .isEmpty();
    assertThat(
            WorkflowChecker.check(
                with(Transition.of("HOLD", "OPEN", "ANSWERED"))
                    .withClocks(
                        ANSWER
                            .pausedIn(State.of("OPEN"))
                            .withEscalations(Escalation.of("late", Duration.ZERO).doing(CLOSE)))))
        .as("it runs in ANSWERED too, where that can be done")
        .isEmpty();
  }

  @Test
  @DisplayName("what is reopened may let a clock go on to what stops it")
  void reopened() {
    WorkflowDefinition definition =
        sound()
            .withStates(StateRule.of("AGAIN"))
            .withTransitions(
                Transition.of("REOPEN", "CLOSED", "AGAIN"),
                Transition.of("FINISH", "AGAIN", "CLOSED"));
    ClockRule clock =
        ClockRule.of(
            "whole",
            Trigger.anyOf(Trigger.opening(), Trigger.on("REOPEN")),
            Limit.businessDays(3),
            "service",
            Trigger.on("FINISH"));
    assertThat(WorkflowChecker.check(definition.withClocks(clock.onReopen(OnReopen.CONTINUE))))
        .isEmpty();
    assertThat(WorkflowChecker.check(definition.withClocks(clock.onReopen(OnReopen.NEW_CYCLE))))
        .hasOnlyElementsOfType(ClockProblem.NeverEnds.class)
        .hasSize(1);
  }

  @Test
  @DisplayName("a clock may start by an action that also ends cases: there it does not run")
  void startsByActionThatMayEnd() {
    WorkflowDefinition definition =
        sound()
            .withStates(StateRule.of("WAIT"))
            .withTransitions(
                Transition.of("RESOLVE", "OPEN", "WAIT").when(Guard.none(Guard.flag("urgent"))),
                Transition.of("RESOLVE", "OPEN", "CLOSED").when(Guard.flag("urgent")),
                Transition.of("CONFIRM", "WAIT", "CLOSED"))
            .withClocks(
                ClockRule.of(
                    "confirm",
                    Trigger.on("RESOLVE"),
                    Limit.businessDays(1),
                    "service",
                    Trigger.on("CONFIRM")));
    assertThat(WorkflowChecker.check(definition)).isEmpty();
  }

  @Test
  @DisplayName("an escalation before due is in order once something has warned")
  void escalationAfterWarning() {
    ClockRule warned =
        ANSWER
            .withWarnings(new Warning("soon", Duration.ofHours(1)))
            .withEscalations(Escalation.of("late", Duration.ofHours(-1)));
    assertThat(WorkflowChecker.check(with(warned))).isEmpty();
  }

  @Test
  @DisplayName("looks for calendars where it is told which there are")
  void calendars() {
    assertThat(WorkflowChecker.check(with(ANSWER), Set.of("service"))).isEmpty();
    assertThat(
            Texts.BUILT_IN.renderAll(
                WorkflowChecker.check(with(ANSWER), Set.of("night")), Locale.ENGLISH))
        .isEqualTo("The clock answer names the calendar service, which there is not");
  }
}
