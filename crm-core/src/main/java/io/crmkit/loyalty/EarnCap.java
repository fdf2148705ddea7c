package io.crmkit.loyalty;

import io.crmkit.time.CalendarUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * A limit on what is granted.
 *
 * @param name its name, unique in its rules
 * @param scope what it is a limit of
 * @param period the calendar period, for limits of a period and for no other
 * @param most the most points, not negative
 */
public record EarnCap(String name, Scope scope, Optional<CalendarUnit> period, long most) {
  /** What a limit is of. */
  public enum Scope {
    /** One purchase or event. */
    OCCASION,
    /** One member in a calendar period of the programme's zone. */
    PERIOD,
    /** One member, ever. */
    MEMBER,
    /** All members together; the host counts and tells what is used. */
    BUDGET
  }

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if there is a period without need, or none where there must be
   */
  public EarnCap {
    Require.code("name of a limit", name);
    Objects.requireNonNull(scope, "scope");
    Require.notNegative("most of limit " + name, most);
    if (period.isPresent() != (scope == Scope.PERIOD)) {
      throw new IllegalArgumentException(
          "limit " + name + " must have a period if and only if it is of one, was of " + scope);
    }
  }

  /** A limit of one purchase or event. */
  public static EarnCap perOccasion(String name, long most) {
    return new EarnCap(name, Scope.OCCASION, Optional.empty(), most);
  }

  /** A limit of one member in a calendar period. */
  public static EarnCap per(String name, CalendarUnit period, long most) {
    return new EarnCap(name, Scope.PERIOD, Optional.of(period), most);
  }

  Optional<Instant> periodStart(Instant at, ZoneId zone) {
    LocalDate day = at.atZone(zone).toLocalDate();
    return period.map(unit -> unit.startOf(day).atStartOfDay(zone).toInstant());
  }

  /** How much it leaves. */
  long room(EarnQuestion question, ZoneId zone) {
    long used =
        scope == Scope.OCCASION
            ? 0
            : question.used(name, periodStart(question.occasion().at(), zone));
    return Math.max(0, most - used);
  }

  /** Whether the account counts its use. */
  boolean counted() {
    return scope == Scope.PERIOD || scope == Scope.MEMBER;
  }
}
