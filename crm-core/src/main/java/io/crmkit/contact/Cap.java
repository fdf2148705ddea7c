package io.crmkit.contact;

import io.crmkit.customer.Interaction;
import java.util.Objects;

/**
 * At most so many contacts in a window. Which contacts obey it and which count toward it are two
 * things: a reminder about an order may count without ever being held back. Contacts that the
 * customer makes count never. Immutable.
 *
 * <pre>{@code
 * Cap.of("two-offers-a-week", 2, ContactWindow.rolling(Period.ofDays(7)))
 *     .obeyedBy(Scope.ALL.withPurposes(Purpose.MARKETING));
 * }</pre>
 *
 * @param name names it in reasons
 * @param scope the contacts that have to obey it
 * @param counts the contacts that count toward it
 * @param atMost so many, at least 1
 * @param window in which time
 * @param counted whether attempts in vain count
 * @param proration what holds in the calendar window in which the customer joined
 */
public record Cap(
    String name,
    Scope scope,
    Scope counts,
    int atMost,
    ContactWindow window,
    Counted counted,
    Proration proration)
    implements ContactRule {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if it allows less than 1 contact, or is prorated in a rolling
   *     window
   */
  public Cap {
    RuleChecks.rule(name, scope);
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(counted, "counted");
    Objects.requireNonNull(proration, "proration");
    if (atMost < 1) {
      throw new IllegalArgumentException(
          "cap " + name + " must allow at least 1 contact, was " + atMost);
    }
    if (proration != Proration.FULL && !(window instanceof ContactWindow.Calendar)) {
      throw new IllegalArgumentException(
          "cap " + name + " can be prorated in calendar windows only, was over " + window);
    }
  }

  /** A cap that all contacts obey and all, even attempts, count toward. */
  public static Cap of(String name, int atMost, ContactWindow window) {
    return new Cap(name, Scope.ALL, Scope.ALL, atMost, window, Counted.ATTEMPTS, Proration.FULL);
  }

  /** The same cap, obeyed by these contacts, which alone count toward it. */
  public Cap on(Scope both) {
    return new Cap(name, both, both, atMost, window, counted, proration);
  }

  /** The same cap, obeyed by these contacts; what counts stays. */
  public Cap obeyedBy(Scope newScope) {
    return new Cap(name, newScope, counts, atMost, window, counted, proration);
  }

  /** The same cap, counting these contacts. */
  public Cap counting(Scope newCounts) {
    return new Cap(name, scope, newCounts, atMost, window, counted, proration);
  }

  /** The same cap, counting only contacts that came about, or attempts too. */
  public Cap counting(Counted newCounted) {
    return new Cap(name, scope, counts, atMost, window, newCounted, proration);
  }

  /** The same cap, prorated like this. */
  public Cap prorated(Proration newProration) {
    return new Cap(name, scope, counts, atMost, window, counted, newProration);
  }

  /** Whether something that happened counts toward it. */
  public boolean counts(Interaction contact) {
    return contact.direction() == Interaction.Direction.OUTBOUND
        && (counted == Counted.ATTEMPTS || contact.result() == Interaction.Result.REACHED)
        && counts.covers(contact);
  }

  /** Which contacts count. */
  public enum Counted {
    /** Every contact and every attempt. */
    ATTEMPTS,
    /** Only contacts in which the customer was reached. */
    REACHED
  }

  /** How many contacts are allowed in the calendar window in which a customer joined. */
  public enum Proration {
    /** As many as in any other. */
    FULL,
    /** The share of the days left, the joining day included, rounded down; it may be none. */
    DAYS_DOWN,
    /** The share of the days left, the joining day included, rounded up. */
    DAYS_UP
  }

  @Override
  public String type() {
    return "cap";
  }
}
