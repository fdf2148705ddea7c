package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.complaint.ComplaintAction;
import io.crmkit.complaint.ComplaintAction.Judge;
import io.crmkit.complaint.ComplaintCase;
import io.crmkit.complaint.ComplaintIntake;
import io.crmkit.complaint.ComplaintScheme;
import io.crmkit.complaint.ComplaintStep;
import io.crmkit.complaint.Penalty;
import io.crmkit.complaint.RejectionReason;
import io.crmkit.complaint.Remedy;
import io.crmkit.complaint.RemedyKind;
import io.crmkit.complaint.ResponsibleParty;
import io.crmkit.complaint.ResultChannel;
import io.crmkit.complaint.SampleComplaints;
import io.crmkit.complaint.SanctionReason;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.playbook.Playbook;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Complaints as JSON")
class ComplaintJsonTest {
  private static final Instant NOON = SampleComplaints.NOON;
  private static final BusinessCalendar ALWAYS =
      BusinessCalendar.always(ZoneId.of("Asia/Shanghai"));

  static Stream<ComplaintAction> actions() {
    Money money = Money.parse("CNY 5.00");
    return Stream.of(
        Judge.uphold("workshop", NOON),
        Judge.reject(RejectionReason.NOT_OURS, RejectionReason.SETTLED_BEFORE),
        new ComplaintAction.Investigate(
            "bad-seal", ResponsibleParty.EMPLOYEE, Optional.of(StaffId.of("s-4"))),
        new ComplaintAction.Investigate("bad-seal", ResponsibleParty.NOBODY, Optional.empty()),
        new ComplaintAction.Propose(new Remedy("r-1", RemedyKind.REFUND, money, money)),
        new ComplaintAction.Choose("r-1"),
        new ComplaintAction.CarryOut(),
        new ComplaintAction.Inform(ResultChannel.LETTER, "m-1"),
        new ComplaintAction.Accept(),
        new ComplaintAction.Waive(ComplaintAction.Waive.Waiver.NO_ANSWER),
        new ComplaintAction.Decline(ComplaintAction.Decline.Objection.OTHER),
        new ComplaintAction.FollowUp(ComplaintAction.FollowUp.Result.RECURS),
        new ComplaintAction.Summarise("d-1", true),
        new ComplaintAction.Sanction(List.of(new Penalty(StaffId.of("s-4"), money, "found"))),
        new ComplaintAction.Reopen(ComplaintAction.Reopen.Ground.ERROR));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @DisplayName("every action and step is read back equal:")
  void actions(ComplaintAction action) {
    String json = CrmJson.write(action);
    assertThat(json).startsWith("{\"does\":\"" + action.does() + "\"");
    assertThat(CrmJson.read(json, ComplaintAction.class)).isEqualTo(action);
    ComplaintStep step = ComplaintStep.of(action, Actor.of("s-1", Role.of("MANAGER")), NOON);
    assertThat(CrmJson.read(CrmJson.write(step), ComplaintStep.class)).isEqualTo(step);
  }

  @Test
  @DisplayName(
      "a complaint is its case and nothing else, read back equal; so is a decision about it")
  void complaint() {
    ComplaintCase closed = SampleComplaints.closed();
    String json = CrmJson.write(closed);
    assertThat(json).isEqualTo(CrmJson.write(closed.flow()));
    assertThat(CrmJson.read(json, ComplaintCase.class)).isEqualTo(closed);
    assertThat(CrmJson.read(json, Case.class)).isEqualTo(closed.flow());
    Decision<Answer<ComplaintCase>> decision =
        Decision.of(Answer.accepted(closed), SampleComplaints.reasons());
    Decision<?> read = CrmJson.readDecision(CrmJson.write(decision), Answer.class);
    assertThat(read.reasons()).isEqualTo(decision.reasons());
  }

  @Test
  @DisplayName("a decision about sanctions that was kept without a zone is read as told in UTC")
  void sanctionsWithoutZone() {
    SanctionReason.Overdue overdue = new SanctionReason.Overdue(NOON, ZoneId.of("Asia/Shanghai"));
    String json = CrmJson.write(Decision.of(Answer.refused(), List.of(overdue)));
    assertThat(json).contains("\"zone\":\"Asia/Shanghai\"");
    String kept = json.replace(",\"zone\":\"Asia/Shanghai\"", "");
    assertThat(CrmJson.readDecision(kept, Answer.class).reasons())
        .hasToString(List.of(new SanctionReason.Overdue(NOON, ZoneOffset.UTC)).toString());
  }

  @Test
  @DisplayName("IS-11: an intake is read back equal; it is a record of its own")
  void intake() {
    ComplaintIntake intake = SampleComplaints.intake("quality");
    assertThat(CrmJson.read(CrmJson.write(intake), ComplaintIntake.class)).isEqualTo(intake);
    assertThatThrownBy(
            () ->
                CrmJson.read(
                    CrmJson.write(intake).replace("\"quality\"", "\"Zhang San, 47\""),
                    ComplaintIntake.class))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageNotContaining("Zhang");
  }

  // ---------------------------------------------------------------- playbooks

  private static Playbook retail() {
    return PlaybookReader.standard()
        .read(BundledPlaybooks.json("retail").orElseThrow())
        .withCalendars(Map.of("always", ALWAYS, "service", ALWAYS))
        .withWorkflows(Map.of("closed-loop", BundledWorkflows.closedLoop()));
  }

  @Test
  @DisplayName(
      "AS-05, CF-12, CF-13, RM-05: the section of a playbook is read back equal, whole or bare")
  void section() {
    for (ComplaintScheme scheme :
        List.of(
            SampleComplaints.scheme(),
            ComplaintScheme.of(Map.of("quality", "workshop"), Set.of("bad-seal")))) {
      Playbook playbook = retail().withComplaints(scheme);
      Playbook read = PlaybookReader.standard().read(PlaybookWriter.write(playbook));
      assertThat(read).isEqualTo(playbook);
      assertThat(read.complaintHandling().orElseThrow().scheme()).isEqualTo(scheme);
    }
    assertThat(retail().complaintHandling()).isEmpty();
    assertThat(PlaybookWriter.write(retail())).doesNotContain("complaints\" :");
  }

  private static List<String> problems(String section) {
    String json = PlaybookWriter.write(retail());
    int end = json.lastIndexOf('}');
    String document = json.substring(0, end) + ", \"complaints\": " + section + "}";
    InvalidDocumentException thrown =
        catchThrowableOfType(
            InvalidDocumentException.class, () -> PlaybookReader.standard().read(document));
    return thrown.problems().stream().map(p -> p.pointer() + " " + p.message()).toList();
  }

  @Test
  @DisplayName("every mistake of a section is reported at once, each at its place")
  void mistakes() {
    assertThat(
            problems(
                """
                {"workflow": "moon", "colour": 1,
                 "categories": {"quality": "work shop", "1x": "a", "price": 3},
                 "departments": ["a", "b c"], "causes": "all",
                 "sanctions": {"settleWithin": {"days": "P0D"}, "calendar": "moon", "rules": [
                   {"name": "a b", "occasion": "NEVER", "amount": "USD 1.00", "on": ["CAT"]},
                   {"name": "x", "occasion": "FOUND", "amount": "much", "on": ["EMPLOYEE"]},
                   {"name": "y", "occasion": "FOUND", "amount": "CNY -1.00", "on": ["EMPLOYEE"]},
                   {"name": "z", "occasion": "FOUND", "amount": "CNY 1.00"}]},
                 "recurrence": {"by": ["MOON"], "within": "often", "atLeast": "two"},
                 "feedback": {"question": "c s", "atMost": 1.5}}
                """))
        .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
        .containsExactlyInAnyOrder(
            "/complaints/colour",
            "/complaints/workflow",
            "/complaints/categories/quality",
            "/complaints/categories/1x",
            "/complaints/categories/price",
            "/complaints/departments/1",
            "/complaints/causes",
            "/complaints/sanctions/settleWithin/days",
            "/complaints/sanctions/calendar",
            "/complaints/sanctions/rules/0/name",
            "/complaints/sanctions/rules/0/occasion",
            "/complaints/sanctions/rules/0/amount",
            "/complaints/sanctions/rules/0/on/0",
            "/complaints/sanctions/rules/1/amount",
            "/complaints/sanctions/rules/2",
            "/complaints/sanctions/rules/3/on",
            "/complaints/recurrence/by/0",
            "/complaints/recurrence/within",
            "/complaints/recurrence/atLeast",
            "/complaints/feedback/question",
            "/complaints/feedback/atMost");
  }

  @Test
  @DisplayName(
      "what is left out is required: workflow, classes, causes; and of each part what it needs")
  void required() {
    assertThat(problems("{}"))
        .containsExactlyInAnyOrder(
            "/complaints/workflow is required",
            "/complaints/categories is required",
            "/complaints/causes is required");
    assertThat(problems("3")).containsExactly("/complaints must be an object, was number '3'");
    assertThat(
            problems(
                """
                {"workflow": "closed-loop", "categories": [], "causes": ["c"],
                 "sanctions": {}, "recurrence": {}, "feedback": {}}
                """))
        .containsExactlyInAnyOrder(
            "/complaints/categories must be an object, was a list",
            "/complaints/sanctions/settleWithin is required",
            "/complaints/sanctions/calendar is required",
            "/complaints/sanctions/rules must be a list, was nothing",
            "/complaints/recurrence/by must be a list, was nothing",
            "/complaints/recurrence/within is required",
            "/complaints/recurrence/atLeast must be a whole number, was nothing",
            "/complaints/feedback/question is required",
            "/complaints/feedback/atMost must be a whole number, was nothing");
  }

  @Test
  @DisplayName(
      "what the values refuse is reported where it stands: no class, no cause, no respect, a name twice")
  void refusedValues() {
    assertThat(problems("{\"workflow\": \"closed-loop\", \"categories\": {}, \"causes\": [\"c\"]}"))
        .containsExactly("/complaints intake rules must know at least one class, had none");
    assertThat(
            problems(
                """
                {"workflow": "closed-loop", "categories": {"a": "b"}, "causes": [],
                 "recurrence": {"by": [], "within": "last:P30D", "atLeast": 3},
                 "sanctions": {"settleWithin": {"days": "P3D"}, "calendar": "always", "rules": [
                   {"name": "x", "occasion": "FOUND", "amount": "CNY 1.00", "on": ["EMPLOYEE"]},
                   {"name": "x", "occasion": "FOUND", "amount": "CNY 1.00", "on": ["EMPLOYEE"]}]}}
                """))
        .containsExactlyInAnyOrder(
            "/complaints/recurrence recurrence must go by at least one respect, had none",
            "/complaints/sanctions sanction rules must have names of their own, x stands twice");
    assertThat(
            problems(
                "{\"workflow\": \"closed-loop\", \"categories\": {\"a\": \"b\"}, \"causes\": []}"))
        .containsExactly("/complaints causes must name at least one cause, had none");
  }

  @Test
  @DisplayName("a workflow that handles no complaints is refused, by document and by hand")
  void foreignWorkflow() {
    Playbook inquiries = retail().withWorkflows(Map.of("inquiry", BundledWorkflows.inquiry()));
    ComplaintScheme scheme = SampleComplaints.scheme();
    assertThatThrownBy(() -> inquiries.withComplaints(scheme))
        .hasMessage(
            "complaints must follow a workflow of the playbook, one of [inquiry], was closed-loop");
    String json = PlaybookWriter.write(inquiries);
    String document =
        json.substring(0, json.lastIndexOf('}'))
            + ", \"complaints\": {\"workflow\": \"inquiry\", \"categories\": {\"a\": \"b\"},"
            + " \"causes\": [\"c\"]}}";
    assertThatThrownBy(() -> PlaybookReader.standard().read(document))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("/complaints/workflow")
        .hasMessageContaining("handles no complaints");
    Playbook noCalendar = retail().withComplaints(scheme);
    Map<String, BusinessCalendar> service = Map.of("service", ALWAYS);
    assertThatThrownBy(() -> noCalendar.withCalendars(service))
        .hasMessage("sanctions must name a calendar of the playbook, one of [service], was always");
  }
}
