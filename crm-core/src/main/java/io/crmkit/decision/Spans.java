package io.crmkit.decision;

import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How single values show in a text: spans of days, months and years in words, the rest as is. */
final class Spans {
  private Spans() {}

  static String show(Object value, boolean chinese) {
    return value instanceof Period period ? show(period, chinese) : value.toString();
  }

  private static String show(Period period, boolean chinese) {
    List<String> parts = new ArrayList<>();
    if (period.getYears() != 0) {
      parts.add(part(period.getYears(), chinese, "year", "年"));
    }
    if (period.getMonths() != 0) {
      parts.add(part(period.getMonths(), chinese, "month", "个月"));
    }
    long days = period.get(ChronoUnit.DAYS);
    if (days != 0 || parts.isEmpty()) {
      parts.add(part(days, chinese, "day", "天"));
    }
    return String.join(" ", parts);
  }

  private static String part(long count, boolean chinese, String english, String han) {
    return count + " " + (chinese ? han : count == 1 ? english : english + "s");
  }
}
