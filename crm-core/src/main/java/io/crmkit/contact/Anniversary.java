package io.crmkit.contact;

import io.crmkit.time.ShortMonth;
import io.crmkit.time.YearlyDay;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The yearly return of a day, from the first year after it on. Personal: {@code toString} shows the
 * code only. Immutable.
 *
 * <pre>{@code
 * CareOccasion joining = Anniversary.joining(customer.joinedOn().orElseThrow());
 * }</pre>
 *
 * @param code what happened on the day: {@code "joining"}; as in {@link CareName}
 * @param since the day itself, which is no anniversary yet
 * @param shortMonth what becomes of 29 February in common years
 */
public record Anniversary(String code, LocalDate since, ShortMonth shortMonth)
    implements CareOccasion {
  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  public Anniversary {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(shortMonth, "shortMonth");
    CareName.requireCode(code);
  }

  /** The anniversary of becoming a customer; that of a 29 February is kept on the 28th. */
  public static Anniversary joining(LocalDate joinedOn) {
    return new Anniversary("joining", joinedOn, ShortMonth.LAST_DAY);
  }

  @Override
  public CareName name() {
    return new CareName(CareKind.ANNIVERSARY, code);
  }

  /** How many years a date of this anniversary is after the day itself. */
  public int years(LocalDate date) {
    return date.getYear() - since.getYear();
  }

  @Override
  public boolean knows(LocalDate startInclusive, LocalDate endExclusive) {
    return true;
  }

  @Override
  public List<LocalDate> datesIn(LocalDate startInclusive, LocalDate endExclusive) {
    return day().datesIn(startInclusive, endExclusive).stream()
        .filter(date -> date.isAfter(since))
        .toList();
  }

  @Override
  public Optional<LocalDate> nextOrSame(LocalDate date) {
    return day().nextOrSame(date.isAfter(since) ? date : since.plusDays(1));
  }

  private YearlyDay day() {
    return new YearlyDay.Solar(MonthDay.from(since), shortMonth);
  }

  /** The code; not the day. */
  @Override
  public String toString() {
    return "Anniversary " + code + " ****-**-**";
  }
}
