package io.crmkit.contact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the first instant that every rule allows: as long as some rule stands in the way, goes
 * on to where the last of them ends. Each step is the least that the rules asked alone would give,
 * so nothing allowed is passed over; what comes of it does not depend on their order.
 */
final class ContactSearch {
  private ContactSearch() {}

  /** What is to be told of the search. */
  interface Listener {
    /** At an instant a rule stands in the way; for good if {@code until} is null. */
    void blocked(ContactRule rule, Instant at, @Nullable Instant until);

    /** At the instant asked for a rule would stand in the way, but it need not be obeyed. */
    void passed(ContactRule rule, ContactRule because);
  }

  static Permission permission(
      ContactRules policy, ContactQuestion question, @Nullable Listener listener) {
    List<ContactRule> rules = policy.rules();
    Instant at = question.at();
    Instant now = at;
    while (true) {
      Instant next = now;
      boolean never = false;
      for (int i = 0; i < rules.size(); i++) {
        ContactRule rule = rules.get(i);
        if (!rule.scope().covers(question.request())) {
          continue;
        }
        Instant free = RuleCheck.free(rule, question, now);
        if (free != null && free.equals(now)) {
          continue;
        }
        ContactRule instead = passedFor(rule, policy, question.request());
        if (instead != null) {
          if (listener != null && now.equals(at)) {
            listener.passed(rule, instead);
          }
          continue;
        }
        if (listener != null) {
          listener.blocked(rule, now, free);
        }
        if (free == null) {
          never = true;
        } else if (free.isAfter(next)) {
          next = free;
        }
      }
      if (never) {
        return Permission.refused(Permission.Cause.NOT_BY_WAITING);
      }
      if (next.equals(now)) {
        return now.equals(at) ? Permission.allowed() : Permission.deferred(now);
      }
      if (next.isAfter(at.plus(policy.horizon()))) {
        return Permission.refused(Permission.Cause.NOT_WITHIN_HORIZON);
      }
      now = next;
    }
  }

  /** The exemption or the more specific rule for which a rule need not be obeyed, if any. */
  private static @Nullable ContactRule passedFor(
      ContactRule rule, ContactRules policy, ContactRequest request) {
    ContactRule exemption = exemptionFrom(rule, policy.rules(), request);
    return exemption != null || policy.combination() == Combination.MOST_RESTRICTIVE
        ? exemption
        : moreSpecific(rule, policy.rules(), request);
  }

  private static @Nullable ContactRule exemptionFrom(
      ContactRule rule, List<ContactRule> rules, ContactRequest request) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i) instanceof Exemption exemption
          && exemption.lifts().contains(rule.name())
          && exemption.scope().covers(request)) {
        return exemption;
      }
    }
    return null;
  }

  private static @Nullable ContactRule moreSpecific(
      ContactRule rule, List<ContactRule> rules, ContactRequest request) {
    boolean yields =
        rule instanceof Cap
            || rule instanceof RestHours
            || rule instanceof RestDays
            || rule instanceof OpenHours;
    if (!yields) {
      return null;
    }
    ContactRule most = rule;
    for (int i = 0; i < rules.size(); i++) {
      ContactRule other = rules.get(i);
      if (other.getClass() == rule.getClass()
          && other.scope().specificity() > most.scope().specificity()
          && other.scope().covers(request)
          && exemptionFrom(other, rules, request) == null) {
        most = other;
      }
    }
    return most == rule ? null : most;
  }
}
