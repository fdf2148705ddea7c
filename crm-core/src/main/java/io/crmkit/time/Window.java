package io.crmkit.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far back a metric looks. A window starts at a local midnight and ends, exclusive, at the
 * as-of instant (or at an earlier midnight, for windows that lie in the past). Asked as of a local
 * midnight it therefore covers whole days: start day included, as-of day excluded.
 *
 * <p>Zone and anchor are the caller's: a window itself is the same everywhere. Windows have a text
 * form that {@link #parse} reads and {@code toString} writes:
 *
 * <table>
 * <caption>Windows, their factories and text forms</caption>
 * <tr><td>{@link #last}</td><td>{@code last:P12M}</td><td>rolling: the 12 months up to the as-of
 *     instant; the same as {@code last:P1Y}</td></tr>
 * <tr><td>{@link #current}</td><td>{@code calendar:YEAR}</td><td>this calendar year so far (or
 *     MONTH, QUARTER)</td></tr>
 * <tr><td>{@link #previous}</td><td>{@code calendar:YEAR-1}</td><td>the calendar year before,
 *     whole</td></tr>
 * <tr><td>{@link #membershipYear}</td><td>{@code anniversary}</td><td>this year of membership so
 *     far</td></tr>
 * <tr><td>{@link #previousMembershipYear}</td><td>{@code anniversary-1}</td><td>the year of
 *     membership before, whole</td></tr>
 * <tr><td>{@link #ever}</td><td>{@code ever}</td><td>everything before the as-of instant</td></tr>
 * </table>
 *
 * <p>Immutable.
 */
public sealed interface Window {

  /** The rolling window over the given length: {@code last(Period.ofMonths(12))}. */
  static Window last(Period length) {
    return new Rolling(length);
  }

  /** This calendar unit so far. */
  static Window current(CalendarUnit unit) {
    return new Calendar(unit, 0);
  }

  /** The whole calendar unit before this one. */
  static Window previous(CalendarUnit unit) {
    return new Calendar(unit, 1);
  }

  /** This year of membership so far, counted from the anchor date. */
  static Window membershipYear() {
    return new Anniversary(0);
  }

  /** The whole year of membership before this one. */
  static Window previousMembershipYear() {
    return new Anniversary(1);
  }

  /** Everything before the as-of instant. */
  static Window ever() {
    return new Ever();
  }

  /**
   * The range of instants this window covers.
   *
   * @param asOf when the question is asked; what happens at or after it is not covered
   * @param zone decides where days start; a midnight that the zone skips moves to the next instant
   * @param anchor the date that years of membership count from
   * @throws IllegalArgumentException if {@link #needsAnchor} and there is none
   */
  TimeRange range(Instant asOf, ZoneId zone, Optional<LocalDate> anchor);

  /** Whether {@link #range} needs an anchor date. */
  default boolean needsAnchor() {
    return false;
  }

  /**
   * The first date after {@code eventDay} at whose midnight an event of that day is no longer
   * covered; empty if it never leaves, or if that depends on {@link #turnsOver}.
   */
  default Optional<LocalDate> leavesOn(LocalDate eventDay) {
    return Optional.empty();
  }

  /**
   * The dates at whose midnight the window jumps, whatever happened: the first such date on or
   * after {@code date}. Empty for windows that move evenly.
   */
  default Optional<LocalDate> turnsOver(LocalDate date, Optional<LocalDate> anchor) {
    return Optional.empty();
  }

  /** The window in words, for reasons. */
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
  static Window parse(String text) {
    return WindowText.parse(text);
  }

  /**
   * The last so many days, months or years. Starts at the midnight that begins the day {@code
   * length} before the as-of day.
   *
   * @param length positive
   */
  record Rolling(Period length) implements Window {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if a part is negative or all are zero
     */
    public Rolling {
      if (length.isNegative() || length.isZero() || !Recurrence.withinBounds(length)) {
        throw new IllegalArgumentException(
            "window length must be positive and at most 1,000 years, was " + length);
      }
      // A year is twelve months: equal windows are equal however they were written.
      length = Period.of(0, Math.toIntExact(length.toTotalMonths()), days(length));
    }

    private static int days(Period length) {
      return Math.toIntExact(length.get(ChronoUnit.DAYS));
    }

    @Override
    public TimeRange range(Instant asOf, ZoneId zone, Optional<LocalDate> anchor) {
      LocalDate day = LocalDate.ofInstant(asOf, zone);
      return TimeRange.between(day.minus(length).atStartOfDay(zone).toInstant(), asOf);
    }

    @Override
    public Optional<LocalDate> leavesOn(LocalDate eventDay) {
      // Months differ in length, so plus is not the inverse of minus: search the few days it takes.
      LocalDate day = eventDay.plus(length);
      while (day.minusDays(1).minus(length).isAfter(eventDay)) {
        day = day.minusDays(1);
      }
      while (!day.minus(length).isAfter(eventDay)) {
        day = day.plusDays(1);
      }
      return Optional.of(day);
    }

    @Override
    public Phrase phrase() {
      return Phrase.of("window.last", Details.of("length", length));
    }

    @Override
    public String text() {
      return "last:" + length;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * A calendar unit: the current one so far, or a whole earlier one.
   *
   * @param unit month, quarter or year
   * @param back 0 for the current unit, 1 for the one before, and so on; at most 100
   */
  record Calendar(CalendarUnit unit, int back) implements Window {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if {@code back} is out of range
     */
    public Calendar {
      Objects.requireNonNull(unit, "unit");
      WindowText.requireBack(back);
    }

    @Override
    public TimeRange range(Instant asOf, ZoneId zone, Optional<LocalDate> anchor) {
      LocalDate start = unit.startOf(LocalDate.ofInstant(asOf, zone));
      if (back == 0) {
        return TimeRange.between(start.atStartOfDay(zone).toInstant(), asOf);
      }
      return TimeRange.between(
          unit.plus(start, -back).atStartOfDay(zone).toInstant(),
          unit.plus(start, 1 - back).atStartOfDay(zone).toInstant());
    }

    @Override
    public Optional<LocalDate> turnsOver(LocalDate date, Optional<LocalDate> anchor) {
      LocalDate start = unit.startOf(date);
      return Optional.of(start.equals(date) ? date : unit.plus(start, 1));
    }

    @Override
    public Phrase phrase() {
      return WindowText.phrase("window.calendar-" + unit.word(), back);
    }

    @Override
    public String text() {
      return "calendar:" + unit + (back == 0 ? "" : "-" + back);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * A year of membership, counted from the anchor date without drift: members since 29 February
   * start their year on 28 February where there is no 29th.
   *
   * @param back 0 for the current year so far, 1 for the one before, and so on; at most 100
   */
  record Anniversary(int back) implements Window {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if {@code back} is out of range
     */
    public Anniversary {
      WindowText.requireBack(back);
    }

    @Override
    public boolean needsAnchor() {
      return true;
    }

    @Override
    public TimeRange range(Instant asOf, ZoneId zone, Optional<LocalDate> anchor) {
      LocalDate joined =
          anchor.orElseThrow(
              () -> new IllegalArgumentException("an anniversary window needs an anchor date"));
      LocalDate day = LocalDate.ofInstant(asOf, zone);
      int year = day.getYear() - joined.getYear();
      year -= joined.plusYears(year).isAfter(day) ? 1 : 0;
      Instant start = joined.plusYears(year - back).atStartOfDay(zone).toInstant();
      return TimeRange.between(
          start,
          back == 0 ? asOf : joined.plusYears(year - back + 1).atStartOfDay(zone).toInstant());
    }

    @Override
    public Optional<LocalDate> turnsOver(LocalDate date, Optional<LocalDate> anchor) {
      return anchor.map(joined -> nextAnniversary(joined, date));
    }

    private static LocalDate nextAnniversary(LocalDate joined, LocalDate date) {
      LocalDate same = joined.plusYears(date.getYear() - joined.getYear());
      return same.isBefore(date) ? joined.plusYears(date.getYear() + 1 - joined.getYear()) : same;
    }

    @Override
    public Phrase phrase() {
      return WindowText.phrase("window.anniversary", back);
    }

    @Override
    public String text() {
      return "anniversary" + (back == 0 ? "" : "-" + back);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Everything before the as-of instant. */
  record Ever() implements Window {
    @Override
    public TimeRange range(Instant asOf, ZoneId zone, Optional<LocalDate> anchor) {
      return TimeRange.before(asOf);
    }

    @Override
    public Phrase phrase() {
      return Phrase.of("window.ever", Map.of());
    }

    @Override
    public String text() {
      return "ever";
    }

    @Override
    public String toString() {
      return text();
    }
  }
}

/** Reads the text forms of windows. */
final class WindowText {
  private static final Pattern CALENDAR =
      Pattern.compile("calendar:(MONTH|QUARTER|YEAR)(-\\d{1,3})?");
  private static final Pattern ANNIVERSARY = Pattern.compile("anniversary(-\\d{1,3})?");

  private WindowText() {}

  static Window parse(String text) {
    if (text.equals("ever")) {
      return Window.ever();
    }
    if (text.startsWith("last:")) {
      return new Window.Rolling(parsePeriod(text));
    }
    Matcher calendar = CALENDAR.matcher(text);
    if (calendar.matches()) {
      return new Window.Calendar(CalendarUnit.valueOf(calendar.group(1)), back(calendar.group(2)));
    }
    Matcher anniversary = ANNIVERSARY.matcher(text);
    if (anniversary.matches()) {
      return new Window.Anniversary(back(anniversary.group(1)));
    }
    throw unreadable(text);
  }

  private static Period parsePeriod(String text) {
    try {
      return Period.parse(text.substring("last:".length()));
    } catch (DateTimeParseException e) {
      throw unreadable(text);
    }
  }

  private static int back(String suffix) {
    return suffix == null ? 0 : -Integer.parseInt(suffix);
  }

  /** "This year", "last year", "the whole year 2 before this one". */
  static Phrase phrase(String code, int back) {
    return switch (back) {
      case 0 -> Phrase.of(code, Map.of());
      case 1 -> Phrase.of(code + "-before", Map.of());
      default -> Phrase.of(code + "-back", Details.of("back", (long) back));
    };
  }

  static void requireBack(int back) {
    if (back < 0 || back > 100) {
      throw new IllegalArgumentException("a window reaches 0 to 100 units back, was " + back);
    }
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "window must be last:P12M (any ISO-8601 period), calendar:YEAR, calendar:QUARTER or"
            + " calendar:MONTH (with -1 for the one before), anniversary, or ever, was '"
            + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
            + "'");
  }
}
