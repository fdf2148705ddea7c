package io.crmkit.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.crmkit.decision.Texts;
import io.crmkit.time.Limit;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The checker of workflows")
class WorkflowCheckerTest {
  private static final Action CLOSE = Action.of("CLOSE");
  private static final Limit CALENDAR_DAYS = Limit.calendarDays(Period.of(1, 1, 1));
  private static final ClockRule ANSWER =
      ClockRule.of(
          "answer",
          Trigger.opening(),
          Limit.open(Duration.ofHours(2)),
          "service",
          Trigger.on("ANSWER"));

  /** OPEN -ANSWER-> ANSWERED -CLOSE-> CLOSED. */
  private static WorkflowDefinition sound() {
    return WorkflowDefinition.of("inquiry", "1")
        .withRoles(Role.of("AGENT"))
        .withFields(
            Field.codes("kind", "price", "stock"),
            Field.of("sum", FieldType.AMOUNT),
            Field.of("urgent", FieldType.FLAG),
            Field.of("tries", FieldType.COUNT))
        .withStates(StateRule.of("OPEN"), StateRule.of("ANSWERED"), StateRule.last("CLOSED"))
        .withTransitions(
            Transition.of("ANSWER", "OPEN", "ANSWERED"),
            Transition.of("CLOSE", "ANSWERED", "CLOSED"));
  }

  private static Transition more(String action) {
    return Transition.of(action, "OPEN", "CLOSED");
  }

  private static WorkflowDefinition with(Transition... more) {
    return sound().withTransitions(more);
  }

  private static WorkflowDefinition with(ClockRule... clocks) {
    return sound().withClocks(clocks);
  }

  private static Money cny(long yuan) {
    return Money.ofMajor(CurrencyUnit.of("CNY"), yuan);
  }

  /** A clock that an escalation starts again, so long before it is due. */
  private static ClockRule reminding(String name, Limit limit, Duration before) {
    return ClockRule.of(
            name,
            Trigger.entering("OPEN"),
            limit,
            "service",
            Trigger.on("REMIND"),
            Trigger.on("ANSWER"))
        .withWarnings(new Warning("soon", before))
        .withEscalations(Escalation.of("early", before.negated()).doing(Action.of("REMIND")));
  }

  private static ClockRule warning(String name, Limit limit, Duration before) {
    return ClockRule.of(name, Trigger.opening(), limit, "service", Trigger.on("ANSWER"))
        .withWarnings(new Warning("soon", before));
  }

  private static Arguments row(String what, WorkflowDefinition definition, String... problems) {
    return arguments(what, definition, String.join("\n", problems));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        row(
            "a state that nothing leads to",
            sound().withStates(StateRule.last("LOST")),
            "No case ever gets into LOST: no transition leads there from the initial state"),
        row(
            "a state that only an impossible condition leads to",
            sound()
                .withStates(StateRule.last("LOST"))
                .withTransitions(
                    Transition.of("LOSE", "OPEN", "LOST")
                        .when(Guard.all(Guard.flag("urgent"), Guard.notFlag("urgent")))),
            "The condition of LOSE in OPEN never holds: all of these hold: (urgent = yes; urgent ="
                + " no)",
            "No case ever gets into LOST: no transition leads there from the initial state"),
        row(
            "states that go round and never end",
            sound()
                .withStates(StateRule.of("ASKED"), StateRule.of("REMINDED"))
                .withTransitions(
                    Transition.of("ASK", "ANSWERED", "ASKED"),
                    Transition.of("REMIND", List.of("ASKED", "REMINDED"), "REMINDED")),
            "From ASKED no final state can be reached; a case gets there by OPEN → ANSWERED →"
                + " ASKED",
            "From REMINDED no final state can be reached; a case gets there by OPEN →"
                + " ANSWERED → ASKED → REMINDED"),
        row(
            "no final state at all",
            WorkflowDefinition.of("w", "1")
                .withStates(StateRule.of("A"), StateRule.of("B"))
                .withTransitions(Transition.of("GO", "A", "B")),
            "No state is final, so that no case ever ends"),
        row(
            "two transitions always enabled at once",
            with(more("ANSWER")),
            "ANSWER in OPEN always leads both to ANSWERED and to CLOSED"),
        row(
            "two thresholds that meet in their bound",
            with(
                more("PAY").when(Guard.atMost("sum", cny(500))),
                Transition.of("PAY", "OPEN", "ANSWERED").when(Guard.atLeast("sum", cny(500)))),
            "PAY in OPEN leads both to CLOSED and to ANSWERED where sum = CNY 500.00"),
        row(
            "two conditions on different fields",
            with(
                more("PAY").when(Guard.is("kind", "price")),
                Transition.of("PAY", "OPEN", "ANSWERED").when(Guard.moreThan("tries", 3))),
            "PAY in OPEN leads both to CLOSED and to ANSWERED where kind = price; tries = 4"),
        row(
            "conditions that leave the unknown to both",
            with(
                more("PAY").when(Guard.none(Guard.flag("urgent"))),
                Transition.of("PAY", "OPEN", "ANSWERED").when(Guard.none(Guard.notFlag("urgent")))),
            "PAY in OPEN leads both to CLOSED and to ANSWERED where urgent is not known"),
        row(
            "a condition that asks a required field to be missing",
            WorkflowDefinition.of("w", "1")
                .withFields(Field.of("doc", FieldType.REFERENCE))
                .withStates(StateRule.of("OPEN"), StateRule.last("CLOSED"))
                .withTransitions(
                    Transition.of("CLOSE", "OPEN", "CLOSED")
                        .when(Guard.none(Guard.known("doc")))
                        .requiring("doc")),
            "The condition of CLOSE in OPEN never holds: none of these holds: (doc is known);"
                + " required and so always known there: doc",
            "From OPEN no final state can be reached; a case gets there by OPEN",
            "No case ever gets into CLOSED: no transition leads there from the initial state"),
        row(
            "a condition that asks a field to be missing that the opening requires",
            with(more("PAY").when(Guard.none(Guard.known("sum")))).requiring("sum"),
            "The condition of PAY in OPEN never holds: none of these holds: (sum is known);"
                + " required and so always known there: sum"),
        row(
            "conditions that leave the unknown to both, where one of them requires the field",
            with(
                more("PAY").when(Guard.none(Guard.flag("urgent"))).requiring("urgent"),
                Transition.of("PAY", "OPEN", "ANSWERED").when(Guard.none(Guard.notFlag("urgent")))),
            "PAY in OPEN leads both to CLOSED and to ANSWERED where urgent is not known"),
        row(
            "amounts in another currency",
            with(
                more("PAY")
                    .when(
                        Guard.all(
                            Guard.known("sum"),
                            Guard.none(
                                Guard.atLeast("sum", cny(1)), Guard.lessThan("sum", cny(1))))),
                Transition.of("PAY", "OPEN", "ANSWERED").when(Guard.known("sum"))),
            "PAY in OPEN leads both to CLOSED and to ANSWERED where sum = USD 1.00"),
        row(
            "names that nothing declares",
            sound()
                .requiring("colour")
                .withTransitions(
                    Transition.of("LOSE", List.of("OPEN", "GONE"), "LOST")
                        .when(Guard.known("size"))
                        .requiring("weight")
                        .by(Role.of("BOSS"))),
            "The opening in OPEN names the field colour, which is not declared",
            "The transition LOSE names the state GONE, which is not declared",
            "The transition LOSE names the state LOST, which is not declared",
            "The transition LOSE names the field weight, which is not declared",
            "The transition LOSE names the role BOSS, which is not declared",
            "The transition LOSE names the field size, which is not declared",
            "The condition of LOSE in OPEN never holds: size is known"),
        row(
            "names in clocks that nothing declares",
            with(
                ClockRule.of(
                        "whole",
                        Trigger.on("PAY"),
                        Limit.businessDays(3),
                        "service",
                        Trigger.entering("LOST"),
                        Trigger.on("CLOSE"))
                    .pausedIn(State.of("GONE"))
                    .withEscalations(
                        Escalation.of("late", Duration.ZERO)
                            .notifying(Role.of("BOSS"))
                            .doing(Action.of("SHOUT")))),
            "The clock whole names the action PAY, which no transition has",
            "The clock whole names the state LOST, which is not declared",
            "The clock whole names the state GONE, which is not declared",
            "The escalation late names the role BOSS, which is not declared",
            "The escalation late names the action SHOUT, which no transition has"),
        row(
            "moves in clocks that no action makes",
            with(
                ClockRule.of(
                        "whole",
                        Trigger.anyOf(Trigger.opening(), Trigger.moving("CLOSED", "OPEN")),
                        Limit.businessDays(3),
                        "service",
                        Trigger.on("CLOSE"))
                    .endedBy(Trigger.moving("OPEN", "GONE"))),
            "The clock whole names the move from CLOSED to OPEN, which no action makes",
            "The clock whole names the state GONE, which is not declared"),
        row(
            "names that stand twice",
            sound()
                .withFields(Field.of("sum", FieldType.COUNT))
                .withStates(StateRule.of("OPEN"))
                .withClocks(
                    ANSWER,
                    ANSWER.withWarnings(
                        new Warning("soon", Duration.ofHours(1)),
                        new Warning("soon", Duration.ofMinutes(5)))),
            "The field sum stands twice",
            "The state OPEN stands twice",
            "The clock answer stands twice",
            "The warning soon stands twice"),
        row(
            "conditions that do not fit their fields",
            with(
                more("PAY")
                    .when(
                        Guard.any(
                            Guard.flag("sum"),
                            Guard.atLeast("sum", 3),
                            Guard.is("kind", "price", "colour")))),
            "The transition PAY asks whether sum = yes, but the value of sum is an amount of"
                + " money",
            "The transition PAY asks whether sum is at least 3, but the value of sum is an"
                + " amount of money",
            "The transition PAY asks whether kind is colour, but it is one of: price;" + " stock"),
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
                + " than the limit"),
        row(
            "a transition out of nowhere",
            with(Transition.of("PAY", List.of(), "CLOSED")),
            "A transition of PAY leads out of no state"),
        row(
            "an initial state that is not declared",
            sound().startingIn("LIMBO"),
            "The opening in LIMBO names the state LIMBO, which is not declared"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @DisplayName("refuses, with everything that is wrong:")
  void wrong(String what, WorkflowDefinition definition, String problems) {
    List<WorkflowProblem> found = WorkflowChecker.check(definition);
    assertThat(Texts.BUILT_IN.renderAll(found, Locale.ENGLISH)).isEqualTo(problems);
    assertThatThrownBy(() -> Workflow.of(definition))
        .isInstanceOf(InvalidWorkflowException.class)
        .hasMessageContaining(problems)
        .extracting(e -> ((InvalidWorkflowException) e).problems())
        .isEqualTo(found);
  }

  @Test
  @DisplayName("takes what is sound")
  void sounds() {
    assertThat(WorkflowChecker.check(sound())).isEmpty();
    assertThat(WorkflowChecker.check(with(ANSWER))).isEmpty();
    assertThat(WorkflowChecker.check(SampleWorkflows.repair())).isEmpty();
  }

  @Test
  @DisplayName("conditions that only a missing field fulfils both are apart where it is required")
  void apartWhereKnown() {
    Transition few =
        Transition.of("PAY", "OPEN", "CLOSED").when(Guard.none(Guard.atLeast("tries", 5)));
    Transition many =
        Transition.of("PAY", "OPEN", "ANSWERED").when(Guard.none(Guard.lessThan("tries", 5)));
    assertThat(WorkflowChecker.check(with(few, many)))
        .hasOnlyElementsOfType(WorkflowProblem.TwoWays.class)
        .hasSize(1);
    assertThat(WorkflowChecker.check(with(few, many).requiring("tries"))).isEmpty();
    assertThat(WorkflowChecker.check(with(few.requiring("tries"), many.requiring("tries"))))
        .isEmpty();
    assertThat(WorkflowChecker.check(with(few.requiring("tries"), many).requiring("tries")))
        .isEmpty();
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

  @Test
  @DisplayName("says so where conditions are too tangled, and in a moment")
  void tangled() {
    WorkflowDefinition definition = sound();
    for (int i = 0; i < 12; i++) {
      definition = definition.withFields(Field.of("f" + i, FieldType.COUNT));
    }
    assertThat(WorkflowChecker.check(definition.withTransitions(more("PAY").when(pigeons()))))
        .contains(new WorkflowProblem.TooComplex(Action.of("PAY")));
  }

  /** Twelve of them in eleven holes, each hole for one: impossible, and hard to see. */
  private static Guard pigeons() {
    List<Guard> rules = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rules.add(Guard.all(Guard.atLeast("f" + i, 0), Guard.atMost("f" + i, 10)));
      for (int j = i + 1; j < 12; j++) {
        for (int hole = 0; hole <= 10; hole++) {
          rules.add(
              Guard.none(
                  Guard.all(
                      Guard.atLeast("f" + i, hole),
                      Guard.atMost("f" + i, hole),
                      Guard.atLeast("f" + j, hole),
                      Guard.atMost("f" + j, hole))));
        }
      }
    }
    return Guard.all(rules.toArray(new Guard[0]));
  }
}
