package io.crmkit.workflow;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.time.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** A workflow that has one of everything, a case of it, and a sample of every reason. */
public final class SampleWorkflows {
  public static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  public static final Role MANAGER = Role.of("MANAGER");
  public static final Role AGENT = Role.of("AGENT");
  public static final Actor ANN = Actor.of("s-1", AGENT);
  public static final Actor MAX = Actor.of("s-2", AGENT, MANAGER);

  private SampleWorkflows() {}

  /** A repair: quoted, confirmed by the customer above 500 yuan, done, closed or reopened. */
  public static WorkflowDefinition repair() {
    Money cap = Money.parse("CNY 500.00");
    return WorkflowDefinition.of("repair", "1")
        .withRoles(AGENT, MANAGER)
        .withFields(
            Field.codes("fault", "battery", "screen", "other"),
            Field.of("quote", FieldType.AMOUNT),
            Field.of("warranty", FieldType.FLAG),
            Field.of("visits", FieldType.COUNT),
            Field.of("boughtOn", FieldType.DAY),
            Field.of("confirmedAt", FieldType.MOMENT),
            Field.of("report", FieldType.REFERENCE))
        .withStates(
            StateRule.of("RECEIVED"),
            StateRule.of("QUOTED", Holder.CUSTOMER),
            StateRule.of("IN_REPAIR"),
            StateRule.of("AWAITING_PARTS", Holder.SUPPLIER),
            StateRule.last("CLOSED"),
            StateRule.last("WITHDRAWN"))
        .requiring("fault")
        .withTransitions(
            Transition.of("QUOTE", "RECEIVED", "IN_REPAIR")
                .when(Guard.any(Guard.flag("warranty"), Guard.atMost("quote", cap)))
                .requiring("quote"),
            Transition.of("QUOTE", "RECEIVED", "QUOTED")
                .when(Guard.none(Guard.flag("warranty"), Guard.atMost("quote", cap)))
                .requiring("quote"),
            Transition.of("CONFIRM", "QUOTED", "IN_REPAIR").requiring("confirmedAt"),
            Transition.of("ORDER_PARTS", "IN_REPAIR", "AWAITING_PARTS").by(AGENT),
            Transition.of("PARTS_ARRIVED", "AWAITING_PARTS", "IN_REPAIR"),
            Transition.of("CLOSE", "IN_REPAIR", "CLOSED")
                .when(
                    Guard.all(
                        Guard.known("report"),
                        Guard.is("fault", "battery", "screen"),
                        Guard.lessThan("visits", 4)))
                .by(MANAGER, Role.SYSTEM),
            Transition.of("WITHDRAW", List.of("RECEIVED", "QUOTED"), "WITHDRAWN"),
            Transition.of("REOPEN", "CLOSED", "RECEIVED").by(MANAGER))
        .withClocks(
            ClockRule.of(
                    "first-quote",
                    Trigger.opening(),
                    Limit.open(Duration.ofHours(24)),
                    "service",
                    Trigger.on("QUOTE"))
                .withWarnings(new Warning("soon", Duration.ofHours(2)))
                .withEscalations(
                    Escalation.of("late", Duration.ZERO).notifying(MANAGER),
                    Escalation.of("lost", Duration.ofHours(8))
                        .doing(Action.of("WITHDRAW"))
                        .reassigning(Owner.of("service-desk", StaffId.of("s-9")))),
            ClockRule.of(
                    "whole",
                    Trigger.entering("RECEIVED"),
                    Limit.calendarDays(Period.ofDays(15)),
                    "service",
                    Trigger.entering("CLOSED"))
                .pausedIn(State.of("QUOTED"), State.of("AWAITING_PARTS"))
                .unpausable()
                .onChange(OnPolicyChange.CARRY_ELAPSED)
                .onReopen(OnReopen.GAP_IS_PAUSE));
  }

  /** A case of it in QUOTED. */
  public static Case open(Workflow workflow) {
    return value(
        workflow.open(
            Opening.of(
                    CaseId.of("k-1"),
                    CustomerId.of("c-17"),
                    ANN,
                    Map.of("fault", FieldValue.code("screen")),
                    NOON)
                .ownedBy(Owner.of("workshop"))));
  }

  /** A case that every kind of event happened to. */
  public static Case eventful() {
    Workflow workflow = Workflow.of(repair());
    Workflow second = Workflow.of(repair().withVersion("2"));
    Case now = open(workflow);
    now = value(workflow.pause(now, Holder.CUSTOMER, "no-answer", ANN, NOON, at(1)));
    now = value(workflow.resume(now, ANN, at(1), at(2)));
    now = value(workflow.assign(now, Owner.of("workshop", StaffId.of("s-4")), MAX, at(2), at(2)));
    now = now.after(new CaseEvent.Noted(5, StaffId.of("system"), at(2), at(3), "whole/1/soon"));
    now =
        value(
            workflow.decide(
                now,
                Move.of(Action.of("QUOTE"), ANN, at(3))
                    .with("quote", FieldValue.amount(Money.parse("CNY 612.50")))
                    .with("warranty", FieldValue.flag(false))
                    .with("visits", FieldValue.count(1))
                    .with("boughtOn", FieldValue.day(LocalDate.of(2024, 2, 29)))
                    .with("confirmedAt", FieldValue.moment(at(3)))
                    .with("report", FieldValue.reference("doc-7"))));
    now = value(second.migrate(now, Migration.between(workflow, second), MAX, at(4), at(4)));
    return value(second.pausedBetween(now, Holder.SUPPLIER, "strike", MAX, at(2), at(4), at(5)));
  }

  /** So many hours after noon. */
  public static Instant at(long hours) {
    return NOON.plus(Duration.ofHours(hours));
  }

  /** What an accepted request came to. */
  public static Case value(Decision<Answer<Case>> decision) {
    if (decision.outcome() instanceof Answer.Accepted<Case> accepted) {
      return accepted.value();
    }
    throw new AssertionError("refused: " + decision.reasons());
  }

  /** One of each kind of guard. */
  public static List<Guard> guards() {
    List<Guard> leaves =
        List.of(
            Guard.known("report"),
            Guard.is("fault", "battery", "screen"),
            Guard.flag("warranty"),
            Guard.notFlag("warranty"),
            Guard.atLeast("visits", 3),
            Guard.atMost("quote", Money.parse("CNY 500.00")),
            new GuardBound.MoreThan("boughtOn", FieldValue.day(LocalDate.of(2024, 2, 29))),
            new GuardBound.LessThan("confirmedAt", FieldValue.moment(NOON)));
    List<Guard> all = new ArrayList<>(leaves);
    all.add(Guard.always());
    all.add(Guard.all(leaves.get(0), leaves.get(1)));
    all.add(Guard.any(leaves.get(2), Guard.none(leaves.get(4), leaves.get(5))));
    return all;
  }

  /** A sample of every reason and problem. */
  public static List<Reason> reasons() {
    List<Reason> all = new ArrayList<>(workflowReasons());
    all.addAll(problems());
    guards().forEach(guard -> all.add(new WorkflowReason.GuardHolds(guard)));
    for (FieldType type : FieldType.values()) {
      all.add(
          new WorkflowReason.WrongValue(
              type == FieldType.CODE ? Field.codes("f", "a", "b") : Field.of("f", type)));
    }
    for (WorkflowPlace.Part part : WorkflowPlace.Part.values()) {
      all.add(new WorkflowProblem.Duplicate(new WorkflowPlace(part, "x")));
    }
    return all;
  }

  private static List<Reason> workflowReasons() {
    State open = State.of("OPEN");
    State closed = State.of("CLOSED");
    Action close = Action.of("CLOSE");
    Guard guard = Guard.is("fault", "screen");
    List<Given> now =
        List.of(
            new Given("fault", Optional.of(FieldValue.code("battery"))),
            new Given("warranty", Optional.of(FieldValue.flag(true))),
            new Given("visits", Optional.empty()));
    Reason missing = new WorkflowReason.MissingField("report");
    return List.of(
        new WorkflowReason.Opened(open),
        new WorkflowReason.Moved(close, open, closed),
        new WorkflowReason.NotPossible(close, open, List.of(Action.of("ANSWER"), Action.of("ASK"))),
        new WorkflowReason.NothingPossible(close, closed),
        missing,
        new WorkflowReason.Unmet(guard, now),
        new WorkflowReason.LacksRole(List.of(AGENT, MANAGER)),
        new WorkflowReason.Blocked(closed, List.of(missing, new WorkflowReason.Unmet(guard, now))),
        new WorkflowReason.TooEarly(NOON),
        new WorkflowReason.RecordedTooEarly(NOON),
        new WorkflowReason.NotYet(at(1), NOON),
        new WorkflowReason.NoSuchField("colour"),
        new WorkflowReason.OtherWorkflow(new PolicyId("repair", "1"), new PolicyId("repair", "2")),
        new WorkflowReason.NotInWorkflow(open),
        new CaseReason.Paused(Holder.CUSTOMER, "no-answer", NOON),
        new CaseReason.PausedBetween(Holder.SUPPLIER, "strike", NOON, at(1)),
        new CaseReason.AlreadyPaused(NOON),
        new CaseReason.NotOpen(closed),
        new CaseReason.Resumed(NOON),
        new CaseReason.NotPaused(),
        new CaseReason.Assigned(Owner.of("service", StaffId.of("s-1"))),
        new CaseReason.AssignedBefore(Owner.of("service"), at(1), NOON),
        new CaseReason.AlreadyAssigned(Owner.of("service")),
        new CaseReason.Migrated(new PolicyId("repair", "2"), open, closed),
        new CaseReason.FieldsDropped(new PolicyId("repair", "2"), List.of("fault", "visits")),
        new CaseReason.NotMigrated(open));
  }

  private static List<Reason> problems() {
    State open = State.of("OPEN");
    State closed = State.of("CLOSED");
    Action close = Action.of("CLOSE");
    Guard guard = Guard.is("fault", "screen");
    Field fault = Field.codes("fault", "screen", "battery");
    WorkflowPlace place = new WorkflowPlace(WorkflowPlace.Part.TRANSITION, "CLOSE");
    List<State> path = List.of(State.of("NEW"), State.of("ASKED"), open);
    List<Given> example = List.of(new Given("fault", Optional.of(FieldValue.code("screen"))));
    PolicyId id = new PolicyId("repair", "1");
    return List.of(
        new WorkflowProblem.NoSuchState(place, open),
        new WorkflowProblem.NoSuchField(place, "fault"),
        new WorkflowProblem.NoSuchRole(place, MANAGER),
        new WorkflowProblem.NoSuchAction(place, close),
        new ClockProblem.NoSuchCalendar("whole", "service"),
        new WorkflowProblem.LeavesNothing(close),
        new WorkflowProblem.WrongKind(place, guard, Field.of("fault", FieldType.FLAG)),
        new WorkflowProblem.NoSuchCode(place, fault, "paint"),
        new WorkflowProblem.NoFinalState(),
        new WorkflowProblem.Unreachable(open),
        new WorkflowProblem.DeadEnd(open, path),
        new WorkflowProblem.NeverHolds(close, open, guard),
        new WorkflowProblem.NeverHolds(close, open, guard, List.of("fault")),
        new WorkflowProblem.TwoWays(close, open, closed, State.of("LOST"), example),
        new WorkflowProblem.TwoWays(close, open, closed, State.of("LOST"), List.of()),
        new WorkflowProblem.TooComplex(close),
        new ClockProblem.NoSuchStep("whole", open, open),
        new ClockProblem.NeverStarts("whole"),
        new ClockProblem.StartsWhenOver("whole", closed),
        new ClockProblem.NeverEnds("whole", open, path),
        new ClockProblem.WarnsTooLate("whole", "soon"),
        new ClockProblem.WarnsTooEarly("whole", "soon"),
        new ClockProblem.EscalatesTooEarly("whole", "late", List.of("soon")),
        new ClockProblem.EscalatesTooEarly("whole", "late", List.of()),
        new ClockProblem.SystemMayNot("whole", "late", close),
        new ClockProblem.NeverDue("whole", List.of(open, State.of("ASKED"))),
        new ClockProblem.ActsInVain("whole", "late", close, List.of(open, State.of("ASKED"))),
        new ClockProblem.ActsAtStart("whole", "late", close),
        new MigrationProblem.OtherVersion(id, new PolicyId("repair", "2")),
        new MigrationProblem.MigratesFromNowhere(open, id),
        new MigrationProblem.MigratesToNowhere(open, closed, id),
        new MigrationProblem.NotMigrated(open),
        new MigrationProblem.FieldNarrowed(fault));
  }
}
