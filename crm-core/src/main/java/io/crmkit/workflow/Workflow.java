package io.crmkit.workflow;

import com.google.common.collect.Maps;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workflow that has passed every check and decides about cases. Pure: equal requests, equal
 * decisions. A refusal leaves the case as it was and names everything in the way: with all of it
 * gone the request passes.
 *
 * <pre>{@code
 * Workflow inquiry = Workflow.of(definition);
 * Decision<Answer<Case>> opened = inquiry.open(Opening.of(id, customer, actor, Map.of(), at));
 * Decision<Answer<Case>> answered =
 *     inquiry.decide(open, Move.of(Action.of("ANSWER"), actor, at).with("answer", FieldValue.reference("doc-7")));
 * String why = answered.explain(Locale.SIMPLIFIED_CHINESE);
 * }</pre>
 *
 * <p>Immutable, safe for several threads; equal if the definitions are.
 */
public final class Workflow {
  private static final Answer<Case> REFUSED = Answer.refused();

  private final WorkflowDefinition definition;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<State, StateNode> nodes = new LinkedHashMap<>();

  private Workflow(WorkflowDefinition definition) {
    this.definition = definition;
    definition.fields().forEach(field -> fields.put(field.name(), field));
    definition.states().forEach(rule -> nodes.put(rule.state(), new StateNode(this, rule)));
    nodes.values().forEach(node -> node.lead(definition.transitions(), nodes));
  }

  /**
   * The workflow of a definition; calendars are looked for by whoever reads the clocks.
   *
   * @throws InvalidWorkflowException with every problem that {@link WorkflowChecker} finds
   */
  public static Workflow of(WorkflowDefinition definition) {
    List<WorkflowProblem> problems = WorkflowChecker.check(definition);
    if (!problems.isEmpty()) {
      throw new InvalidWorkflowException(definition.id(), problems);
    }
    return new Workflow(definition);
  }

  /** What it was made of. */
  public WorkflowDefinition definition() {
    return definition;
  }

  /** Name and version, which cases and decisions record. */
  public PolicyId id() {
    return definition.id();
  }

  /** The rule of a state, if it is one of this workflow's. */
  public Optional<StateRule> state(State state) {
    return Optional.ofNullable(nodes.get(state)).map(StateNode::rule);
  }

  /** Whether a case has ended: it is in a final state. */
  public boolean ended(Case of) {
    StateNode node = node(of);
    return node != null && node.rule().isFinal();
  }

  /** Opens a case. */
  public Decision<Answer<Case>> open(Opening opening) {
    Blockers blockers =
        new Blockers(this)
            .fields(opening.fields())
            .missing(definition.requires(), opening.fields())
            .order(opening.occurredAt(), opening.recordedAt());
    if (!blockers.reasons().isEmpty()) {
      return refused(blockers);
    }
    CaseEvent.Opened event =
        new CaseEvent.Opened(
            1,
            opening.actor().id(),
            opening.occurredAt(),
            opening.recordedAt(),
            opening.id(),
            opening.customer(),
            id(),
            definition.initial(),
            opening.fields(),
            opening.owner());
    return accepted(
        Case.opened(event, nodes.get(definition.initial())),
        new WorkflowReason.Opened(definition.initial()));
  }

  /**
   * What comes of a request, and why. An accepted move adds one event to the history. A case may
   * move while it is paused and stays so, unless it ends: a move into a final state ends the pause,
   * which the history tells just before the move.
   */
  public Decision<Answer<Case>> decide(Case before, Move move) {
    StateNode node = node(before);
    if (node != null) {
      FieldMap merged = merged(before, move);
      StateNode.Way way = way(node, before, move, merged);
      if (way != null) {
        return new Decision<>(
            Answer.accepted(moved(before, move, merged, node, way)), way.reasons(), id());
      }
    }
    return refused(blockers(before, node, move));
  }

  /** The outcome of {@link #decide} alone, without the reasons; always equal to it. */
  public Answer<Case> fire(Case before, Move move) {
    StateNode node = node(before);
    if (node == null) {
      return REFUSED;
    }
    FieldMap merged = merged(before, move);
    StateNode.Way way = way(node, before, move, merged);
    return way == null ? REFUSED : Answer.accepted(moved(before, move, merged, node, way));
  }

  /**
   * Every action that leads out of the state of a case, in the order of the definition: what would
   * come of it if this actor did it at this instant, entering nothing. Of a case that follows
   * another workflow or another version every action is listed, none allowed, and why, as {@link
   * #decide} explains it.
   */
  public List<PossibleAction> permitted(Case of, Actor actor, Instant at) {
    return permitted(of, actor, FieldMap.EMPTY, at);
  }

  /** As {@link #permitted(Case, Actor, Instant)}, with these fields entered. */
  public List<PossibleAction> permitted(
      Case of, Actor actor, Map<String, FieldValue> entered, Instant at) {
    StateNode node = node(of);
    List<PossibleAction> actions = new ArrayList<>();
    for (Action action : node == null ? actions() : node.actions()) {
      Move move = Move.of(action, actor, entered, at);
      StateNode.Way way = node == null ? null : way(node, of, move, merged(of, move));
      actions.add(
          way == null
              ? new PossibleAction(action, Optional.empty(), blockers(of, node, move).reasons())
              : new PossibleAction(action, Optional.of(way.to().state()), way.reasons()));
    }
    return List.copyOf(actions);
  }

  private List<Action> actions() {
    return definition.transitions().stream().map(Transition::action).distinct().toList();
  }

  /**
   * Lets a case stand still from an instant on, which may lie before events known already; until it
   * is resumed or ends. Moves are permitted meanwhile.
   *
   * @param holder who is waited for
   * @param why the host's code for the cause: a letter and up to 63 letters, digits, '-' or '_'
   * @throws IllegalArgumentException if the code is malformed
   */
  public Decision<Answer<Case>> pause(
      Case before, Holder holder, String why, Actor actor, Instant occurredAt, Instant recordedAt) {
    return new CaseHandling(this, before, actor, occurredAt, recordedAt).pause(holder, why);
  }

  /**
   * Enters that a case stood still for a while, which became known when that was over: while it was
   * paused for something else, or when it had ended. Its clocks are judged anew; what was sealed
   * stays, corrected. Overlapping pauses count once, and none while the case is ended.
   *
   * @param holder who was waited for
   * @param why the host's code for the cause: a letter and up to 63 letters, digits, '-' or '_'
   * @param from when it began, not before the case; if that has ended, before its end
   * @param until when it was over, not after {@code recordedAt}
   * @throws IllegalArgumentException if the code is malformed or {@code until} not after {@code
   *     from}
   */
  public Decision<Answer<Case>> pausedBetween(
      Case before,
      Holder holder,
      String why,
      Actor actor,
      Instant from,
      Instant until,
      Instant recordedAt) {
    return new CaseHandling(this, before, actor, from, recordedAt).pausedUntil(until, holder, why);
  }

  /** Lets a case go on from an instant on, which may lie before events known already. */
  public Decision<Answer<Case>> resume(
      Case before, Actor actor, Instant occurredAt, Instant recordedAt) {
    return new CaseHandling(this, before, actor, occurredAt, recordedAt).resume();
  }

  /**
   * Lets somebody else see to a case from an instant on; where somebody took it over since, they
   * keep it.
   */
  public Decision<Answer<Case>> assign(
      Case before, Owner owner, Actor actor, Instant occurredAt, Instant recordedAt) {
    return new CaseHandling(this, before, actor, occurredAt, recordedAt).assign(owner);
  }

  /**
   * Takes over a case from another version; asked of the workflow that it follows from then on. A
   * migration counts as a move: it must not occur before the move before it, and into a final state
   * it ends a pause.
   *
   * <p>What the case says in fields that this workflow does not have is dropped: nobody could read
   * or change it here, and a later version may use the name for something else. The history keeps
   * it. So a case goes through any number of versions if each {@link Migration#check} between them
   * is empty.
   */
  public Decision<Answer<Case>> migrate(
      Case before, Migration migration, Actor actor, Instant occurredAt, Instant recordedAt) {
    Blockers blockers = new Blockers(this);
    if (!migration.to().equals(id())) {
      blockers.add(new WorkflowReason.OtherWorkflow(migration.to(), id()));
    }
    if (!before.workflow().equals(migration.from())) {
      blockers.add(new WorkflowReason.OtherWorkflow(before.workflow(), migration.from()));
    }
    State to = migration.states().get(before.state());
    if (to == null) {
      blockers.add(new CaseReason.NotMigrated(before.state()));
    } else if (!nodes.containsKey(to)) {
      blockers.add(new WorkflowReason.NotInWorkflow(to));
    }
    blockers
        .times(before, before.movedAt(), occurredAt, recordedAt)
        .fields(Maps.filterKeys(before.fields(), fields::containsKey));
    if (to == null || !blockers.reasons().isEmpty()) {
      return refused(blockers);
    }
    StateNode node = Objects.requireNonNull(nodes.get(to));
    Case going = going(before, node, actor, occurredAt, recordedAt);
    List<String> dropped =
        before.fields().keySet().stream().filter(field -> !fields.containsKey(field)).toList();
    CaseEvent event =
        new CaseEvent.Migrated(
            going.events() + 1, actor.id(), occurredAt, recordedAt, id(), to, dropped);
    List<Reason> why = new ArrayList<>();
    why.add(new CaseReason.Migrated(id(), before.state(), to));
    if (!dropped.isEmpty()) {
      why.add(new CaseReason.FieldsDropped(id(), dropped));
    }
    return new Decision<>(Answer.accepted(going.after(event).in(node)), why, id());
  }

  /**
   * The case with this history, ready to be moved on by this workflow.
   *
   * @throws IllegalArgumentException if the events are no history: see {@link Case#fold}
   */
  public Case fold(List<CaseEvent> history) {
    Case folded = Case.fold(history);
    StateNode node = node(folded);
    return node == null ? folded : folded.in(node);
  }

  Map<String, Field> fieldsByName() {
    return fields;
  }

  /** The state of a case in this workflow; null if the case follows another one. */
  @Nullable StateNode node(Case of) {
    StateNode known = of.node();
    if (known != null && known.isOf(this)) {
      return known;
    }
    return of.workflow().equals(id()) ? nodes.get(of.state()) : null;
  }

  /** Nothing is merged for a move that enters nothing. */
  private static FieldMap merged(Case before, Move move) {
    return before.fieldMap().with((FieldMap) move.fields());
  }

  private StateNode.@Nullable Way way(StateNode node, Case before, Move move, FieldMap merged) {
    if (move.occurredAt().isBefore(before.movedAt())
        || move.recordedAt().isBefore(before.lastEvent().recordedAt())
        || move.occurredAt().isAfter(move.recordedAt())
        || !accepts((FieldMap) move.fields())) {
      return null;
    }
    StateNode.Arm arm = node.arm(move.action());
    StateNode.Way way = arm == null ? null : arm.open(merged);
    return way != null && way.hasAll(merged) && way.mayUse(move.actor()) ? way : null;
  }

  private boolean accepts(FieldMap entered) {
    for (int i = 0; i < entered.size(); i++) {
      Field field = fields.get(entered.name(i));
      if (field == null || !field.accepts(entered.value(i))) {
        return false;
      }
    }
    return true;
  }

  private static Case moved(
      Case before, Move move, FieldMap merged, StateNode node, StateNode.Way way) {
    Case going = going(before, way.to(), move.actor(), move.occurredAt(), move.recordedAt());
    return going.moved(
        new CaseEvent.Moved(
            going.events() + 1,
            move.actor().id(),
            move.occurredAt(),
            move.recordedAt(),
            move.action(),
            node.state(),
            way.to().state(),
            move.fields()),
        merged,
        way.to());
  }

  /** A case that ends stands still no longer: nothing is waited for, also not once it reopens. */
  private static Case going(
      Case before, StateNode to, Actor actor, Instant occurredAt, Instant recordedAt) {
    if (before.pause().isEmpty() || !to.rule().isFinal()) {
      return before;
    }
    Instant paused = before.pause().get().occurredAt();
    Instant at = paused.isAfter(occurredAt) ? paused : occurredAt;
    return before.after(new CaseEvent.Resumed(before.events() + 1, actor.id(), at, recordedAt));
  }

  private Blockers blockers(Case before, @Nullable StateNode node, Move move) {
    Blockers blockers =
        ofCase(before)
            .times(before, before.movedAt(), move.occurredAt(), move.recordedAt())
            .fields(move.fields());
    return node == null ? blockers : blockers.action(node, move, merged(before, move));
  }

  Blockers ofCase(Case before) {
    Blockers blockers = new Blockers(this);
    if (!before.workflow().equals(id())) {
      blockers.add(new WorkflowReason.OtherWorkflow(before.workflow(), id()));
    } else if (node(before) == null) {
      blockers.add(new WorkflowReason.NotInWorkflow(before.state()));
    }
    return blockers;
  }

  Decision<Answer<Case>> unless(Blockers blockers, Case before, CaseEvent event, Reason why) {
    return blockers.reasons().isEmpty() ? accepted(before.after(event), why) : refused(blockers);
  }

  private Decision<Answer<Case>> accepted(Case after, Reason why) {
    return new Decision<>(Answer.accepted(after), List.of(why), id());
  }

  Decision<Answer<Case>> refused(Blockers blockers) {
    return new Decision<>(REFUSED, blockers.reasons(), id());
  }

  /** Whether the definitions are equal. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Workflow that && definition.equals(that.definition);
  }

  @Override
  public int hashCode() {
    return definition.hashCode();
  }

  /** Name and version. */
  @Override
  public String toString() {
    return "Workflow " + id();
  }
}
