package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.complaint.ComplaintAction.Investigate;
import io.crmkit.complaint.ComplaintAction.Judge;
import io.crmkit.complaint.ComplaintCase;
import io.crmkit.complaint.ComplaintHandling;
import io.crmkit.complaint.ComplaintIntake;
import io.crmkit.complaint.ComplaintScheme;
import io.crmkit.complaint.ComplaintStep;
import io.crmkit.complaint.Feedback;
import io.crmkit.complaint.OpenLoop;
import io.crmkit.complaint.RecurringCause;
import io.crmkit.complaint.ResponsibleParty;
import io.crmkit.complaint.SampleComplaints;
import io.crmkit.complaint.SanctionQuestion;
import io.crmkit.complaint.SanctionRules;
import io.crmkit.complaint.Sanctions;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.playbook.Playbook;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.Walk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bundled handbook, about complaints")
class HandbookComplaintsTest {
  private static final Playbook HANDBOOK =
      PlaybookReader.standard().read(BundledPlaybooks.json("handbook").orElseThrow());
  private static final ComplaintScheme SCHEME = HANDBOOK.complaints().orElseThrow();
  private static final ComplaintHandling HANDLING = HANDBOOK.complaintHandling().orElseThrow();
  private static final Instant NOON = SampleComplaints.NOON;
  private static final Actor MANAGER = Actor.of("s-9", Role.of("MANAGER"));

  /** The texts of the reasons in English; those in Chinese are checked to be there. */
  private static List<String> texts(Decision<?> decision) {
    List<String> texts = new ArrayList<>();
    for (Reason reason : decision.reasons()) {
      assertThat(BundledWorkflows.texts().render(reason, Locale.SIMPLIFIED_CHINESE))
          .containsPattern("\\p{IsHan}");
      texts.add(BundledWorkflows.texts().render(reason, Locale.ENGLISH));
    }
    return texts;
  }

  private static ComplaintCase taken(Decision<Answer<ComplaintCase>> decision) {
    return decision.outcome().toOptional().orElseThrow();
  }

  private static Decision<Answer<ComplaintCase>> open(String id, ComplaintIntake intake) {
    return HANDLING.open(CaseId.of(id), CustomerId.of("c-1"), intake, MANAGER, NOON);
  }

  /** A complaint about quality of which the cause was found. */
  private static ComplaintCase found(String id, String cause) {
    ComplaintCase opened = taken(open(id, SampleComplaints.intake("quality")));
    ComplaintCase judged =
        taken(
            HANDLING.decide(
                opened,
                ComplaintStep.of(
                    Judge.uphold("logistics", NOON.plus(Duration.ofDays(3))), MANAGER, NOON)));
    return taken(
        HANDLING.decide(
            judged,
            ComplaintStep.of(
                new Investigate(cause, ResponsibleParty.DEPARTMENT, Optional.empty()),
                MANAGER,
                NOON)));
  }

  @Test
  @DisplayName(
      "IS-11, AS-05: each class of complaint goes to its department; what lacks something or has"
          + " another class is refused")
  void intake() {
    for (String category : List.of("attitude", "quality", "price", "communication", "other")) {
      Decision<Answer<ComplaintCase>> decision = open("k-1", SampleComplaints.intake(category));
      assertThat(taken(decision).flow().owner().orElseThrow().department())
          .isEqualTo(SCHEME.categories().get(category));
      assertThat(decision.policy()).isEqualTo(HANDLING.workflow().id());
    }
    assertThat(texts(open("k-1", SampleComplaints.intake("quality"))))
        .contains("A complaint about quality goes to the department workshop");
    Decision<Answer<ComplaintCase>> bare =
        open(
            "k-1",
            new ComplaintIntake(
                "in-1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("quality"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(bare.outcome()).isEqualTo(Answer.refused());
    assertThat(texts(bare))
        .containsExactly(
            "The intake must record when the customer complained",
            "The intake must record who complained",
            "The intake must record what the complaint is about",
            "The intake must record where the complainant can be reached");
    assertThat(texts(open("k-1", SampleComplaints.intake("noise"))))
        .containsExactly(
            "No department is responsible for complaints of the class noise; known are: attitude;"
                + " quality; price and consumption; communication; other");
  }

  @Test
  @DisplayName("CF-11, DS-09: an investigation finds one of the causes that the handbook knows")
  void causes() {
    assertThat(found("k-1", "not-delivered").cause()).contains("not-delivered");
    ComplaintCase judged = found("k-1", "other");
    ComplaintCase opened = taken(open("k-2", SampleComplaints.intake("quality")));
    assertThat(judged.department()).contains("logistics");
    assertThat(
            texts(
                HANDLING.decide(
                    opened,
                    ComplaintStep.of(
                        Judge.uphold("moon", NOON.plus(Duration.ofDays(1))), MANAGER, NOON))))
        .containsExactly(
            "The department moon is not known; known are: personnel; workshop; sales; service;"
                + " logistics; finance");
    assertThat(
            texts(
                HANDLING.decide(
                    opened,
                    ComplaintStep.of(
                        new Investigate("moon", ResponsibleParty.NOBODY, Optional.empty()),
                        MANAGER,
                        NOON))))
        .contains(
            "The cause moon is not known; known are: not-delivered; selfishness; attitude;"
                + " departments; bad-goods; wrong-price; other");
  }

  @Test
  @DisplayName(
      "CF-12, CF-13: 100 yuan for a grievance found or formal, 500 besides after three days, and the"
          + " customer moves")
  void sanctions() {
    SanctionRules rules = SCHEME.sanctions().orElseThrow();
    assertThat(rules).isEqualTo(SanctionRules.standard());
    Walk walk =
        Walk.open(
            HANDBOOK.workflows().get("grievance"),
            "grievance=attitude",
            "department=sales",
            "employee=s-4",
            "manager=s-9",
            "formal=no");
    Case found = walk.now();
    Case formal = walk.does("FORMALISE", "formal=yes").now();
    Instant due = Walk.START.plus(Duration.ofDays(3));
    assertThat(asked(rules, found, due.minusNanos(1)).outcome().total())
        .isEqualTo(Money.parse("CNY 100.00"));
    assertThat(asked(rules, formal, due.minusNanos(1)).outcome().total())
        .isEqualTo(Money.parse("CNY 200.00"));
    Decision<Sanctions> overdue = asked(rules, formal, due);
    assertThat(overdue.outcome().total()).isEqualTo(Money.parse("CNY 1200.00"));
    assertThat(overdue.outcome().reassign()).isTrue();
    assertThat(texts(overdue))
        .contains(
            "Not settled and overdue since 2026-03-05 09:00 (Asia/Shanghai)",
            "The customer moves from the department sales to an employee of another one");
  }

  private static Decision<Sanctions> asked(SanctionRules rules, Case grievance, Instant asOf) {
    return rules.decide(
        SanctionQuestion.of(grievance, HANDBOOK.calendars().get(rules.calendar()), asOf));
  }

  @Test
  @DisplayName("AS-05: three complaints about one product by one cause within 90 days recur")
  void recurrence() {
    List<ComplaintCase> two = List.of(found("k-1", "bad-goods"), found("k-2", "bad-goods"));
    Instant later = NOON.plus(Duration.ofDays(30));
    Decision<List<RecurringCause>> none =
        SCHEME.recurrence().orElseThrow().decide(two, later, HANDBOOK.zone());
    assertThat(none.outcome()).isEmpty();
    assertThat(texts(none)).singleElement().asString().startsWith("Nothing recurs: fewer than 3");
    List<ComplaintCase> three = new ArrayList<>(two);
    three.add(found("k-3", "bad-goods"));
    Decision<List<RecurringCause>> recurs =
        SCHEME.recurrence().orElseThrow().decide(three, later, HANDBOOK.zone());
    assertThat(recurs.outcome()).singleElement().extracting(it -> it.cases().size()).isEqualTo(3);
    assertThat(texts(recurs)).singleElement().asString().startsWith("3 complaints share ");
    Instant muchLater = NOON.plus(Duration.ofDays(91));
    assertThat(
            SCHEME.recurrence().orElseThrow().decide(three, muchLater, HANDBOOK.zone()).outcome())
        .isEmpty();
  }

  @Test
  @DisplayName(
      "RM-05: an answer of at most 2 about satisfaction is listed until its loop is closed")
  void feedback() {
    List<Feedback> answers = List.of(answered("a-1", 2), answered("a-2", 3));
    Decision<List<OpenLoop>> decision = SCHEME.feedback().orElseThrow().decide(answers, List.of());
    assertThat(decision.outcome()).extracting(OpenLoop::feedback).containsExactly("a-1");
    assertThat(texts(decision))
        .containsExactly(
            "Nobody sees to the bad survey answer a-1 of 2026-03-02T04:00:00Z; open a case that"
                + " refers to it",
            "Bad survey answers whose loop is closed: 0");
  }

  private static Feedback answered(String reference, int answer) {
    return new Feedback(
        reference, CustomerId.of("c-1"), new SurveyAnswer("csat", answer, 1, 5, NOON, NOON));
  }

  @Test
  @DisplayName(
      "follows bundled workflows that it only names; what is not bundled must be written out")
  void bundled() {
    assertThat(HANDBOOK.workflows())
        .containsEntry("closed-loop", BundledWorkflows.closedLoop())
        .containsEntry("grievance", BundledWorkflows.grievance());
    String json = PlaybookWriter.write(HANDBOOK);
    assertThat(PlaybookReader.standard().read(json)).isEqualTo(HANDBOOK);
    for (String wrong : List.of("\"moon\": \"bundled\"", "\"repair\": \"there\"")) {
      String document =
          BundledPlaybooks.json("handbook")
              .orElseThrow()
              .replace("\"workflows\": {", "\"workflows\": {" + wrong + ", ");
      assertThatThrownBy(() -> PlaybookReader.standard().read(document))
          .isInstanceOf(InvalidDocumentException.class)
          .hasMessageContaining(
              "must be a workflow, or 'bundled' under one of the names [closed-loop, after-sales,");
    }
  }
}
