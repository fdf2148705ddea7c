package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.time.Recurrence;
import io.crmkit.time.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * The stretch of time over which contacts are counted.
 *
 * <table>
 * <caption>Windows, their factories and text forms</caption>
 * <tr><td>{@link #rolling(Duration)}</td><td>{@code rolling:PT24H}</td><td>any 24 hours: a contact
 *     at {@code s} occupies {@code [s, s + 24 h)}</td></tr>
 * <tr><td>{@link #rolling(Period)}</td><td>{@code rolling:P7D}</td><td>any seven days of the
 *     customer's calendar: until the clock shows the same time again, seven days on</td></tr>
 * <tr><td>{@link #calendar}</td><td>{@code calendar:DAY}</td><td>the days (or WEEK, MONTH, QUARTER,
 *     YEAR) of the customer's calendar: a contact occupies the rest of its day</td></tr>
 * <tr><td>{@link #weekFrom}</td><td>{@code calendar:WEEK-SUNDAY}</td><td>weeks that start on
 *     another day than Monday</td></tr>
 * </table>
 *
 * <p>Immutable.
 */
public sealed interface ContactWindow {
  /**
   * A rolling window of this length in elapsed time.
   *
   * @throws IllegalArgumentException if the length is not positive or above 100 years
   */
  static ContactWindow rolling(Duration length) {
    return new Elapsed(length);
  }

  /**
   * A rolling window of this length on the customer's calendar.
   *
   * @throws IllegalArgumentException if the length is not positive or above 100 years
   */
  static ContactWindow rolling(Period length) {
    return new Days(length);
  }

  /** The days, weeks (from Monday), months, quarters or years of the customer's calendar. */
  static ContactWindow calendar(Unit unit) {
    return new Calendar(unit, DayOfWeek.MONDAY);
  }

  /** Weeks that start on this day. */
  static ContactWindow weekFrom(DayOfWeek first) {
    return new Calendar(Unit.WEEK, first);
  }

  /**
   * The first instant at which a contact counts no longer. Never earlier for a later contact.
   *
   * @param contact when the contact was made
   * @param zone the customer's
   */
  Instant occupiedUntil(Instant contact, ZoneId zone);

  /** Whether a contact still counts at an instant that is not before it. */
  default boolean occupies(Instant contact, Instant instant, ZoneId zone) {
    return occupiedUntil(contact, zone).isAfter(instant);
  }

  /** Whether {@link #occupiedUntil} depends on the zone. */
  default boolean needsZone() {
    return true;
  }

  /** No contact occupies it for longer. */
  Duration longest();

  /** The window in words, for reasons: "in any 24 hours". */
  Phrase phrase();

  /** The text form; see the table above. */
  @JsonValue
  String text();

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is none of the forms
   */
  @JsonCreator
  static ContactWindow parse(String text) {
    return ContactWindowText.parse(text);
  }

  /**
   * Rolling, in elapsed time.
   *
   * @param length positive, at most 100 years
   */
  record Elapsed(Duration length) implements ContactWindow {
    private static final Duration MOST = Duration.ofDays(36_525);
    private static final long NANOS = 1_000_000_000L;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if the length is not positive or above 100 years
     */
    public Elapsed {
      if (length.isNegative() || length.isZero() || length.compareTo(MOST) > 0) {
        throw new IllegalArgumentException(
            "window length must be positive and at most 100 years, was " + length);
      }
    }

    @Override
    public Instant occupiedUntil(Instant contact, ZoneId zone) {
      return contact.plus(length);
    }

    @Override
    public boolean occupies(Instant contact, Instant instant, ZoneId zone) {
      // The same without making an instant: this is asked for every cap of every decision.
      long seconds = contact.getEpochSecond() + length.getSeconds() - instant.getEpochSecond();
      if (seconds > 0 || seconds < -1) {
        return seconds > 0;
      }
      return seconds * NANOS + contact.getNano() + length.getNano() > instant.getNano();
    }

    @Override
    public boolean needsZone() {
      return false;
    }

    @Override
    public Duration longest() {
      return length;
    }

    @Override
    public Phrase phrase() {
      return length.toNanos() % Duration.ofHours(1).toNanos() == 0
          ? Phrase.of("contact.window.hours", Details.of("hours", length.toHours()))
          : Phrase.of("contact.window.elapsed", Details.of("length", length));
    }

    @Override
    public String text() {
      return "rolling:" + length;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * Rolling, on the customer's calendar. A time that comes twice counts as its end, a date that a
   * month lacks as the start of the next: what forbids is read conservatively.
   *
   * @param length positive, at most 100 years
   */
  record Days(Period length) implements ContactWindow {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if a part is negative, all are zero, or it is above 100
     *     years
     */
    public Days {
      if (length.isNegative()
          || length.isZero()
          || !Recurrence.withinBounds(length)
          || length.toTotalMonths() > 1_200
          || length.get(ChronoUnit.DAYS) > 36_525) {
        throw new IllegalArgumentException(
            "window length must be positive and at most 100 years, was " + length);
      }
      // A year is twelve months: equal windows are equal however they were written.
      length = Period.of(0, Math.toIntExact(length.toTotalMonths()), days(length));
    }

    private static int days(Period length) {
      return Math.toIntExact(length.get(ChronoUnit.DAYS));
    }

    @Override
    public Instant occupiedUntil(Instant contact, ZoneId zone) {
      LocalDateTime shown = WallClock.latestShown(contact, zone);
      LocalDateTime end = shown.plusMonths(length.toTotalMonths());
      if (end.getDayOfMonth() < shown.getDayOfMonth()) {
        end = end.toLocalDate().plusDays(1).atStartOfDay();
      }
      return WallClock.last(end.plusDays(days(length)), zone);
    }

    @Override
    public Duration longest() {
      return Duration.ofDays(31 * length.toTotalMonths() + days(length) + 2);
    }

    @Override
    public Phrase phrase() {
      return Phrase.of("contact.window.days", Details.of("length", length));
    }

    @Override
    public String text() {
      return "rolling:" + length;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * The days, weeks, months, quarters or years of the customer's calendar. Each starts at the first
   * instant of its first day, where midnight comes twice at the first.
   *
   * @param unit which
   * @param weekStart the first day of weeks; Monday for all other units
   */
  record Calendar(Unit unit, DayOfWeek weekStart) implements ContactWindow {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if another unit than weeks starts on another day than Monday
     */
    public Calendar {
      Objects.requireNonNull(unit, "unit");
      if (unit != Unit.WEEK && weekStart != DayOfWeek.MONDAY) {
        throw new IllegalArgumentException(
            "weekStart must be MONDAY for windows of a " + unit + ", was " + weekStart);
      }
    }

    /** The first day of the window that a day lies in. */
    public LocalDate startOf(LocalDate day) {
      return switch (unit) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
        case MONTH -> day.withDayOfMonth(1);
        case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1L) % 3);
        case YEAR -> day.withDayOfYear(1);
      };
    }

    /** The first day after the window that a day lies in. */
    public LocalDate endOf(LocalDate day) {
      LocalDate start = startOf(day);
      return switch (unit) {
        case DAY -> start.plusDays(1);
        case WEEK -> start.plusWeeks(1);
        case MONTH -> start.plusMonths(1);
        case QUARTER -> start.plusMonths(3);
        case YEAR -> start.plusYears(1);
      };
    }

    /** The day whose window an instant lies in. */
    LocalDate dayOf(Instant instant, ZoneId zone) {
      LocalDate day = LocalDate.ofInstant(instant, zone);
      // Where the clock goes back over midnight it shows a day again that is over.
      LocalDate next = day.plusDays(1);
      return next.atStartOfDay(zone).toInstant().isAfter(instant) ? day : next;
    }

    /** The window that an instant lies in. */
    public TimeRange range(Instant instant, ZoneId zone) {
      LocalDate day = dayOf(instant, zone);
      return TimeRange.between(
          startOf(day).atStartOfDay(zone).toInstant(), endOf(day).atStartOfDay(zone).toInstant());
    }

    @Override
    public Instant occupiedUntil(Instant contact, ZoneId zone) {
      return endOf(dayOf(contact, zone)).atStartOfDay(zone).toInstant();
    }

    @Override
    public Duration longest() {
      return Duration.ofDays(unit.mostDays() + 2);
    }

    @Override
    public Phrase phrase() {
      return weekStart == DayOfWeek.MONDAY
          ? Phrase.of("contact.window." + unit.word(), Details.of("unit", unit))
          : Phrase.of("contact.window.week-from", Details.of("first", weekStart));
    }

    @Override
    public String text() {
      return "calendar:" + unit + (weekStart == DayOfWeek.MONDAY ? "" : "-" + weekStart);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Units of the customer's calendar. */
  enum Unit {
    /** From midnight to midnight. */
    DAY("day", 1),
    /** Seven days. */
    WEEK("week", 7),
    /** From the first of a month. */
    MONTH("month", 31),
    /** From 1 January, 1 April, 1 July or 1 October. */
    QUARTER("quarter", 92),
    /** From 1 January. */
    YEAR("year", 366);

    private final String word;
    private final int mostDays;

    Unit(String word, int mostDays) {
      this.word = word;
      this.mostDays = mostDays;
    }

    String word() {
      return word;
    }

    int mostDays() {
      return mostDays;
    }
  }
}
