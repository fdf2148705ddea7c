package io.crmkit.contact;

import io.crmkit.time.MonthlyDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A day of each month that a company gives to its members (AS-08). Immutable.
 *
 * <pre>{@code
 * MemberDay eighth = new MemberDay("member-day", MonthlyDay.day(8));
 * }</pre>
 *
 * @param code its name, as in {@link CareName}
 * @param day the day of the month
 */
public record MemberDay(String code, MonthlyDay day) implements CareOccasion {
  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  public MemberDay {
    Objects.requireNonNull(day, "day");
    CareName.requireCode(code);
  }

  @Override
  public CareName name() {
    return new CareName(CareKind.MEMBER_DAY, code);
  }

  @Override
  public boolean knows(LocalDate startInclusive, LocalDate endExclusive) {
    return true;
  }

  @Override
  public List<LocalDate> datesIn(LocalDate startInclusive, LocalDate endExclusive) {
    return day.datesIn(startInclusive, endExclusive);
  }

  @Override
  public Optional<LocalDate> nextOrSame(LocalDate date) {
    return Optional.of(day.nextOrSame(date));
  }
}
