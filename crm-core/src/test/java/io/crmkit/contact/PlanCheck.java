package io.crmkit.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.time.Reckoned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tries each promise of a plan on its own, contact by contact, without the planner. */
final class PlanCheck {
  private PlanCheck() {}

  static void keepsItsPromises(
      ContactPlanner planner,
      Collection<DueCustomer> customers,
      Instant from,
      LocalDate endExclusive,
      ContactPlan plan) {
    Staffing staffing = planner.staffing();
    Map<CustomerId, DueCustomer> known = new HashMap<>();
    customers.forEach(customer -> known.put(customer.id(), customer));
    Map<CustomerId, ContactLog> logs = new HashMap<>();
    Map<StaffId, Instant> busyUntil = new HashMap<>();
    Map<List<Object>, Integer> load = new HashMap<>();
    Instant last = from;
    for (PlannedContact planned : plan.contacts()) {
      Instant at = planned.at();
      assertThat(at).as("in order, not before the start").isAfterOrEqualTo(last);
      last = at;
      DueCustomer customer = known.get(planned.due().customer());
      ContactLog log = logs.getOrDefault(customer.id(), customer.log());
      assertThat(planner.contacts().decide(planned.request(), log, at).outcome())
          .as("allowed given what was planned before: %s", planned)
          .isEqualTo(Permission.allowed());
      ContactLog after = log.plus(planned.request().madeAt(at));
      logs.put(customer.id(), after);

      assertThat(due(planner, customer.withLog(log), planned))
          .as("still asked for when it is made")
          .hasValue(planned.due());
      assertThat(due(planner, customer.withLog(after), planned))
          .as("and not asked for again once it is made")
          .isNotEqualTo(Optional.of(planned.due()));
      assertThat(at).as("not before it is open").isAfterOrEqualTo(planned.due().openFrom());
      assertThat(planned.due().ways()).contains(planned.request());
      customer.keeper().ifPresent(keeper -> assertThat(planned.staff()).isEqualTo(keeper));

      Instant end = at.plus(staffing.slot());
      assertThat(staffing.calendar().isOpen(at)).isEqualTo(Reckoned.known(true));
      assertThat(staffing.calendar().between(at, end))
          .as("fits into working time")
          .isEqualTo(Reckoned.known(staffing.slot()));
      LocalDate day = LocalDate.ofInstant(at, staffing.calendar().zone());
      assertThat(day).isBefore(endExclusive);
      assertThat(busyUntil.getOrDefault(planned.staff(), from))
          .as("one at a time")
          .isBeforeOrEqualTo(at);
      busyUntil.put(planned.staff(), end);
      int today = load.merge(List.of(planned.staff(), day), 1, Integer::sum);
      StaffCapacity capacity =
          staffing.staff().stream()
              .filter(each -> each.staff().equals(planned.staff()))
              .findFirst()
              .orElseThrow();
      assertThat(today)
          .as("capacity of %s", planned.staff())
          .isLessThanOrEqualTo(capacity.perDay());
      assertThat(capacity.absences()).doesNotContain(day);
    }
    for (ContactPlan.Unplanned unplanned : plan.unplanned()) {
      assertThat(unplanned.why()).as("why not: %s", unplanned.due()).isNotEmpty();
    }
    nothingIsForgotten(planner, customers, from, endExclusive, plan, logs);
  }

  private static Optional<Due> due(
      ContactPlanner planner, DueCustomer customer, PlannedContact planned) {
    return planner
        .cadences()
        .dues(new DueQuestion(customer, planned.at()))
        .of(planned.due().rule());
  }

  /** What is still open before the end of the plan, once all is done, is named. */
  private static void nothingIsForgotten(
      ContactPlanner planner,
      Collection<DueCustomer> customers,
      Instant from,
      LocalDate endExclusive,
      ContactPlan plan,
      Map<CustomerId, ContactLog> logs) {
    Instant end = endExclusive.atStartOfDay(planner.staffing().calendar().zone()).toInstant();
    Set<List<Object>> named = new HashSet<>();
    plan.unplanned().forEach(each -> named.add(List.of(each.due().customer(), each.due().rule())));
    for (DueCustomer customer : customers) {
      ContactLog log = logs.getOrDefault(customer.id(), customer.log());
      DueCustomer done = customer.withLog(log);
      Instant at =
          log.interactions().stream()
              .map(each -> each.occurredAt())
              .filter(each -> each.isAfter(from))
              .max(Instant::compareTo)
              .orElse(from);
      for (Due due : planner.cadences().dues(new DueQuestion(done, at)).dues()) {
        if (due.openFrom().isBefore(end)) {
          assertThat(named.contains(List.of(customer.id(), due.rule())))
              .as("open and neither planned nor named: %s", due)
              .isTrue();
        }
      }
    }
  }
}
