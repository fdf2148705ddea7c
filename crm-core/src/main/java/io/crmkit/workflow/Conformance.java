package io.crmkit.workflow;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.time.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replays what another system did through a workflow, and lists everything that does not fit.
 *
 * <pre>{@code
 * ConformanceReport report = Conformance.replay(workflow, mapping, log, calendars);
 * report.fitness();     // 268 of 280
 * report.deviations();  // which case, at which position, why
 * }</pre>
 *
 * <p>The log does not say in which role somebody acted: everybody may do everything. After an entry
 * that does not fit, the replay goes on as well as it can: a case that was not opened is opened in
 * the initial state with its first action; an action out of place brings the case to where that
 * action always leads, so that one missing entry shows once; if it leads to several states the case
 * stays where it is. What follows an opening of a case that has ended belongs to another case: the
 * ended one stays as it is. When a case that was not opened began is not known: what its clocks
 * count from its opening is no limit met or missed. Pure.
 */
public final class Conformance {
  private final Workflow workflow;
  private final ActivityMapping mapping;
  private final Actor anybody;
  private final List<ConformanceReport.Deviation> deviations = new ArrayList<>();
  private final List<Replayed> cases = new ArrayList<>();
  private long traces;
  private long entries;

  /** A case as it was replayed, and whether the log has its opening. */
  private record Replayed(Case replayed, boolean opened) {
    /** Whether a cycle counts from an instant of the log. */
    boolean knows(ClockReading reading, Workflow workflow) {
      return opened
          || reading.cycle() > 1
          || workflow
              .definition()
              .clock(reading.clock())
              .filter(clock -> clock.start().fires(replayed.history().get(0)))
              .isEmpty();
    }
  }

  private Conformance(Workflow workflow, ActivityMapping mapping) {
    this.workflow = workflow;
    this.mapping = mapping;
    Set<Role> roles = new HashSet<>(workflow.definition().roles());
    roles.add(Role.SYSTEM);
    anybody = new Actor(StaffId.of("log"), roles);
  }

  /**
   * Replays a log.
   *
   * @throws IllegalArgumentException if the mapping names an action that the workflow does not
   *     have, a clock names a calendar that is not given, or an instant lies outside 1900 to 2100
   */
  public static ConformanceReport replay(
      Workflow workflow,
      ActivityMapping mapping,
      EventLog log,
      Map<String, BusinessCalendar> calendars) {
    for (Action action : mapping.actions().values()) {
      if (targets(workflow, action).isEmpty()) {
        throw new IllegalArgumentException(
            "the mapping names the action " + action + ", which " + workflow.id() + " has not");
      }
    }
    CaseClocks clocks = CaseClocks.of(workflow, calendars);
    Conformance conformance = new Conformance(workflow, mapping);
    log.traces().values().forEach(conformance::replay);
    return conformance.report(clocks, log);
  }

  private static Set<State> targets(Workflow workflow, Action action) {
    Set<State> states = new HashSet<>();
    for (Transition transition : workflow.definition().transitions()) {
      if (transition.action().equals(action)) {
        states.add(transition.to());
      }
    }
    return states;
  }

  private void replay(List<EventLog.Entry> trace) {
    Case now = null;
    boolean opened = false;
    boolean over = false;
    long before = entries;
    for (int i = 0; i < trace.size(); i++) {
      EventLog.Entry entry = trace.get(i);
      if (mapping.ignored().contains(entry.activity())) {
        continue;
      }
      entries++;
      opened |= now == null && mapping.openings().contains(entry.activity());
      List<Reason> reasons = new ArrayList<>();
      Case next = step(now, entry, reasons);
      over |= reasons.stream().anyMatch(ConformanceReason.OpenedAfterEnd.class::isInstance);
      now = over ? now : next;
      if (!reasons.isEmpty()) {
        deviations.add(
            new ConformanceReport.Deviation(
                entry.caseId(), i + 1, entry.activity(), entry.at(), reasons));
      }
    }
    traces += entries > before ? 1 : 0;
    if (now != null) {
      cases.add(new Replayed(now, opened));
    }
  }

  private @Nullable Case step(@Nullable Case now, EventLog.Entry entry, List<Reason> reasons) {
    Action action = mapping.actions().get(entry.activity());
    if (action == null && !mapping.openings().contains(entry.activity())) {
      reasons.add(new ConformanceReason.NotMapped(entry.activity()));
      return now;
    }
    if (action == null) {
      if (now != null) {
        reasons.add(
            workflow.ended(now)
                ? new ConformanceReason.OpenedAfterEnd(entry.activity(), now.state())
                : new ConformanceReason.OpenedAgain(entry.activity()));
        return now;
      }
      return open(entry, entry.fields(), reasons);
    }
    if (now == null) {
      reasons.add(new ConformanceReason.NotOpened(action));
      return move(open(entry, Map.of(), new ArrayList<>()), action, entry, reasons);
    }
    return move(now, action, entry, reasons);
  }

  private Case open(EventLog.Entry entry, Map<String, FieldValue> fields, List<Reason> reasons) {
    CaseId id = CaseId.of(entry.caseId());
    CustomerId customer = CustomerId.of(entry.caseId());
    Decision<Answer<Case>> opened =
        workflow.open(Opening.of(id, customer, anybody, fields, entry.at()));
    if (opened.outcome() instanceof Answer.Accepted<Case> accepted) {
      return accepted.value();
    }
    reasons.addAll(opened.reasons());
    return workflow.fold(
        List.of(
            new CaseEvent.Opened(
                1,
                anybody.id(),
                entry.at(),
                entry.at(),
                id,
                customer,
                workflow.id(),
                workflow.definition().initial(),
                fields,
                Optional.empty())));
  }

  private Case move(Case now, Action action, EventLog.Entry entry, List<Reason> reasons) {
    Decision<Answer<Case>> moved =
        workflow.decide(now, Move.of(action, anybody, entry.fields(), entry.at()));
    if (moved.outcome() instanceof Answer.Accepted<Case> accepted) {
      return accepted.value();
    }
    reasons.addAll(moved.reasons());
    Set<State> targets = targets(workflow, action);
    if (targets.size() > 1) {
      return now;
    }
    return now.after(
        new CaseEvent.Moved(
            now.events() + 1,
            anybody.id(),
            entry.at(),
            entry.at(),
            action,
            now.state(),
            targets.iterator().next(),
            entry.fields()));
  }

  private ConformanceReport report(CaseClocks clocks, EventLog log) {
    Map<String, long[]> limits = new LinkedHashMap<>();
    workflow.definition().clocks().forEach(clock -> limits.put(clock.name(), new long[2]));
    Instant end =
        log.entries().stream()
            .map(EventLog.Entry::at)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    long ended = 0;
    for (Replayed each : cases) {
      ended += workflow.ended(each.replayed()) ? 1 : 0;
      for (ClockReading reading : clocks.readings(each.replayed(), end)) {
        if (!each.knows(reading, workflow)) {
          continue;
        }
        long[] counts = limits.computeIfAbsent(reading.clock(), name -> new long[2]);
        counts[0] += reading.verdict() instanceof ClockVerdict.Met ? 1 : 0;
        counts[1] += reading.verdict() instanceof ClockVerdict.Breached ? 1 : 0;
      }
    }
    Map<String, Share> shares = new LinkedHashMap<>();
    limits.forEach(
        (clock, counts) -> shares.put(clock, new Share(counts[0], counts[0] + counts[1])));
    long deviating =
        deviations.stream().map(ConformanceReport.Deviation::caseId).distinct().count();
    return new ConformanceReport(
        workflow.id(),
        new Share(entries - deviations.size(), entries),
        new Share(traces - deviating, traces),
        new Share(ended, traces),
        shares,
        deviations);
  }
}
