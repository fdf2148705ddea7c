package io.crmkit.benchmarks;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.State;
import io.crmkit.workflow.WorkflowReason;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The flow of {@link WorkflowBenchmark} written by hand: enums, a switch, fields that are fields of
 * a record. What any engine is measured against.
 */
record HandWrittenCase(
    CaseId id,
    CustomerId customer,
    PolicyId workflow,
    Stage stage,
    @Nullable Money remedy,
    @Nullable String letter,
    Instant openedAt,
    Instant movedAt,
    @Nullable Link history) {

  enum Stage {
    RECEIVED,
    ASSESSED,
    ANSWERED,
    CLOSED
  }

  enum Deed {
    ASSESS,
    ANSWER,
    CLOSE,
    REOPEN
  }

  /** What a case did, as the engine records it. */
  record Event(
      long number,
      StaffId actor,
      Instant occurredAt,
      Instant recordedAt,
      Deed deed,
      Stage from,
      Stage to,
      @Nullable Money remedy,
      @Nullable String letter) {}

  /** The history, newest first. */
  record Link(Event event, @Nullable Link before) {}

  /** A request. */
  record Request(
      Deed deed,
      Actor actor,
      @Nullable Money remedy,
      @Nullable String letter,
      Instant occurredAt,
      Instant recordedAt) {}

  /** A case and why it came to be. */
  record Explained(HandWrittenCase outcome, List<Reason> reasons, PolicyId policy) {}

  static final Role MANAGER = Role.of("MANAGER");
  static final PolicyId ID = new PolicyId("complaint", "1");
  private static final Money CAP = Money.parse("CNY 500.00");
  private static final List<Reason> ANSWERED =
      List.of(
          new WorkflowReason.Moved(Action.of("ANSWER"), State.of("ASSESSED"), State.of("ANSWERED")),
          new WorkflowReason.GuardHolds(Guard.atMost("remedy", CAP)));
  private static final List<Reason> OTHERS =
      List.of(
          new WorkflowReason.Moved(Action.of("CLOSE"), State.of("ANSWERED"), State.of("CLOSED")));

  static HandWrittenCase open(CaseId id, CustomerId customer, Actor actor, Instant at) {
    Event event =
        new Event(1, actor.id(), at, at, Deed.ASSESS, Stage.RECEIVED, Stage.RECEIVED, null, null);
    return new HandWrittenCase(
        id, customer, ID, Stage.RECEIVED, null, null, at, at, new Link(event, null));
  }

  static HandWrittenCase restore(CaseId id, CustomerId customer, Event opened, List<Event> moves) {
    HandWrittenCase now =
        new HandWrittenCase(
            id,
            customer,
            ID,
            opened.to,
            null,
            null,
            opened.occurredAt,
            opened.occurredAt,
            new Link(opened, null));
    for (Event event : moves) {
      if (event.from != now.stage || event.occurredAt.isBefore(now.movedAt)) {
        throw new IllegalArgumentException("no history");
      }
      now = now.after(event);
    }
    return now;
  }

  private HandWrittenCase after(Event event) {
    return new HandWrittenCase(
        id,
        customer,
        workflow,
        event.to,
        event.remedy == null ? remedy : event.remedy,
        event.letter == null ? letter : event.letter,
        openedAt,
        event.occurredAt,
        new Link(event, history));
  }

  /** Where a request leads; null if it is refused. */
  private @Nullable Stage target(Request request) {
    Money sum = request.remedy == null ? remedy : request.remedy;
    return switch (stage) {
      case RECEIVED -> request.deed == Deed.ASSESS && sum != null ? Stage.ASSESSED : null;
      case ASSESSED ->
          request.deed == Deed.ANSWER
                  && sum != null
                  && sum.compareTo(CAP) <= 0
                  && (letter != null || request.letter != null)
                  && request.actor.roles().contains(MANAGER)
              ? Stage.ANSWERED
              : null;
      case ANSWERED -> request.deed == Deed.CLOSE ? Stage.CLOSED : null;
      case CLOSED -> request.deed == Deed.REOPEN ? Stage.RECEIVED : null;
    };
  }

  /** The new record alone, without a history: the least that any engine has to do. */
  @Nullable HandWrittenCase bare(Request request) {
    Stage to = target(request);
    return to == null
        ? null
        : new HandWrittenCase(
            id,
            customer,
            workflow,
            to,
            request.remedy == null ? remedy : request.remedy,
            request.letter == null ? letter : request.letter,
            openedAt,
            request.occurredAt,
            history);
  }

  /** The new record with its step of history, times checked. */
  @Nullable HandWrittenCase fire(Request request) {
    Stage to = target(request);
    if (to == null
        || history == null
        || request.occurredAt.isBefore(movedAt)
        || request.recordedAt.isBefore(history.event.recordedAt)
        || request.occurredAt.isAfter(request.recordedAt)) {
      return null;
    }
    return after(
        new Event(
            history.event.number + 1,
            request.actor.id(),
            request.occurredAt,
            request.recordedAt,
            request.deed,
            stage,
            to,
            request.remedy,
            request.letter));
  }

  /** The same with its reasons. */
  @Nullable Explained decide(Request request) {
    HandWrittenCase after = fire(request);
    return after == null
        ? null
        : new Explained(after, after.stage == Stage.ANSWERED ? ANSWERED : OTHERS, ID);
  }
}
