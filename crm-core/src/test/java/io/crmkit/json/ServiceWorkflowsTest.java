package io.crmkit.json;

import static io.crmkit.json.BundledClocks.CALENDARS;
import static io.crmkit.json.BundledClocks.reading;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bundled workflows of repairs, inquiries and deliveries")
class ServiceWorkflowsTest {
  // ---------------------------------------------------------------- repair

  static Walk onSite() {
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
    Walk solved =
        Walk.open(BundledWorkflows.repair())
            .does("RECORD", "fault=f-1", "device=d-1")
            .does("DIAGNOSE", "diagnosis=x-1")
            .refuses("SOLVE_REMOTELY", List.of(), "work done must be known")
            .does("SOLVE_REMOTELY", "work=w-1");
    Instant late = Walk.START.plus(Duration.ofHours(25));
    assertThat(
            reading(BundledWorkflows.repair(), solved.now(), "on-site", late).verdict().verdict())
        .isEqualTo("ended"); // nobody had to come, and nobody came
    solved.does("SURVEY", "satisfaction=4").in("CLOSED");
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

  private static Case surveyed() {
    return Walk.open(BundledWorkflows.repair())
        .does("RECORD", "fault=f-1", "device=d-1")
        .does("DIAGNOSE", "diagnosis=x-1")
        .does("SOLVE_REMOTELY", "work=w-1")
        .now();
  }

  @Test
  @DisplayName("AS-06: a survey that nobody answers ends by itself after 14 days")
  void unansweredSurvey() {
    Workflow workflow = BundledWorkflows.repair();
    Case surveyed = surveyed();
    CaseClocks clocks = CaseClocks.of(workflow, CALENDARS);
    Instant ends = Instant.parse("2026-03-16T16:00:00Z");
    assertThat(clocks.sweep(surveyed, ends.minusNanos(1)).after().state())
        .isEqualTo(State.of("SURVEYED"));
    assertThat(clocks.sweep(surveyed, ends).after().state()).isEqualTo(State.of("CLOSED"));
  }

  // ---------------------------------------------------------------- inquiry and delivery

  @Test
  @DisplayName("AS-06: a survey that was told as missed stays so, whenever in its last instant")
  void missedSurvey() {
    Workflow workflow = BundledWorkflows.repair();
    Case asked = surveyed();
    CaseClocks clocks = CaseClocks.of(workflow, CALENDARS);
    Instant due =
        reading(workflow, asked, "survey", Walk.START.plus(Duration.ofHours(5)))
            .due()
            .toOptional()
            .orElseThrow();
    for (Instant swept : List.of(due, due.plusNanos(1))) {
      Sweep sweep = clocks.sweep(asked, swept);
      assertThat(sweep.events())
          .extracting(ClockEvent::key)
          .contains("survey/1/breach/due", "survey/1/escalation/survey-ends");
      assertThat(workflow.ended(sweep.after())).isTrue();
      ClockReading reading =
          reading(workflow, sweep.after(), "survey", due.plus(Duration.ofDays(9)));
      assertThat(reading.verdict().verdict()).isEqualTo("breached");
      assertThat(clocks.sweep(sweep.after(), due.plus(Duration.ofDays(9))).events()).isEmpty();
    }
  }

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
    Instant due = Walk.START.plus(Duration.ofHours(8)); // recording an inquiry gains no time
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
  @DisplayName(
      "IS-09: an inquiry that was neither answered nor recorded is late too; asked again, the answer"
          + " is due anew")
  void forgottenInquiry() {
    Workflow workflow = BundledWorkflows.inquiry();
    CaseClocks clocks = CaseClocks.of(workflow, CALENDARS);
    Walk asked = Walk.open(workflow, "inquiry=q-1");
    Case forgotten = asked.now();
    Instant due = Walk.START.plus(Duration.ofHours(8));
    assertThat(clocks.nextWakeUp(forgotten, Walk.START)).contains(due.minus(Duration.ofHours(2)));
    assertThat(clocks.sweep(forgotten, due).events())
        .extracting(ClockEvent::name)
        .containsExactly("answer-soon", "due", "answer-late");
    asked.does("ANSWER", "answer=a-1");
    assertThat(reading(workflow, asked.now(), "answer", due).verdict().verdict()).isEqualTo("met");
    Case again = asked.at(due).does("CLOSE").does("ASK_AGAIN").now();
    ClockReading second = reading(workflow, again, "answer", again.movedAt());
    assertThat(second.cycle()).isEqualTo(2);
    assertThat(second.verdict().verdict()).isEqualTo("running");
    assertThat(second.due().toOptional())
        .contains(Instant.parse("2026-03-03T09:00:00Z")); // asked after hours
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
      "IS-09: solution confirmed, progress told, delivered; a failed acceptance loops until the"
          + " customer accepts")
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
