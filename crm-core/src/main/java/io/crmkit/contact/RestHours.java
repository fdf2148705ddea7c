package io.crmkit.contact;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * No contact in certain hours of the customer's wall clock (DS-07). A customer whose zone is not
 * known is not contacted. Immutable. Example: {@code RestHours.daily("night",
 * QuietHours.of("21:00", "08:00"))}.
 *
 * @param name names it in reasons
 * @param scope the contacts that have to obey it
 * @param days the days on which the hours start
 * @param hours the hours
 */
public record RestHours(String name, Scope scope, Set<DayOfWeek> days, QuietHours hours)
    implements ContactRule {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if there is no day
   */
  public RestHours {
    RuleChecks.rule(name, scope);
    Objects.requireNonNull(hours, "hours");
    if (days.isEmpty()) {
      throw new IllegalArgumentException("rest hours " + name + " must have a day, had none");
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** The same hours every day, for all contacts. */
  public static RestHours daily(String name, QuietHours hours) {
    return new RestHours(name, Scope.ALL, EnumSet.allOf(DayOfWeek.class), hours);
  }

  /** The same hours for these contacts only. */
  public RestHours on(Scope newScope) {
    return new RestHours(name, newScope, days, hours);
  }

  /** The same hours, starting on these days only. */
  public RestHours startingOn(DayOfWeek first, DayOfWeek... more) {
    return new RestHours(name, scope, EnumSet.of(first, more), hours);
  }

  @Override
  public String type() {
    return "rest-hours";
  }
}
