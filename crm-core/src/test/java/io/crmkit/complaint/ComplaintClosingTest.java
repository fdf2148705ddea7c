package io.crmkit.complaint;

import static io.crmkit.complaint.SampleComplaints.MANAGER;
import static io.crmkit.complaint.SampleComplaints.NOON;
import static io.crmkit.complaint.SampleComplaints.REFUND;
import static io.crmkit.complaint.SampleComplaints.accepted;
import static io.crmkit.complaint.SampleComplaints.after;
import static io.crmkit.complaint.SampleComplaints.again;
import static io.crmkit.complaint.SampleComplaints.closed;
import static io.crmkit.complaint.SampleComplaints.handling;
import static io.crmkit.complaint.SampleComplaints.inform;
import static io.crmkit.complaint.SampleComplaints.investigate;
import static io.crmkit.complaint.SampleComplaints.next;
import static io.crmkit.complaint.SampleComplaints.opened;
import static io.crmkit.complaint.SampleComplaints.plus;
import static io.crmkit.complaint.SampleComplaints.refused;
import static io.crmkit.complaint.SampleComplaints.scheme;
import static io.crmkit.complaint.SampleComplaints.toAnswer;
import static io.crmkit.complaint.SampleComplaints.toRemedies;
import static io.crmkit.complaint.SampleComplaints.uphold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.complaint.ComplaintAction.Accept;
import io.crmkit.complaint.ComplaintAction.CarryOut;
import io.crmkit.complaint.ComplaintAction.Choose;
import io.crmkit.complaint.ComplaintAction.FollowUp;
import io.crmkit.complaint.ComplaintAction.Inform;
import io.crmkit.complaint.ComplaintAction.Judge;
import io.crmkit.complaint.ComplaintAction.Propose;
import io.crmkit.complaint.ComplaintAction.Reopen;
import io.crmkit.complaint.ComplaintAction.Sanction;
import io.crmkit.complaint.ComplaintAction.Summarise;
import io.crmkit.complaint.ComplaintAction.Waive;
import io.crmkit.customer.Complaint;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Closing complaints")
class ComplaintClosingTest {
  private static List<String> refusal(ComplaintCase before, ComplaintAction action) {
    return refused(handling().decide(before, next(before, action)));
  }

  // ---------------------------------------------------------------- result and closing

  @Test
  @DisplayName(
      "IS-12: told by telephone, the result does not count; in writing by the time promised it"
          + " does")
  void told() {
    ComplaintCase done = after(opened(), plus(toRemedies(), new Choose("r-1"), new CarryOut()));
    for (ResultChannel spoken : List.of(ResultChannel.PHONE, ResultChannel.FACE_TO_FACE)) {
      assertThat(refusal(done, new Inform(spoken, "m-1"))).hasSize(1);
    }
    for (ResultChannel written :
        List.of(
            ResultChannel.EMAIL,
            ResultChannel.LETTER,
            ResultChannel.MESSAGE,
            ResultChannel.HANDED_OVER)) {
      assertThat(after(done, new Inform(written, "m-1")).informedAt()).isPresent();
    }
    assertThat(done.informedAt()).isEmpty();
    Instant promised = NOON.plus(Duration.ofDays(3));
    assertThat(opened().promiseKept(promised.plusNanos(1))).isEmpty();
    assertThat(done.promiseKept(promised)).isEmpty();
    assertThat(done.promiseKept(promised.plusNanos(1))).contains(false);
    assertThat(told(done, promised).promiseKept(promised.plusSeconds(9))).contains(true);
    Instant late = promised.plusSeconds(60);
    assertThat(told(done, late).promiseKept(promised)).isEmpty(); // as it was asked then
    assertThat(told(done, late).promiseKept(promised.plusNanos(1))).contains(false);
    assertThat(told(done, promised.plusNanos(1)).promiseKept(promised.plusSeconds(9)))
        .contains(false);
  }

  private static ComplaintCase told(ComplaintCase done, Instant at) {
    return accepted(handling().decide(done, ComplaintStep.of(inform(), MANAGER, at)));
  }

  @Test
  @DisplayName(
      "DS-09, IS-13: it closes when the customer accepts, it stays resolved, and the departments"
          + " are told")
  void closes() {
    ComplaintCase closed = closed();
    assertThat(closed.closed()).isTrue();
    assertThat(closed.settled()).isTrue();
    assertThat(closed.closedAt()).contains(NOON.plus(Duration.ofHours(10)));
    assertThat(closed.flat())
        .isEqualTo(new Complaint("k-1", "quality", NOON, NOON, closed.closedAt()));
    assertThat(opened().flat())
        .isEqualTo(new Complaint("k-1", "quality", NOON, NOON, Optional.empty()));
    ComplaintCase answered = after(opened(), toAnswer());
    assertThat(answered.settled()).isFalse();
    assertThat(refusal(answered, new Summarise("d", true))).hasSize(1);
    ComplaintCase waived = after(answered, new Waive(Waive.Waiver.UNREACHABLE));
    assertThat(waived.settled()).isTrue();
    ComplaintCase visited = after(waived, new FollowUp(FollowUp.Result.RESOLVED));
    assertThat(refusal(visited, new Summarise("d", false)))
        .containsExactly(
            "It takes that fed back to the departments = yes (now: fed back to the departments ="
                + " no)");
    assertThat(after(visited, new Summarise("d", true)).closed()).isTrue();
  }

  @Test
  @DisplayName("IS-13: what recurs is investigated again; what is closed can be reopened")
  void recurs() {
    ComplaintCase recurs =
        after(opened(), plus(toAnswer(), new Accept(), new FollowUp(FollowUp.Result.RECURS)));
    assertThat(recurs.closed()).isFalse();
    assertThat(after(recurs, investigate()).remedies()).hasSize(2);
    assertThat(after(recurs, investigate()).currentRemedies()).isEmpty();
    ComplaintCase reopened = after(closed(), new Reopen(Reopen.Ground.NEW_FACTS));
    assertThat(reopened.closed()).isFalse();
    assertThat(reopened.closedAt()).isEmpty();
    ComplaintCase rejected =
        after(
            opened(),
            Judge.reject(RejectionReason.NOT_OURS),
            inform(),
            new Accept(),
            new Reopen(Reopen.Ground.ERROR));
    assertThat(after(rejected, uphold()).founded()).isTrue();
    assertThat(after(rejected, uphold()).promisedAt()).isPresent();
    assertThat(after(rejected, uphold()).informedAt()).isEmpty();
  }

  @Test
  @DisplayName("DS-08: short, fair, fast: hand-offs, people, cost, benefit and speed are measured")
  void measures() {
    ComplaintMeasures none = opened().measures();
    assertThat(none)
        .isEqualTo(
            new ComplaintMeasures(
                0,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(closed().measures())
        .isEqualTo(
            new ComplaintMeasures(
                0,
                2,
                Optional.of(Duration.ofHours(1)),
                Optional.of(Duration.ofHours(7)),
                Optional.of(Duration.ofHours(10)),
                Optional.of(REFUND.cost()),
                Optional.of(REFUND.benefit())));
    ComplaintCase again =
        after(
            closed(),
            new Reopen(Reopen.Ground.ERROR),
            investigate(),
            new Propose(again("r-3")),
            new Propose(again("r-4")),
            new Choose("r-4"),
            new CarryOut(),
            inform());
    assertThat(again.measures().toJudgement()).contains(Duration.ofHours(1));
    assertThat(again.measures().toResult()).contains(Duration.ofHours(7));
    assertThat(again.measures().toClosure()).isEmpty();
  }

  @Test
  @DisplayName("DS-08: a sweep that notes a missed limit is no person who had to do with it")
  void sweepIsNobody() {
    BusinessCalendar always = BusinessCalendar.always(ZoneId.of("Asia/Shanghai"));
    CaseClocks clocks = CaseClocks.of(BundledWorkflows.closedLoop(), Map.of("service", always));
    Case swept = clocks.sweep(opened().flow(), NOON.plus(Duration.ofDays(30))).after();
    assertThat(swept.events()).isGreaterThan(1);
    assertThat(new ComplaintCase(swept).measures().people()).isEqualTo(1);
  }

  // ---------------------------------------------------------------- sanctions

  @Test
  @DisplayName("DS-09: those responsible are penalised, each once by a rule; whole or not at all")
  void sanctions() {
    ComplaintCase proposed = after(opened(), toRemedies());
    Penalty employee = new Penalty(StaffId.of("s-4"), Money.parse("CNY 100.00"), "formal");
    Penalty manager = new Penalty(StaffId.of("s-9"), Money.parse("CNY 100.00"), "formal");
    Penalty late = new Penalty(StaffId.of("s-4"), Money.parse("CNY 500.00"), "overdue");
    ComplaintCase penalised = after(proposed, new Sanction(List.of(employee, manager)));
    assertThat(penalised.penalties()).containsExactly(employee, manager);
    assertThat(penalised.flow().events()).isEqualTo(proposed.flow().events() + 2);
    assertThat(penalised.flow().state()).isEqualTo(proposed.flow().state());
    assertThat(refusal(penalised, new Sanction(List.of(late, employee))))
        .containsExactly("s-4 pays for this complaint by the rule formal already");
    assertThat(refusal(proposed, new Sanction(List.of(late, late))))
        .containsExactly("s-4 pays for this complaint by the rule overdue already");
    assertThat(after(penalised, new Sanction(List.of(late))).penalties()).hasSize(3);
    assertThat(refusal(opened(), new Sanction(List.of(late)))).hasSize(1);
  }

  // ---------------------------------------------------------------- hosts' own workflows

  /** As the closed loop, but anything may be closed at any time by SUMMARISE. */
  private static Workflow lax() {
    WorkflowDefinition bundled = BundledWorkflows.closedLoop().definition();
    List<String> open =
        bundled.states().stream()
            .filter(rule -> !rule.isFinal())
            .map(rule -> rule.state().code())
            .toList();
    List<Transition> ways =
        bundled.transitions().stream().filter(way -> !way.action().equals(Flow.SUMMARISE)).toList();
    WorkflowDefinition lax =
        new WorkflowDefinition(
            bundled.id(),
            bundled.fields(),
            bundled.roles(),
            bundled.states(),
            bundled.initial(),
            bundled.requires(),
            ways,
            bundled.clocks());
    return Workflow.of(
        lax.withTransitions(Transition.of("SUMMARISE", open, "CLOSED").when(Guard.always())));
  }

  @Test
  @DisplayName(
      "DS-09: however lax the workflow, nothing founded closes without remedy, nothing without"
          + " acceptance")
  void laxWorkflow() {
    ComplaintHandling lax = new ComplaintHandling(lax(), scheme());
    ComplaintAction close = new Summarise("d", true);
    ComplaintCase judged = after(opened(), uphold());
    assertThat(refused(lax.decide(judged, next(judged, close))))
        .containsExactly(
            "A founded complaint cannot close without a remedy",
            "The complaint cannot close before the customer accepts the result or that is"
                + " expressly waived");
    ComplaintCase chosen = after(opened(), plus(toRemedies(), new Choose("r-1")));
    assertThat(refused(lax.decide(chosen, next(chosen, close))))
        .containsExactly(
            "The complaint cannot close before the customer accepts the result or that is"
                + " expressly waived");
    ComplaintCase rejected = after(opened(), Judge.reject(RejectionReason.NOT_OURS));
    assertThat(refused(lax.decide(rejected, next(rejected, close)))).hasSize(1);
    ComplaintCase accepted = after(opened(), plus(toAnswer(), new Accept()));
    assertThat(accepted(lax.decide(accepted, next(accepted, close))).closed()).isTrue();
  }

  @Test
  @DisplayName(
      "takes no workflow that lacks actions or states of complaints, and names all of them")
  void foreignWorkflow() {
    Workflow inquiry = BundledWorkflows.inquiry();
    assertThatThrownBy(() -> new ComplaintHandling(inquiry, scheme()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("action JUDGE")
        .hasMessageContaining("action REOPEN")
        .hasMessageContaining("field judgement")
        .hasMessageContaining("field not-ours")
        .hasMessageContaining("state AWAITING_ACCEPTANCE")
        .hasMessageNotContaining("state CLOSED");
    WorkflowDefinition noFinish =
        WorkflowDefinition.of("x", "1")
            .withStates(StateRule.of("A"), StateRule.last("B"))
            .withTransitions(Transition.of("GO", "A", "B"));
    assertThatThrownBy(() -> new ComplaintHandling(Workflow.of(noFinish), scheme()))
        .hasMessageContaining("state CLOSED");
  }

  @Test
  @DisplayName("IS-13, DS-09: after recurrence or reopening everything is entered anew")
  void enteredAnew() {
    ComplaintCase recurs =
        after(opened(), plus(toAnswer(), new Accept(), new FollowUp(FollowUp.Result.RECURS)));
    ComplaintCase reopened = after(closed(), new Reopen(Reopen.Ground.NEW_FACTS));
    for (ComplaintCase again : List.of(recurs, reopened)) {
      assertThat(again.responsible()).contains(StaffId.of("s-4"));
      assertThat(refusal(again, found(ResponsibleParty.EMPLOYEE)))
          .containsExactly("The cause lies with an employee; name the person responsible");
      assertThat(after(again, found(ResponsibleParty.SUPPLIER)).responsible()).isEmpty();
      ComplaintCase told =
          after(
              again,
              investigate(),
              new Propose(again("r-3")),
              new Propose(again("r-4")),
              new Choose("r-3"),
              new CarryOut(),
              new Inform(ResultChannel.LETTER, "m-2"));
      assertThat(told.settled()).isFalse();
      assertThat(told.flow().field("letter")).contains(FieldValue.reference("m-2"));
      ComplaintCase visited = after(told, new Accept(), new FollowUp(FollowUp.Result.RESOLVED));
      assertThat(refusal(visited, new Summarise("d-2", false))).hasSize(1);
    }
    Judge bare = new Judge(Judgement.UPHELD, Set.of(), Optional.empty(), Optional.empty());
    ComplaintCase rejected =
        after(
            opened(),
            new Judge(
                Judgement.REJECTED,
                Set.of(RejectionReason.NOT_OURS),
                Optional.of("workshop"),
                Optional.of(NOON.plus(Duration.ofDays(3)))),
            inform(),
            new Accept(),
            new Reopen(Reopen.Ground.ERROR));
    assertThat(refusal(rejected, bare))
        .containsExactly(
            "department responsible must be known", "time told to the customer must be known");
  }

  private static ComplaintAction found(ResponsibleParty party) {
    return new ComplaintAction.Investigate("bad-seal", party, Optional.empty());
  }

  @Test
  @DisplayName("takes no scheme of another workflow")
  void foreignScheme() {
    ComplaintScheme own = scheme();
    ComplaintScheme other =
        new ComplaintScheme(
            "other",
            own.categories(),
            own.otherDepartments(),
            own.causes(),
            own.sanctions(),
            own.recurrence(),
            own.feedback());
    assertThatThrownBy(() -> new ComplaintHandling(BundledWorkflows.closedLoop(), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the scheme is for the workflow other, was given closed-loop");
  }

  @Test
  @DisplayName("a migration of what is closed does not change when it was closed")
  void migratedClosed() {
    ComplaintCase closed = closed();
    Workflow second = Workflow.of(BundledWorkflows.closedLoop().definition().withVersion("2"));
    List<CaseEvent> history = new ArrayList<>(closed.flow().history());
    Instant later = NOON.plus(Duration.ofDays(90));
    history.add(
        new CaseEvent.Migrated(
            history.get(history.size() - 1).number() + 1,
            MANAGER.id(),
            later,
            later,
            second.id(),
            Flow.CLOSED));
    ComplaintCase migrated = new ComplaintCase(Case.fold(history));
    assertThat(migrated.flow().movedAt()).isEqualTo(later);
    assertThat(migrated.closedAt()).isEqualTo(closed.closedAt());
    assertThat(migrated.flat()).isEqualTo(closed.flat());
  }

  @Test
  @DisplayName("a refusal leaves the complaint equal, and is signed by the workflow")
  void refusedStays() {
    ComplaintCase before = opened();
    Decision<Answer<ComplaintCase>> decision =
        handling().decide(before, next(before, new Accept()));
    assertThat(decision.outcome()).isEqualTo(Answer.refused());
    assertThat(decision.policy()).isEqualTo(BundledWorkflows.closedLoop().id());
    assertThat(before).isEqualTo(opened());
  }
}
