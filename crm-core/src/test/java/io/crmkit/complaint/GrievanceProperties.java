package io.crmkit.complaint;

import static io.crmkit.complaint.SampleComplaints.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Opening;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.State;
import io.crmkit.workflow.Walk;
import io.crmkit.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

@Label("Grievances, whatever is done about them")
class GrievanceProperties {
  private static final BusinessCalendar ALWAYS =
      BusinessCalendar.always(ZoneId.of("Asia/Shanghai"));
  private static final Workflow WORKFLOW = BundledWorkflows.grievance();
  private static final CaseClocks CLOCKS = CaseClocks.of(WORKFLOW, Map.of("always", ALWAYS));
  private static final Actor GENERAL = Actor.of("s-1", Role.of("GENERAL_MANAGER"));
  private static final List<Owner> OTHER = List.of(Owner.of("service", StaffId.of("s-7")));
  private static final Map<String, Map<String, FieldValue>> STEPS =
      Map.of(
          "SETTLE",
          Map.of("remedy", FieldValue.reference("r-1"), "acceptance", FieldValue.code("pending")),
          "DECLINE",
          Map.of("acceptance", FieldValue.code("declined")),
          "ACCEPT",
          Map.of("acceptance", FieldValue.code("accepted")),
          "ESCALATE",
          Map.of(),
          "REASSIGN",
          Map.of(
              "new-department", FieldValue.reference("service"),
              "new-employee", FieldValue.reference("s-7")),
          "SWEEP",
          Map.of());

  /** Something entered so many hours after what was before, and done so many hours before that. */
  record Doing(String what, int hours, int late) {}

  @Provide
  static Arbitrary<List<Doing>> doings() {
    return Combinators.combine(
            Arbitraries.of(
                "SETTLE", "SETTLE", "DECLINE", "SWEEP", "ACCEPT", "ESCALATE", "REASSIGN"),
            Arbitraries.of(0, 1, 12, 24, 47, 72),
            Arbitraries.of(0, 0, 0, 1, 24))
        .as(Doing::new)
        .list()
        .ofMaxSize(8);
  }

  private static Case done(Case before, Doing doing, Instant at) {
    if (doing.what().equals("SWEEP")) {
      return CLOCKS.sweep(before, at).after();
    }
    Instant occurredAt = at.minus(Duration.ofHours(doing.late()));
    Move move = new Move(Action.of(doing.what()), GENERAL, STEPS.get(doing.what()), occurredAt, at);
    return WORKFLOW.fire(before, move).toOptional().orElse(before);
  }

  private static Decision<Sanctions> asked(Case grievance, Instant asOf) {
    return SanctionRules.standard().decide(SanctionQuestion.of(grievance, ALWAYS, asOf));
  }

  private static boolean overdue(Decision<Sanctions> decision) {
    return decision.outcome().penalties().stream().anyMatch(p -> p.rule().equals("overdue"));
  }

  @Property
  @Label(
      "CF-13: are overdue when their clock says so by all that is known; a customer who has to move can be moved, moves"
          + " once, and a sweep leaves no other case of that kind behind")
  void sanctionsAreCarriedOut(@ForAll("doings") List<Doing> doings) {
    Instant now = Walk.START;
    Case grievance =
        accepted(
            WORKFLOW.open(
                Opening.of(
                    CaseId.of("k-1"),
                    CustomerId.of("c-1"),
                    GENERAL,
                    Map.of(
                        "grievance", FieldValue.code("attitude"),
                        "department", FieldValue.reference("sales"),
                        "employee", FieldValue.reference("s-4"),
                        "manager", FieldValue.reference("s-9"),
                        "formal", FieldValue.flag(true)),
                    now)));
    for (Doing doing : doings) {
      now = now.plus(Duration.ofHours(doing.hours()));
      grievance = done(grievance, doing, now);
    }
    Decision<Sanctions> decision = asked(grievance, now);
    String verdict = CLOCKS.readings(grievance, now).get(0).corrected().verdict();
    assertThat(overdue(decision)).isEqualTo(verdict.equals("breached"));
    Statistics.label("overdue, to move").collect(overdue(decision), decision.outcome().reassign());
    Case swept = CLOCKS.sweep(grievance, now).after();
    assertThat(asked(swept, now).outcome()).isEqualTo(decision.outcome());
    requireToldOnce(swept, now);
    if (decision.outcome().reassign()) {
      assertThat(Set.of(State.of("ESCALATED"), State.of("CLOSED"))).contains(swept.state());
      assertThat(swept.field("new-department")).isEmpty();
      Decision<Answer<Case>> moved =
          new GrievanceHandling(WORKFLOW, ReassignmentPolicy.otherDepartment())
              .reassign(swept, OTHER, GENERAL, now, now);
      Decision<Sanctions> after = asked(accepted(moved), now);
      assertThat(after.outcome().reassign()).isFalse();
      assertThat(after.outcome().penalties()).isEqualTo(decision.outcome().penalties());
      assertThat(after.reasons()).hasAtLeastOneElementOfType(SanctionReason.Moved.class);
    }
  }

  /** No mark is told twice, and the next one neither earlier nor later than the case says. */
  private static void requireToldOnce(Case swept, Instant now) {
    assertThat(swept.history().stream().filter(CaseEvent.Noted.class::isInstance))
        .extracting(noted -> ((CaseEvent.Noted) noted).key())
        .doesNotHaveDuplicates();
    assertThat(CLOCKS.sweep(swept, now).events()).isEmpty();
    Optional<Instant> next = CLOCKS.nextSweep(swept, now);
    if (next.isPresent()) {
      assertThat(next.get()).isAfter(now);
      assertThat(CLOCKS.sweep(swept, next.get().minusNanos(1)).events()).isEmpty();
      assertThat(CLOCKS.sweep(swept, next.get()).events()).isNotEmpty();
    } else {
      assertThat(CLOCKS.sweep(swept, now.plus(Duration.ofDays(99))).events()).isEmpty();
    }
  }
}
