package io.crmkit.workflow;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One sweep over one case. */
final class SweepRun {
  /** What escalations do may bring on more; more rounds than this are left to the next sweep. */
  private static final int MAX_ROUNDS = 16;

  private final CaseClocks clocks;
  private final Instant recordedAt;
  private final Set<String> toldNow = new HashSet<>();
  private final List<ClockEvent> events = new ArrayList<>();
  private Case now;
  private boolean acted; // what is only noted brings on nothing

  /** A mark that came, of which cycle, and what is known by now that speaks against it. */
  record Due(Cycle cycle, CycleTrack.Reached reached, Optional<ClockReason> against) {
    String key() {
      return reached.mark().key(cycle);
    }
  }

  SweepRun(CaseClocks clocks, Case of, Instant asOf) {
    this.clocks = clocks;
    now = of;
    recordedAt = CaseClocks.knownAt(of, asOf);
    for (CaseEvent event : of.history()) {
      if (event instanceof CaseEvent.Noted noted && noted.recordedAt().equals(recordedAt)) {
        toldNow.add(noted.key());
      }
    }
  }

  Sweep run() {
    acted = true;
    for (int round = 0; acted && round < MAX_ROUNDS; round++) {
      acted = false;
      untold(ClockFold.of(clocks, now, recordedAt, recordedAt)).forEach(this::tell);
    }
    return new Sweep(now, events);
  }

  /** What came and was not told yet, in order of time. */
  static List<Due> untold(ClockFold fold) {
    List<Due> due = new ArrayList<>();
    for (CycleTrack track : fold.all()) {
      for (CycleTrack.Reached reached : track.untold()) {
        due.add(new Due(track.cycle(), reached, track.against(reached.mark())));
      }
    }
    due.sort(Comparator.comparing(mark -> mark.reached().at()));
    return due;
  }

  private void tell(Due mark) {
    String key = mark.key();
    now =
        now.after(
            new CaseEvent.Noted(
                now.events() + 1, Actor.SYSTEM.id(), mark.reached().at(), recordedAt, key));
    Cycle cycle = mark.cycle();
    ZoneId zone = cycle.last().calendar().zone();
    List<Reason> reasons = new ArrayList<>();
    reasons.add(reason(cycle.clock(), zone, mark.reached()));
    Optional<Escalation> escalation = mark.reached().mark().escalation();
    boolean again = startedBySame(mark);
    mark.against().ifPresent(reasons::add);
    escalation.ifPresent(asked -> act(asked, again, reasons));
    toldNow.add(key);
    events.add(
        new ClockEvent(
            now.id(),
            cycle.clock(),
            cycle.number(),
            mark.reached().mark().kind(),
            mark.reached().mark().name(),
            mark.reached().at(),
            mark.reached().due(),
            escalation.flatMap(Escalation::notified),
            reasons));
  }

  private static Reason reason(String clock, ZoneId zone, CycleTrack.Reached reached) {
    ClockMark mark = reached.mark();
    return switch (mark.kind()) {
      case WARNING -> new ClockReason.Warned(clock, reached.due(), zone, reached.left());
      case BREACH -> new ClockReason.Missed(clock, reached.due().orElseGet(reached::at), zone);
      case ESCALATION ->
          new ClockReason.Escalated(clock, mark.name(), reached.due(), zone, mark.fromDue());
    };
  }

  /**
   * Whether the cycle was started by what the same escalation of an earlier one did at this
   * instant: to do it over and over would have no end.
   */
  private boolean startedBySame(Due mark) {
    Cycle cycle = mark.cycle();
    ClockMark same = mark.reached().mark();
    return cycle.by().equals(Actor.SYSTEM.id())
        && cycle.started().equals(recordedAt)
        && toldNow.stream().anyMatch(same.anyKey(cycle.clock()));
  }

  private void act(Escalation asked, boolean again, List<Reason> reasons) {
    asked.notified().ifPresent(role -> reasons.add(new ClockReason.Told(role)));
    Workflow workflow = clocks.workflow(now.workflow());
    boolean over = workflow.ended(now);
    if (asked.action().isPresent() && again) {
      reasons.add(new ClockReason.NotAgain(asked.action().get()));
    } else if (asked.action().isPresent()) {
      Action action = asked.action().get();
      Decision<Answer<Case>> done = workflow.decide(now, Move.of(action, Actor.SYSTEM, recordedAt));
      take(done);
      if (done.outcome() instanceof Answer.Accepted) {
        reasons.addAll(done.reasons());
      } else {
        reasons.add(new ClockReason.NotDone(action, done.reasons()));
      }
    }
    asked.reassign().ifPresent(owner -> reassign(workflow, owner, over, reasons));
  }

  /**
   * Nobody is to see to a case that was over before the sweep came, unless it was taken up again.
   */
  private void reassign(Workflow workflow, Owner owner, boolean over, List<Reason> reasons) {
    if (over && workflow.ended(now)) {
      reasons.add(new ClockReason.NotReassigned(owner, now.state()));
      return;
    }
    Decision<Answer<Case>> assigned =
        workflow.assign(now, owner, Actor.SYSTEM, recordedAt, recordedAt);
    take(assigned);
    reasons.addAll(assigned.reasons());
  }

  private void take(Decision<Answer<Case>> decision) {
    if (decision.outcome() instanceof Answer.Accepted<Case> accepted) {
      now = accepted.value();
      acted = true;
    }
  }
}
