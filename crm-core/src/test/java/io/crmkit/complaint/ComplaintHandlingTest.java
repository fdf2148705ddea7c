package io.crmkit.complaint;

import static io.crmkit.complaint.SampleComplaints.CLERK;
import static io.crmkit.complaint.SampleComplaints.GIFT;
import static io.crmkit.complaint.SampleComplaints.MANAGER;
import static io.crmkit.complaint.SampleComplaints.NOON;
import static io.crmkit.complaint.SampleComplaints.REFUND;
import static io.crmkit.complaint.SampleComplaints.REPAIR;
import static io.crmkit.complaint.SampleComplaints.accepted;
import static io.crmkit.complaint.SampleComplaints.after;
import static io.crmkit.complaint.SampleComplaints.closed;
import static io.crmkit.complaint.SampleComplaints.handling;
import static io.crmkit.complaint.SampleComplaints.inform;
import static io.crmkit.complaint.SampleComplaints.intake;
import static io.crmkit.complaint.SampleComplaints.investigate;
import static io.crmkit.complaint.SampleComplaints.next;
import static io.crmkit.complaint.SampleComplaints.opened;
import static io.crmkit.complaint.SampleComplaints.plus;
import static io.crmkit.complaint.SampleComplaints.refused;
import static io.crmkit.complaint.SampleComplaints.scheme;
import static io.crmkit.complaint.SampleComplaints.texts;
import static io.crmkit.complaint.SampleComplaints.toAnswer;
import static io.crmkit.complaint.SampleComplaints.toRemedies;
import static io.crmkit.complaint.SampleComplaints.uphold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.complaint.ComplaintAction.Accept;
import io.crmkit.complaint.ComplaintAction.CarryOut;
import io.crmkit.complaint.ComplaintAction.Choose;
import io.crmkit.complaint.ComplaintAction.Decline;
import io.crmkit.complaint.ComplaintAction.FollowUp;
import io.crmkit.complaint.ComplaintAction.Inform;
import io.crmkit.complaint.ComplaintAction.Investigate;
import io.crmkit.complaint.ComplaintAction.Judge;
import io.crmkit.complaint.ComplaintAction.Propose;
import io.crmkit.complaint.ComplaintAction.Reopen;
import io.crmkit.complaint.ComplaintAction.Sanction;
import io.crmkit.complaint.ComplaintAction.Summarise;
import io.crmkit.complaint.ComplaintAction.Waive;
import io.crmkit.customer.Complaint;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The handling of complaints")
class ComplaintHandlingTest {
  private static List<String> refusal(ComplaintCase before, ComplaintAction action) {
    return refused(handling().decide(before, next(before, action)));
  }

  // ---------------------------------------------------------------- intake

  @Test
  @DisplayName(
      "IS-11: a whole intake is forwarded to the department responsible, and the case opens there")
  void intakeForwarded() {
    Decision<Answer<ComplaintCase>> decision =
        handling()
            .open(
                CaseId.of("k-1"),
                CustomerId.of("c-1"),
                intake("price"),
                CLERK,
                NOON.plusSeconds(60));
    ComplaintCase opened = accepted(decision);
    assertThat(texts(decision))
        .containsExactly(
            "A complaint about price and consumption goes to the department sales",
            "The case begins in received");
    assertThat(decision.policy()).isEqualTo(BundledWorkflows.closedLoop().id());
    assertThat(opened.flow().owner()).contains(Owner.of("sales"));
    assertThat(opened.category()).isEqualTo("price");
    assertThat(opened.intake()).isEqualTo("in-7");
    assertThat(opened.product()).contains("lamp-3");
    assertThat(opened.place()).contains("east");
    assertThat(opened.feedback()).isEmpty();
    assertThat(opened.receivedAt()).isEqualTo(NOON);
    assertThat(opened.flow().lastEvent().recordedAt()).isEqualTo(NOON.plusSeconds(60));
    assertThat(opened.id()).isEqualTo(CaseId.of("k-1"));
    assertThat(opened.customer()).isEqualTo(CustomerId.of("c-1"));
    assertThat(opened("k-2", intake("price").following("a-1")).feedback()).contains("a-1");
  }

  @Test
  @DisplayName(
      "IS-11: an intake without anything is refused with the complete list; so is the case")
  void intakeIncomplete() {
    ComplaintIntake nothing =
        new ComplaintIntake(
            "in-7",
            Optional.empty(),
            Optional.of(" "),
            Optional.of("\t"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    List<String> all =
        List.of(
            "The intake must record when the customer complained",
            "The intake must record who complained",
            "The intake must record what the complaint is about",
            "The intake must record where the complainant can be reached",
            "The intake must record the class of the complaint");
    assertThat(refused(scheme().intake().decide(nothing))).containsExactlyElementsOf(all);
    assertThat(refused(handling().open(CaseId.of("k"), CustomerId.of("c"), nothing, CLERK, NOON)))
        .containsExactlyElementsOf(all);
  }

  @Test
  @DisplayName("IS-11: each part alone is missed; an unknown class names those that are known")
  void intakeParts() {
    for (IntakePart part : IntakePart.values()) {
      ComplaintIntake whole = intake("quality");
      ComplaintIntake partial =
          new ComplaintIntake(
              whole.record(),
              whole.receivedAt().filter(it -> part != IntakePart.TIME),
              whole.complainant().filter(it -> part != IntakePart.COMPLAINANT),
              whole.matter().filter(it -> part != IntakePart.MATTER),
              whole.contactPoint().filter(it -> part != IntakePart.CONTACT_POINT),
              whole.category().filter(it -> part != IntakePart.CATEGORY),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      assertThat(partial.missing()).containsExactly(part);
      assertThat(scheme().intake().decide(partial).reasons())
          .containsExactly(new ComplaintReason.PartMissing(part));
    }
    assertThat(refused(scheme().intake().decide(intake("noise"))))
        .containsExactly(
            "No department is responsible for complaints of the class noise; known are: attitude;"
                + " quality; price and consumption; communication; other");
  }

  @Test
  @DisplayName("IS-11: what the workflow has against the opening refuses the intake too")
  void intakeTooEarly() {
    assertThat(
            refused(
                handling()
                    .open(
                        CaseId.of("k"),
                        CustomerId.of("c"),
                        intake("price"),
                        CLERK,
                        NOON.minusNanos(1))))
        .hasSize(1);
  }

  // ---------------------------------------------------------------- judgement

  @Test
  @DisplayName("DS-09: upheld, the department named sees to it and the customer was told a time")
  void upheld() {
    Instant promised = NOON.plus(Duration.ofDays(3));
    ComplaintCase same = after(opened(), Judge.uphold("workshop", promised));
    assertThat(same.judgement()).contains(Judgement.UPHELD);
    assertThat(same.founded()).isTrue();
    assertThat(same.department()).contains("workshop");
    assertThat(same.promisedAt()).contains(promised);
    assertThat(same.measures().handOffs()).isZero();
    assertThat(same.flow().lastEvent()).isInstanceOf(CaseEvent.Moved.class);

    ComplaintCase other = after(opened(), Judge.redress("logistics", promised));
    assertThat(other.judgement()).contains(Judgement.REDRESS);
    assertThat(other.founded()).isTrue();
    assertThat(other.flow().owner()).contains(Owner.of("logistics"));
    assertThat(other.measures().handOffs()).isEqualTo(1);
    assertThat(opened().judgement()).isEmpty();
    assertThat(opened().founded()).isFalse();
  }

  @Test
  @DisplayName("DS-09: an unknown department and a time that has passed are refused together")
  void wrongPromise() {
    Instant judgedAt = NOON.plus(Duration.ofHours(1));
    assertThat(refusal(opened(), Judge.uphold("moon", judgedAt.minusNanos(1))))
        .containsExactly(
            "The department moon is not known; known are: hr; workshop; sales; service; logistics",
            "The customer cannot be told 2026-03-02T04:59:59.999999999Z, which is before the"
                + " judgement at 2026-03-02T05:00:00Z");
    assertThat(after(opened(), Judge.uphold("workshop", judgedAt)).promisedAt()).contains(judgedAt);
  }

  @Test
  @DisplayName("DS-09: judged without department and time, it is refused with what is missing")
  void bareJudgement() {
    Judge bare = new Judge(Judgement.UPHELD, Set.of(), Optional.empty(), Optional.empty());
    assertThat(refusal(opened(), bare))
        .containsExactlyInAnyOrder(
            "department responsible must be known", "time told to the customer must be known");
  }

  @Test
  @DisplayName(
      "DS-09: a rejection needs reasons, keeps them, is explained and closes by understanding")
  void rejected() {
    assertThat(refusal(opened(), Judge.reject())).hasSize(2);
    ComplaintCase rejected =
        after(
            opened(), Judge.reject(RejectionReason.NOT_OURS, RejectionReason.INSUFFICIENT_GROUNDS));
    assertThat(rejected.founded()).isFalse();
    assertThat(rejected.rejections())
        .containsExactly(RejectionReason.INSUFFICIENT_GROUNDS, RejectionReason.NOT_OURS);
    ComplaintCase understood = after(rejected, inform(), new Accept());
    assertThat(understood.closed()).isTrue();
    assertThat(understood.settled()).isTrue();
    assertThat(understood.remedies()).isEmpty();
    assertThat(after(rejected, inform(), new Waive(Waive.Why.WITHDRAWN)).closed()).isTrue();
    ComplaintCase again =
        after(
            rejected,
            inform(),
            new Decline(Decline.Objection.OTHER),
            Judge.reject(RejectionReason.SETTLED_BEFORE));
    assertThat(again.rejections()).containsExactly(RejectionReason.SETTLED_BEFORE);
    assertThat(again.declined()).isEmpty();
    ComplaintCase turned =
        after(rejected, inform(), new Decline(Decline.Objection.OTHER), uphold());
    assertThat(turned.rejections()).isEmpty();
    assertThat(turned.founded()).isTrue();
  }

  // ---------------------------------------------------------------- remedies

  @Test
  @DisplayName(
      "DS-09: cause and person responsible are kept; an unknown cause names the known ones")
  void investigated() {
    ComplaintCase judged = after(opened(), uphold());
    assertThat(refusal(judged, new Investigate("moon", ResponsibleParty.NOBODY, Optional.empty())))
        .containsExactly("The cause moon is not known; known are: bad-seal; rudeness");
    assertThat(
            refusal(
                judged, new Investigate("bad-seal", ResponsibleParty.EMPLOYEE, Optional.empty())))
        .hasSize(1);
    ComplaintCase found = after(judged, investigate());
    assertThat(found.cause()).contains("bad-seal");
    assertThat(found.party()).contains(ResponsibleParty.EMPLOYEE);
    assertThat(found.responsible()).contains(StaffId.of("s-4"));
    assertThat(judged.cause()).isEmpty();
    assertThat(judged.party()).isEmpty();
    assertThat(judged.responsible()).isEmpty();
  }

  @Test
  @DisplayName("DS-09: several remedies are proposed; the one chosen and who chose it are kept")
  void remedies() {
    ComplaintCase proposed = after(opened(), toRemedies());
    assertThat(proposed.remedies()).containsExactly(REPAIR, REFUND);
    assertThat(proposed.chosen()).isEmpty();
    assertThat(proposed.chosenBy()).isEmpty();
    assertThat(refusal(proposed, new Propose(REPAIR)))
        .containsExactly("A remedy r-1 was proposed before; give this one another id");
    assertThat(refusal(proposed, new Choose("r-3")))
        .containsExactly("The remedy r-3 was not proposed; proposed are: r-1; r-2");
    ComplaintCase chosen = after(proposed, new Choose("r-1"));
    assertThat(chosen.chosen()).contains(REPAIR);
    assertThat(chosen.chosenBy()).contains(MANAGER.id());
    assertThat(chosen.measures().cost()).contains(REPAIR.cost());
    assertThat(chosen.measures().benefit()).contains(REPAIR.benefit());
  }

  @Test
  @DisplayName(
      "DS-09: nothing is chosen of nothing, of one, or by somebody else than the manager in charge")
  void notChosen() {
    ComplaintCase found = after(opened(), uphold(), investigate());
    assertThat(refusal(found, new Choose("r-1")))
        .contains("No remedy has been proposed yet, so r-1 cannot be chosen")
        .hasSize(2);
    assertThat(refusal(after(found, new Propose(REPAIR)), new Choose("r-1")))
        .containsExactly(
            "It takes that number of remedies proposed is at least 2 (now: number of remedies"
                + " proposed = 1)");
    ComplaintCase proposed = after(opened(), toRemedies());
    Instant later = NOON.plus(Duration.ofDays(1));
    assertThat(
            refused(handling().decide(proposed, ComplaintStep.of(new Choose("r-1"), CLERK, later))))
        .containsExactly("It takes one of these roles: manager in charge");
  }

  @Test
  @DisplayName("DS-09: a remedy that the customer declined is not chosen again; another one is")
  void declined() {
    ComplaintCase declined =
        after(opened(), plus(toAnswer(), new Decline(Decline.Objection.REMEDY_INSUFFICIENT)));
    assertThat(declined.declined()).containsExactly("r-2");
    assertThat(declined.settled()).isFalse();
    assertThat(refusal(declined, new Choose("r-2")))
        .containsExactly("The customer has declined the remedy r-2; choose or propose another");
    ComplaintCase third = after(declined, new Propose(GIFT), new Choose("r-3"));
    assertThat(third.chosen()).contains(GIFT);
    assertThat(third.remedies()).containsExactly(REPAIR, REFUND, GIFT);
  }

  // ---------------------------------------------------------------- result and closing

  @Test
  @DisplayName(
      "IS-12: told by telephone, the result does not count; in writing by the time promised it does")
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
    assertThat(told(done, promised.plusNanos(1)).promiseKept(promised.plusSeconds(9)))
        .contains(false);
  }

  private static ComplaintCase told(ComplaintCase done, Instant at) {
    return accepted(handling().decide(done, ComplaintStep.of(inform(), MANAGER, at)));
  }

  @Test
  @DisplayName(
      "DS-09, IS-13: it closes when the customer accepts, it stays resolved, and the departments are told")
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
    ComplaintCase waived = after(answered, new Waive(Waive.Why.UNREACHABLE));
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
    ComplaintCase reopened = after(closed(), new Reopen(Reopen.Why.NEW_FACTS));
    assertThat(reopened.closed()).isFalse();
    assertThat(reopened.closedAt()).isEmpty();
    ComplaintCase rejected =
        after(
            opened(),
            Judge.reject(RejectionReason.NOT_OURS),
            inform(),
            new Accept(),
            new Reopen(Reopen.Why.ERROR));
    assertThat(after(rejected, uphold()).founded()).isTrue();
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
            new Reopen(Reopen.Why.ERROR),
            investigate(),
            new Choose("r-1"),
            new CarryOut(),
            inform());
    assertThat(again.measures().toJudgement()).contains(Duration.ofHours(1));
    assertThat(again.measures().toResult()).contains(Duration.ofHours(7));
    assertThat(again.measures().toClosure()).isEmpty();
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
      "DS-09: however lax the workflow, nothing founded closes without remedy, nothing without acceptance")
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
