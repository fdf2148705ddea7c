package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.customer.Channel;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Plans of contacts and coverage")
class ContactPlannerTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final ContactRequest CALL = CadenceTest.VISIT;
  private static final StaffId ANN = StaffId.of("s-1");
  private static final StaffId BOB = StaffId.of("s-2");
  private static final Cadence WEEKLY =
      Cadence.of("weekly", 1, Rhythm.within(ContactWindow.calendar(Unit.WEEK)), MONDAY)
          .by(CALL)
          .withLead(Duration.ofDays(7));
  private static final ContactRules NO_RULES = ContactRules.of();

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private static Staffing staffing(StaffCapacity... staff) {
    return Staffing.of(
        BusinessCalendar.of(
            SHANGHAI, BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-11:00")))),
        Duration.ofMinutes(45),
        staff);
  }

  private static List<DueCustomer> customers(int count) {
    List<DueCustomer> customers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      customers.add(DueCustomer.of(CustomerId.of("c-" + i), ContactLog.EMPTY.in(SHANGHAI)));
    }
    return customers;
  }

  private static ContactPlan plan(ContactRules rules, Staffing staffing, List<DueCustomer> of) {
    ContactPlanner planner = new ContactPlanner(CadenceRules.of(SHANGHAI, WEEKLY), rules, staffing);
    Instant from = MONDAY.atStartOfDay(SHANGHAI).toInstant();
    ContactPlan plan = planner.plan(of, from, MONDAY.plusDays(7)).outcome();
    PlanCheck.keepsItsPromises(planner, of, from, MONDAY.plusDays(7), plan);
    return plan;
  }

  private static List<Reason> why(ContactRules rules, DueCustomer customer) {
    ContactPlan plan = plan(rules, staffing(StaffCapacity.of(ANN, 9)), List.of(customer));
    assertThat(plan.contacts()).isEmpty();
    return plan.unplanned().get(0).why();
  }

  @Test
  @DisplayName("spread over the day and the staff; a slot has to fit into the hours")
  void spreads() {
    Staffing both = staffing(StaffCapacity.of(ANN, 9), StaffCapacity.of(BOB, 1));
    ContactPlan plan = plan(NO_RULES, both, customers(5));
    assertThat(plan.contacts())
        .extracting(PlannedContact::at, PlannedContact::staff)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(at("2026-03-02T09:00"), ANN),
            org.assertj.core.groups.Tuple.tuple(at("2026-03-02T09:00"), BOB),
            org.assertj.core.groups.Tuple.tuple(at("2026-03-02T09:45"), ANN),
            org.assertj.core.groups.Tuple.tuple(at("2026-03-03T09:00"), ANN),
            org.assertj.core.groups.Tuple.tuple(at("2026-03-03T09:00"), BOB));
    assertThat(plan.late()).isEmpty();
  }

  @Test
  @DisplayName("IS-08, DS-05: two a week, no two on one day: the second waits for the next day")
  void caps() {
    Cadence twice =
        Cadence.of("twice", 2, Rhythm.within(ContactWindow.calendar(Unit.WEEK)), MONDAY)
            .by(CALL)
            .withLead(Duration.ofDays(7));
    ContactPlanner planner =
        new ContactPlanner(
            CadenceRules.of(SHANGHAI, twice),
            ContactRules.of(Cap.of("daily", 1, ContactWindow.calendar(Unit.DAY))),
            staffing(StaffCapacity.of(ANN, 9)));
    ContactPlan plan =
        planner.plan(customers(1), at("2026-03-02T10:00"), MONDAY.plusDays(7)).outcome();
    // The slots count from the start of the plan where that is within the hours.
    assertThat(plan.contacts())
        .extracting(PlannedContact::at)
        .containsExactly(at("2026-03-02T10:00"), at("2026-03-03T09:00"));
    assertThat(plan.contacts()).extracting(each -> each.due().missing()).containsExactly(2, 1);
  }

  @Test
  @DisplayName("the keeper calls; nobody on days off; the absent do not")
  void keepers() {
    Staffing both =
        staffing(
            StaffCapacity.of(ANN, 9),
            StaffCapacity.of(BOB, 9).absentOn(MONDAY, MONDAY.plusDays(1)));
    DueCustomer bobs = customers(1).get(0).keptBy(BOB);
    ContactPlan plan = plan(NO_RULES, both, List.of(bobs));
    assertThat(plan.contacts().get(0).staff()).isEqualTo(BOB);
    assertThat(plan.contacts().get(0).at()).isEqualTo(at("2026-03-04T09:00"));

    DueCustomer nobodys = bobs.keptBy(StaffId.of("s-9"));
    assertThat(plan(NO_RULES, both, List.of(nobodys)).unplanned().get(0).why())
        .containsExactly(new PlanReason.KeeperNotThere(StaffId.of("s-9")));
  }

  @Test
  @DisplayName("capacity in the way is named alone, with the first time that would be allowed")
  void capacity() {
    ContactPlan plan = plan(NO_RULES, staffing(StaffCapacity.of(ANN, 1)), customers(6));
    assertThat(plan.contacts()).hasSize(5);
    assertThat(plan.unplanned()).hasSize(1);
    assertThat(plan.unplanned().get(0).due().customer()).isEqualTo(CustomerId.of("c-6"));
    assertThat(plan.unplanned().get(0).why())
        .containsExactly(
            new PlanReason.NoCapacity(new Moment(at("2026-03-02T09:00"), Optional.of(SHANGHAI))));
    assertThat(plan(NO_RULES, staffing(StaffCapacity.of(ANN, 0)), customers(1)).unplanned())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.why())
                    .containsExactly(new PlanReason.NoWorkingTime(MONDAY, MONDAY.plusDays(6))));
  }

  @Test
  @DisplayName("C17: rules in the way are named, all of them, and none that can be left in")
  void rules() {
    ContactRules rules =
        ContactRules.of(
            DoNotContact.of("ban"),
            RestHours.daily("morning", QuietHours.of("07:00", "12:00")),
            RestHours.daily("night", QuietHours.of("21:00", "07:00")),
            ConsentRequired.of("consent", Scope.ALL.withChannels(Channel.PHONE)));
    DueCustomer customer = customers(1).get(0);
    assertThat(names(why(rules, customer))).containsExactly("consent", "morning");
    DueCustomer banned =
        customer.withLog(
            customer.log().withBans(List.of(ContactBan.of("objection", at("2026-01-01T00:00")))));
    assertThat(names(why(rules, banned))).containsExactly("ban", "consent", "morning");

    ContactRules halves =
        ContactRules.of(
            RestHours.daily("first-half", QuietHours.of("08:00", "09:40")),
            RestHours.daily("second-half", QuietHours.of("09:40", "12:00")),
            RestHours.daily("whole", QuietHours.of("08:00", "12:00")));
    // Without the longest and one of the halves there is a time; the other half can stay.
    assertThat(names(why(halves, customer))).hasSize(2).contains("whole");
  }

  private static List<String> names(List<Reason> why) {
    return why.stream()
        .map(each -> ((ContactBlocker) ((PlanReason.RuleInTheWay) each).why()).rule())
        .sorted()
        .toList();
  }

  @Test
  @DisplayName("a host's own policy that never has enough is planned for once, not for ever")
  void insatiable() {
    Due always =
        new Due(
            CustomerId.of("c-1"),
            "ours",
            1,
            at("2026-03-01T00:00"),
            at("2026-03-01T00:00"),
            1,
            List.of(CALL));
    CadencePolicy ours =
        CadencePolicy.named("ours", "1", q -> Decision.of(new Dues(List.of(always))));
    ContactPlanner planner = new ContactPlanner(ours, NO_RULES, staffing(StaffCapacity.of(ANN, 9)));
    Decision<ContactPlan> decision =
        planner.plan(customers(1), at("2026-03-02T00:00"), MONDAY.plusDays(7));
    assertThat(decision.outcome().contacts()).hasSize(1);
    assertThat(decision.outcome().late()).hasSize(1);
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo("Contacts planned: 1, too late: 1; dues that could not be planned: 0");
  }

  @Test
  @DisplayName("a rule without a way, and what it reads like in both languages")
  void texts() {
    ContactPlanner planner =
        new ContactPlanner(
            CadenceRules.of(SHANGHAI, WEEKLY.by()), NO_RULES, staffing(StaffCapacity.of(ANN, 9)));
    Decision<ContactPlan> decision =
        planner.plan(customers(1), at("2026-03-02T00:00"), MONDAY.plusDays(7));
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo(
            "Contacts planned: 0, too late: 0; dues that could not be planned: 1\n"
                + "weekly: no contact with c-1 could be planned. In the way: the rule names no way"
                + " in which it can be fulfilled; add one");
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE))
        .contains("weekly：未能安排与 c-1 的联系，原因：该规则未写明以何种方式完成，请补充");
  }

  @Test
  @DisplayName("refuses plans that end before they start, and a customer or member of staff twice")
  void refusals() {
    ContactPlanner planner =
        new ContactPlanner(
            CadenceRules.of(SHANGHAI, WEEKLY), NO_RULES, staffing(StaffCapacity.of(ANN, 9)));
    Instant from = at("2026-03-02T00:00");
    assertThatThrownBy(() -> planner.plan(List.of(), from, MONDAY))
        .hasMessageContaining("must end 1 to 366 days after its start 2026-03-02");
    assertThatThrownBy(() -> planner.plan(List.of(), from, MONDAY.plusDays(367)))
        .hasMessageContaining("366");
    List<DueCustomer> twice = List.of(customers(1).get(0), customers(1).get(0));
    assertThatThrownBy(() -> planner.plan(twice, from, MONDAY.plusDays(1)))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> staffing(StaffCapacity.of(ANN, 1), StaffCapacity.of(ANN, 2)))
        .hasMessageContaining("twice: s-1");
    assertThatThrownBy(() -> StaffCapacity.of(ANN, -1)).hasMessageContaining("0 to 1000, was -1");
    assertThatThrownBy(
            () -> new Staffing(BusinessCalendar.always(SHANGHAI), Duration.ZERO, List.of()))
        .hasMessageContaining("slot must be");
  }

  @Test
  @DisplayName("DS-07: premium customers are covered, or named with why and until when")
  void coverage() {
    CadenceRules rules =
        CadenceRules.of(SHANGHAI, WEEKLY.concerning(Audience.ofClass("importance", "premium")));
    ContactLog premium = ContactLog.EMPTY.in(SHANGHAI).withClasses(Map.of("importance", "premium"));
    ContactRules contacts =
        ContactRules.of(
            DoNotContact.of("ban"), RestHours.daily("night", QuietHours.of("21:00", "08:00")));
    Instant at = at("2026-03-09T22:00");
    ContactLog visited = premium.plus(CALL.madeAt(at("2026-03-03T10:00")));
    List<DueCustomer> customers =
        List.of(
            DueCustomer.of(CustomerId.of("c-1"), visited),
            DueCustomer.of(CustomerId.of("c-2"), premium),
            DueCustomer.of(
                CustomerId.of("c-3"),
                premium.withBans(List.of(ContactBan.of("objection", at("2026-03-01T00:00"))))),
            DueCustomer.of(
                CustomerId.of("c-4"), premium.withClasses(Map.of("importance", "basic"))));

    Coverage coverage = Coverage.of(rules, "weekly", customers.stream(), at, Optional.of(contacts));
    assertThat(coverage.covered()).isEqualTo(1);
    assertThat(coverage.concerned()).isEqualTo(3);
    assertThat(coverage.isComplete()).isFalse();
    assertThat(coverage.leftOut())
        .extracting(Coverage.LeftOut::customer)
        .containsExactly(CustomerId.of("c-2"), CustomerId.of("c-3"));
    assertThat(coverage.leftOut().get(0).why())
        .contains(
            new ContactReason.DeferredUntil(
                new Moment(at("2026-03-10T08:00"), Optional.of(SHANGHAI))));
    assertThat(coverage.leftOut().get(1).why())
        .contains(new ContactBlocker.Banned("ban", "objection"))
        .hasAtLeastOneElementOfType(CadenceReason.Late.class);
    assertThat(
            Coverage.of(rules, "weekly", Stream.of(customers.get(0)), at, Optional.empty())
                .isComplete())
        .isTrue();
  }

  @Test
  @DisplayName("values refuse what makes no sense")
  void values() {
    Instant at = at("2026-03-02T00:00");
    CustomerId id = CustomerId.of("c-1");
    assertThatThrownBy(() -> new Due(id, "r", 0, at, at, 1, List.of()))
        .hasMessageContaining("were 0 and 1");
    assertThatThrownBy(() -> new Due(id, "r", 1, at, at, 0, List.of()))
        .hasMessageContaining("were 1 and 0");
    assertThatThrownBy(() -> new Due(id, "r", 1, at.plusNanos(1), at, 1, List.of()))
        .hasMessageContaining("open no later");
    Due due = new Due(id, "r", 1, at, at, 1, List.of());
    assertThatThrownBy(() -> new Dues(List.of(due, due))).hasMessageContaining("r gave two");
    Due other = new Due(CustomerId.of("c-2"), "q", 1, at, at, 1, List.of());
    assertThatThrownBy(() -> new Dues(List.of(due, other))).hasMessageContaining("one customer");
    assertThat(new Dues(List.of(due)).late(at)).containsExactly(due);
    assertThat(new Dues(List.of(due)).late(at.minusNanos(1))).isEmpty();
    assertThatThrownBy(() -> new Coverage("r", -1, List.of())).hasMessageContaining("was -1");
    Coverage.LeftOut left = new Coverage.LeftOut(id, at, List.of());
    assertThatThrownBy(() -> new Coverage("r", 0, List.of(left, left)))
        .hasMessageContaining("once");
    assertThat(DueWay.best(due, NO_RULES, ContactLog.EMPTY, at)).isEmpty();
    DueList list = new DueList(CadenceRules.of(SHANGHAI), at, at);
    for (int limit : new int[] {0, 100_001}) {
      assertThatThrownBy(() -> list.top(Stream.of(), limit)).hasMessageContaining("was " + limit);
    }
    assertThat(DueCustomer.of(id, ContactLog.EMPTY).toString()).doesNotContain("@");
  }
}
