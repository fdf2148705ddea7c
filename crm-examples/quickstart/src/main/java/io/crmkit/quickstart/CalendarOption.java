package io.crmkit.quickstart;

import io.crmkit.json.BundledCalendars;
import io.crmkit.json.CalendarReader;
import io.crmkit.json.InvalidDocumentException;
import io.crmkit.time.BusinessCalendar;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** {@code --calendar NAME=FILE-or-name}: business time that the playbook does not have. */
final class CalendarOption {
  @Option(
      names = "--calendar",
      paramLabel = "NAME=FILE-or-name",
      description =
          "A calendar that workflows ask for, instead of the playbook's: a calendar's JSON file or the "
              + "name of a bundled one (china-2026). Can be given several times.")
  private List<String> calendars = new ArrayList<>();

  /** Reads the calendars, in this zone if they name none; what is wrong goes to the problems. */
  Map<String, BusinessCalendar> read(ZoneId zone, List<String> problems) {
    Map<String, BusinessCalendar> read = new LinkedHashMap<>();
    for (String given : calendars) {
      String name = name(given);
      if (!CsvRow.isCode(name)) {
        problems.add(
            "--calendar: must be NAME=FILE or NAME=china-2026, the name a letter and up to 63"
                + " letters, digits, '-' or '_', was "
                + Problems.quoted(given));
        continue;
      }
      try {
        read.put(name, calendar(given.substring(name.length() + 1), zone));
      } catch (BadInputException e) {
        problems.addAll(e.lines());
      }
    }
    return read;
  }

  /**
   * What is to be done about calendars that nothing asks for: a slip of the pen would let the
   * playbook's own decide without a word.
   */
  List<String> unasked(SortedSet<String> asked) {
    return calendars.stream()
        .map(CalendarOption::name)
        .filter(name -> !asked.contains(name))
        .map(name -> unasked(name, asked))
        .toList();
  }

  private static String unasked(String name, SortedSet<String> asked) {
    return "--calendar: must give a calendar that a workflow, the playbook or a sanction asks for, one of "
        + asked
        + ", was "
        + Problems.quoted(name);
  }

  private static String name(String given) {
    return given.substring(0, Math.max(0, given.indexOf('=')));
  }

  private static BusinessCalendar calendar(String source, ZoneId zone) {
    String accepted =
        "the name of a bundled calendar, of "
            + new TreeSet<>(BundledCalendars.names())
            + ", or a JSON file";
    String json =
        BundledCalendars.json(source).orElseGet(() -> JsonFile.text(source, "calendar", accepted));
    try {
      return CalendarReader.read(json, zone);
    } catch (InvalidDocumentException e) {
      throw new BadInputException(JsonFile.lines(source, e));
    }
  }
}
