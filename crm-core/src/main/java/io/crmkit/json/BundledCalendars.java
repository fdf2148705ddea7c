package io.crmkit.json;

import io.crmkit.time.BusinessCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The business calendars that come with the library, as documents. */
public final class BundledCalendars {
  private static final Set<String> NAMES = Set.of("china-2026");

  private BundledCalendars() {}

  /** Their names. */
  public static Set<String> names() {
    return NAMES;
  }

  /**
   * Mainland China in 2026 as the State Council published it, with the weekends made up for, and
   * offices open from 9:00 to 12:00 and from 13:00 to 18:00. Known through 2026-12-31; it holds no
   * holidays of the years before. Other hours are given by {@link BusinessCalendar#withWeek}; the
   * days made up for follow.
   */
  public static BusinessCalendar china2026() {
    return CalendarReader.read(json("china-2026").orElseThrow());
  }

  /** The JSON document of a name, for {@link CalendarReader#read}; empty if there is none. */
  public static Optional<String> json(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    String resource = "calendars/" + name + ".json";
    try (InputStream stream = BundledCalendars.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("bundled calendar " + name + " is missing from the jar");
      }
      return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
