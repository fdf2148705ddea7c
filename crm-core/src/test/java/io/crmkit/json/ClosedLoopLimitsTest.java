package io.crmkit.json;

import static io.crmkit.json.ClosedLoopTest.complaint;
import static io.crmkit.json.ClosedLoopTest.followUp;
import static io.crmkit.json.ClosedLoopTest.followedUp;
import static io.crmkit.json.ClosedLoopTest.founded;
import static io.crmkit.json.ClosedLoopTest.informed;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.Walk;
import io.crmkit.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The limits of the bundled closed loop of complaints")
class ClosedLoopLimitsTest {
  private static ClockReading reading(Case of, String clock, Instant asOf) {
    Workflow workflow = BundledWorkflows.closedLoop();
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    BusinessCalendar office =
        BusinessCalendar.of(
            zone, BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-17:00"))));
    return CaseClocks.of(workflow, Map.of("service", office)).readings(of, asOf).stream()
        .filter(reading -> reading.clock().equals(clock))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static void waits(Case of, String clock) {
    Instant due = reading(of, clock, of.movedAt()).due().toOptional().orElseThrow();
    assertThat(due).isAfter(of.movedAt());
    assertThat(reading(of, clock, due).verdict().verdict()).isEqualTo("breached");
    assertThat(reading(of, clock, of.movedAt()).wakeUp()).isPresent();
  }

  @Test
  @DisplayName("IS-12, DS-08: declined, recurring or reopened, judgement and result are due anew")
  void dueAnew() {
    Walk explained =
        complaint()
            .does("JUDGE", "judgement=rejected", "not-ours=yes")
            .does("EXPLAIN", "channel=letter", "letter=m-1", "acceptance=pending");
    Case told = explained.now();
    Case declined = explained.does("DECLINE", "acceptance=declined", "objection=other").now();
    Case judgedAnew =
        explained
            .with(told)
            .does("ACCEPT", "acceptance=accepted")
            .does("REOPEN", "reopened=error")
            .now();
    for (Case received : List.of(declined, judgedAnew)) {
      waits(received, "judgement");
      waits(received, "result");
      assertThat(reading(received, "result", received.movedAt()).cycle()).isEqualTo(2);
    }
    Case notEnough =
        informed().does("DECLINE", "acceptance=declined", "objection=other").in("REMEDIES").now();
    waits(notEnough, "result-declined");
    waits(followUp().does("VISIT", "follow-up=recurs").now(), "result-recurring");
    waits(
        followedUp()
            .does("SUMMARISE", "summary=d-1", "fed-back=yes")
            .does("REOPEN", "reopened=recurred")
            .in("INVESTIGATION")
            .now(),
        "result-reopened");
  }

  private static boolean tells(Case of, String clock) {
    return CaseClocks.of(
            BundledWorkflows.closedLoop(),
            Map.of("service", BusinessCalendar.always(ZoneId.of("Asia/Shanghai"))))
        .readings(of, of.movedAt())
        .stream()
        .anyMatch(reading -> reading.clock().equals(clock));
  }

  @Test
  @DisplayName(
      "IS-12, IS-13: what did not come back, was not declined or not reopened has no limit of what"
          + " did; judging is no written result")
  void nothingThatNeverWas() {
    Case resolved = followedUp().in("SUMMING_UP").now();
    assertThat(tells(resolved, "result-recurring")).isFalse();
    Walk explained =
        complaint()
            .does("JUDGE", "judgement=rejected", "not-ours=yes")
            .does("EXPLAIN", "channel=letter", "letter=m-1", "acceptance=pending");
    Case told = explained.now();
    String[] upheld = {"judgement=upheld", "department=a", "promised-at=2026-03-05T09:00:00Z"};
    Case declined =
        explained
            .does("DECLINE", "acceptance=declined", "objection=other")
            .does("JUDGE", upheld)
            .now();
    assertThat(tells(declined, "result-declined")).isFalse();
    assertThat(reading(declined, "result", declined.movedAt()).verdict().verdict())
        .isEqualTo("running");
    Case reopened =
        explained
            .with(told)
            .does("ACCEPT", "acceptance=accepted")
            .does("REOPEN", "reopened=error")
            .does("JUDGE", upheld)
            .now();
    assertThat(tells(reopened, "result-reopened")).isFalse();
  }

  @Test
  @DisplayName("DS-08: judged within 8 service hours is in time, a nanosecond later is late")
  void judgedQuickly() {
    Instant due = Walk.START.plus(Duration.ofHours(8)); // 9 to 17 o'clock of the same day
    String[] upheld = {"judgement=upheld", "department=a", "promised-at=2026-03-05T09:00:00Z"};
    Case inTime = complaint().at(due).does("JUDGE", upheld).now();
    assertThat(reading(inTime, "judgement", due).verdict().verdict()).isEqualTo("met");
    Instant late = due.plusNanos(1);
    Case tooLate = complaint().at(late).does("JUDGE", upheld).now();
    assertThat(reading(tooLate, "judgement", late).verdict().verdict()).isEqualTo("breached");
  }

  @Test
  @DisplayName("IS-12: the written result is due by the end of the 15th day, told or explained")
  void resultDue() {
    Instant due = Instant.parse("2026-03-17T16:00:00Z");
    assertThat(reading(complaint().now(), "result", Walk.START).due().toOptional()).contains(due);
    assertThat(reading(informed().now(), "result", due).verdict().verdict()).isEqualTo("met");
    Case explained =
        complaint()
            .does("JUDGE", "judgement=rejected", "not-ours=yes")
            .does("EXPLAIN", "channel=letter", "letter=m-1", "acceptance=pending")
            .now();
    assertThat(reading(explained, "result", due).verdict().verdict()).isEqualTo("met");
    assertThat(reading(founded().now(), "result", due).verdict().verdict()).isEqualTo("breached");
  }

  @Test
  @DisplayName("IS-13: the visit is due by the end of the 5th business day after the acceptance")
  void visitDue() {
    Case accepted = followUp().now();
    assertThat(reading(accepted, "follow-up", accepted.movedAt()).due().toOptional())
        .contains(Instant.parse("2026-03-09T09:00:00Z"));
  }
}
