package io.crmkit.contact;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in the way of a due that could not be planned: staff and hours alone if there is no time
 * at all, capacity alone if a contact would be allowed at a time that is taken, else the rules of
 * contact without which there would be one: all of them, and none that can be left in (where the
 * policy can leave out rules; else all that say no).
 */
final class PlanObstacles {
  private final ContactPolicy contacts;
  private final PlanSlots slots;
  private final Instant from;
  private final LocalDate lastDay;
  private final Staffing staffing;

  PlanObstacles(
      ContactPolicy contacts, PlanSlots slots, Instant from, LocalDate lastDay, Staffing staffing) {
    this.contacts = contacts;
    this.slots = slots;
    this.from = from;
    this.lastDay = lastDay;
    this.staffing = staffing;
  }

  List<Reason> of(Due due, DueCustomer customer, Instant earliest) {
    if (due.ways().isEmpty()) {
      return List.of(new PlanReason.NoWay());
    }
    if (customer.keeper().isPresent() && !slots.employs(customer.keeper().get())) {
      return List.of(new PlanReason.KeeperNotThere(customer.keeper().get()));
    }
    if (slots.nextAt(earliest, customer.keeper(), true) == null) {
      Instant start = earliest.isBefore(from) ? from : earliest;
      LocalDate first = LocalDate.ofInstant(start, staffing.calendar().zone());
      return List.of(
          new PlanReason.NoWorkingTime(first.isAfter(lastDay) ? lastDay : first, lastDay));
    }
    for (ContactRequest way : due.ways()) {
      Instant allowed = firstAllowed(contacts, way, customer, earliest, true);
      if (allowed != null) {
        return List.of(noCapacity(allowed));
      }
    }
    List<Reason> why = new ArrayList<>();
    due.ways().forEach(way -> why.addAll(rules(way, customer, earliest)));
    return why.stream().distinct().toList();
  }

  private Reason noCapacity(Instant first) {
    return new PlanReason.NoCapacity(new Moment(first, Optional.of(staffing.calendar().zone())));
  }

  /** The first working time at which a contact would be allowed. */
  private @Nullable Instant firstAllowed(
      ContactPolicy policy,
      ContactRequest way,
      DueCustomer customer,
      Instant earliest,
      boolean evenIfTaken) {
    Instant at = earliest;
    while (true) {
      PlanSlots.Slot slot = slots.nextAt(at, customer.keeper(), evenIfTaken);
      if (slot == null) {
        return null;
      }
      Permission permission =
          policy.permission(new ContactQuestion(way, customer.log(), slot.start()));
      if (permission instanceof Permission.Allowed) {
        return slot.start();
      }
      if (!(permission instanceof Permission.Deferred deferred)) {
        return null;
      }
      at = ContactPlanner.later(deferred.until(), slot.start().plusNanos(1));
    }
  }

  /** Rules of contact without which there is a time for it; none of them can be left in. */
  private List<Reason> rules(ContactRequest way, DueCustomer customer, Instant earliest) {
    Map<String, Reason> found = new LinkedHashMap<>();
    Optional<ContactPolicy> less = Optional.of(contacts);
    while (less.isPresent() && firstAllowed(less.get(), way, customer, earliest, true) == null) {
      Map<String, Reason> seen = blockers(less.get(), way, customer, earliest);
      seen.keySet().removeAll(found.keySet());
      found.putAll(seen);
      less = seen.isEmpty() ? Optional.empty() : contacts.without(found.keySet());
    }
    if (less.isPresent()) {
      for (String rule : List.copyOf(found.keySet())) {
        Set<String> others = new HashSet<>(found.keySet());
        others.remove(rule);
        Optional<ContactPolicy> more = contacts.without(others);
        if (more.isPresent() && firstAllowed(more.get(), way, customer, earliest, true) != null) {
          found.remove(rule);
        }
      }
    }
    List<Reason> why = new ArrayList<>();
    found.values().forEach(each -> why.add(new PlanReason.RuleInTheWay(way.channel(), each)));
    contacts
        .without(found.keySet())
        .filter(open -> firstAllowed(open, way, customer, earliest, false) == null)
        .map(open -> firstAllowed(open, way, customer, earliest, true))
        .ifPresent(taken -> why.add(noCapacity(taken)));
    return why;
  }

  /** What every rule says that is in the way at any of the working times looked at, by name. */
  private Map<String, Reason> blockers(
      ContactPolicy policy, ContactRequest way, DueCustomer customer, Instant earliest) {
    Map<String, Reason> seen = new LinkedHashMap<>();
    Instant at = earliest;
    while (true) {
      PlanSlots.Slot slot = slots.nextAt(at, customer.keeper(), true);
      if (slot == null) {
        return seen;
      }
      Decision<Permission> decision = policy.decide(way, customer.log(), slot.start());
      for (Reason reason : decision.reasons()) {
        Reason told = reason instanceof ContactReason.ThenBlocked then ? then.why() : reason;
        if (told instanceof ContactBlocker blocker) {
          seen.putIfAbsent(blocker.rule(), blocker);
        } else if (!(told instanceof ContactReason)) {
          seen.putIfAbsent(told.code(), told); // a host's own
        }
      }
      if (!(decision.outcome() instanceof Permission.Deferred deferred)) {
        return seen;
      }
      at = ContactPlanner.later(deferred.until(), slot.start().plusNanos(1));
    }
  }
}
