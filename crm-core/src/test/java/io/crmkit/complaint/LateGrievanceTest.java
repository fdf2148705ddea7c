package io.crmkit.complaint;

import static io.crmkit.complaint.SampleComplaints.accepted;
import static io.crmkit.complaint.SampleComplaints.refused;
import static io.crmkit.complaint.SampleComplaints.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.ClockEvent;
import io.crmkit.workflow.ClockReason;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.Sweep;
import io.crmkit.workflow.Walk;
import io.crmkit.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A grievance that is settled after three days")
class LateGrievanceTest {
  private static final BusinessCalendar ALWAYS =
      BusinessCalendar.always(ZoneId.of("Asia/Shanghai"));
  private static final Workflow WORKFLOW = BundledWorkflows.grievance();
  private static final CaseClocks CLOCKS = CaseClocks.of(WORKFLOW, Map.of("always", ALWAYS));
  private static final GrievanceHandling HANDLING =
      new GrievanceHandling(WORKFLOW, ReassignmentPolicy.otherDepartment());
  private static final Actor GENERAL = Actor.of("s-1", Role.of("GENERAL_MANAGER"));
  private static final Owner OTHER = Owner.of("service", StaffId.of("s-7"));
  private static final Instant DUE = Walk.START.plus(Duration.ofDays(3));
  private static final Instant LATE = DUE.plusSeconds(5);
  private static final Instant SWEPT = DUE.plusSeconds(60);

  private static Walk open() {
    return Walk.open(
        WORKFLOW,
        "grievance=attitude",
        "department=sales",
        "employee=s-4",
        "manager=s-9",
        "formal=no");
  }

  private static Walk settled(Instant at) {
    return open().at(at).does("SETTLE", "remedy=r-1", "acceptance=pending");
  }

  private static Decision<Sanctions> asked(Case grievance, Instant asOf) {
    return SanctionRules.standard().decide(SanctionQuestion.of(grievance, ALWAYS, asOf));
  }

  private static Decision<Answer<Case>> moved(Case grievance, Instant at) {
    return HANDLING.reassign(grievance, List.of(OTHER), GENERAL, at, at);
  }

  @Test
  @DisplayName(
      "CF-13: is escalated by the next sweep all the same, its customer moves, and then there is"
          + " nothing more to do")
  void escalatedFromSettled() {
    Walk walk = settled(LATE);
    assertThat(asked(walk.now(), LATE).outcome().reassign()).isTrue();
    Sweep sweep = CLOCKS.sweep(walk.now(), SWEPT);
    assertThat(sweep.events()).extracting(ClockEvent::name).contains("settlement-late");
    assertThat(sweep.events())
        .flatExtracting(ClockEvent::reasons)
        .doesNotHaveAnyElementsOfTypes(ClockReason.NotDone.class);
    Case escalated = walk.with(sweep.after()).in("ESCALATED").now();
    assertThat(asked(escalated, SWEPT).outcome().reassign()).isTrue();

    Instant movedAt = SWEPT.plusSeconds(60);
    Case moved = accepted(moved(escalated, movedAt));
    assertThat(moved.owner()).contains(OTHER);
    assertThat(asked(moved, movedAt.minusNanos(1)).outcome().reassign()).isTrue();
    Decision<Sanctions> after = asked(moved, movedAt);
    assertThat(after.outcome().reassign()).isFalse();
    assertThat(after.outcome().total()).isEqualTo(Money.parse("CNY 1100.00"));
    assertThat(texts(after))
        .last()
        .isEqualTo(
            "The customer moved from the department sales to another one at 2026-03-05 09:02"
                + " (Asia/Shanghai); nothing more is to be done about that");

    Case closed =
        walk.with(moved)
            .in("REASSIGNED")
            .at(movedAt.plusSeconds(60))
            .does("SETTLE", "remedy=r-2", "acceptance=pending")
            .does("ACCEPT", "acceptance=accepted")
            .in("CLOSED")
            .now();
    Instant later = movedAt.plus(Duration.ofDays(30));
    assertThat(CLOCKS.sweep(closed, later).events()).isEmpty();
    assertThat(asked(closed, later).outcome()).isEqualTo(after.outcome());
  }

  @Test
  @DisplayName(
      "CF-13: but in time, entered late, is not escalated and costs nobody more; declined, it is")
  void settledInTimeEnteredLate() {
    Move settling =
        new Move(
            Action.of("SETTLE"),
            GENERAL,
            Map.of("remedy", FieldValue.reference("r-1"), "acceptance", FieldValue.code("pending")),
            DUE,
            LATE);
    Case settled = accepted(WORKFLOW.decide(open().now(), settling));
    Walk swept = open().with(CLOCKS.sweep(settled, SWEPT).after()).in("SETTLED");
    assertThat(asked(swept.now(), SWEPT).outcome()).isEqualTo(asked(settled, LATE).outcome());
    assertThat(asked(swept.now(), SWEPT).outcome().reassign()).isFalse();
    Walk declined = swept.at(SWEPT).does("DECLINE", "acceptance=declined").in("RECORDED");
    assertThat(asked(declined.now(), SWEPT).outcome().reassign()).isTrue();
    Sweep again = CLOCKS.sweep(declined.now(), SWEPT.plusSeconds(1));
    assertThat(again.events()).extracting(ClockEvent::name).containsExactly("settlement-late");
    declined.with(again.after()).in("ESCALATED");
  }

  @Test
  @DisplayName("CF-13: and declined before the sweep, is escalated from where the decline led")
  void declinedBeforeTheSweep() {
    Walk walk = settled(LATE).does("DECLINE", "acceptance=declined").in("RECORDED");
    walk.with(CLOCKS.sweep(walk.now(), DUE.plus(Duration.ofHours(3))).after()).in("ESCALATED");
  }

  @Test
  @DisplayName(
      "CF-12, CF-13: and closed before the sweep, stays closed; the customer still moves, and the"
          + " penalties can be entered")
  void closedBeforeTheSweep() {
    Walk walk =
        settled(LATE)
            .at(LATE.plusSeconds(1))
            .does("ACCEPT", "acceptance=accepted")
            .in("CLOSED")
            .ended(true);
    Case closed = CLOCKS.sweep(walk.now(), SWEPT).after();
    assertThat(asked(closed, SWEPT).outcome().reassign()).isTrue();
    Actor clerk = Actor.of("s-2");
    assertThat(refused(HANDLING.reassign(closed, List.of(OTHER), clerk, SWEPT, SWEPT)))
        .containsExactly("It takes one of these roles: general manager");
    Case moved = accepted(moved(closed, SWEPT));
    assertThat(moved.owner()).contains(OTHER);
    walk.with(moved)
        .in("CLOSED")
        .at(SWEPT)
        .as("GENERAL_MANAGER")
        .does("SANCTION", "penalty=CNY 500.00", "penalised=s-4", "sanction-rule=overdue")
        .in("CLOSED")
        .cannot("ESCALATE");
    assertThat(asked(walk.now(), SWEPT).outcome().reassign()).isFalse();
    assertThat(asked(walk.now(), SWEPT).outcome().total()).isEqualTo(Money.parse("CNY 1100.00"));
    assertThat(CLOCKS.sweep(walk.now(), SWEPT.plus(Duration.ofDays(9))).events()).isEmpty();
  }

  @Test
  @DisplayName("CF-13: by the new department, is not escalated again: the customer has moved")
  void lateInTheNewDepartment() {
    Walk walk =
        open()
            .as("GENERAL_MANAGER")
            .does("ESCALATE")
            .does("REASSIGN", "new-department=service", "new-employee=s-7")
            .at(LATE)
            .does("SETTLE", "remedy=r-1", "acceptance=pending");
    Case swept = CLOCKS.sweep(walk.now(), SWEPT).after();
    walk.with(swept)
        .in("SETTLED")
        .refuses(
            "ESCALATE",
            List.of(),
            "It takes that none of these holds: (new department is known) (now: new department ="
                + " service)");
    assertThat(asked(swept, SWEPT).outcome().reassign()).isFalse();
    assertThat(asked(swept, SWEPT).reasons())
        .hasAtLeastOneElementOfType(SanctionReason.Moved.class);
  }

  @Test
  @DisplayName(
      "CF-13: escalated though it was settled in time, is not settled any more; the three days go"
          + " on")
  void escalatedInTime() {
    Instant soon = Walk.START.plus(Duration.ofHours(2));
    Walk walk = settled(soon).as("GENERAL_MANAGER").does("ESCALATE").in("ESCALATED");
    assertThat(SanctionQuestion.of(walk.now(), ALWAYS, DUE).settledAt()).isEmpty();
    assertThat(asked(walk.now(), DUE.minusNanos(1)).outcome().reassign()).isFalse();
    assertThat(CLOCKS.nextWakeUp(walk.now(), soon.plus(Duration.ofHours(2)))).isPresent();
    assertThat(asked(walk.now(), DUE).outcome().reassign()).isTrue();
    assertThat(CLOCKS.readings(walk.now(), DUE))
        .singleElement()
        .satisfies(reading -> assertThat(reading.verdict().verdict()).isEqualTo("breached"));
  }
}
