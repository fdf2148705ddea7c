package io.crmkit.contact;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spreads what is due over the time of the staff. What is most urgent is planned first, each at the
 * first time at which it is open, somebody is free and the contact is allowed, given all contacts
 * planned before; a planned contact counts as made and may fulfil several rules.
 *
 * <p>Promises: every planned contact is allowed by the contact policy at its instant, given the log
 * and the contacts planned for that customer before it; no capacity is exceeded; each contact is
 * still asked for when it is made, and not asked for again once it is; the order of the customers
 * plays no part. What cannot be planned is named with the rules or the capacity in the way. The
 * plan is not claimed to be the best there is: where time is short, another could hold more.
 *
 * <pre>{@code
 * ContactPlanner planner = new ContactPlanner(cadenceRules, contactRules, staffing);
 * Decision<ContactPlan> weeks = planner.plan(customers, now, LocalDate.of(2026, 12, 21));
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param cadences says what is due
 * @param contacts says what is allowed
 * @param staffing says who has time
 */
public record ContactPlanner(CadencePolicy cadences, ContactPolicy contacts, Staffing staffing) {
  private static final int MOST_DAYS = 366;

  /** Checks that nothing is missing. */
  public ContactPlanner {
    Objects.requireNonNull(cadences, "cadences");
    Objects.requireNonNull(contacts, "contacts");
    Objects.requireNonNull(staffing, "staffing");
  }

  /**
   * Plans contacts.
   *
   * @param customers each once, in any order
   * @param from nothing is planned before
   * @param endExclusive the day, in the zone of the company, before which the plan ends; at most
   *     366 days after {@code from}
   * @throws IllegalArgumentException if the plan ends before it starts or is too long, or a
   *     customer occurs twice
   */
  public Decision<ContactPlan> plan(
      Collection<DueCustomer> customers, Instant from, LocalDate endExclusive) {
    LocalDate first = LocalDate.ofInstant(from, staffing.calendar().zone());
    if (!endExclusive.isAfter(first) || endExclusive.isAfter(first.plusDays(MOST_DAYS))) {
      throw new IllegalArgumentException(
          "a plan must end 1 to "
              + MOST_DAYS
              + " days after its start "
              + first
              + ", was "
              + endExclusive);
    }
    if (customers.stream().map(DueCustomer::id).distinct().count() < customers.size()) {
      throw new IllegalArgumentException("each customer must be planned for once, was twice");
    }
    return new Run(from, endExclusive).plan(customers);
  }

  /** One customer while a plan is made. */
  private static final class Job implements Comparable<Job> {
    private DueCustomer customer;
    private Instant earliest;
    private Due due;
    private final Set<String> givenUp = new HashSet<>();

    Job(DueCustomer customer, Instant earliest, Due due) {
      this.customer = customer;
      this.earliest = earliest;
      this.due = due;
    }

    @Override
    public int compareTo(Job other) {
      return due.compareTo(other.due);
    }
  }

  private final class Run {
    private final Instant from;
    private final Instant end;
    private final PlanSlots slots;
    private final PlanObstacles obstacles;
    private final List<PlannedContact> planned = new ArrayList<>();
    private final List<ContactPlan.Unplanned> unplanned = new ArrayList<>();

    Run(Instant from, LocalDate endExclusive) {
      this.from = from;
      end = DueCheck.start(endExclusive, staffing.calendar().zone());
      slots = new PlanSlots(staffing, from, end);
      obstacles = new PlanObstacles(contacts, slots, from, endExclusive.minusDays(1), staffing);
    }

    Decision<ContactPlan> plan(Collection<DueCustomer> customers) {
      PriorityQueue<Job> queue = new PriorityQueue<>();
      for (DueCustomer customer : customers) {
        Due due = next(customer, from, Set.of());
        if (due != null) {
          queue.add(new Job(customer, from, due));
        }
      }
      for (Job job = queue.poll(); job != null; job = queue.poll()) {
        step(job);
        Due next = next(job.customer, job.earliest, job.givenUp);
        if (next != null) {
          job.due = next;
          queue.add(job);
        }
      }
      ContactPlan plan = new ContactPlan(planned, unplanned);
      List<Reason> reasons = new ArrayList<>();
      reasons.add(
          new PlanReason.Planned(
              plan.contacts().size(), plan.late().size(), plan.unplanned().size()));
      plan.unplanned()
          .forEach(
              each ->
                  reasons.add(
                      new PlanReason.LeftOut(
                          each.due().rule(), each.due().customer(), each.why())));
      return Decision.of(plan, reasons);
    }

    /** The most urgent due that is open before the plan ends. */
    private @Nullable Due next(DueCustomer customer, Instant at, Set<String> givenUp) {
      for (Due due : cadences.dues(new DueQuestion(customer, at)).dues()) {
        if (due.openFrom().isBefore(end) && !givenUp.contains(due.rule())) {
          return due;
        }
      }
      return null;
    }

    private void step(Job job) {
      Due due = job.due;
      Instant earliest = later(job.earliest, due.openFrom());
      for (ContactRequest way : due.ways()) {
        PlanSlots.Slot slot = find(way, job.customer, earliest);
        if (slot != null) {
          slots.take(slot);
          // What is missing may be more by then: a week that ends makes its contacts worthless.
          Due then = due(job.customer, slot.start(), due.rule()).orElse(due);
          planned.add(new PlannedContact(slot.start(), slots.staff(slot), way, then));
          job.customer = job.customer.withLog(job.customer.log().plus(way.madeAt(slot.start())));
          // Contacts of one customer are planned in the order of time: what is planned stays
          // allowed whatever follows.
          job.earliest = slot.start().plusNanos(1);
          // A host's own policy may ask for the same again although it was just done.
          if (due(job.customer, job.earliest, due.rule()).equals(Optional.of(then))) {
            job.givenUp.add(due.rule());
          }
          return;
        }
      }
      unplanned.add(new ContactPlan.Unplanned(due, obstacles.of(due, job.customer, earliest)));
      job.givenUp.add(due.rule());
    }

    private Optional<Due> due(DueCustomer customer, Instant at, String rule) {
      return cadences.dues(new DueQuestion(customer, at)).of(rule);
    }

    private PlanSlots.@Nullable Slot find(
        ContactRequest way, DueCustomer customer, Instant earliest) {
      Instant at = earliest;
      while (true) {
        PlanSlots.Slot slot = slots.nextAt(at, customer.keeper(), false);
        if (slot == null) {
          return null;
        }
        Permission permission =
            contacts.permission(new ContactQuestion(way, customer.log(), slot.start()));
        if (permission instanceof Permission.Allowed) {
          return slot;
        }
        if (!(permission instanceof Permission.Deferred deferred)) {
          return null;
        }
        at = later(deferred.until(), slot.start().plusNanos(1));
      }
    }
  }

  static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
