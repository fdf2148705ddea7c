package io.crmkit.jdbcstore;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.store.CustomerCase;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Escalation;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Opening;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Trigger;
import io.crmkit.workflow.Warning;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Cases for tests: to be answered within two hours, with a warning half an hour before; after three
 * hours another department gets them.
 */
final class Inquiries {
  static final Instant TEN = Instant.parse("2026-06-01T10:00:00Z");

  /** What one that is never answered tells, in order. */
  static final List<String> KEYS =
      List.of(
          "answer/1/warning/soon", "answer/1/breach/due", "answer/1/escalation/other-department");

  static final Owner FIRST = Owner.of("A");
  static final Owner OTHER = Owner.of("B");
  static final Map<String, BusinessCalendar> CALENDARS =
      Map.of("always", BusinessCalendar.always(ZoneOffset.UTC));
  static final Workflow WORKFLOW =
      Workflow.of(
          WorkflowDefinition.of("inquiry", "1")
              .withStates(StateRule.of("OPEN"), StateRule.last("ANSWERED"))
              .withTransitions(Transition.of("ANSWER", "OPEN", "ANSWERED"))
              .withClocks(
                  ClockRule.of(
                          "answer",
                          Trigger.opening(),
                          Limit.open(Duration.ofHours(2)),
                          "always",
                          Trigger.on("ANSWER"))
                      .withWarnings(new Warning("soon", Duration.ofMinutes(30)))
                      .withEscalations(
                          Escalation.of("other-department", Duration.ofHours(1))
                              .reassigning(OTHER))));
  static final CaseClocks CLOCKS = CaseClocks.of(WORKFLOW, CALENDARS);

  private Inquiries() {}

  static Case open(String id, String customer, Instant at) {
    Opening opening =
        Opening.of(CaseId.of(id), CustomerId.of(customer), Actor.of("s-1"), Map.of(), at);
    return ((Answer.Accepted<Case>) WORKFLOW.open(opening.ownedBy(FIRST)).outcome()).value();
  }

  static Case answered(Case open, Instant at) {
    Move answer = Move.of(Action.of("ANSWER"), Actor.of("s-1"), at);
    return ((Answer.Accepted<Case>) WORKFLOW.decide(open, answer).outcome()).value();
  }

  /** As it is kept when it is opened. */
  static CustomerCase kept(Case open) {
    return CustomerCase.of(open, CLOCKS, open.openedAt());
  }
}
