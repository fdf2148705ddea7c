package io.crmkit.complaint;

import static io.crmkit.complaint.SampleComplaints.accepted;
import static io.crmkit.complaint.SampleComplaints.refused;
import static io.crmkit.complaint.SampleComplaints.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.complaint.SanctionRule.Occasion;
import io.crmkit.complaint.SanctionRule.Target;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.State;
import io.crmkit.workflow.Walk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sanctions and reassignment")
class SanctionRulesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final BusinessCalendar ALWAYS = BusinessCalendar.always(ZONE);
  private static final StaffId EMPLOYEE = StaffId.of("s-4");
  private static final StaffId BOSS = StaffId.of("s-9");
  private static final Instant SINCE = Instant.parse("2026-03-02T01:00:00Z");
  private static final Instant DUE = SINCE.plus(Duration.ofDays(3));
  private static final Instant SOON = SINCE.plusSeconds(60);

  private static Decision<Sanctions> decide(
      boolean formal, Optional<Instant> settledAt, Instant asOf) {
    return SanctionRules.standard()
        .decide(
            new SanctionQuestion("sales", EMPLOYEE, BOSS, formal, SINCE, settledAt, ALWAYS, asOf));
  }

  private static Penalty pays(StaffId who, int yuan, String rule) {
    return new Penalty(who, Money.ofMajor(CurrencyUnit.of("CNY"), yuan), rule);
  }

  @Test
  @DisplayName("CF-12: found without a formal complaint, the employee pays 100 yuan")
  void found() {
    Decision<Sanctions> decision = decide(false, Optional.of(SOON), SOON);
    assertThat(decision.outcome())
        .isEqualTo(
            new Sanctions(List.of(pays(EMPLOYEE, 100, "found")), Money.parse("CNY 100.00"), false));
    assertThat(texts(decision))
        .containsExactly(
            "Settled at 2026-03-02 09:01 (Asia/Shanghai), in time: due at 2026-03-05 09:00"
                + " (Asia/Shanghai)",
            "s-4 pays CNY 100.00 by the rule found (found without a formal complaint)",
            "Sum of the penalties (1 in all): CNY 100.00");
  }

  @Test
  @DisplayName(
      "CF-12: with a formal complaint to the general manager, manager and employee pay 100 yuan"
          + " each")
  void formal() {
    assertThat(decide(true, Optional.of(SOON), SOON).outcome())
        .isEqualTo(
            new Sanctions(
                List.of(pays(EMPLOYEE, 100, "formal"), pays(BOSS, 100, "formal")),
                Money.parse("CNY 200.00"),
                false));
  }

  @Test
  @DisplayName(
      "CF-13: not settled within three days, both pay 500 yuan besides, and the customer moves")
  void overdue() {
    Decision<Sanctions> decision = decide(true, Optional.empty(), DUE);
    assertThat(decision.outcome())
        .isEqualTo(
            new Sanctions(
                List.of(
                    pays(EMPLOYEE, 100, "formal"),
                    pays(BOSS, 100, "formal"),
                    pays(EMPLOYEE, 500, "overdue"),
                    pays(BOSS, 500, "overdue")),
                Money.parse("CNY 1200.00"),
                true));
    assertThat(texts(decision))
        .containsExactly(
            "Not settled and overdue since 2026-03-05 09:00 (Asia/Shanghai)",
            "s-4 pays CNY 100.00 by the rule formal (formal complaint to the general manager)",
            "s-9 pays CNY 100.00 by the rule formal (formal complaint to the general manager)",
            "s-4 pays CNY 500.00 by the rule overdue (not settled in time)",
            "s-9 pays CNY 500.00 by the rule overdue (not settled in time)",
            "Sum of the penalties (4 in all): CNY 1200.00",
            "The customer moves from the department sales to an employee of another one");
  }

  @Test
  @DisplayName("CF-13: settled at exactly three days is in time, one nanosecond later is not")
  void threeDaysSettled() {
    Instant after = DUE.plus(Duration.ofDays(9));
    assertThat(decide(false, Optional.of(DUE), after).outcome().reassign()).isFalse();
    assertThat(decide(false, Optional.of(DUE), after).outcome().penalties()).hasSize(1);
    Decision<Sanctions> late = decide(false, Optional.of(DUE.plusNanos(1)), after);
    assertThat(late.outcome().reassign()).isTrue();
    assertThat(late.outcome().total()).isEqualTo(Money.parse("CNY 1100.00"));
    assertThat(late.reasons())
        .contains(new SanctionReason.SettledLate(DUE.plusNanos(1), DUE, ZONE));
  }

  @Test
  @DisplayName(
      "CF-13: unsettled, a nanosecond before three days there is time; at three days it is overdue,"
          + " as its clock says")
  void threeDaysUnsettled() {
    Decision<Sanctions> early = decide(false, Optional.empty(), DUE.minusNanos(1));
    assertThat(early.outcome().reassign()).isFalse();
    assertThat(early.reasons()).contains(new SanctionReason.NotYetDue(DUE, ZONE));
    assertThat(decide(false, Optional.empty(), DUE).outcome().reassign()).isTrue();
    assertThat(decide(false, Optional.empty(), DUE.plusNanos(1)).outcome().reassign()).isTrue();
  }

  @Test
  @DisplayName("CF-12, CF-13: a manager who is the employee pays once by each rule")
  void samePerson() {
    Sanctions sanctions =
        SanctionRules.standard()
            .decide(
                new SanctionQuestion(
                    "sales", BOSS, BOSS, true, SINCE, Optional.empty(), ALWAYS, DUE))
            .outcome();
    assertThat(sanctions.penalties())
        .containsExactly(pays(BOSS, 100, "formal"), pays(BOSS, 500, "overdue"));
    assertThat(sanctions.total()).isEqualTo(Money.parse("CNY 600.00"));
  }

  @Test
  @DisplayName("CF-13: what the calendar cannot tell penalises nobody as overdue, and says so")
  void unknown() {
    BusinessCalendar published = ALWAYS.knownThrough(LocalDate.of(2026, 3, 3));
    SanctionRules business =
        new SanctionRules(
            List.of(
                new SanctionRule(
                    "overdue", Occasion.OVERDUE, Money.parse("CNY 5.00"), Set.of(Target.MANAGER))),
            CurrencyUnit.of("CNY"),
            Limit.businessDays(3),
            "always");
    Decision<Sanctions> decision =
        business.decide(
            new SanctionQuestion(
                "sales", EMPLOYEE, BOSS, true, SINCE, Optional.empty(), published, DUE));
    assertThat(decision.outcome())
        .isEqualTo(new Sanctions(List.of(), Money.parse("CNY 0.00"), false));
    assertThat(decision.reasons())
        .containsExactly(new SanctionReason.DueUnknown(), new SanctionReason.NobodyPenalised());
  }

  @Test
  @DisplayName("CF-13: a calendar that never opens is not taken for one that is not published")
  void neverDue() {
    BusinessCalendar closed = BusinessCalendar.of(ZoneId.of("Asia/Shanghai"), Map.of());
    SanctionRules business =
        new SanctionRules(
            List.of(), CurrencyUnit.of("CNY"), Limit.open(Duration.ofHours(1)), "always");
    Decision<Sanctions> decision =
        business.decide(
            new SanctionQuestion(
                "sales", EMPLOYEE, BOSS, true, SINCE, Optional.empty(), closed, DUE));
    assertThat(decision.reasons())
        .containsExactly(new SanctionReason.NeverDue(), new SanctionReason.NobodyPenalised());
  }

  @Test
  @DisplayName(
      "CF-11 to CF-13: asked about a case of the bundled workflow, as it stood at an instant")
  void ofCase() {
    Walk walk =
        Walk.open(
            BundledWorkflows.grievance(),
            "grievance=attitude",
            "department=sales",
            "employee=s-4",
            "manager=s-9",
            "formal=no");
    Case open = walk.now();
    assertThat(SanctionQuestion.of(open, ALWAYS, DUE))
        .isEqualTo(
            new SanctionQuestion(
                "sales", EMPLOYEE, BOSS, false, SINCE, Optional.empty(), ALWAYS, DUE));
    Instant settledAt = SINCE.plus(Duration.ofHours(2));
    Case settled =
        walk.does("FORMALISE", "formal=yes").does("SETTLE", "remedy=r", "acceptance=pending").now();
    SanctionQuestion question = SanctionQuestion.of(settled, ALWAYS, DUE);
    assertThat(question.formal()).isTrue();
    assertThat(question.settledAt()).contains(settledAt);
    assertThat(SanctionQuestion.of(settled, ALWAYS, settledAt).settledAt()).isPresent();
    assertThat(SanctionQuestion.of(settled, ALWAYS, settledAt.minusNanos(1)).settledAt()).isEmpty();
    Case declined = walk.does("DECLINE", "acceptance=declined").now();
    assertThat(SanctionQuestion.of(declined, ALWAYS, DUE).settledAt()).isEmpty();
    Case confirmed =
        walk.does("SETTLE", "remedy=r", "acceptance=pending")
            .does("ACCEPT", "acceptance=accepted")
            .now();
    assertThat(SanctionQuestion.of(confirmed, ALWAYS, DUE).settledAt())
        .contains(SINCE.plus(Duration.ofHours(4)));
    assertThatThrownBy(() -> SanctionQuestion.of(SampleComplaints.opened().flow(), ALWAYS, DUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("case k-1 is no grievance: it has no department");
  }

  @Test
  @DisplayName(
      "CF-12: asked as of a day before it became formal, a grievance was found without a complaint;"
          + " people and department are those of that day too")
  void formalLater() {
    Instant formalAt = SINCE.plus(Duration.ofDays(2));
    Case formal =
        Walk.open(
                BundledWorkflows.grievance(),
                "grievance=attitude",
                "department=sales",
                "employee=s-4",
                "manager=s-9",
                "formal=no")
            .at(formalAt)
            .does("FORMALISE", "formal=yes", "employee=s-5", "manager=s-8", "department=hr")
            .now();
    SanctionQuestion before = SanctionQuestion.of(formal, ALWAYS, formalAt.minusNanos(1));
    assertThat(before)
        .isEqualTo(
            new SanctionQuestion(
                "sales",
                EMPLOYEE,
                BOSS,
                false,
                SINCE,
                Optional.empty(),
                ALWAYS,
                formalAt.minusNanos(1)));
    assertThat(SanctionRules.standard().decide(before).outcome().penalties())
        .containsExactly(pays(EMPLOYEE, 100, "found"));
    assertThat(SanctionQuestion.of(formal, ALWAYS, formalAt))
        .isEqualTo(
            new SanctionQuestion(
                "hr",
                StaffId.of("s-5"),
                StaffId.of("s-8"),
                true,
                SINCE,
                Optional.empty(),
                ALWAYS,
                formalAt));
  }

  @Test
  @DisplayName(
      "CF-13: the first named candidate of another department takes over, never the same"
          + " department")
  void reassigned() {
    Owner same = Owner.of("sales", StaffId.of("s-5"));
    Owner nobody = Owner.of("service");
    Owner other = Owner.of("workshop", StaffId.of("s-7"));
    Owner last = Owner.of("hr", StaffId.of("s-8"));
    ReassignmentPolicy policy = ReassignmentPolicy.otherDepartment();
    Decision<Answer<Owner>> decision =
        policy.decide(new Reassignment("sales", List.of(same, nobody, other, last)));
    assertThat(accepted(decision)).isEqualTo(other);
    assertThat(texts(decision))
        .containsExactly(
            "sales s-5 is passed over: of the department that the customer leaves",
            "The department service is passed over: no employee is named",
            "workshop s-7 takes the customer over from the department sales");
    assertThat(refused(policy.decide(new Reassignment("sales", List.of(same, nobody)))))
        .last()
        .isEqualTo(
            "Nobody outside the department sales can take the customer over; name an employee of"
                + " another department");
    assertThat(refused(policy.decide(new Reassignment("sales", List.of())))).hasSize(1);
  }

  @Test
  @DisplayName(
      "CF-13: the customer moves to another department's employee, and the case with it; the"
          + " department that the customer leaves is refused")
  void handedOver() {
    GrievanceHandling handling =
        new GrievanceHandling(BundledWorkflows.grievance(), ReassignmentPolicy.otherDepartment());
    Actor general = Actor.of("s-1", Role.of("GENERAL_MANAGER"));
    Case escalated =
        Walk.open(
                BundledWorkflows.grievance(),
                "grievance=attitude",
                "department=sales",
                "employee=s-4",
                "manager=s-9",
                "formal=no")
            .as("GENERAL_MANAGER")
            .does("ESCALATE")
            .now();
    Owner same = Owner.of("sales", StaffId.of("s-5"));
    Owner other = Owner.of("workshop", StaffId.of("s-7"));
    Instant at = SINCE.plus(Duration.ofDays(4));
    assertThat(refused(handling.reassign(escalated, List.of(same), general, at, at)))
        .containsExactly(
            "sales s-5 is passed over: of the department that the customer leaves",
            "Nobody outside the department sales can take the customer over; name an employee of"
                + " another department");
    Actor clerk = Actor.of("s-2");
    assertThat(refused(handling.reassign(escalated, List.of(), clerk, at, at)))
        .containsExactly(
            "Nobody outside the department sales can take the customer over; name an employee of"
                + " another department",
            "It takes one of these roles: general manager");
    GrievanceHandling careless =
        new GrievanceHandling(
            BundledWorkflows.grievance(),
            question -> Decision.of(Answer.accepted(question.candidates().get(0)), List.of()));
    assertThat(refused(careless.reassign(escalated, List.of(Owner.of("hr")), general, at, at)))
        .containsExactly("The department hr is passed over: no employee is named");
    assertThat(refused(handling.reassign(escalated, List.of(other), clerk, at, at)))
        .containsExactly("It takes one of these roles: general manager");
    Decision<Answer<Case>> decision =
        handling.reassign(escalated, List.of(same, other), general, at, at);
    Case moved = accepted(decision);
    assertThat(moved.state()).isEqualTo(State.of("REASSIGNED"));
    assertThat(moved.owner()).contains(other);
    assertThat(moved.field("new-department")).contains(FieldValue.reference("workshop"));
    assertThat(moved.field("new-employee")).contains(FieldValue.reference("s-7"));
    assertThat(texts(decision))
        .contains("workshop s-7 takes the customer over from the department sales");
    Case expected =
        accepted(BundledWorkflows.grievance().assign(escalated, other, general, at, at));
    Case assignedBefore = accepted(handling.reassign(expected, List.of(other), general, at, at));
    assertThat(assignedBefore.owner()).contains(other);
  }

  @Test
  @DisplayName(
      "CF-13: a workflow that knows no reassignment, or a case of another kind, is refused")
  void noGrievances() {
    ReassignmentPolicy policy = ReassignmentPolicy.otherDepartment();
    assertThatThrownBy(() -> new GrievanceHandling(BundledWorkflows.inquiry(), policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "workflow inquiry 1 handles no grievances; it lacks [action REASSIGN, field"
                + " new-department, field new-employee]");
    GrievanceHandling handling = new GrievanceHandling(BundledWorkflows.grievance(), policy);
    Case complaint = SampleComplaints.opened().flow();
    assertThatThrownBy(
            () -> handling.reassign(complaint, List.of(), SampleComplaints.CLERK, DUE, DUE))
        .hasMessage("case k-1 is no grievance: it has no department");
  }

  @Test
  @DisplayName(
      "are refused where names stand twice, currencies differ, amounts are not positive or sums are"
          + " wrong")
  void refusesWrongRules() {
    Money hundred = Money.parse("CNY 100.00");
    SanctionRule rule = new SanctionRule("found", Occasion.FOUND, hundred, Set.of(Target.EMPLOYEE));
    CurrencyUnit yuan = CurrencyUnit.of("CNY");
    Limit limit = Limit.businessDays(1);
    assertThatThrownBy(() -> new SanctionRules(List.of(rule, rule), yuan, limit, "always"))
        .hasMessageContaining("found stands twice");
    assertThatThrownBy(
            () -> new SanctionRules(List.of(rule), CurrencyUnit.of("USD"), limit, "always"))
        .hasMessage("the amount of found must be in USD, was CNY 100.00");
    assertThatThrownBy(() -> new SanctionRules(List.of(rule), yuan, limit, "not a name"))
        .hasMessageContaining("calendar");
    assertThatThrownBy(
            () ->
                new SanctionRule(
                    "x", Occasion.FOUND, Money.parse("CNY 0.00"), Set.of(Target.EMPLOYEE)))
        .hasMessage("a penalty must be positive, was CNY 0.00");
    assertThatThrownBy(() -> new SanctionRule("x", Occasion.FOUND, hundred, Set.of()))
        .hasMessage("a sanction rule must name who pays, x did not");
    assertThatThrownBy(() -> new Penalty(EMPLOYEE, Money.parse("CNY 0.00"), "x"))
        .hasMessage("a penalty must be positive, was CNY 0.00");
    assertThatThrownBy(() -> new Sanctions(List.of(pays(EMPLOYEE, 1, "x")), hundred, false))
        .hasMessage("total must be the sum of the penalties, CNY 1.00, was CNY 100.00");
    assertThat(new SanctionRules(List.of(rule), yuan, limit, "always").rules()).hasSize(1);
  }
}
