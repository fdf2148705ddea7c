package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bundled workflows after a sale and of grievances")
class AfterSalesWorkflowsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Map<String, BusinessCalendar> CALENDARS =
      Map.of(
          "always",
          BusinessCalendar.always(SHANGHAI),
          "service",
          BusinessCalendar.of(
              SHANGHAI, BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-17:00")))));

  private static ClockReading reading(Workflow workflow, Case of, String clock, Instant asOf) {
    return CaseClocks.of(workflow, CALENDARS).readings(of, asOf).stream()
        .filter(reading -> reading.clock().equals(clock))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static String verdict(Workflow workflow, Case of, String clock, Instant asOf) {
    return reading(workflow, of, clock, asOf).verdict().verdict();
  }

  // ---------------------------------------------------------------- after-sales

  private static Walk afterSales() {
    return Walk.open(BundledWorkflows.afterSales(), "category=quality", "intake=i-1").does("ADMIT");
  }

  @Test
  @DisplayName("AS-02, AS-05: a complaint after a sale with an engineer's visit, to its summary")
  void afterSalesWithVisit() {
    afterSales()
        .does("ANSWER", "department=workshop", "visit=yes")
        .refuses(
            "HANDLE",
            List.of("cause=c", "remedy=r"),
            "It takes that engineer needed on site = no (now: engineer needed on site = yes)")
        .refuses("DISPATCH", List.of(), "engineer must be known")
        .does("DISPATCH", "engineer=s-4")
        .does("ARRIVE")
        .refuses("HANDLE", List.of(), "cause must be known", "remedy chosen must be known")
        .does("HANDLE", "cause=c", "remedy=r")
        .refuses(
            "INFORM",
            List.of("channel=phone"),
            "written result must be known",
            "It takes that channel is one of (e-mail; letter; text message; paper handed over)"
                + " (now: channel = telephone)",
            "It takes that customer's acceptance is one of (asked for) (now: customer's acceptance"
                + " is not known)")
        .does("INFORM", "channel=email", "letter=m-1", "acceptance=pending")
        .cannot("SUMMARISE")
        .refuses(
            "ACCEPT",
            List.of(),
            "It takes that customer's acceptance is one of (accepted) (now: customer's acceptance"
                + " = asked for)")
        .does("ACCEPT", "acceptance=accepted")
        .refuses("SUMMARISE", List.of(), "summary must be known")
        .does("SUMMARISE", "summary=d-1")
        .in("CLOSED")
        .ended(true)
        .does("REOPEN")
        .in("ACCEPTED");
  }

  @Test
  @DisplayName("AS-02: the answer says who handles it and whether an engineer has to come")
  void afterSalesWithoutVisit() {
    afterSales()
        .refuses(
            "ANSWER",
            List.of(),
            "What is missing to reach answered: department responsible must be known; It takes that"
                + " engineer needed on site = yes (now: engineer needed on site is not known)",
            "What is missing to reach answered, no visit needed: department responsible must be"
                + " known; It takes that engineer needed on site = no (now: engineer needed on site"
                + " is not known)")
        .does("ANSWER", "department=sales", "visit=no")
        .refuses(
            "DISPATCH",
            List.of("engineer=s-4"),
            "It takes that engineer needed on site = yes (now: engineer needed on site = no)")
        .does("HANDLE", "cause=c", "remedy=r")
        .does("INFORM", "channel=letter", "letter=m-1", "acceptance=pending")
        .does("DECLINE", "acceptance=declined")
        .in("ACCEPTED")
        .does("ANSWER", "department=sales", "visit=no")
        .does("HANDLE", "cause=c", "remedy=r")
        .does("INFORM", "channel=letter", "letter=m-1", "acceptance=pending")
        .refuses("WAIVE", List.of("acceptance=waived"), "why acceptance is waived must be known")
        .does("WAIVE", "acceptance=waived", "waiver=no-answer")
        .in("SUMMING_UP");
  }

  @Test
  @DisplayName("AS-02: answered 2 hours after acceptance is in time, a nanosecond later is late")
  void answeredWithinTwoHours() {
    Workflow workflow = BundledWorkflows.afterSales();
    Instant accepted = Walk.START.plus(Duration.ofHours(1));
    Instant due = accepted.plus(Duration.ofHours(2));
    assertThat(reading(workflow, afterSales().now(), "answer", accepted).due().toOptional())
        .contains(due);
    String[] answer = {"department=a", "visit=no"};
    assertThat(verdict(workflow, afterSales().at(due).does("ANSWER", answer).now(), "answer", due))
        .isEqualTo("met");
    Instant late = due.plusNanos(1);
    assertThat(
            verdict(workflow, afterSales().at(late).does("ANSWER", answer).now(), "answer", late))
        .isEqualTo("breached");
  }

  @Test
  @DisplayName(
      "AS-02: the engineer is on site 24 hours after the report, nights and Sundays counted")
  void onSiteWithinADay() {
    Workflow workflow = BundledWorkflows.afterSales();
    Instant due = Walk.START.plus(Duration.ofHours(24));
    Walk sent = afterSales().does("ANSWER", "department=a", "visit=yes");
    Case dispatched = sent.does("DISPATCH", "engineer=s-4").now();
    assertThat(reading(workflow, dispatched, "on-site", due.minusNanos(1)).due().toOptional())
        .contains(due);
    assertThat(verdict(workflow, sent.at(due).does("ARRIVE").now(), "on-site", due))
        .isEqualTo("met");
    Instant late = due.plusNanos(1);
    assertThat(
            verdict(workflow, sent.with(dispatched).at(late).does("ARRIVE").now(), "on-site", late))
        .isEqualTo("breached");
  }

  @Test
  @DisplayName("AS-02: where no engineer is needed, none is due on site")
  void noVisitNoLimit() {
    Workflow workflow = BundledWorkflows.afterSales();
    Case remote = afterSales().does("ANSWER", "department=a", "visit=no").now();
    Instant late = Walk.START.plus(Duration.ofHours(25));
    assertThat(verdict(workflow, remote, "on-site", late)).isEqualTo("ended");
    assertThat(CaseClocks.of(workflow, CALENDARS).sweep(remote, late).events()).isEmpty();
    Case visit = afterSales().does("ANSWER", "department=a", "visit=yes").now();
    assertThat(verdict(workflow, visit, "on-site", late)).isEqualTo("breached");
  }

  @Test
  @DisplayName(
      "AS-02: a visit that is needed only later is due 24 hours from when it was found to be needed;"
          + " an answer does not stand in for the engineer")
  void visitNeededLater() {
    Workflow workflow = BundledWorkflows.afterSales();
    Walk remote = afterSales().does("ANSWER", "department=a", "visit=no");
    Instant needed = Walk.START.plus(Duration.ofDays(2));
    Case sent = remote.at(needed).does("DISPATCH", "visit=yes", "engineer=s-4").now();
    Instant due = needed.plus(Duration.ofHours(24));
    ClockReading reading = reading(workflow, sent, "on-site", needed);
    assertThat(reading.due().toOptional()).contains(due);
    assertThat(verdict(workflow, sent, "on-site", due)).isEqualTo("breached");
    Instant arrived = Walk.START.plus(Duration.ofDays(9));
    assertThat(verdict(workflow, remote.at(arrived).does("ARRIVE").now(), "on-site", arrived))
        .isEqualTo("breached");
    assertThat(verdict(workflow, remote.with(sent).at(due).does("ARRIVE").now(), "on-site", due))
        .isEqualTo("met");
  }

  @Test
  @DisplayName(
      "AS-02: found not to be needed after all, the visit is neither done nor missed; if it was due"
          + " before, it stays missed")
  void visitNotNeeded() {
    Workflow workflow = BundledWorkflows.afterSales();
    Instant due = Walk.START.plus(Duration.ofHours(24));
    String[] handled = {"cause=c", "remedy=r", "visit=no"};
    Walk needed = afterSales().does("ANSWER", "department=a", "visit=yes");
    Case waiting = needed.now();
    assertThat(verdict(workflow, needed.does("HANDLE", handled).now(), "on-site", due))
        .isEqualTo("ended");
    Case late = needed.with(waiting).at(due.plusNanos(1)).does("HANDLE", handled).now();
    assertThat(verdict(workflow, late, "on-site", late.movedAt())).isEqualTo("breached");
  }

  @Test
  @DisplayName("AS-02: declined or reopened, the engineer is due on site 24 hours later")
  void onSiteAnew() {
    Workflow workflow = BundledWorkflows.afterSales();
    Walk told =
        afterSales()
            .does("ANSWER", "department=a", "visit=yes")
            .does("DISPATCH", "engineer=s-4")
            .does("ARRIVE")
            .does("HANDLE", "cause=c", "remedy=r")
            .does("INFORM", "channel=letter", "letter=m-1", "acceptance=pending");
    Case before = told.now();
    Case declined = told.does("DECLINE", "acceptance=declined").now();
    Case reopened =
        told.with(before)
            .does("ACCEPT", "acceptance=accepted")
            .does("SUMMARISE", "summary=d-1")
            .does("REOPEN")
            .now();
    for (Case again : List.of(declined, reopened)) {
      Instant due = again.movedAt().plus(Duration.ofHours(24));
      ClockReading visit = reading(workflow, again, "on-site", again.movedAt());
      assertThat(visit.cycle()).isEqualTo(2);
      assertThat(visit.due().toOptional()).contains(due);
      told.with(again).at(again.movedAt().plusSeconds(60)).does("ANSWER", "visit=no");
      assertThat(verdict(workflow, told.now(), "on-site", due)).isEqualTo("ended");
    }
  }

  @Test
  @DisplayName("AS-02: declined or reopened, the answer is due 2 hours later")
  void answeredAnew() {
    Workflow workflow = BundledWorkflows.afterSales();
    Walk told =
        afterSales()
            .does("ANSWER", "department=a", "visit=no")
            .does("HANDLE", "cause=c", "remedy=r")
            .does("INFORM", "channel=letter", "letter=m-1", "acceptance=pending");
    Case before = told.now();
    Case declined = told.does("DECLINE", "acceptance=declined").now();
    Case reopened =
        told.with(before)
            .does("ACCEPT", "acceptance=accepted")
            .does("SUMMARISE", "summary=d-1")
            .does("REOPEN")
            .now();
    for (Case again : List.of(declined, reopened)) {
      ClockReading answer = reading(workflow, again, "answer", again.movedAt());
      assertThat(answer.cycle()).isEqualTo(2);
      assertThat(answer.due().toOptional()).contains(again.movedAt().plus(Duration.ofHours(2)));
    }
  }

  // ---------------------------------------------------------------- grievance

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
