package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.testkit.JvmSurroundings;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.PossibleAction;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.SampleWorkflows;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowReason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Laws of workflows")
class WorkflowLawsTest {
  private static final Workflow REPAIR = Workflow.of(SampleWorkflows.repair());
  private static final WorkflowTrial SOUND = WorkflowTrial.of(REPAIR);

  static Stream<Law<WorkflowTrial>> laws() {
    return WorkflowLaws.all().stream();
  }

  static Stream<Law<WorkflowTrial>> ownLaws() {
    return laws().filter(law -> law.id().startsWith("workflow."));
  }

  /** Changes the decision. */
  private static WorkflowTrial decides(
      BiFunction<WorkflowQuestion, Decision<Answer<Case>>, Decision<Answer<Case>>> change) {
    return SOUND.deciding(
        (of, move) -> change.apply(new WorkflowQuestion(of, move), REPAIR.decide(of, move)));
  }

  private static WorkflowTrial refusing(
      BiFunction<Decision<Answer<Case>>, List<Reason>, List<Reason>> change) {
    return decides(
        (question, d) ->
            d.outcome() instanceof Answer.Refused<Case>
                ? new Decision<>(d.outcome(), change.apply(d, d.reasons()), d.policy())
                : d);
  }

  private static Decision<Answer<Case>> refused(Decision<Answer<Case>> decision) {
    return new Decision<>(Answer.refused(), decision.reasons(), decision.policy());
  }

  private static Map<String, WorkflowTrial> mutants() {
    Set<Case> refusedOnce = new HashSet<>();
    return Map.of(
        "workflow.one-step",
        decides(
            (question, d) ->
                d.outcome() instanceof Answer.Accepted<Case>
                    ? REPAIR.decide(
                        question.of(),
                        new Move(
                            question.move().action(),
                            new Actor(Actor.SYSTEM.id(), question.move().actor().roles()),
                            question.move().fields(),
                            question.move().occurredAt(),
                            question.move().recordedAt()))
                    : d),
        // Roles are not looked at.
        "workflow.by-definition",
        SOUND.deciding(
            (of, move) ->
                REPAIR.decide(
                    of,
                    new Move(
                        move.action(),
                        Actor.of(
                            move.actor().id().value(),
                            SampleWorkflows.AGENT,
                            SampleWorkflows.MANAGER,
                            Role.SYSTEM),
                        move.fields(),
                        move.occurredAt(),
                        move.recordedAt()))),
        "workflow.refused",
        decides(
            (question, d) -> {
              boolean locked = refusedOnce.contains(question.of());
              if (d.outcome() instanceof Answer.Refused<Case>) {
                refusedOnce.add(question.of());
              }
              return locked ? refused(d) : d;
            }),
        "workflow.outcome-only",
        SOUND.firing(
            (of, move) -> move.fields().isEmpty() ? REPAIR.fire(of, move) : Answer.refused()),
        "workflow.permitted",
        SOUND.permitting(
            (of, actor, entered, at) ->
                REPAIR.permitted(of, actor, entered, at).stream()
                    .filter(PossibleAction::allowed)
                    .toList()),
        "workflow.fold",
        SOUND.folding(
            history ->
                Case.fold(
                    history.size() > 1 && last(history) instanceof CaseEvent.Assigned
                        ? history.subList(0, history.size() - 1)
                        : history)),
        // Knows only the very cases it made, as one that keeps them in memory does.
        "workflow.json",
        decides((question, d) -> isReadBack(question.of()) ? refused(d) : d),
        "workflow.reasons-complete",
        refusing((d, all) -> all.subList(0, 1)),
        "workflow.reasons-minimal",
        refusing(
            (d, all) -> {
              List<Reason> more = new ArrayList<>(all);
              more.add(new WorkflowReason.MissingField("fault"));
              return more;
            }),
        "workflow.can-end",
        decides(
            (question, d) ->
                WorkflowCases.accepted(d.outcome()).filter(REPAIR::ended).isPresent()
                    ? refused(d)
                    : d));
  }

  private static CaseEvent last(List<CaseEvent> history) {
    return history.get(history.size() - 1);
  }

  /** Equal ids of a case made here are one object; those read from JSON are others. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isReadBack(Case of) {
    CaseEvent.Opened opened = (CaseEvent.Opened) of.history().get(0);
    return opened.workflow() != REPAIR.id();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("hold for a sound workflow:")
  void hold(Law<WorkflowTrial> law) {
    WorkflowTrial trial =
        SOUND.withSurroundings(new JvmSurroundings()).withClock(Clock.systemUTC());
    LawResult result = LawRunner.STANDARD.run(law, trial);
    assertThat(result.held()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ownLaws")
  @DisplayName("kill their mutant:")
  void kill(Law<WorkflowTrial> law) {
    WorkflowTrial mutant = mutants().get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result = LawRunner.STANDARD.run(law, mutant);
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @Test
  @DisplayName("kill a fold that keeps what a migration dropped")
  void killsKeptFields() {
    WorkflowTrial keeping =
        SOUND.folding(
            history ->
                Case.fold(
                    last(history) instanceof CaseEvent.Migrated
                        ? history.subList(0, history.size() - 1)
                        : history));
    Law<WorkflowTrial> fold =
        ownLaws().filter(law -> law.id().equals("workflow.fold")).findAny().orElseThrow();
    LawResult result = LawRunner.STANDARD.run(fold, keeping);
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @Test
  @DisplayName("there is no mutant without a law")
  void everyMutantHasItsLaw() {
    assertThat(mutants().keySet())
        .containsExactlyInAnyOrderElementsOf(ownLaws().map(Law::id).toList());
  }

  @Test
  @DisplayName("can be tried at start-up")
  void check() {
    LawReport report = WorkflowLaws.check(REPAIR);
    assertThat(report.broken()).as(report.explain(Locale.ENGLISH)).isEmpty();
  }
}
