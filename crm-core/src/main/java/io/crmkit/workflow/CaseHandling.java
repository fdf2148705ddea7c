package io.crmkit.workflow;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is done with a case beside moving it: pausing, resuming and assigning it. */
final class CaseHandling {
  private final Workflow workflow;
  private final Case before;
  private final Actor actor;
  private final Instant occurredAt;
  private final Instant recordedAt;

  CaseHandling(
      Workflow workflow, Case before, Actor actor, Instant occurredAt, Instant recordedAt) {
    this.workflow = workflow;
    this.before = before;
    this.actor = actor;
    this.occurredAt = occurredAt;
    this.recordedAt = recordedAt;
  }

  private Blockers since(Instant earliest) {
    return workflow.ofCase(before).times(before, earliest, occurredAt, recordedAt);
  }

  Decision<Answer<Case>> pause(Holder holder, String why) {
    Blockers blockers = since(before.openedAt());
    before
        .pause()
        .ifPresent(pause -> blockers.add(new CaseReason.AlreadyPaused(pause.occurredAt())));
    if (workflow.ended(before)) {
      blockers.add(new CaseReason.NotOpen(before.state()));
    }
    CaseEvent event =
        new CaseEvent.Paused(before.events() + 1, actor.id(), occurredAt, recordedAt, holder, why);
    return workflow.unless(blockers, before, event, new CaseReason.Paused(holder, why, occurredAt));
  }

  Decision<Answer<Case>> pausedUntil(Instant end, Holder holder, String why) {
    CaseEvent event =
        new CaseEvent.Paused(
            before.events() + 1, actor.id(), occurredAt, recordedAt, holder, why, Optional.of(end));
    Blockers blockers = since(before.openedAt());
    if (!occurredAt.isAfter(recordedAt)) { // otherwise that is said already
      blockers.order(end, recordedAt);
    }
    if (workflow.ended(before) && !occurredAt.isBefore(endedAt())) {
      blockers.add(new CaseReason.NotOpen(before.state()));
    }
    return workflow.unless(
        blockers, before, event, new CaseReason.PausedBetween(holder, why, occurredAt, end));
  }

  /** Since when it has been in final states; a migration from one to another ends nothing. */
  private Instant endedAt() {
    List<CaseEvent> arrivals =
        before.history().stream().filter(event -> event.entered().isPresent()).toList();
    int last = arrivals.size() - 1;
    while (arrivals.get(last) instanceof CaseEvent.Migrated
        && last > 0
        && ended(arrivals.get(last - 1))) {
      last--;
    }
    return arrivals.get(last).occurredAt();
  }

  private boolean ended(CaseEvent arrival) {
    return arrival.entered().flatMap(workflow::state).filter(StateRule::isFinal).isPresent();
  }

  Decision<Answer<Case>> resume() {
    Blockers blockers =
        since(before.pause().map(CaseEvent.Paused::occurredAt).orElse(before.openedAt()));
    if (before.pause().isEmpty()) {
      blockers.add(new CaseReason.NotPaused());
    }
    CaseEvent event =
        new CaseEvent.Resumed(before.events() + 1, actor.id(), occurredAt, recordedAt);
    return workflow.unless(blockers, before, event, new CaseReason.Resumed(occurredAt));
  }

  Decision<Answer<Case>> assign(Owner owner) {
    Blockers blockers = since(before.openedAt());
    if (before.owner().filter(owner::equals).isPresent()) {
      blockers.add(new CaseReason.AlreadyAssigned(owner));
    }
    CaseEvent event =
        new CaseEvent.Assigned(before.events() + 1, actor.id(), occurredAt, recordedAt, owner);
    boolean newest = !occurredAt.isBefore(before.ownedSince());
    Reason why =
        newest
            ? new CaseReason.Assigned(owner)
            : new CaseReason.AssignedBefore(owner, occurredAt, before.ownedSince());
    return workflow.unless(blockers, before, event, why);
  }
}
