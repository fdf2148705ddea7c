package io.crmkit.laws;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Texts;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.PossibleAction;
import io.crmkit.workflow.Workflow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A workflow with the ways it is asked. What a host wraps around a workflow, such as a check of its
 * own before each move, can be tried in its place:
 *
 * <pre>{@code
 * WorkflowTrial trial = WorkflowTrial.of(workflow).deciding((of, move) -> ours.decide(of, move));
 * LawReport report = LawRunner.STANDARD.run(WorkflowLaws.all(), trial);
 * }</pre>
 *
 * @param workflow the workflow, from whose definition cases and moves are drawn
 * @param decide how a move is decided
 * @param fire how it is decided without reasons
 * @param permitted how possible actions are listed
 * @param fold how a history becomes a case
 * @param texts the texts of reasons
 * @param surroundings lets it be asked as if elsewhere, if the caller may do that
 * @param clock the time at which it is tried, if the caller has one
 */
public record WorkflowTrial(
    Workflow workflow,
    BiFunction<Case, Move, Decision<Answer<Case>>> decide,
    BiFunction<Case, Move, Answer<Case>> fire,
    Permits permitted,
    Function<List<CaseEvent>, Case> fold,
    Texts texts,
    Optional<Surroundings> surroundings,
    Optional<InstantSource> clock) {
  /** Checks that nothing is missing. */
  public WorkflowTrial {
    Objects.requireNonNull(workflow, "workflow");
    Objects.requireNonNull(decide, "decide");
    Objects.requireNonNull(fire, "fire");
    Objects.requireNonNull(permitted, "permitted");
    Objects.requireNonNull(fold, "fold");
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(surroundings, "surroundings");
    Objects.requireNonNull(clock, "clock");
  }

  /** Lists what may be done with a case: see {@link Workflow#permitted}. */
  @FunctionalInterface
  public interface Permits {
    /** Every action that leads out of the state of the case. */
    List<PossibleAction> list(Case of, Actor actor, Map<String, FieldValue> entered, Instant at);
  }

  /** A trial of a workflow as it is. */
  public static WorkflowTrial of(Workflow workflow) {
    return new WorkflowTrial(
        workflow,
        workflow::decide,
        workflow::fire,
        workflow::permitted,
        workflow::fold,
        Texts.BUILT_IN,
        Optional.empty(),
        Optional.empty());
  }

  /** The same trial, moves being decided like this, with and without reasons. */
  public WorkflowTrial deciding(BiFunction<Case, Move, Decision<Answer<Case>>> newDecide) {
    return new WorkflowTrial(
        workflow,
        newDecide,
        (of, move) -> newDecide.apply(of, move).outcome(),
        permitted,
        fold,
        texts,
        surroundings,
        clock);
  }

  /** The same trial, moves being decided like this where no reasons are asked for. */
  public WorkflowTrial firing(BiFunction<Case, Move, Answer<Case>> newFire) {
    return new WorkflowTrial(
        workflow, decide, newFire, permitted, fold, texts, surroundings, clock);
  }

  /** The same trial, possible actions being listed like this. */
  public WorkflowTrial permitting(Permits newPermitted) {
    return new WorkflowTrial(
        workflow, decide, fire, newPermitted, fold, texts, surroundings, clock);
  }

  /** The same trial, histories becoming cases like this. */
  public WorkflowTrial folding(Function<List<CaseEvent>, Case> newFold) {
    return new WorkflowTrial(
        workflow, decide, fire, permitted, newFold, texts, surroundings, clock);
  }

  /** The same trial with these texts of reasons. */
  public WorkflowTrial withTexts(Texts newTexts) {
    return new WorkflowTrial(
        workflow, decide, fire, permitted, fold, newTexts, surroundings, clock);
  }

  /** The same trial, asking as if elsewhere too. */
  public WorkflowTrial withSurroundings(Surroundings newSurroundings) {
    return new WorkflowTrial(
        workflow, decide, fire, permitted, fold, texts, Optional.of(newSurroundings), clock);
  }

  /** The same trial, asking about the present too. */
  public WorkflowTrial withClock(InstantSource newClock) {
    return new WorkflowTrial(
        workflow, decide, fire, permitted, fold, texts, surroundings, Optional.of(newClock));
  }

  /** Cases that came about by moves of this workflow, and what may be asked of them. */
  public Generator<WorkflowQuestion> questions() {
    return new WorkflowCases(workflow)::question;
  }

  /** This trial as one of any policy. */
  PolicyTrial<WorkflowQuestion, Answer<Case>> plain() {
    WorkflowCases cases = new WorkflowCases(workflow);
    PolicyTrial<WorkflowQuestion, Answer<Case>> plain =
        PolicyTrial.<WorkflowQuestion, Answer<Case>>of(
                cases::question, question -> decide.apply(question.of(), question.move()))
            .withTexts(texts);
    plain = surroundings.map(plain::withSurroundings).orElse(plain);
    return clock.isEmpty()
        ? plain
        : plain.withClock(clock.get(), moment -> choices -> cases.questionAbout(choices, moment));
  }
}
