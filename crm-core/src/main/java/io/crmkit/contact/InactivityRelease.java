package io.crmkit.contact;

import io.crmkit.customer.Interaction;
import io.crmkit.decision.Decision;
import io.crmkit.time.Recurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * So long without service, no invitation and no visit, releases a customer: others may invite, and
 * the company may reallocate (CF-10). Counted forward from the day of the last service, or where
 * there was none from the day of joining: last served on 31 May, free on 31 August (C12).
 * Immutable.
 *
 * <pre>{@code
 * InactivityRelease rule = new InactivityRelease(
 *     "three-months", Scope.ALL, Period.ofMonths(3), LocalDate.of(2026, 1, 1), zone);
 * rule.decide(log, now).outcome();
 * }</pre>
 *
 * @param name names it in reasons
 * @param services the contacts that are service; they count if the company made them and reached
 *     the customer
 * @param after how long without service; positive
 * @param from for customers who never had service: nothing is counted from before this day
 * @param zone the company's, in which days are read
 */
public record InactivityRelease(
    String name, Scope services, Period after, LocalDate from, ZoneId zone)
    implements ReleasePolicy {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name is malformed or the length not positive
   */
  public InactivityRelease {
    RuleChecks.rule(name, services);
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(zone, "zone");
    if (after.isNegative() || after.isZero() || !Recurrence.withinBounds(after)) {
      throw new IllegalArgumentException(
          "the time without service must be positive and at most 1,000 years, was " + after);
    }
  }

  @Override
  public Decision<Release> decide(ContactLog log, Instant at) {
    int last = lastService(log, at);
    LocalDate counted =
        last < 0
            ? DueCheck.from(from, log)
            : Stretches.dayOf(log.interactions().get(last).occurredAt(), zone);
    LocalDate free = counted.plus(after);
    if (free.isAfter(Stretches.dayOf(at, zone))) {
      return Decision.of(
          new Release.Kept(free), new ReleaseReason.Active(name, counted, after, free));
    }
    return Decision.of(
        new Release.Released(free),
        last < 0
            ? new ReleaseReason.NeverServed(name, counted, after, free)
            : new ReleaseReason.Inactive(name, counted, after, free));
  }

  private int lastService(ContactLog log, Instant at) {
    List<Interaction> contacts = log.interactions();
    for (int i = log.countThrough(at) - 1; i >= 0; i--) {
      Interaction contact = contacts.get(i);
      if (contact.direction() == Interaction.Direction.OUTBOUND
          && contact.result() == Interaction.Result.REACHED
          && services.covers(contact)) {
        return i;
      }
    }
    return -1;
  }
}
