package io.crmkit.quickstart;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** How files write instants, and how people read them. */
final class Instants {
  /** What {@link #parse} reads, in words. */
  static final String ACCEPTED =
      "an instant written YYYY-MM-DDTHH:MM, with seconds and an offset such as +08:00 or Z where"
          + " needed, or a day YYYY-MM-DD, from 1900 to 2100";

  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2101-01-01T00:00:00Z");
  private static final int DAY = 10;
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private Instants() {}

  /** The instant, if it is one; without an offset in this zone, a day at its start. */
  static Optional<Instant> parse(String text, ZoneId zone) {
    try {
      Instant instant =
          text.length() <= DAY
              ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
              : instant(text, zone);
      return Optional.of(instant).filter(i -> !i.isBefore(FIRST) && i.isBefore(END));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(String text, ZoneId zone) {
    // Spreadsheets and databases write a blank between day and time.
    String iso = text.charAt(DAY) == ' ' ? text.substring(0, DAY) + "T" + text.substring(11) : text;
    TemporalAccessor parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, ZonedDateTime::from, LocalDateTime::from);
    return parsed instanceof ZonedDateTime zoned
        ? zoned.toInstant()
        : ((LocalDateTime) parsed).atZone(zone).toInstant();
  }

  /** Day and minute in a zone. */
  static String shown(Instant instant, ZoneId zone) {
    return SHOWN.format(instant.atZone(zone));
  }
}
