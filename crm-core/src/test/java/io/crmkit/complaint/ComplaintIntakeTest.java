package io.crmkit.complaint;

import static io.crmkit.complaint.SampleComplaints.CLERK;
import static io.crmkit.complaint.SampleComplaints.NOON;
import static io.crmkit.complaint.SampleComplaints.accepted;
import static io.crmkit.complaint.SampleComplaints.handling;
import static io.crmkit.complaint.SampleComplaints.intake;
import static io.crmkit.complaint.SampleComplaints.opened;
import static io.crmkit.complaint.SampleComplaints.refused;
import static io.crmkit.complaint.SampleComplaints.scheme;
import static io.crmkit.complaint.SampleComplaints.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.Owner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The intake of complaints")
class ComplaintIntakeTest {
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
}
