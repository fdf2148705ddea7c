package io.crmkit.complaint;

import static io.crmkit.complaint.SampleComplaints.MATTER;
import static io.crmkit.complaint.SampleComplaints.NAME;
import static io.crmkit.complaint.SampleComplaints.NOON;
import static io.crmkit.complaint.SampleComplaints.PHONE;
import static io.crmkit.complaint.SampleComplaints.intake;
import static io.crmkit.complaint.SampleComplaints.opened;
import static io.crmkit.complaint.SampleComplaints.scheme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.complaint.ComplaintAction.Choose;
import io.crmkit.complaint.ComplaintAction.Inform;
import io.crmkit.complaint.ComplaintAction.Investigate;
import io.crmkit.complaint.ComplaintAction.Judge;
import io.crmkit.complaint.ComplaintAction.Sanction;
import io.crmkit.complaint.ComplaintAction.Summarise;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldType;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Walk;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The values of complaints")
class ComplaintValuesTest {
  private static final Money ONE = Money.parse("CNY 1.00");
  private static final Money MINUS = Money.parse("CNY -0.01");
  private static final Money NOTHING = Money.parse("CNY 0.00");

  @Test
  @DisplayName("IS-11: an intake prints nothing that was said, nor who said it")
  void intakeMasked() {
    assertThat(intake("quality").toString())
        .isEqualTo("ComplaintIntake in-7")
        .doesNotContain(NAME, MATTER, PHONE);
    ComplaintIntake partial =
        new ComplaintIntake(
            "in-7",
            Optional.of(NOON),
            Optional.of(NAME),
            Optional.of(MATTER),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(partial.toString())
        .isEqualTo("ComplaintIntake in-7 without [CONTACT_POINT, CATEGORY]");
  }

  @Test
  @DisplayName("refuse malformed ids and codes without repeating them")
  void idsAndCodes() {
    String words = "my words, private";
    ComplaintIntake whole = intake("quality");
    assertThatThrownBy(() -> intake(words))
        .hasMessage(
            "complaint category must be a letter and up to 63 letters, digits, '-' or '_', had 17"
                + " characters");
    for (String bad : List.of("", " ", "a\nb", "x".repeat(1001))) {
      assertThatThrownBy(() -> whole.about(bad, "east")).hasMessageStartingWith("product must");
      assertThatThrownBy(() -> whole.about("lamp", bad)).hasMessageStartingWith("place must");
      assertThatThrownBy(() -> whole.following(bad)).hasMessageStartingWith("feedback must");
      assertThatThrownBy(() -> new Inform(ResultChannel.EMAIL, bad))
          .hasMessageStartingWith("letter must");
      assertThatThrownBy(() -> new Summarise(bad, true)).hasMessageStartingWith("summary must");
    }
    assertThat(whole.about("x".repeat(1000), "east").product()).isPresent();
    assertThatThrownBy(() -> new Choose(words)).hasMessageStartingWith("remedy must");
    assertThatThrownBy(() -> new Remedy(words, RemedyKind.OTHER, ONE, ONE))
        .hasMessageStartingWith("remedy must");
    assertThatThrownBy(() -> new Investigate(words, ResponsibleParty.NOBODY, Optional.empty()))
        .hasMessageStartingWith("cause must");
    assertThatThrownBy(() -> Judge.uphold(words, NOON)).hasMessageStartingWith("department must");
    assertThatThrownBy(() -> new Forwarding("a", words)).hasMessageStartingWith("department must");
    assertThatThrownBy(() -> new Forwarding(words, "a"))
        .hasMessageStartingWith("complaint category must");
    assertThatThrownBy(() -> new Reassignment(words, List.of()))
        .hasMessageStartingWith("department must");
    assertThatThrownBy(() -> new FeedbackRule(words, 1))
        .hasMessageStartingWith("survey question must");
    assertThatThrownBy(
            () -> new Feedback(" ", CustomerId.of("c"), new SurveyAnswer("q", 1, 0, 5, NOON, NOON)))
        .hasMessageStartingWith("feedback must");
    assertThatThrownBy(() -> new OpenLoop(" ", CustomerId.of("c"), NOON, List.of()))
        .hasMessageStartingWith("feedback must");
    assertThatThrownBy(
            () ->
                new SanctionRule(
                    words,
                    SanctionRule.Occasion.FOUND,
                    ONE,
                    EnumSet.allOf(SanctionRule.Target.class)))
        .hasMessageStartingWith("sanction rule must");
  }

  @Test
  @DisplayName("DS-09: a remedy costs and brings nothing or something, never less than nothing")
  void remedies() {
    assertThat(new Remedy("r", RemedyKind.APOLOGY, NOTHING, NOTHING).cost()).isEqualTo(NOTHING);
    assertThatThrownBy(() -> new Remedy("r", RemedyKind.APOLOGY, MINUS, ONE))
        .hasMessage("cost of a remedy must not be negative, was CNY -0.01");
    assertThatThrownBy(() -> new Remedy("r", RemedyKind.APOLOGY, ONE, MINUS))
        .hasMessage("benefit of a remedy must not be negative, was CNY -0.01");
  }

  @Test
  @DisplayName("DS-09: reasons of rejection go with a rejection only; a sanction has a penalty")
  void actions() {
    assertThatThrownBy(
            () ->
                new Judge(
                    Judgement.REDRESS,
                    Set.of(RejectionReason.NOT_OURS),
                    Optional.empty(),
                    Optional.empty()))
        .hasMessage("reasons of rejection go with REJECTED only, was REDRESS for [NOT_OURS]");
    assertThatThrownBy(() -> new Sanction(List.of()))
        .hasMessage("a sanction must have at least one penalty, had none");
    assertThat(Judgement.UPHELD.founded()).isTrue();
    assertThat(Judgement.REDRESS.founded()).isTrue();
    assertThat(Judgement.REJECTED.founded()).isFalse();
  }

  @Test
  @DisplayName("a scheme needs classes and causes, and knows every department")
  void schemes() {
    ComplaintScheme scheme = ComplaintScheme.of(Map.of("a", "x"), Set.of("c"));
    assertThat(scheme.workflow()).isEqualTo("closed-loop");
    assertThat(scheme.departments()).containsExactly("x");
    assertThat(scheme().departments())
        .containsExactly("hr", "workshop", "sales", "service", "logistics");
    assertThatThrownBy(() -> ComplaintScheme.of(Map.of(), Set.of("c")))
        .hasMessage("intake rules must know at least one class, had none");
    assertThatThrownBy(() -> ComplaintScheme.of(Map.of("a", "x"), Set.of()))
        .hasMessage("causes must name at least one cause, had none");
    assertThatThrownBy(() -> ComplaintScheme.of(Map.of("a", "x"), Set.of("a b")))
        .hasMessageStartingWith("cause must");
    assertThatThrownBy(
            () ->
                new ComplaintScheme(
                    "a b",
                    Map.of("a", "x"),
                    Set.of(),
                    Set.of("c"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .hasMessageStartingWith("workflow must");
    assertThatThrownBy(
            () ->
                new ComplaintScheme(
                    "a",
                    Map.of("a", "x"),
                    Set.of("a b"),
                    Set.of("c"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .hasMessageStartingWith("department must");
  }

  @Test
  @DisplayName("a view is of a complaint only")
  void views() {
    Walk inquiry = Walk.open(BundledWorkflows.inquiry(), "inquiry=q-1");
    assertThatThrownBy(() -> new ComplaintCase(inquiry.now()))
        .hasMessage("case k-1 is no complaint: it has no category or no intake");
    for (String only : List.of("category", "intake")) {
      Workflow half =
          Workflow.of(
              WorkflowDefinition.of("half", "1")
                  .withStates(StateRule.of("OPEN"), StateRule.last("CLOSED"))
                  .withFields(
                      Field.codes("category", "quality"), Field.of("intake", FieldType.REFERENCE))
                  .withTransitions(Transition.of("CLOSE", "OPEN", "CLOSED")));
      Walk walk = Walk.open(half, only + "=quality");
      assertThatThrownBy(() -> new ComplaintCase(walk.now()))
          .hasMessageContaining("is no complaint");
    }
    assertThat(new ComplaintCase(opened().flow())).isEqualTo(opened());
    assertThat(opened("k-9", intake("quality"))).isNotEqualTo(opened());
  }

  @Test
  @DisplayName("summaries and measures count from zero, and no more of a part than of the whole")
  void numbers() {
    assertThatThrownBy(() -> measures(-1, 0)).hasMessageContaining("were -1 and 0");
    assertThatThrownBy(() -> measures(0, -1)).hasMessageContaining("were 0 and -1");
    assertThat(measures(0, 0).people()).isZero();
    assertThatThrownBy(() -> summary(1, 2, 0, 0)).hasMessageContaining("were 2 of 1 and 0 of 0");
    assertThatThrownBy(() -> summary(1, -1, 0, 0)).hasMessageContaining("were -1 of 1");
    assertThatThrownBy(() -> summary(1, 1, 2, 1)).hasMessageContaining("and 2 of 1");
    assertThatThrownBy(() -> summary(1, 1, -1, 1)).hasMessageContaining("and -1 of 1");
    assertThat(summary(1, 1, 1, 1).open()).isEqualTo(1);
  }

  private static ComplaintMeasures measures(long handOffs, long people) {
    return new ComplaintMeasures(
        handOffs,
        people,
        Optional.of(Duration.ZERO),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static ArchiveSummary summary(long total, long open, long kept, long promises) {
    return new ArchiveSummary(
        total,
        open,
        new TreeMap<>(),
        new TreeMap<>(),
        Map.of(),
        new TreeMap<>(),
        kept,
        promises,
        Optional.empty(),
        new TreeMap<>());
  }

  @Test
  @DisplayName("collections are copied")
  void copied() {
    assertThat(scheme().categories()).isUnmodifiable();
    assertThat(scheme().causes()).isUnmodifiable();
    assertThat(scheme().departments()).isUnmodifiable();
    assertThat(summary(1, 1, 1, 1).byJudgement()).isUnmodifiable();
    assertThat(Judge.reject(RejectionReason.NOT_OURS).rejections()).isUnmodifiable();
    assertThat(RegulatorLimits.byName()).isUnmodifiable();
  }
}
