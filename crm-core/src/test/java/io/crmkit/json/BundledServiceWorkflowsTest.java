package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.ClockEvent;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.State;
import io.crmkit.workflow.Sweep;
import io.crmkit.workflow.Walk;
import io.crmkit.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bundled service workflows")
class BundledServiceWorkflowsTest {
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
        .does("INFORM", "channel=email", "letter=m-1", "acceptance=pending")
        .cannot("SUMMARISE")
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
            "department responsible must be known",
            "engineer needed on site must be known")
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
      "CF-13: settled at three days is in time, a nanosecond later is late; a customer who declines gains no new three days")
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

  // ---------------------------------------------------------------- repair

  private static Walk onSite() {
    return Walk.open(BundledWorkflows.repair())
        .refuses("RECORD", List.of(), "fault must be known", "device must be known")
        .does("RECORD", "fault=f-1", "device=d-1")
        .refuses("DIAGNOSE", List.of(), "diagnosis must be known")
        .does("DIAGNOSE", "diagnosis=x-1")
        .refuses("DISPATCH", List.of(), "service point must be known", "engineer must be known")
        .does("DISPATCH", "service-point=east", "engineer=s-4")
        .refuses("ARRIVE", List.of(), "It takes one of these roles: engineer")
        .as("ENGINEER")
        .does("ARRIVE")
        .in("ON_SITE");
  }

  private static Walk handedBack(Walk repaired) {
    return repaired
        .cannot("HAND_BACK", "SIGN")
        .does("TEST", "passed=yes")
        .cannot("HAND_BACK")
        .refuses("SIGN", List.of(), "customer's signature must be known")
        .does("SIGN", "signature=p-1")
        .does("HAND_BACK")
        .refuses("SURVEY", List.of(), "satisfaction must be known")
        .does("SURVEY", "satisfaction=5")
        .in("CLOSED")
        .ended(true);
  }

  @Test
  @DisplayName("AS-01: solved remotely, no engineer is sent; a survey follows")
  void solvedRemotely() {
    Walk.open(BundledWorkflows.repair())
        .does("RECORD", "fault=f-1", "device=d-1")
        .does("DIAGNOSE", "diagnosis=x-1")
        .refuses("SOLVE_REMOTELY", List.of(), "work done must be known")
        .does("SOLVE_REMOTELY", "work=w-1")
        .does("SURVEY", "satisfaction=4")
        .in("CLOSED");
  }

  @Test
  @DisplayName(
      "AS-01, AS-04: inside the warranty it is free: repaired, tested, signed for, handed back")
  void freeRepair() {
    Walk free = onSite();
    Case there = free.now();
    free.refuses(
        "QUOTE",
        List.of("quote=CNY 80.00", "under-warranty=yes", "customer-damage=no"),
        "It takes that at least one of these holds: (under warranty = no; damaged by the customer ="
            + " yes) (now: under warranty = yes; damaged by the customer = no)");
    handedBack(
        free.with(there).does("REPAIR", "work=w-1", "under-warranty=yes", "customer-damage=no"));
  }

  @Test
  @DisplayName(
      "AS-04: outside the warranty or damaged by the customer, a quote is confirmed before work")
  void quotedRepair() {
    for (List<String> why :
        List.of(
            List.of("under-warranty=no", "customer-damage=no"),
            List.of("under-warranty=yes", "customer-damage=yes"),
            List.of("under-warranty=no", "customer-damage=yes"))) {
      Walk paid = onSite();
      String[] quote = {why.get(0), why.get(1), "quote=CNY 80.00"};
      paid.refuses("QUOTE", why, "quote must be known");
      List<String> work = List.of("work=w-1", why.get(0), why.get(1));
      assertThat(paid.refusals("REPAIR", work)).isNotEmpty();
      paid.does("QUOTE", quote)
          .in("QUOTED")
          .cannot("REPAIR")
          .refuses(
              "CONFIRM_QUOTE",
              List.of(),
              "It takes that quote confirmed = yes (now: quote confirmed is not known)")
          .does("CONFIRM_QUOTE", "quote-confirmed=yes");
      handedBack(paid.does("REPAIR", "work=w-1"));
    }
  }

  @Test
  @DisplayName("AS-04: unless both are known, nothing is repaired or quoted")
  void unknownWarranty() {
    for (List<String> known :
        List.of(List.of("work=w-1"), List.of("work=w-1", "under-warranty=yes"))) {
      assertThat(onSite().refusals("REPAIR", known)).isNotEmpty();
    }
    assertThat(onSite().refusals("REPAIR", List.of("work=w-1", "customer-damage=no")))
        .containsExactly("It takes that under warranty = yes (now: under warranty is not known)");
  }

  @Test
  @DisplayName("AS-04: a quote declined, the device goes back unrepaired")
  void declinedQuote() {
    onSite()
        .does("QUOTE", "quote=CNY 80.00", "under-warranty=no", "customer-damage=no")
        .does("DECLINE_QUOTE", "quote-confirmed=no")
        .cannot("REPAIR")
        .does("HAND_BACK")
        .in("RETURNED")
        .ended(true);
  }

  @Test
  @DisplayName("AS-04: a failed test loops through rework")
  void rework() {
    handedBack(
        onSite()
            .does("REPAIR", "work=w-1", "under-warranty=yes", "customer-damage=no")
            .does("TEST", "passed=no")
            .in("REWORK")
            .does("REPAIR", "work=w-2"));
  }

  @Test
  @DisplayName("AS-06: a survey that nobody answers ends by itself after 14 days")
  void unansweredSurvey() {
    Workflow workflow = BundledWorkflows.repair();
    Case surveyed =
        Walk.open(workflow)
            .does("RECORD", "fault=f-1", "device=d-1")
            .does("DIAGNOSE", "diagnosis=x-1")
            .does("SOLVE_REMOTELY", "work=w-1")
            .now();
    CaseClocks clocks = CaseClocks.of(workflow, CALENDARS);
    Instant ends = Instant.parse("2026-03-16T16:00:00Z");
    assertThat(clocks.sweep(surveyed, ends.minusNanos(1)).after().state())
        .isEqualTo(State.of("SURVEYED"));
    assertThat(clocks.sweep(surveyed, ends).after().state()).isEqualTo(State.of("CLOSED"));
  }

  // ---------------------------------------------------------------- inquiry and delivery

  @Test
  @DisplayName(
      "IS-09: an inquiry is answered at once, or recorded and answered within 8 service hours")
  void inquiry() {
    Workflow workflow = BundledWorkflows.inquiry();
    assertThat(Walk.notOpened(workflow)).containsExactly("inquiry must be known");
    Walk.open(workflow, "inquiry=q-1")
        .refuses("ANSWER", List.of(), "answer must be known")
        .does("ANSWER", "answer=a-1")
        .does("CLOSE")
        .in("CLOSED")
        .ended(true);
    Walk recorded = Walk.open(workflow, "inquiry=q-1").does("RECORD").in("RECORDED");
    Instant due = Walk.START.plus(Duration.ofHours(25)); // an hour later, the next working day
    assertThat(reading(workflow, recorded.now(), "answer", Walk.START.plusSeconds(3600)).due())
        .satisfies(at -> assertThat(at.toOptional()).contains(due));
    recorded
        .cannot("CLOSE")
        .does("ANSWER", "answer=a-1")
        .does("ASK_AGAIN")
        .in("RECORDED")
        .does("ANSWER", "answer=a-2")
        .does("CLOSE")
        .does("ASK_AGAIN")
        .in("RECORDED");
  }

  @Test
  @DisplayName("IS-09: a requirement is accepted and routed to the owning department")
  void routed() {
    Walk.open(BundledWorkflows.inquiry(), "inquiry=q-1")
        .refuses(
            "ACCEPT_REQUIREMENT",
            List.of(),
            "requirement must be known",
            "department responsible must be known")
        .does("ACCEPT_REQUIREMENT", "requirement=n-1", "department=projects")
        .in("ROUTED")
        .ended(true);
  }

  private static Walk delivering() {
    return Walk.open(BundledWorkflows.delivery(), "requirement=n-1", "department=projects")
        .refuses("PROPOSE_SOLUTION", List.of(), "solution must be known")
        .does("PROPOSE_SOLUTION", "solution=s-1")
        .refuses("CONFIRM_SOLUTION", List.of(), "customer's confirmation must be known")
        .does("REVISE")
        .in("ROUTED")
        .does("PROPOSE_SOLUTION", "solution=s-2")
        .does("CONFIRM_SOLUTION", "confirmation=p-1")
        .in("DELIVERING");
  }

  @Test
  @DisplayName(
      "IS-09: solution confirmed, progress told, delivered; a failed acceptance loops until the customer accepts")
  void delivery() {
    delivering()
        .refuses(
            "DELIVER",
            List.of(),
            "It takes that progress in percent is known (now: progress in percent is not known)")
        .does("REPORT_PROGRESS", "progress=0")
        .does("REPORT_PROGRESS", "progress=100")
        .does("DELIVER")
        .refuses("PASS", List.of(), "acceptance record must be known")
        .refuses("FAIL", List.of(), "defects found must be known")
        .does("FAIL", "defects=x-1")
        .in("RECTIFICATION")
        .cannot("PASS", "DELIVER")
        .does("RECTIFY")
        .does("FAIL", "defects=x-2")
        .does("RECTIFY")
        .in("DELIVERED")
        .does("PASS", "acceptance-record=p-2")
        .in("CLOSED")
        .ended(true);
  }

  @Test
  @DisplayName("IS-09: progress is told in percent, 0 to 100")
  void progress() {
    assertThat(delivering().refusals("REPORT_PROGRESS", List.of("progress=-1"))).hasSize(1);
    assertThat(delivering().refusals("REPORT_PROGRESS", List.of("progress=101"))).hasSize(1);
  }

  @Test
  @DisplayName(
      "IS-09: silence is noticed: five business days after the last report the next is due")
  void progressClock() {
    Workflow workflow = BundledWorkflows.delivery();
    Case told = delivering().does("REPORT_PROGRESS", "progress=10").now();
    ClockReading second = reading(workflow, told, "progress", told.movedAt());
    assertThat(second.cycle()).isEqualTo(2);
    assertThat(second.due().toOptional()).contains(Instant.parse("2026-03-09T09:00:00Z"));
  }

  @Test
  @DisplayName("IS-09: before it is confirmed the customer may withdraw")
  void withdrawn() {
    Walk.open(BundledWorkflows.delivery(), "requirement=n-1", "department=projects")
        .does("WITHDRAW")
        .in("WITHDRAWN")
        .ended(true);
    assertThat(Walk.notOpened(BundledWorkflows.delivery()))
        .containsExactly("requirement must be known", "department responsible must be known");
  }
}
