package io.crmkit.json;

import static io.crmkit.json.BundledClocks.CALENDARS;
import static io.crmkit.json.BundledClocks.reading;
import static io.crmkit.json.BundledClocks.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.Walk;
import io.crmkit.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bundled workflows after a sale")
class AfterSalesWorkflowsTest {
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
}
