package io.crmkit.workflow;

import static io.crmkit.workflow.CheckedWorkflows.ANSWER;
import static io.crmkit.workflow.CheckedWorkflows.cny;
import static io.crmkit.workflow.CheckedWorkflows.more;
import static io.crmkit.workflow.CheckedWorkflows.row;
import static io.crmkit.workflow.CheckedWorkflows.sound;
import static io.crmkit.workflow.CheckedWorkflows.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.time.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The checker of workflows")
class WorkflowCheckerTest {
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
    CheckedWorkflows.refused(definition, problems);
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
  @DisplayName("says so where conditions are too tangled, and in a moment")
  void tangled() {
    WorkflowDefinition definition = sound();
    for (int i = 0; i < 12; i++) {
      definition = definition.withFields(Field.of("f" + i, FieldType.COUNT));
    }
    assertThat(WorkflowChecker.check(definition.withTransitions(more("PAY").when(pigeons()))))
        .contains(new WorkflowProblem.TooComplex(Action.of("PAY")));
  }

  @Test
  @DisplayName("accuses none but the tangled action, and finds what is wrong with the others")
  void tangledAlone() {
    WorkflowDefinition definition =
        pigeonHoles()
            .withStates(StateRule.of("A"), StateRule.of("B"), StateRule.last("F"))
            .withTransitions(
                Transition.of("HARD", "A", "B").when(pigeons()),
                Transition.of("GO", "A", "B"),
                Transition.of("BACK", "B", "A"),
                Transition.of("END", List.of("A", "B"), "F"));
    WorkflowProblem hard = new WorkflowProblem.TooComplex(Action.of("HARD"));
    assertThat(WorkflowChecker.check(definition)).containsExactly(hard);
    assertThat(WorkflowChecker.check(definition.withTransitions(Transition.of("GO", "A", "F"))))
        .containsExactly(twoWays("GO"), hard);
    // Also those of the same action, whether the tangled one stands before them or after.
    assertThat(
            WorkflowChecker.check(
                definition.withTransitions(
                    Transition.of("HARD", "A", "B").when(Guard.notFlag("late")),
                    Transition.of("HARD", "A", "F").when(Guard.notFlag("late")),
                    Transition.of("END", "A", "B").when(pigeons()),
                    Transition.of("END", "B", "A").when(Guard.flag("late")))))
        .containsExactly(
            new WorkflowProblem.TwoWays(
                Action.of("END"),
                State.of("B"),
                State.of("F"),
                State.of("A"),
                List.of(new Given("late", Optional.of(FieldValue.flag(true))))),
            new WorkflowProblem.TwoWays(
                Action.of("HARD"),
                State.of("A"),
                State.of("B"),
                State.of("F"),
                List.of(new Given("late", Optional.of(FieldValue.flag(false))))),
            hard,
            new WorkflowProblem.TooComplex(Action.of("END")));
  }

  @Test
  @DisplayName("tells that a condition never holds where only what is required makes it simple")
  void tangledUnlessRequired() {
    Guard guard = Guard.all(Guard.none(Guard.known("doc")), pigeons());
    WorkflowDefinition definition =
        pigeonHoles()
            .withStates(StateRule.of("A"), StateRule.last("F"))
            .withTransitions(
                Transition.of("HARD", "A", "F").when(guard).requiring("doc"),
                Transition.of("END", "A", "F"));
    assertThat(WorkflowChecker.check(definition))
        .containsExactly(
            new WorkflowProblem.NeverHolds(
                Action.of("HARD"), State.of("A"), guard, List.of("doc")));
  }

  private static WorkflowProblem twoWays(String action) {
    return new WorkflowProblem.TwoWays(
        Action.of(action), State.of("A"), State.of("B"), State.of("F"), List.of());
  }

  private static WorkflowDefinition pigeonHoles() {
    WorkflowDefinition definition =
        WorkflowDefinition.of("w", "1")
            .withFields(Field.of("doc", FieldType.REFERENCE), Field.of("late", FieldType.FLAG));
    for (int i = 0; i < 12; i++) {
      definition = definition.withFields(Field.of("f" + i, FieldType.COUNT));
    }
    return definition;
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
