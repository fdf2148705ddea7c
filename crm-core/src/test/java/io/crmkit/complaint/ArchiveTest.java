package io.crmkit.complaint;

import static io.crmkit.complaint.SampleComplaints.NOON;
import static io.crmkit.complaint.SampleComplaints.after;
import static io.crmkit.complaint.SampleComplaints.inform;
import static io.crmkit.complaint.SampleComplaints.intake;
import static io.crmkit.complaint.SampleComplaints.investigate;
import static io.crmkit.complaint.SampleComplaints.opened;
import static io.crmkit.complaint.SampleComplaints.plus;
import static io.crmkit.complaint.SampleComplaints.texts;
import static io.crmkit.complaint.SampleComplaints.toClosing;
import static io.crmkit.complaint.SampleComplaints.toRemedies;
import static io.crmkit.complaint.SampleComplaints.uphold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.crmkit.complaint.ComplaintAction.Accept;
import io.crmkit.complaint.ComplaintAction.Judge;
import io.crmkit.complaint.ComplaintAction.Reopen;
import io.crmkit.customer.Channel;
import io.crmkit.customer.ContactPoint;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.decision.Decision;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import io.crmkit.time.Limit;
import io.crmkit.time.TimeRange;
import io.crmkit.time.Window;
import io.crmkit.workflow.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The archive of complaints")
class ArchiveTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final RecurrenceRule RULE =
      new RecurrenceRule(
          Set.of(RecurrenceKey.PRODUCT, RecurrenceKey.CAUSE), Window.last(Period.ofDays(30)), 3);

  private static ComplaintIntake intakeAt(Instant at, String category, String product) {
    ContactPoint phone = new ContactPoint(Channel.PHONE, "4711-4712");
    return ComplaintIntake.of("in", at, "n", "m", phone, category).about(product, "east");
  }

  /** A complaint that came then, investigated. */
  private static ComplaintCase found(String id, Instant at, String product) {
    ComplaintCase opened = opened(id, intakeAt(at, "quality", product));
    return after(opened, Judge.uphold("workshop", at.plus(Duration.ofDays(3))), investigate());
  }

  // ---------------------------------------------------------------- recurrence

  @Test
  @DisplayName(
      "AS-05: a cause that comes back at a product is flagged, at the number and not below")
  void recurs() {
    List<ComplaintCase> three =
        List.of(
            found("k-3", NOON.plusSeconds(2), "lamp"),
            found("k-1", NOON, "lamp"),
            found("k-2", NOON.plusSeconds(1), "lamp"));
    Instant asOf = NOON.plus(Duration.ofDays(2));
    Decision<List<RecurringCause>> decision = RULE.decide(three, asOf, SHANGHAI);
    assertThat(decision.outcome())
        .containsExactly(
            new RecurringCause(
                Map.of(RecurrenceKey.CAUSE, "bad-seal", RecurrenceKey.PRODUCT, "lamp"),
                List.of(CaseId.of("k-1"), CaseId.of("k-2"), CaseId.of("k-3")),
                NOON,
                NOON.plusSeconds(2)));
    assertThat(texts(decision))
        .containsExactly(
            "3 complaints share cause = bad-seal; product = lamp (window: over the last 30 days):"
                + " k-1; k-2; k-3");
    Decision<List<RecurringCause>> two = RULE.decide(three.subList(0, 2), asOf, SHANGHAI);
    assertThat(two.outcome()).isEmpty();
    assertThat(two.reasons()).containsExactly(new ComplaintReason.NothingRecurs(3, RULE.within()));
  }

  @Test
  @DisplayName("AS-05: what agrees in one respect only, or has no cause yet, does not recur")
  void agreeInAll() {
    List<ComplaintCase> mixed =
        List.of(
            found("k-1", NOON, "lamp"),
            found("k-2", NOON, "lamp"),
            found("k-3", NOON, "kettle"),
            opened("k-4", intakeAt(NOON, "quality", "lamp")));
    Instant asOf = NOON.plus(Duration.ofDays(2));
    assertThat(RULE.decide(mixed, asOf, SHANGHAI).outcome()).isEmpty();
    RecurrenceRule byPlace =
        new RecurrenceRule(Set.of(RecurrenceKey.PLACE, RecurrenceKey.CATEGORY), RULE.within(), 4);
    assertThat(byPlace.decide(mixed, asOf, SHANGHAI).outcome())
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.shared())
                    .isEqualTo(
                        Map.of(RecurrenceKey.CATEGORY, "quality", RecurrenceKey.PLACE, "east")));
  }

  @Test
  @DisplayName(
      "AS-05: the window is half-open: its first instant counts, the instant of the question does"
          + " not")
  void window() {
    Instant asOf = NOON.plus(Duration.ofDays(40));
    Instant start = RULE.within().range(asOf, SHANGHAI, Optional.empty()).startInclusive().get();
    ComplaintCase first = found("k-1", start, "lamp");
    ComplaintCase before = found("k-1", start.minusNanos(1), "lamp");
    ComplaintCase second = found("k-2", asOf.minusNanos(1), "lamp");
    ComplaintCase late = found("k-2", asOf, "lamp");
    ComplaintCase third = found("k-3", NOON.plus(Duration.ofDays(20)), "lamp");
    assertThat(RULE.decide(List.of(first, second, third), asOf, SHANGHAI).outcome()).hasSize(1);
    assertThat(RULE.decide(List.of(before, second, third), asOf, SHANGHAI).outcome()).isEmpty();
    assertThat(RULE.decide(List.of(first, late, third), asOf, SHANGHAI).outcome()).isEmpty();
  }

  @Test
  @DisplayName("AS-05: a case given twice counts once, by its newest version")
  void givenTwice() {
    ComplaintCase old = opened("k-1", intakeAt(NOON, "quality", "lamp"));
    List<ComplaintCase> cases =
        List.of(
            found("k-1", NOON, "lamp"),
            old,
            found("k-2", NOON, "lamp"),
            found("k-2", NOON, "lamp"),
            found("k-3", NOON, "lamp"));
    Instant asOf = NOON.plusSeconds(1);
    assertThat(RULE.decide(cases, asOf, SHANGHAI).outcome()).hasSize(1);
    assertThat(RULE.decide(cases.subList(0, 4), asOf, SHANGHAI).outcome()).isEmpty();
  }

  @Test
  @DisplayName("AS-05: the most frequent recurrence stands first, then by what is shared")
  void order() {
    RecurrenceRule two = new RecurrenceRule(Set.of(RecurrenceKey.PRODUCT), RULE.within(), 2);
    RecurrenceRule byClass = new RecurrenceRule(Set.of(RecurrenceKey.CATEGORY), RULE.within(), 2);
    List<ComplaintCase> prices =
        List.of(
            opened("k-1", intakeAt(NOON, "price", "b")),
            opened("k-2", intakeAt(NOON, "price", "c")));
    assertThat(texts(byClass.decide(prices, NOON.plusSeconds(1), SHANGHAI)))
        .containsExactly(
            "2 complaints share class of the complaint = price and consumption (window: over the"
                + " last 30 days): k-1; k-2");
    List<ComplaintCase> cases =
        List.of(
            found("k-1", NOON, "b"),
            found("k-2", NOON, "b"),
            found("k-3", NOON, "a"),
            found("k-4", NOON, "a"),
            found("k-5", NOON, "c"),
            found("k-6", NOON, "c"),
            found("k-7", NOON, "c"));
    assertThat(two.decide(cases, NOON.plusSeconds(1), SHANGHAI).outcome())
        .extracting(found -> found.shared().get(RecurrenceKey.PRODUCT))
        .containsExactly("c", "a", "b");
  }

  @Test
  @DisplayName("AS-05: a rule needs a respect, a window without anchor, and at least 2 complaints")
  void wrongRules() {
    assertThatThrownBy(() -> new RecurrenceRule(Set.of(), RULE.within(), 2))
        .hasMessage("recurrence must go by at least one respect, had none");
    assertThatThrownBy(() -> new RecurrenceRule(RULE.by(), Window.membershipYear(), 2))
        .hasMessageContaining("must need no anchor");
    assertThatThrownBy(() -> new RecurrenceRule(RULE.by(), RULE.within(), 1))
        .hasMessage("a recurrence takes at least 2 complaints, was 1");
  }

  // ---------------------------------------------------------------- summary

  @Test
  @DisplayName(
      "AS-05: the archive counts by class, cause, judgement, department and month, promises and the"
          + " median time")
  void summary() {
    Instant march = Instant.parse("2026-03-31T15:59:59Z"); // still March in Shanghai
    Instant may = Instant.parse("2026-04-30T16:00:00Z"); // May in Shanghai
    ComplaintCase closed = after(opened("k-1", intakeAt(march, "quality", "lamp")), closing(march));
    ComplaintCase rejected =
        after(
            opened("k-2", intakeAt(may, "price", "lamp")),
            Judge.reject(RejectionReason.NOT_OURS),
            inform(),
            new Accept());
    ComplaintCase waiting = found("k-3", may, "lamp");
    ComplaintCase fresh = opened("k-4", intakeAt(may, "price", "lamp"));
    ComplaintCase outside = opened("k-5", intakeAt(may.plusSeconds(10), "price", "lamp"));
    List<ComplaintCase> all = List.of(closed, rejected, waiting, fresh, outside);
    TimeRange range = TimeRange.between(march, may.plusSeconds(10));
    Instant promised = may.plus(Duration.ofDays(3));
    ArchiveSummary summary = ArchiveSummary.of(all, range, SHANGHAI, promised.plusNanos(1));
    assertThat(summary.total()).isEqualTo(4);
    assertThat(summary.open()).isEqualTo(2);
    assertThat(summary.byCategory()).isEqualTo(Map.of("price", 2L, "quality", 1L + 1L));
    assertThat(summary.byCause()).isEqualTo(Map.of("bad-seal", 2L));
    assertThat(summary.byJudgement())
        .isEqualTo(Map.of(Judgement.UPHELD, 2L, Judgement.REJECTED, 1L));
    assertThat(summary.byDepartment()).isEqualTo(Map.of("workshop", 2L));
    assertThat(summary.promises()).isEqualTo(2);
    assertThat(summary.promisesKept()).isEqualTo(1);
    assertThat(ArchiveSummary.of(all, range, SHANGHAI, promised).promises()).isEqualTo(1);
    assertThat(summary.medianHandling())
        .contains(Duration.ofHours(10).plus(Duration.ofHours(3)).dividedBy(2));
    assertThat(summary.byMonth())
        .isEqualTo(
            Map.of(
                YearMonth.of(2026, 3), 1L, YearMonth.of(2026, 4), 0L, YearMonth.of(2026, 5), 3L));
  }

  private static ComplaintAction[] closing(Instant from) {
    ComplaintAction[] actions = toClosing();
    actions[0] = Judge.uphold("workshop", from.plus(Duration.ofDays(3)));
    return actions;
  }

  @Test
  @DisplayName("AS-05: the median of an odd number is the middle one; of none there is none")
  void median() {
    TimeRange ever = TimeRange.before(NOON.plus(Duration.ofDays(9)));
    ArchiveSummary none = ArchiveSummary.of(List.of(opened()), ever, SHANGHAI, NOON);
    assertThat(none.medianHandling()).isEmpty();
    assertThat(none.open()).isEqualTo(1);
    ComplaintCase ten = after(opened("k-1", intake("quality")), toClosing());
    ComplaintCase three =
        after(
            opened("k-2", intake("quality")),
            Judge.reject(RejectionReason.NOT_OURS),
            inform(),
            new Accept());
    assertThat(ArchiveSummary.of(List.of(ten), ever, SHANGHAI, NOON).medianHandling())
        .contains(Duration.ofHours(10));
    ComplaintCase early = opened("k-2", intake("quality"));
    ArchiveSummary twice =
        ArchiveSummary.of(List.of(ten, early, three, three), ever, SHANGHAI, NOON);
    assertThat(twice.total()).isEqualTo(2);
    assertThat(twice.open()).isZero();
    ComplaintCase third =
        after(
            opened("k-3", intake("quality")),
            Judge.reject(RejectionReason.NOT_OURS),
            inform(),
            new Accept());
    assertThat(ArchiveSummary.of(List.of(ten, three, third), ever, SHANGHAI, NOON).medianHandling())
        .contains(Duration.ofHours(3));
    assertThat(ArchiveSummary.of(List.of(), ever, SHANGHAI, NOON).byMonth()).isEmpty();
  }

  // ---------------------------------------------------------------- feedback

  private static Feedback feedback(String reference, int answer, Instant at) {
    return new Feedback(
        reference, CustomerId.of("c-1"), new SurveyAnswer("csat", answer, 1, 5, at, at));
  }

  @Test
  @DisplayName("RM-05: a bad answer is listed until a case that follows it is closed")
  void loops() {
    FeedbackRule rule = new FeedbackRule("csat", 2);
    List<Feedback> answers =
        List.of(
            feedback("a-1", 2, NOON.plusSeconds(3)),
            feedback("a-2", 3, NOON),
            feedback("a-3", 1, NOON.plusSeconds(2)),
            feedback("a-4", 1, NOON.plusSeconds(1)),
            new Feedback(
                "a-5", CustomerId.of("c-1"), new SurveyAnswer("nps", 0, 0, 10, NOON, NOON)));
    ComplaintCase open = opened("k-1", intake("quality").following("a-3"));
    Decision<List<OpenLoop>> decision = rule.decide(answers, List.of(open, opened()));
    assertThat(decision.outcome())
        .containsExactly(
            new OpenLoop("a-4", CustomerId.of("c-1"), NOON.plusSeconds(1), List.of()),
            new OpenLoop("a-1", CustomerId.of("c-1"), NOON.plusSeconds(3), List.of()),
            new OpenLoop(
                "a-3", CustomerId.of("c-1"), NOON.plusSeconds(2), List.of(CaseId.of("k-1"))));
    assertThat(decision.outcome().get(0).unattended()).isTrue();
    assertThat(decision.outcome().get(2).unattended()).isFalse();
    assertThat(texts(decision))
        .containsExactly(
            "Nobody sees to the bad survey answer a-4 of 2026-03-02T04:00:01Z; open a case that"
                + " refers to it",
            "Nobody sees to the bad survey answer a-1 of 2026-03-02T04:00:03Z; open a case that"
                + " refers to it",
            "The bad survey answer a-3 of 2026-03-02T04:00:02Z is being seen to: k-1",
            "Bad survey answers whose loop is closed: 0");
  }

  @Test
  @DisplayName(
      "RM-05: the loop is closed when every case that follows the answer is; reopened, it is listed"
          + " again")
  void loopCloses() {
    FeedbackRule rule = new FeedbackRule("csat", 2);
    List<Feedback> answers = List.of(feedback("a-3", 1, NOON));
    ComplaintCase closed = after(opened("k-1", intake("quality").following("a-3")), toClosing());
    assertThat(rule.decide(answers, List.of(closed)).outcome()).isEmpty();
    assertThat(rule.decide(answers, List.of(closed)).reasons())
        .containsExactly(new ComplaintReason.LoopsClosed(1));
    ComplaintCase second = opened("k-2", intake("price").following("a-3"));
    assertThat(rule.decide(answers, List.of(closed, second)).outcome())
        .extracting(OpenLoop::cases)
        .containsExactly(List.of(CaseId.of("k-2")));
    ComplaintCase older = opened("k-1", intake("quality").following("a-3"));
    for (List<ComplaintCase> versions : List.of(List.of(older, closed), List.of(closed, older))) {
      assertThat(rule.decide(answers, versions)).isEqualTo(rule.decide(answers, List.of(closed)));
    }
    ComplaintCase reopened = after(closed, new Reopen(Reopen.Ground.RECURRED));
    assertThat(rule.decide(answers, List.of(reopened)).outcome()).hasSize(1);
  }

  @Test
  @DisplayName("RM-05: many answers and many cases are matched in a moment, not pair by pair")
  void manyLoops() {
    int many = 40_000;
    List<Feedback> answers = new ArrayList<>();
    List<ComplaintCase> cases = new ArrayList<>();
    ComplaintHandling handling = SampleComplaints.handling();
    for (int i = 0; i < many; i++) {
      answers.add(feedback("a-" + i, 1, NOON));
      cases.add(
          SampleComplaints.accepted(
              handling.open(
                  CaseId.of("k-" + i),
                  CustomerId.of("c-1"),
                  intake("quality").following("a-" + i),
                  SampleComplaints.CLERK,
                  NOON)));
    }
    FeedbackRule rule = new FeedbackRule("csat", 2);
    List<OpenLoop> loops =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> rule.decide(answers, cases).outcome());
    assertThat(loops)
        .hasSize(many)
        .allMatch(
            loop -> loop.cases().equals(List.of(CaseId.of("k" + loop.feedback().substring(1)))));
  }

  // ---------------------------------------------------------------- limits

  @Test
  @DisplayName(
      "RM-02: limits as regulators set them: the 3rd business day, 15 and 60 days, 8 weeks")
  void regulators() {
    BusinessCalendar office =
        BusinessCalendar.of(
            SHANGHAI, BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-17:00"))));
    Instant friday = Instant.parse("2026-03-06T06:30:00Z");
    assertThat(RegulatorLimits.byName().keySet())
        .containsExactly("acknowledgement", "answer", "ombudsman", "final-answer");
    assertThat(due(RegulatorLimits.ACKNOWLEDGEMENT, friday, office))
        .isEqualTo("2026-03-11T09:00:00Z");
    assertThat(due(RegulatorLimits.ANSWER, friday, office)).isEqualTo("2026-03-21T16:00:00Z");
    assertThat(due(RegulatorLimits.OMBUDSMAN, friday, office)).isEqualTo("2026-05-01T16:00:00Z");
    assertThat(due(RegulatorLimits.FINAL_ANSWER, friday, office)).isEqualTo("2026-05-05T16:00:00Z");
  }

  private static Instant due(Limit limit, Instant start, BusinessCalendar calendar) {
    return limit.due(start, calendar).toOptional().orElseThrow();
  }

  @Test
  @DisplayName("IS-13: the view of a case keeps what is asked for, whatever is not known yet")
  void views() {
    ComplaintCase proposed = after(opened(), plus(toRemedies()));
    assertThat(proposed.toString()).isEqualTo("ComplaintCase k-1 (quality) in REMEDIES");
    assertThat(after(opened(), uphold()).remedies()).isEmpty();
  }
}
