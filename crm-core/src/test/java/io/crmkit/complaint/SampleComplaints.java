package io.crmkit.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Channel;
import io.crmkit.customer.ContactPoint;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.time.Window;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Complaints, steps and reasons for tests. */
public final class SampleComplaints {
  /** When complaints come in. */
  public static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  static final String NAME = "Li Lei the complainant";
  static final String MATTER = "the lamp from the east shop burst";
  static final String PHONE = "+86 138 0000 4711";

  static final Actor CLERK = Actor.of("s-1");
  static final Actor MANAGER = Actor.of("s-9", Role.of("MANAGER"));

  static final Remedy REPAIR =
      new Remedy("r-1", RemedyKind.REPAIR, Money.parse("CNY 30.00"), Money.parse("CNY 80.00"));
  static final Remedy REFUND =
      new Remedy("r-2", RemedyKind.REFUND, Money.parse("CNY 199.00"), Money.parse("CNY 199.00"));
  static final Remedy GIFT =
      new Remedy("r-3", RemedyKind.OTHER, Money.parse("CNY 0.00"), Money.parse("CNY 10.00"));

  private SampleComplaints() {}

  /** The classes of AS-05, each with its department, and two causes. */
  public static ComplaintScheme scheme() {
    Map<String, String> categories = new LinkedHashMap<>();
    categories.put("attitude", "hr");
    categories.put("quality", "workshop");
    categories.put("price", "sales");
    categories.put("communication", "sales");
    categories.put("other", "service");
    return new ComplaintScheme(
        "closed-loop",
        categories,
        Set.of("logistics"),
        new LinkedHashSet<>(List.of("bad-seal", "rudeness")),
        Optional.of(SanctionRules.standard()),
        Optional.of(
            new RecurrenceRule(
                Set.of(RecurrenceKey.CAUSE, RecurrenceKey.PRODUCT),
                Window.last(Period.ofDays(30)),
                3)),
        Optional.of(new FeedbackRule("csat", 2)));
  }

  static ComplaintHandling handling() {
    return new ComplaintHandling(BundledWorkflows.closedLoop(), scheme());
  }

  /** A whole intake. */
  public static ComplaintIntake intake(String category) {
    return ComplaintIntake.of(
            "in-7", NOON, NAME, MATTER, new ContactPoint(Channel.PHONE, PHONE), category)
        .about("lamp-3", "east");
  }

  /** A complaint about quality, opened now. */
  public static ComplaintCase opened() {
    return opened("k-1", intake("quality"));
  }

  static ComplaintCase opened(String id, ComplaintIntake intake) {
    return accepted(
        handling()
            .open(
                CaseId.of(id),
                CustomerId.of("c-1"),
                intake,
                CLERK,
                intake.receivedAt().orElseThrow()));
  }

  /** Does steps an hour apart as the manager; each must be accepted. */
  static ComplaintCase after(ComplaintCase start, ComplaintAction... actions) {
    ComplaintCase now = start;
    for (ComplaintAction action : actions) {
      now = accepted(handling().decide(now, next(now, action)));
    }
    return now;
  }

  /** The step an hour after the last. */
  static ComplaintStep next(ComplaintCase now, ComplaintAction action) {
    return ComplaintStep.of(
        action, MANAGER, now.flow().lastEvent().recordedAt().plus(Duration.ofHours(1)));
  }

  static ComplaintAction uphold() {
    return ComplaintAction.Judge.uphold("workshop", NOON.plus(Duration.ofDays(3)));
  }

  static ComplaintAction investigate() {
    return new ComplaintAction.Investigate(
        "bad-seal", ResponsibleParty.EMPLOYEE, Optional.of(StaffId.of("s-4")));
  }

  static ComplaintAction inform() {
    return new ComplaintAction.Inform(ResultChannel.EMAIL, "m-1");
  }

  static ComplaintAction[] toRemedies() {
    return new ComplaintAction[] {
      uphold(),
      investigate(),
      new ComplaintAction.Propose(REPAIR),
      new ComplaintAction.Propose(REFUND)
    };
  }

  static ComplaintAction[] toAnswer() {
    return plus(
        toRemedies(), new ComplaintAction.Choose("r-2"), new ComplaintAction.CarryOut(), inform());
  }

  static ComplaintAction[] toClosing() {
    return plus(
        toAnswer(),
        new ComplaintAction.Accept(),
        new ComplaintAction.FollowUp(ComplaintAction.FollowUp.Result.RESOLVED),
        new ComplaintAction.Summarise("d-1", true));
  }

  static ComplaintAction[] plus(ComplaintAction[] first, ComplaintAction... more) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toArray(ComplaintAction[]::new);
  }

  /** A closed complaint. */
  public static ComplaintCase closed() {
    return after(opened(), toClosing());
  }

  /** A refund of another id. */
  static Remedy again(String id) {
    return new Remedy(id, REFUND.kind(), REFUND.cost(), REFUND.benefit());
  }

  static <T> T accepted(Decision<Answer<T>> decision) {
    assertThat(decision.outcome())
        .as(decision.explain(BundledWorkflows.texts(), Locale.ENGLISH))
        .isInstanceOf(Answer.Accepted.class);
    return ((Answer.Accepted<T>) decision.outcome()).value();
  }

  /** The texts of a refusal, which must be one, in English; Chinese is checked to be there. */
  static <T> List<String> refused(Decision<Answer<T>> decision) {
    assertThat(decision.outcome()).isEqualTo(Answer.refused());
    return texts(decision);
  }

  static List<String> texts(Decision<?> decision) {
    List<String> texts = new ArrayList<>();
    for (Reason reason : decision.reasons()) {
      assertThat(BundledWorkflows.texts().render(reason, Locale.SIMPLIFIED_CHINESE))
          .containsPattern("\\p{IsHan}")
          .doesNotContainPattern("[{}]");
      texts.add(BundledWorkflows.texts().render(reason, Locale.ENGLISH));
    }
    return texts;
  }

  /** One or more samples of every reason. */
  public static List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    for (IntakePart part : IntakePart.values()) {
      reasons.add(new ComplaintReason.PartMissing(part));
    }
    Window month = Window.last(Period.ofDays(30));
    Owner owner = Owner.of("service", StaffId.of("s-7"));
    reasons.addAll(
        List.of(
            new ComplaintReason.UnknownCategory("noise", List.of("quality", "price")),
            new ComplaintReason.Forwarded("quality", "workshop"),
            new ComplaintReason.UnknownDepartment("moon", List.of("workshop")),
            new ComplaintReason.PromisedTooEarly(NOON, NOON.plusSeconds(1)),
            new ComplaintReason.PersonNotNamed(),
            new ComplaintReason.UnknownCause("moon", List.of("bad-seal")),
            new ComplaintReason.ProposedBefore("r-1"),
            new ComplaintReason.NothingProposed("r-1"),
            new ComplaintReason.UnknownRemedy("r-1", List.of("r-2", "r-3")),
            new ComplaintReason.RemedyDeclined("r-1"),
            new ComplaintReason.PenalisedBefore(StaffId.of("s-4"), "found"),
            new ComplaintReason.ClosesWithoutRemedy(),
            new ComplaintReason.ClosesUnaccepted(),
            ComplaintReason.Recurs.of(
                new RecurringCause(
                    Map.of(RecurrenceKey.CAUSE, "bad-seal"), List.of(CaseId.of("k-1")), NOON, NOON),
                month),
            ComplaintReason.Recurs.of(
                new RecurringCause(
                    Map.of(RecurrenceKey.CATEGORY, "quality"),
                    List.of(CaseId.of("k-1")),
                    NOON,
                    NOON),
                month),
            new ComplaintReason.NothingRecurs(3, month),
            new ComplaintReason.LoopUnattended("a-1", NOON),
            new ComplaintReason.LoopOpen("a-1", NOON, List.of(CaseId.of("k-1"))),
            new ComplaintReason.LoopsClosed(2)));
    for (SanctionRule.Occasion occasion : SanctionRule.Occasion.values()) {
      reasons.add(
          new SanctionReason.Penalised(
              StaffId.of("s-4"), Money.parse("CNY 100.00"), "rule", occasion));
    }
    reasons.addAll(
        List.of(
            new SanctionReason.Total(Money.parse("CNY 200.00"), 2),
            new SanctionReason.NobodyPenalised(),
            new SanctionReason.SettledInTime(NOON, NOON, ZoneId.of("Asia/Shanghai")),
            new SanctionReason.SettledLate(NOON.plusNanos(1), NOON, ZoneOffset.UTC),
            new SanctionReason.Overdue(NOON, ZoneId.of("Asia/Shanghai")),
            new SanctionReason.NotYetDue(NOON, ZoneOffset.UTC),
            new SanctionReason.DueUnknown(),
            new SanctionReason.NeverDue(),
            new SanctionReason.MustMove("sales"),
            new SanctionReason.Moved("sales", NOON, ZoneId.of("Asia/Shanghai")),
            new SanctionReason.TakesOver("sales", owner),
            new SanctionReason.SameDepartment(owner),
            new SanctionReason.NobodyNamed("service"),
            new SanctionReason.NoCandidate("sales")));
    return reasons;
  }
}
