package io.crmkit.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.json.PlaybookReader;
import io.crmkit.playbook.Playbook;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.ClockCorrection;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.ClockSeal;
import io.crmkit.workflow.ClockStandstill;
import io.crmkit.workflow.ClockVerdict;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.OnReopen;
import io.crmkit.workflow.Opening;
import io.crmkit.workflow.State;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Trigger;
import io.crmkit.workflow.Walk;
import io.crmkit.workflow.Warning;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cases in a review")
class CaseReviewTest {
  private static final Actor ANNA = Actor.of("s-1");
  private static final Instant TEN = Instant.parse("2026-06-01T10:00:00Z");
  private static final CustomerId CUSTOMER = CustomerId.of("c-1");

  private static final Workflow INQUIRY = inquiry("1");
  private static final Playbook PLAYBOOK =
      PlaybookReader.standard()
          .read(BundledPlaybooks.json("retail").orElseThrow())
          .withCalendars(Map.of("always", BusinessCalendar.always(ZoneOffset.UTC)))
          .withWorkflows(Map.of("inquiry", INQUIRY));

  private final Reviewer reviewer = Reviewer.of(PLAYBOOK);

  private static Workflow inquiry(String version) {
    return Workflow.of(
        WorkflowDefinition.of("inquiry", version)
            .withStates(StateRule.of("OPEN"), StateRule.last("ANSWERED"))
            .withTransitions(Transition.of("ANSWER", "OPEN", "ANSWERED"))
            .withClocks(
                ClockRule.of(
                        "answer",
                        Trigger.opening(),
                        Limit.open(Duration.ofHours(2)),
                        "always",
                        Trigger.on("ANSWER"))
                    .withWarnings(new Warning("soon", Duration.ofMinutes(30)))));
  }

  private static Case accepted(Decision<Answer<Case>> decision) {
    return ((Answer.Accepted<Case>) decision.outcome()).value();
  }

  private static Case open(Workflow workflow, String id, Instant at) {
    return accepted(workflow.open(Opening.of(CaseId.of(id), CUSTOMER, ANNA, Map.of(), at)));
  }

  private static Case answered(Case open, Instant at) {
    return accepted(INQUIRY.decide(open, Move.of(Action.of("ANSWER"), ANNA, at)));
  }

  private static Dossier dossier(Case... cases) {
    return Dossier.of(CustomerFile.of(Customer.of(CUSTOMER))).withCases(List.of(cases));
  }

  @Test
  @DisplayName("RM-02 a case shows its state, its clocks, whose turn it was and when to look again")
  void open() {
    Case handled = open(INQUIRY, "i-1", TEN);

    CaseReview review =
        reviewer.review(dossier(handled), TEN.plus(Duration.ofMinutes(40))).cases().get(0);

    assertThat(review.id()).isEqualTo(CaseId.of("i-1"));
    assertThat(review.workflow()).isEqualTo(INQUIRY.id());
    assertThat(review.state()).isEqualTo(State.of("OPEN"));
    assertThat(review.open()).isTrue();
    assertThat(review.openedAt()).isEqualTo(TEN);
    assertThat(review.due()).contains(TEN.plus(Duration.ofHours(2)));
    assertThat(review.breaches()).isEmpty();
    assertThat(review.nextWakeUp()).contains(TEN.plus(Duration.ofMinutes(90)));
    assertThat(review.holders().parts())
        .containsExactly(Map.entry(Holder.TEAM, Duration.ofMinutes(40)));
  }

  @Test
  @DisplayName("RM-02 a limit that was missed shows as a breach, also after the case has ended")
  void breached() {
    Case late = answered(open(INQUIRY, "i-1", TEN), TEN.plus(Duration.ofHours(3)));

    CaseReview review =
        reviewer.review(dossier(late), TEN.plus(Duration.ofHours(4))).cases().get(0);

    assertThat(review.open()).isFalse();
    assertThat(review.due()).isEmpty();
    assertThat(review.nextWakeUp()).isEmpty();
    assertThat(review.breaches()).extracting(ClockReading::clock).containsExactly("answer");
  }

  @Test
  @DisplayName("a limit counts as missed, sealed as such, however late its answer is recorded")
  void corrected() {
    Case late =
        accepted(
            INQUIRY.decide(
                open(INQUIRY, "i-1", TEN),
                new Move(
                    Action.of("ANSWER"),
                    ANNA,
                    Map.of(),
                    TEN.plus(Duration.ofHours(1)),
                    TEN.plus(Duration.ofHours(3)))));

    CaseReview review =
        reviewer.review(dossier(late), TEN.plus(Duration.ofHours(4))).cases().get(0);

    assertThat(review.breaches()).extracting(ClockReading::clock).containsExactly("answer");
  }

  @Test
  @DisplayName("CF-13 a case settled in time and reopened after its limit was missed, and says so")
  void reopened() {
    Workflow workflow = BundledWorkflows.grievance();
    Playbook playbook =
        PLAYBOOK
            .withCalendars(Map.of("always", BusinessCalendar.always(ZoneOffset.UTC)))
            .withWorkflows(Map.of("grievance", workflow));
    Walk walk =
        Walk.open(
                workflow,
                "grievance=attitude",
                "department=sales",
                "employee=s-4",
                "manager=s-9",
                "formal=no")
            .does("SETTLE", "remedy=r-1", "acceptance=pending");
    Instant declined = Walk.START.plus(Duration.ofDays(5));
    Case handled = walk.at(declined).does("DECLINE", "acceptance=declined").now();

    CaseReview review =
        Reviewer.of(playbook)
            .review(dossier(handled), declined.plus(Duration.ofDays(2)))
            .cases()
            .get(0);

    assertThat(review.due()).contains(Walk.START.plus(Duration.ofDays(3)));
    assertThat(review.breaches()).extracting(ClockReading::clock).containsExactly("settlement");
  }

  @Test
  @DisplayName("sealed as missed, a limit stays so though it was answered, and its clock goes on")
  void missedOnce() {
    Workflow workflow =
        Workflow.of(
            WorkflowDefinition.of("inquiry", "1")
                .withStates(StateRule.of("OPEN"), StateRule.of("ANSWERED"), StateRule.last("DONE"))
                .withTransitions(
                    Transition.of("ANSWER", "OPEN", "ANSWERED"),
                    Transition.of("REOPEN", "ANSWERED", "OPEN"),
                    Transition.of("CLOSE", "ANSWERED", "DONE"))
                .withClocks(
                    ClockRule.of(
                            "answer",
                            Trigger.entering("OPEN"),
                            Limit.open(Duration.ofHours(2)),
                            "always",
                            Trigger.on("ANSWER"))
                        .onReopen(OnReopen.GAP_IS_PAUSE)));
    Instant answeredAt = TEN.plus(Duration.ofHours(1));
    Instant recordedAt = TEN.plus(Duration.ofHours(3));
    Instant reopenedAt = TEN.plus(Duration.ofHours(5));
    Move answer = new Move(Action.of("ANSWER"), ANNA, Map.of(), answeredAt, recordedAt);
    Case handled = accepted(workflow.decide(open(workflow, "i-1", TEN), answer));
    handled = accepted(workflow.decide(handled, Move.of(Action.of("REOPEN"), ANNA, reopenedAt)));

    CaseReview review =
        Reviewer.of(PLAYBOOK.withWorkflows(Map.of("inquiry", workflow)))
            .review(dossier(handled), reopenedAt.plusSeconds(1))
            .cases()
            .get(0);

    assertThat(review.due()).contains(reopenedAt.plus(Duration.ofHours(1)));
    assertThat(review.clocks().get(0).verdict()).isEqualTo(new ClockVerdict.Running());
    assertThat(review.breaches()).extracting(ClockReading::clock).containsExactly("answer");
    ClockSeal seal = review.clocks().get(0).earlier().get(0);
    assertThat(seal.verdict())
        .isEqualTo(new ClockVerdict.Breached(TEN.plus(Duration.ofHours(2)), Duration.ofHours(1)));
    assertThat(seal.corrections())
        .extracting(ClockCorrection::after)
        .containsExactly(new ClockVerdict.Met(answeredAt));
  }

  @Test
  @DisplayName("what was recorded at the instant of the review or later plays no part")
  void asOf() {
    Instant answeredAt = TEN.plus(Duration.ofHours(1));
    Case handled = answered(open(INQUIRY, "i-1", TEN), answeredAt);

    assertThat(reviewer.review(dossier(handled), TEN).cases()).isEmpty();
    assertThat(reviewer.review(dossier(handled), TEN.plusNanos(1)).cases())
        .extracting(CaseReview::open)
        .containsExactly(true);
    assertThat(reviewer.review(dossier(handled), answeredAt).cases())
        .extracting(CaseReview::state)
        .containsExactly(State.of("OPEN"));
    assertThat(reviewer.review(dossier(handled), answeredAt.plusNanos(1)).cases())
        .extracting(CaseReview::state)
        .containsExactly(State.of("ANSWERED"));
  }

  @Test
  @DisplayName(
      "the most urgent comes first: open before ended, then by what is due, whatever order")
  void urgency() {
    Case later = open(INQUIRY, "a-later", TEN.plus(Duration.ofHours(1)));
    Case sooner = open(INQUIRY, "b-sooner", TEN);
    Case twin = open(INQUIRY, "c-twin", TEN);
    Case ended = answered(open(INQUIRY, "0-ended", TEN), TEN.plusSeconds(1));
    Instant asOf = TEN.plus(Duration.ofHours(5));

    List<CaseId> wanted = List.of(sooner.id(), twin.id(), later.id(), ended.id());
    assertThat(reviewer.review(dossier(later, sooner, twin, ended), asOf).cases())
        .extracting(CaseReview::id)
        .isEqualTo(wanted);
    assertThat(reviewer.review(dossier(ended, twin, later, sooner), asOf).cases())
        .extracting(CaseReview::id)
        .isEqualTo(wanted);
  }

  @Test
  @DisplayName("a paused case shows since when it waits for whom, no due instant, and ranks last")
  void paused() {
    Case waiting = open(INQUIRY, "a-waits", TEN.minus(Duration.ofHours(1)));
    waiting = accepted(INQUIRY.pause(waiting, Holder.CUSTOMER, "paper", ANNA, TEN, TEN));
    Case running = open(INQUIRY, "b-runs", TEN);
    Instant asOf = TEN.plus(Duration.ofMinutes(90));

    List<CaseReview> reviews = reviewer.review(dossier(waiting, running), asOf).cases();

    assertThat(reviews).extracting(CaseReview::id).containsExactly(running.id(), waiting.id());
    CaseReview still = reviews.get(1);
    assertThat(still.due()).isEmpty();
    assertThat(still.standstill()).contains(new ClockStandstill(TEN, Holder.CUSTOMER));
    assertThat(reviews.get(0).standstill()).isEmpty();
    // missed before it was paused, it stays due when it was
    Instant later = TEN.plus(Duration.ofHours(3));
    Case missed = accepted(INQUIRY.pause(running, Holder.CUSTOMER, "paper", ANNA, later, later));
    CaseReview overdue = reviewer.review(dossier(missed), later.plusSeconds(1)).cases().get(0);
    assertThat(overdue.due()).contains(TEN.plus(Duration.ofHours(2)));
    assertThat(overdue.standstill()).isEmpty();
  }

  @Test
  @DisplayName("cases of older versions are read once they are given; else the review says so")
  void olderVersions() {
    Workflow older = inquiry("0");
    Case handled = open(older, "i-1", TEN);
    Instant asOf = TEN.plusSeconds(1);

    assertThatThrownBy(() -> reviewer.review(dossier(handled), asOf))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("inquiry 0")
        .hasMessageContaining("inquiry 1");
    assertThat(
            reviewer
                .withOlderWorkflows(List.of(older, INQUIRY))
                .review(dossier(handled), asOf)
                .cases())
        .extracting(CaseReview::workflow)
        .containsExactly(older.id());
  }

  @Test
  @DisplayName("a dossier holds each case once, and those of its customer only")
  void dossiers() {
    Case handled = open(INQUIRY, "i-1", TEN);
    Dossier other = Dossier.of(CustomerFile.of(Customer.of(CustomerId.of("c-2"))));

    assertThatThrownBy(() -> other.withCases(List.of(handled)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cases must be those of c-2, one was of c-1");
    assertThatThrownBy(() -> dossier(handled, handled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a case must occur once in a dossier, were [i-1, i-1]");
  }
}
