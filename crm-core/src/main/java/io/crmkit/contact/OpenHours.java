package io.crmkit.contact;

import io.crmkit.time.BusinessCalendar;
import java.util.Objects;

/**
 * Contact only while the company is open. Where the calendar does not know a date there is no
 * contact. Immutable. Example: {@code OpenHours.of("office-hours", calendar)}.
 *
 * @param name names it in reasons
 * @param scope the contacts that have to obey it
 * @param calendar when the company is open, in the company's own zone
 */
public record OpenHours(String name, Scope scope, BusinessCalendar calendar)
    implements ContactRule {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name is malformed
   */
  public OpenHours {
    RuleChecks.rule(name, scope);
    Objects.requireNonNull(calendar, "calendar");
  }

  /** All contacts happen while this calendar is open. */
  public static OpenHours of(String name, BusinessCalendar calendar) {
    return new OpenHours(name, Scope.ALL, calendar);
  }

  /** The same hours for these contacts only. */
  public OpenHours on(Scope newScope) {
    return new OpenHours(name, newScope, calendar);
  }

  @Override
  public String type() {
    return "open-hours";
  }
}
