package io.crmkit.decision;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How single values show in a text, and how pieces of a text meet. */
final class Spans {
  private Spans() {}

  static String show(Object value, boolean chinese) {
    if (value instanceof Period period) {
      return show(period, chinese);
    }
    if (value instanceof Duration length) {
      return show(length, chinese);
    }
    return value instanceof ZonedDateTime time ? show(time, chinese) : value.toString();
  }

  /** Date and time of day in the zone that the value brings along, which is named. */
  private static String show(ZonedDateTime time, boolean chinese) {
    String shown = time.toLocalDate() + " " + time.toLocalTime();
    return shown + (chinese ? "（" + time.getZone() + "）" : " (" + time.getZone() + ")");
  }

  private static String show(Duration length, boolean chinese) {
    if (length.isNegative()) {
      return "-" + show(length.negated(), chinese);
    }
    List<String> parts = new ArrayList<>();
    if (length.toHours() != 0) {
      parts.add(length.toHours() + (chinese ? " 小时" : " h"));
    }
    if (length.toMinutesPart() != 0) {
      parts.add(length.toMinutesPart() + (chinese ? " 分钟" : " min"));
    }
    Duration rest = length.minusMinutes(length.toMinutes());
    if (!rest.isZero() || parts.isEmpty()) {
      BigDecimal seconds =
          BigDecimal.valueOf(rest.toNanos(), 9).stripTrailingZeros(); // less than a minute
      parts.add(seconds.toPlainString() + (chinese ? " 秒" : " s"));
    }
    return String.join(" ", parts);
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

  /**
   * Appends a piece of text. Chinese and Latin words meet with a space between them, Chinese words
   * without, whatever the pieces say; the pieces themselves are left alone.
   */
  static void join(StringBuilder text, String piece) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = 0;
    while (start < piece.length() && piece.charAt(start) == ' ') {
      start++;
    }
    if (end > 0 && start < piece.length()) {
      char before = text.charAt(end - 1);
      char after = piece.charAt(start);
      if (isChinese(before) && isChinese(after)) {
        text.setLength(end);
        text.append(piece, start, piece.length());
        return;
      }
      boolean touching = end == text.length() && start == 0;
      if (touching && meets(before, after)) {
        text.append(' ');
      }
    }
    text.append(piece);
  }

  private static boolean meets(char before, char after) {
    return (isHan(before) && isLatin(after)) || (isLatin(before) && isHan(after));
  }

  private static boolean isChinese(char c) {
    return isHan(c) || "，。；：（）、".indexOf(c) >= 0;
  }

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  private static boolean isLatin(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '%');
  }
}
