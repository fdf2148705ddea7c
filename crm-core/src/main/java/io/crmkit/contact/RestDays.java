package io.crmkit.contact;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * No contact on certain days of the customer's calendar: weekends, holidays. A customer whose zone
 * is not known is not contacted. Immutable.
 *
 * <pre>{@code
 * RestDays.weekly("weekend", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
 *     .withHolidays(Set.of(LocalDate.of(2026, 10, 1)))
 *     .withWorkingDays(Set.of(LocalDate.of(2026, 10, 10)));
 * }</pre>
 *
 * @param name names it in reasons
 * @param scope the contacts that have to obey it
 * @param weekdays days of rest every week; not all seven
 * @param holidays further days of rest
 * @param workingDays days that are no days of rest although their weekday is; none of the holidays
 */
public record RestDays(
    String name,
    Scope scope,
    Set<DayOfWeek> weekdays,
    Set<LocalDate> holidays,
    Set<LocalDate> workingDays)
    implements ContactRule {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if there is no day, no day of the week is left, or a day is
   *     both
   */
  public RestDays {
    RuleChecks.rule(name, scope);
    weekdays =
        weekdays.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
    holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
    workingDays = Collections.unmodifiableSet(new TreeSet<>(workingDays));
    if (weekdays.size() == DayOfWeek.values().length) {
      throw new IllegalArgumentException(
          "rest days " + name + " must leave a day of the week, had all seven");
    }
    if (weekdays.isEmpty() && holidays.isEmpty()) {
      throw new IllegalArgumentException("rest days " + name + " must have a day, had none");
    }
    if (!Collections.disjoint(holidays, workingDays)) {
      throw new IllegalArgumentException(
          "a day of rest days " + name + " must be a holiday or a working day, not both");
    }
  }

  /** The same days every week, for all contacts. */
  public static RestDays weekly(String name, DayOfWeek first, DayOfWeek... more) {
    return new RestDays(name, Scope.ALL, EnumSet.of(first, more), Set.of(), Set.of());
  }

  /** Certain dates, for all contacts. */
  public static RestDays dates(String name, Set<LocalDate> holidays) {
    return new RestDays(name, Scope.ALL, Set.of(), holidays, Set.of());
  }

  /** The same days for these contacts only. */
  public RestDays on(Scope newScope) {
    return new RestDays(name, newScope, weekdays, holidays, workingDays);
  }

  /** The same days with these holidays instead. */
  public RestDays withHolidays(Set<LocalDate> newHolidays) {
    return new RestDays(name, scope, weekdays, newHolidays, workingDays);
  }

  /** The same days with these working days instead. */
  public RestDays withWorkingDays(Set<LocalDate> newWorkingDays) {
    return new RestDays(name, scope, weekdays, holidays, newWorkingDays);
  }

  /** Whether a day is one of rest. */
  public boolean isRestDay(LocalDate day) {
    return holidays.contains(day)
        || (weekdays.contains(day.getDayOfWeek()) && !workingDays.contains(day));
  }

  @Override
  public String type() {
    return "rest-days";
  }
}
