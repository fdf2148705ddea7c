package io.crmkit.contact;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text forms of windows. */
final class ContactWindowText {
  private static final Pattern CALENDAR = Pattern.compile("calendar:(DAY|WEEK|MONTH|QUARTER|YEAR)");
  private static final Pattern WEEK =
      Pattern.compile("calendar:WEEK-(MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)");

  private ContactWindowText() {}

  static ContactWindow parse(String text) {
    if (text.startsWith("rolling:")) {
      return rolling(text);
    }
    Matcher calendar = CALENDAR.matcher(text);
    if (calendar.matches()) {
      return ContactWindow.calendar(ContactWindow.Unit.valueOf(calendar.group(1)));
    }
    Matcher week = WEEK.matcher(text);
    if (week.matches()) {
      return ContactWindow.weekFrom(DayOfWeek.valueOf(week.group(1)));
    }
    throw unreadable(text);
  }

  private static ContactWindow rolling(String text) {
    String length = text.substring("rolling:".length());
    try {
      return length.startsWith("PT")
          ? ContactWindow.rolling(Duration.parse(length))
          : ContactWindow.rolling(Period.parse(length));
    } catch (DateTimeException | ArithmeticException e) {
      throw unreadable(text);
    }
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "window must be rolling:PT24H or rolling:P7D (any ISO-8601 duration or period),"
            + " calendar:DAY, WEEK, MONTH, QUARTER or YEAR, or calendar:WEEK-SUNDAY, was '"
            + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
            + "'");
  }
}
