package io.crmkit.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a company is open, and arithmetic with that time: exact to the nanosecond, from 1900 to
 * 2100.
 *
 * <pre>{@code
 * List<DayHours> office = List.of(DayHours.parse("09:00-12:00"), DayHours.parse("13:00-17:00"));
 * BusinessCalendar calendar =
 *     BusinessCalendar.of(ZoneId.of("Asia/Shanghai"), BusinessCalendar.weekdays(office))
 *         .withHolidays(List.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2)))
 *         .withHoursOf(LocalDate.of(2026, 10, 10), DayOfWeek.MONDAY)
 *         .knownThrough(LocalDate.of(2026, 12, 31));
 * Reckoned<Instant> due = calendar.add(received, Duration.ofHours(24));
 * Reckoned<Duration> taken = calendar.between(received, answered);
 * }</pre>
 *
 * <p><b>Hours.</b> Hours are read off the wall clock of the calendar's zone and belong to the date
 * on which they start, also those that run past midnight; hours that overlap are open once. Where
 * the clock is put forward, a time that it skips is the one it shows instead; where it is put back,
 * the first of two is meant; so a day may have 23 hours or 25. A date that a zone skips has no
 * hours. Breaks are closed whatever hours they fall into. A date can have hours of its own; without
 * any it is a holiday.
 *
 * <p><b>Answers</b> are {@link Reckoned}: known; {@link Reckoned.Never} if the calendar does not
 * open often enough before the end of 2100; {@link Reckoned.Unknown} if it rests on dates after
 * {@link #knownThrough}. Without such a date the weekly hours hold for ever. Instants outside 1900
 * to 2100 (UTC) are refused with an {@link IllegalArgumentException}, as are dates.
 *
 * <p><b>Business days</b> are the dates with hours on them.
 *
 * <p>Immutable, safe for several threads; equal if it is defined equally. What it reckons with is
 * compiled on demand, some 400 days at a time, and kept; each question is then a search in what is
 * compiled.
 */
public final class BusinessCalendar {
  private static final List<DayOfWeek> WEEKDAYS =
      List.of(
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);

  private final Definition definition;
  private final Compiled compiled;

  private BusinessCalendar(Definition definition) {
    this.definition = definition;
    compiled = new Compiled(definition);
  }

  /** A calendar with these hours each week; days without any are closed. */
  public static BusinessCalendar of(ZoneId zone, Map<DayOfWeek, List<DayHours>> week) {
    return new BusinessCalendar(Weekly.of(zone, week));
  }

  /** A calendar that is always open; its zone says where days start. */
  public static BusinessCalendar always(ZoneId zone) {
    List<DayHours> whole = List.of(DayHours.WHOLE_DAY);
    return of(
        zone,
        Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> whole)));
  }

  /** The same hours from Monday to Friday, for {@link #of}. */
  public static Map<DayOfWeek, List<DayHours>> weekdays(List<DayHours> hours) {
    return WEEKDAYS.stream().collect(Collectors.toUnmodifiableMap(day -> day, day -> hours));
  }

  /** The zone of the dates; of combined calendars that of the first one. */
  public ZoneId zone() {
    return definition.zone();
  }

  /** The last date that the calendar knows, if it does not hold for ever. */
  public Optional<LocalDate> knownThrough() {
    return definition.knownThrough();
  }

  /** The same calendar with other weekly hours. Of combined calendars each part is changed. */
  public BusinessCalendar withWeek(Map<DayOfWeek, List<DayHours>> week) {
    return new BusinessCalendar(definition.each(part -> part.withWeek(week)));
  }

  /** The same calendar with these weekly breaks. Of combined calendars each part is changed. */
  public BusinessCalendar withBreaks(Map<DayOfWeek, List<DayHours>> breaks) {
    return new BusinessCalendar(definition.each(part -> part.withBreaks(breaks)));
  }

  /**
   * The same calendar, closed on these dates but for night shifts that run into them. For the sake
   * of these a date that had the breaks of another day of the week has them as its own, until it is
   * given hours again. Of combined calendars each part is closed.
   */
  public BusinessCalendar withHolidays(Collection<LocalDate> dates) {
    return new BusinessCalendar(definition.each(part -> part.withHolidays(dates)));
  }

  /**
   * The same calendar with hours of its own on a date, instead of all others and without the weekly
   * breaks; without hours it is closed. Of combined calendars each part is changed.
   */
  public BusinessCalendar withHours(LocalDate date, List<DayHours> hours) {
    return withHours(Map.of(date, hours));
  }

  /** As {@link #withHours(LocalDate, List)}, for many dates at once. */
  public BusinessCalendar withHours(Map<LocalDate, List<DayHours>> hours) {
    return new BusinessCalendar(definition.each(part -> part.withHours(hours)));
  }

  /**
   * The same calendar with the hours and breaks of a day of the week on a date: a Saturday made up
   * for as a Monday. Of combined calendars each part is changed.
   */
  public BusinessCalendar withHoursOf(LocalDate date, DayOfWeek day) {
    return withHoursOf(Map.of(date, day));
  }

  /** As {@link #withHoursOf(LocalDate, DayOfWeek)}, for many dates at once. */
  public BusinessCalendar withHoursOf(Map<LocalDate, DayOfWeek> days) {
    return new BusinessCalendar(definition.each(part -> part.withHoursOf(days)));
  }

  /**
   * The same calendar with breaks of its own on a date, instead of the weekly ones. Of combined
   * calendars each part is changed.
   */
  public BusinessCalendar withBreaks(LocalDate date, List<DayHours> breaks) {
    return withBreaksOn(Map.of(date, breaks));
  }

  /** As {@link #withBreaks(LocalDate, List)}, for many dates at once. */
  public BusinessCalendar withBreaksOn(Map<LocalDate, List<DayHours>> breaks) {
    return new BusinessCalendar(definition.each(part -> part.withBreaksOn(breaks)));
  }

  /** The same calendar, known through this date only. Of combined calendars each part is. */
  public BusinessCalendar knownThrough(LocalDate date) {
    return new BusinessCalendar(definition.each(part -> part.knownThrough(date)));
  }

  /**
   * Open when either is. Dates are those of this calendar's zone; open time of the other belongs to
   * the date on which it opens there. Known as far as both are.
   */
  public BusinessCalendar union(BusinessCalendar other) {
    return new BusinessCalendar(new Combined(true, definition, other.definition));
  }

  /**
   * Open when both are. Business days are those of this calendar on which the other is open too.
   * Known as far as both are.
   */
  public BusinessCalendar intersection(BusinessCalendar other) {
    return new BusinessCalendar(new Combined(false, definition, other.definition));
  }

  /**
   * The earliest instant by which it was open so long since the start: at the close of a day, that
   * closing and not the next opening. Of zero, the first open instant from the start on. Of a
   * negative length the latest instant since which it was open so long until the start.
   */
  public Reckoned<Instant> add(Instant start, Duration open) {
    return compiled.add(start, open);
  }

  /** How long it is open from one instant to another; negative if they are in reverse order. */
  public Reckoned<Duration> between(Instant from, Instant to) {
    return compiled.between(from, to);
  }

  /** As {@link #add}, with a clock that stands still during the pauses. */
  public Reckoned<Instant> deadline(Instant start, Duration open, Pauses pauses) {
    return compiled.add(start, open, pauses.intervals());
  }

  /** As {@link #between}, with a clock that stands still during the pauses. */
  public Reckoned<Duration> elapsed(Instant from, Instant to, Pauses pauses) {
    return compiled.between(from, to, pauses.intervals());
  }

  /** Whether it is open at the instant; at the instant of closing it is not. */
  public Reckoned<Boolean> isOpen(Instant instant) {
    return compiled.isOpen(instant);
  }

  /** The first open instant from this one on. */
  public Reckoned<Instant> nextOpen(Instant instant) {
    return compiled.add(instant, Duration.ZERO);
  }

  /** The last instant, up to this one, just before which it was open: this one or a closing. */
  public Reckoned<Instant> previousOpen(Instant instant) {
    return compiled.previousOpen(instant);
  }

  /** The first instant after this one at which it closes. */
  public Reckoned<Instant> closing(Instant instant) {
    return compiled.closing(instant);
  }

  /** Whether there are hours on the date. */
  public Reckoned<Boolean> isBusinessDay(LocalDate date) {
    return compiled.isBusinessDay(date);
  }

  /**
   * The business day so many after (negative: before) the date of the instant, which does not count
   * itself, at the time of day that the rule says.
   *
   * @param days how many; of zero the date stays
   */
  public Reckoned<Instant> addDays(Instant start, int days, DayRule rule) {
    return compiled.addDays(start, days, rule);
  }

  /**
   * The business day so many after (negative: before) the date, which does not count itself. Of
   * zero the date stays, or by the rules that move it is the next business day.
   *
   * @param rule {@link DayRule#ROLL_FIRST} starts from the next (counting back: previous) business
   *     day if the date is none
   */
  public Reckoned<LocalDate> addDays(LocalDate date, int days, DayRule rule) {
    return compiled.addDays(date, days, rule);
  }

  /**
   * When the n-th business day after that of the start closes for the last time. A night shift
   * closes on the next date, which may be after the hours of that date.
   *
   * @param number 1 or more; 0 is the day of the start, or the next business day if it is none
   * @throws IllegalArgumentException if the number is negative
   */
  public Reckoned<Instant> endOfBusinessDay(Instant start, int number) {
    if (number < 0) {
      throw new IllegalArgumentException("business days are counted from 0, was " + number);
    }
    return compiled.endOfBusinessDay(start, number);
  }

  /** When and why it is open or closed, in order, without gaps: the proof of a reckoning. */
  public List<Stretch> stretches(Instant from, Instant to) {
    return compiled.stretches(from, to);
  }

  /**
   * The JSON form, made of maps, lists and texts: {@code {"zone": "Asia/Shanghai", "hours": {"mon":
   * ["09:00-17:00"]}, "holidays": ["2026-10-01"], "working": {"2026-10-10": "mon"}, "knownThrough":
   * "2026-12-31"}}, with {@code breaks} by day of the week, {@code breaksOn} by date, and hours for
   * {@code working} dates that are like no other; or {@code {"union": [calendar, calendar]}} or
   * {@code intersection}.
   */
  @JsonValue
  public Map<String, Object> form() {
    return CalendarForm.write(definition);
  }

  @JsonCreator
  static BusinessCalendar read(
      @JsonProperty("zone") @Nullable ZoneId zone,
      @JsonProperty("hours") @Nullable Map<String, List<DayHours>> hours,
      @JsonProperty("breaks") @Nullable Map<String, List<DayHours>> breaks,
      @JsonProperty("holidays") @Nullable List<LocalDate> holidays,
      @JsonProperty("working") @Nullable Map<String, Object> working,
      @JsonProperty("breaksOn") @Nullable Map<String, List<DayHours>> breaksOn,
      @JsonProperty("knownThrough") @Nullable LocalDate knownThrough,
      @JsonProperty("union") @Nullable List<BusinessCalendar> union,
      @JsonProperty("intersection") @Nullable List<BusinessCalendar> intersection) {
    if (union == null && intersection == null) {
      return CalendarForm.read(zone, hours, breaks, holidays, working, breaksOn, knownThrough);
    }
    CalendarForm.requireNone("zone", zone);
    CalendarForm.requireNone("hours", hours);
    CalendarForm.requireNone("breaks", breaks);
    CalendarForm.requireNone("holidays", holidays);
    CalendarForm.requireNone("working", working);
    CalendarForm.requireNone("breaksOn", breaksOn);
    CalendarForm.requireNone("knownThrough", knownThrough);
    return CalendarForm.combined(union, intersection);
  }

  Reckoned<Instant> endOfBusinessDay(Instant start, int number, Pauses pauses) {
    return compiled.endOfBusinessDay(start, number, pauses.intervals());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BusinessCalendar that && definition.equals(that.definition);
  }

  @Override
  public int hashCode() {
    return definition.hashCode();
  }

  /** The definition. */
  @Override
  public String toString() {
    return definition.toString();
  }
}
