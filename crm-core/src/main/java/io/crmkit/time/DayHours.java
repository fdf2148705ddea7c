package io.crmkit.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Objects;

/**
 * A stretch of a day's wall clock: {@code DayHours.parse("09:00-17:00")}. An end at or before the
 * start lies on the next day: {@code "22:00-06:00"} runs past midnight, {@code "00:00-24:00"} is
 * the whole day. Immutable.
 *
 * <p>Which instants that is on a given date is the calendar's to say: see {@link BusinessCalendar}.
 *
 * @param startInclusive the first time of day inside
 * @param endExclusive the first time of day after it; midnight is the end of the day
 */
public record DayHours(LocalTime startInclusive, LocalTime endExclusive) {
  /** From midnight to midnight. */
  public static final DayHours WHOLE_DAY = new DayHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /** Checks that nothing is missing. */
  public DayHours {
    Objects.requireNonNull(startInclusive, "startInclusive");
    Objects.requireNonNull(endExclusive, "endExclusive");
  }

  /**
   * Reads the text form: two times of day joined by a hyphen, the end up to {@code 24:00}.
   *
   * @throws IllegalArgumentException if the text is written otherwise
   */
  @JsonCreator
  public static DayHours parse(String text) {
    int hyphen = text.indexOf('-');
    try {
      if (hyphen > 0) {
        String end = text.substring(hyphen + 1);
        return new DayHours(
            LocalTime.parse(text.substring(0, hyphen)),
            end.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(end));
      }
    } catch (DateTimeException e) {
      throw unreadable(text);
    }
    throw unreadable(text);
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "hours must be written like 09:00-17:00, 22:00-06:00 or 00:00-24:00, was '"
            + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
            + "'");
  }

  /** Whether it ends on the day after it started. */
  public boolean endsNextDay() {
    return !startInclusive.isBefore(endExclusive);
  }

  /** The text form. */
  @Override
  @JsonValue
  public String toString() {
    return startInclusive
        + "-"
        + (endExclusive.equals(LocalTime.MIDNIGHT) ? "24:00" : endExclusive.toString());
  }
}
