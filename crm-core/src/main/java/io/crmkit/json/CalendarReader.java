package io.crmkit.json;

import io.crmkit.time.BusinessCalendar;
import java.time.ZoneId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads business calendars from JSON documents, those of a {@link PlaybookReader playbook}'s {@code
 * calendars} standing alone. A document is read whole or not at all: every mistake in it is
 * reported at once, each with a JSON pointer. {@link CrmJson#write} writes what is read back equal.
 *
 * <pre>{@code
 * BusinessCalendar office = CalendarReader.read(
 *     """
 *     {"zone": "Asia/Shanghai",
 *      "hours": {"mon": ["09:00-17:00"], "tue": ["09:00-17:00"]},
 *      "off": ["2026-10-01"], "working": ["2026-10-10"], "knownThrough": "2026-12-31"}
 *     """);
 * }</pre>
 *
 * <p>Stateless.
 */
public final class CalendarReader {
  private CalendarReader() {}

  /**
   * Reads a calendar that names its zone; a byte order mark before it is skipped.
   *
   * @throws InvalidDocumentException with every mistake, if there is any
   */
  public static BusinessCalendar read(String json) {
    return read(json, Optional.empty());
  }

  /**
   * Reads a calendar, in this zone if it names none.
   *
   * @throws InvalidDocumentException with every mistake, if there is any
   */
  public static BusinessCalendar read(String json, ZoneId usualZone) {
    return read(json, Optional.of(usualZone));
  }

  private static BusinessCalendar read(String json, Optional<ZoneId> usualZone) {
    JsonNode tree = PlaybookReader.tree(json);
    DocumentCheck check = new DocumentCheck();
    return check.flawless(new CalendarDocument(check, usualZone).read(tree, ""));
  }
}
