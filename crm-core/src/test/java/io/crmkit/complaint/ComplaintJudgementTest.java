package io.crmkit.complaint;

import static io.crmkit.complaint.SampleComplaints.CLERK;
import static io.crmkit.complaint.SampleComplaints.GIFT;
import static io.crmkit.complaint.SampleComplaints.MANAGER;
import static io.crmkit.complaint.SampleComplaints.NOON;
import static io.crmkit.complaint.SampleComplaints.REFUND;
import static io.crmkit.complaint.SampleComplaints.REPAIR;
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
import static io.crmkit.complaint.SampleComplaints.texts;
import static io.crmkit.complaint.SampleComplaints.toAnswer;
import static io.crmkit.complaint.SampleComplaints.toRemedies;
import static io.crmkit.complaint.SampleComplaints.uphold;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.complaint.ComplaintAction.Accept;
import io.crmkit.complaint.ComplaintAction.CarryOut;
import io.crmkit.complaint.ComplaintAction.Choose;
import io.crmkit.complaint.ComplaintAction.Decline;
import io.crmkit.complaint.ComplaintAction.FollowUp;
import io.crmkit.complaint.ComplaintAction.Investigate;
import io.crmkit.complaint.ComplaintAction.Judge;
import io.crmkit.complaint.ComplaintAction.Propose;
import io.crmkit.complaint.ComplaintAction.Reopen;
import io.crmkit.complaint.ComplaintAction.Waive;
import io.crmkit.customer.StaffId;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Judging complaints and choosing remedies")
class ComplaintJudgementTest {
  private static List<String> refusal(ComplaintCase before, ComplaintAction action) {
    return refused(handling().decide(before, next(before, action)));
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
    ComplaintCase fresh = opened();
    ComplaintAction redress = Judge.redress("logistics", promised);
    assertThat(texts(handling().decide(fresh, next(fresh, redress))))
        .containsExactly(
            "judging leads from received to under investigation",
            "Its condition holds: judgement is one of (upheld; redress without upholding)",
            "From now on logistics sees to the case");
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
    assertThat(understood.informedAt()).contains(NOON.plus(Duration.ofHours(2)));
    assertThat(after(rejected, inform(), new Waive(Waive.Waiver.WITHDRAWN)).closed()).isTrue();
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
        .containsExactly("The cause lies with an employee; name the person responsible");
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
        .containsExactly(
            "The remedy r-3 was not proposed since the last investigation; proposed are: r-1;"
                + " r-2");
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
        .contains(
            "No remedy has been proposed since the last investigation, so r-1 cannot be chosen")
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

  @Test
  @DisplayName(
      "IS-13, DS-09: after recurrence or reopening several remedies are proposed anew; the one that"
          + " did not help is not chosen again")
  void proposedAnew() {
    ComplaintCase recurs =
        after(opened(), plus(toAnswer(), new Accept(), new FollowUp(FollowUp.Result.RECURS)));
    ComplaintCase reopened = after(closed(), new Reopen(Reopen.Ground.RECURRED));
    for (ComplaintCase again : List.of(recurs, reopened)) {
      ComplaintCase found = after(again, investigate());
      assertThat(found.chosen()).contains(REFUND);
      for (String earlier : List.of("r-1", "r-2")) {
        assertThat(refusal(found, new Choose(earlier)))
            .containsExactly(
                "No remedy has been proposed since the last investigation, so "
                    + earlier
                    + " cannot be chosen",
                "It takes that number of remedies proposed is at least 2 (now: number of remedies"
                    + " proposed = 0)");
      }
      assertThat(refusal(found, new Propose(REFUND)))
          .containsExactly("A remedy r-2 was proposed before; give this one another id");
      ComplaintCase one = after(found, new Propose(again("r-3")));
      assertThat(refusal(one, new Choose("r-3")))
          .containsExactly(
              "It takes that number of remedies proposed is at least 2 (now: number of remedies"
                  + " proposed = 1)");
      ComplaintCase two = after(one, new Propose(again("r-4")));
      assertThat(refusal(two, new Choose("r-2")))
          .containsExactly(
              "The remedy r-2 was not proposed since the last investigation; proposed are: r-3;"
                  + " r-4");
      assertThat(two.currentRemedies()).containsExactly(again("r-3"), again("r-4"));
      assertThat(two.remedies()).hasSize(4);
      ComplaintCase declined =
          after(
              two,
              new Choose("r-4"),
              new CarryOut(),
              inform(),
              new Decline(Decline.Objection.REMEDY_INSUFFICIENT));
      assertThat(after(declined, new Choose("r-3")).chosen()).contains(again("r-3"));
    }
  }
}
