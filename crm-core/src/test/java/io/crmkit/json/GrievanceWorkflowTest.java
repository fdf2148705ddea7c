package io.crmkit.json;

import static io.crmkit.json.BundledClocks.CALENDARS;
import static io.crmkit.json.BundledClocks.reading;
import static io.crmkit.json.BundledClocks.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.workflow.Action;
import io.crmkit.workflow.ActivityMapping;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.ClockEvent;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.ClockVerdict;
import io.crmkit.workflow.Conformance;
import io.crmkit.workflow.ConformanceReport;
import io.crmkit.workflow.EventLog;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Share;
import io.crmkit.workflow.State;
import io.crmkit.workflow.Sweep;
import io.crmkit.workflow.Walk;
import io.crmkit.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bundled workflow of grievances")
class GrievanceWorkflowTest {
  private static Walk grievance() {
    return Walk.open(
        BundledWorkflows.grievance(),
        "grievance=attitude",
        "department=sales",
        "employee=s-4",
        "manager=s-9",
        "formal=no");
  }

  @Test
  @DisplayName("CF-11: a grievance is recorded with its cause, the department and the two people")
  void grievanceRecorded() {
    assertThat(Walk.notOpened(BundledWorkflows.grievance(), "grievance=selfishness"))
        .containsExactly(
            "department responsible must be known",
            "employee concerned must be known",
            "department manager must be known",
            "formal complaint must be known");
    for (String cause :
        List.of("not-delivered", "selfishness", "attitude", "departments", "other")) {
      Walk.open(
          BundledWorkflows.grievance(),
          "grievance=" + cause,
          "department=sales",
          "employee=s-4",
          "manager=s-9",
          "formal=no");
    }
  }

  @Test
  @DisplayName(
      "CF-12: a formal complaint can come in any state, after it was settled or closed too")
  void formalInAnyState() {
    List<Consumer<Walk>> ways =
        List.of(
            walk -> {},
            walk -> walk.as("GENERAL_MANAGER").does("ESCALATE"),
            walk ->
                walk.as("GENERAL_MANAGER")
                    .does("ESCALATE")
                    .does("REASSIGN", "new-department=service", "new-employee=s-7"),
            walk -> walk.does("SETTLE", "remedy=r-1", "acceptance=pending"),
            walk ->
                walk.does("SETTLE", "remedy=r-1", "acceptance=pending")
                    .does("ACCEPT", "acceptance=accepted"));
    for (Consumer<Walk> way : ways) {
      Walk walk = grievance();
      way.accept(walk);
      State before = walk.now().state();
      Case formal = walk.as().does("FORMALISE", "formal=yes").now();
      assertThat(formal.state()).isEqualTo(before);
      assertThat(formal.field("formal")).contains(FieldValue.flag(true));
    }
  }

  @Test
  @DisplayName("CF-11, CF-12: a grievance is settled and confirmed; it may become formal before")
  void grievanceSettled() {
    grievance()
        .refuses(
            "FORMALISE",
            List.of(),
            "It takes that formal complaint = yes (now: formal complaint = no)")
        .does("FORMALISE", "formal=yes")
        .refuses(
            "SANCTION",
            List.of(),
            "penalty must be known",
            "person penalised must be known",
            "rule of the penalty must be known",
            "It takes one of these roles: general manager")
        .as("GENERAL_MANAGER")
        .does("SANCTION", "penalty=CNY 100.00", "penalised=s-4", "sanction-rule=formal")
        .does("SANCTION", "penalty=CNY 100.00", "penalised=s-9", "sanction-rule=formal")
        .as()
        .refuses("SETTLE", List.of("acceptance=pending"), "remedy chosen must be known")
        .does("SETTLE", "remedy=r-1", "acceptance=pending")
        .refuses(
            "ACCEPT",
            List.of(),
            "It takes that customer's acceptance is one of (accepted) (now: customer's acceptance"
                + " = asked for)")
        .does("DECLINE", "acceptance=declined")
        .in("RECORDED")
        .does("SETTLE", "remedy=r-1", "acceptance=pending")
        .refuses("WAIVE", List.of("acceptance=waived"), "why acceptance is waived must be known")
        .does("ACCEPT", "acceptance=accepted")
        .in("CLOSED")
        .ended(true);
  }

  @Test
  @DisplayName(
      "CF-13: at three days unsettled a sweep escalates; the customer goes to another department")
  void grievanceEscalated() {
    Workflow workflow = BundledWorkflows.grievance();
    CaseClocks clocks = CaseClocks.of(workflow, CALENDARS);
    Instant due = Walk.START.plus(Duration.ofDays(3));
    Case open = grievance().now();
    Sweep before = clocks.sweep(open, due.minusNanos(1));
    assertThat(before.after().state()).isEqualTo(State.of("RECORDED"));
    assertThat(before.events()).extracting(ClockEvent::name).containsExactly("settlement-soon");
    Sweep sweep = clocks.sweep(before.after(), due);
    assertThat(sweep.events())
        .extracting(ClockEvent::name)
        .containsExactly("due", "settlement-late");
    assertThat(sweep.events().get(1).notified().orElseThrow().code()).isEqualTo("GENERAL_MANAGER");
    Walk escalated = grievance().with(sweep.after()).at(due).in("ESCALATED");
    escalated
        .cannot("SETTLE")
        .refuses(
            "REASSIGN",
            List.of(),
            "new department must be known",
            "new employee must be known",
            "It takes one of these roles: general manager")
        .as("GENERAL_MANAGER")
        .does("REASSIGN", "new-department=service", "new-employee=s-7")
        .in("REASSIGNED")
        .does("SETTLE", "remedy=r-1", "acceptance=pending")
        .does("DECLINE", "acceptance=declined")
        .in("REASSIGNED")
        .does("SETTLE", "remedy=r-2", "acceptance=pending")
        .does("WAIVE", "acceptance=waived", "waiver=withdrawn")
        .in("CLOSED");
  }

  @Test
  @DisplayName(
      "CF-13: settled at three days is in time, a nanosecond later is late; a customer who declines"
          + " gains no new three days")
  void threeDays() {
    Workflow workflow = BundledWorkflows.grievance();
    Instant due = Walk.START.plus(Duration.ofDays(3));
    for (int nanos : new int[] {0, 1}) {
      Instant when = due.plusNanos(nanos);
      Case settled = grievance().at(when).does("SETTLE", "remedy=r-1", "acceptance=pending").now();
      assertThat(verdict(workflow, settled, "settlement", when))
          .isEqualTo(nanos == 0 ? "met" : "breached");
    }
    Case declined =
        grievance()
            .does("SETTLE", "remedy=r-1", "acceptance=pending")
            .does("DECLINE", "acceptance=declined")
            .now();
    assertThat(reading(workflow, declined, "settlement", due.minusNanos(1)).due().toOptional())
        .contains(due);
    assertThat(verdict(workflow, declined, "settlement", due)).isEqualTo("breached");
  }

  @Test
  @DisplayName("CF-13: a remedy declined after the three days has not settled anything in them")
  void declinedLate() {
    Workflow workflow = BundledWorkflows.grievance();
    Instant due = Walk.START.plus(Duration.ofDays(3));
    Instant declinedAt = Walk.START.plus(Duration.ofDays(5));
    Walk walk = grievance().does("SETTLE", "remedy=r-1", "acceptance=pending");
    Case settled = walk.now();
    assertThat(verdict(workflow, settled, "settlement", declinedAt)).isEqualTo("met");

    Case declined = walk.at(declinedAt).does("DECLINE", "acceptance=declined").now();

    ClockReading reading =
        reading(workflow, declined, "settlement", declinedAt.plus(Duration.ofDays(3)));
    assertThat(reading.verdict()).isEqualTo(new ClockVerdict.Breached(due, Duration.ofDays(5)));
    assertThat(reading.corrections()).isEmpty();
    assertThat(reading.sealedAt()).contains(declinedAt);
    assertThat(CaseClocks.of(workflow, CALENDARS).sweep(declined, declinedAt).events())
        .extracting(ClockEvent::key)
        .contains("settlement/1/breach/due");
  }

  @Test
  @DisplayName("CF-13: declined in the new department, the three days go on and end in a miss")
  void declinedAfterReassignment() {
    Workflow workflow = BundledWorkflows.grievance();
    Case declined =
        grievance()
            .as("GENERAL_MANAGER")
            .does("ESCALATE")
            .does("REASSIGN", "new-department=service", "new-employee=s-7")
            .does("SETTLE", "remedy=r-1", "acceptance=pending")
            .does("DECLINE", "acceptance=declined")
            .in("REASSIGNED")
            .now();
    Instant due = Walk.START.plus(Duration.ofDays(3));
    ClockReading before = reading(workflow, declined, "settlement", due.minusNanos(1));
    assertThat(before.verdict().verdict()).isEqualTo("running");
    assertThat(before.due().toOptional()).contains(due);
    assertThat(verdict(workflow, declined, "settlement", due)).isEqualTo("breached");
  }

  @Test
  @DisplayName("CF-13: a log of it counts no limit as met")
  void declinedLateInALog() {
    Instant end = Walk.START.plus(Duration.ofDays(40));
    Map<String, FieldValue> opened =
        Map.of(
            "grievance", FieldValue.code("attitude"),
            "department", FieldValue.reference("sales"),
            "employee", FieldValue.reference("s-4"),
            "manager", FieldValue.reference("s-9"),
            "formal", FieldValue.flag(false));
    Map<String, FieldValue> settled =
        Map.of("remedy", FieldValue.reference("r-1"), "acceptance", FieldValue.code("pending"));
    Map<String, FieldValue> declined = Map.of("acceptance", FieldValue.code("declined"));
    ConformanceReport report =
        Conformance.replay(
            BundledWorkflows.grievance(),
            new ActivityMapping(
                Set.of("open"),
                Map.of("settle", Action.of("SETTLE"), "decline", Action.of("DECLINE")),
                Set.of("tick")),
            new EventLog(
                List.of(
                    new EventLog.Entry("g", "open", Walk.START, opened),
                    new EventLog.Entry("g", "settle", Walk.START.plus(Duration.ofDays(1)), settled),
                    new EventLog.Entry(
                        "g", "decline", Walk.START.plus(Duration.ofDays(5)), declined),
                    EventLog.Entry.of("x", "tick", end))),
            CALENDARS);
    assertThat(report.deviations()).isEmpty();
    assertThat(report.limitsMet().get("settlement")).isEqualTo(new Share(0, 1));
  }
}
