package io.crmkit.json;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads business calendars from documents. Beyond what the codec reads, the zone may be left out
 * where there is a usual one; dates may be marked as {@code off} beside the holidays; and dates
 * marked as {@code working} in a mere list have the hours of the first day of the week that has
 * any.
 */
final class CalendarDocument {
  private static final String[] DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

  private final DocumentCheck check;
  private final Optional<ZoneId> usualZone;

  CalendarDocument(DocumentCheck check, Optional<ZoneId> usualZone) {
    this.check = check;
    this.usualZone = usualZone;
  }

  Optional<BusinessCalendar> read(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    Optional<BusinessCalendar> calendar =
        node.has("union") || node.has("intersection")
            ? combined(node, pointer)
            : weekly(node, pointer);
    return check.problems().size() > problemsBefore ? Optional.empty() : calendar;
  }

  private Optional<BusinessCalendar> combined(JsonNode node, String pointer) {
    String form = node.has("union") ? "union" : "intersection";
    if (!check.object(node, pointer, form)) {
      return Optional.empty();
    }
    String at = pointer + "/" + form;
    List<BusinessCalendar> parts = check.list(node.get(form), at, this::read);
    if (node.get(form).isArray() && node.get(form).size() < 2) {
      check.problem(at, "must combine at least two calendars");
    }
    return parts.stream().reduce((a, b) -> form.equals("union") ? a.union(b) : a.intersection(b));
  }

  private Optional<BusinessCalendar> weekly(JsonNode node, String pointer) {
    if (!check.object(
        node,
        pointer,
        "zone",
        "hours",
        "breaks",
        "holidays",
        "off",
        "working",
        "breaksOn",
        "knownThrough")) {
      return Optional.empty();
    }
    Optional<ZoneId> zone =
        usualZone.isPresent() && !node.has("zone")
            ? usualZone
            : check.required(node, pointer, "zone", DocumentTexts::zoneId);
    if (!node.has("hours")) {
      check.problem(pointer + "/hours", "is required");
    }
    Map<DayOfWeek, List<DayHours>> week = week(node.get("hours"), pointer + "/hours");
    BusinessCalendar calendar =
        BusinessCalendar.of(zone.orElse(ZoneId.of("UTC")), week)
            .withBreaks(week(node.get("breaks"), pointer + "/breaks"));
    Set<LocalDate> off = new TreeSet<>();
    off.addAll(dates(node, pointer, "holidays"));
    off.addAll(dates(node, pointer, "off"));
    calendar = calendar.withHolidays(off);
    calendar = working(calendar, node.get("working"), pointer + "/working", off, week);
    calendar = calendar.withBreaksOn(byDate(node.get("breaksOn"), pointer + "/breaksOn"));
    Optional<LocalDate> last =
        check.optional(node, pointer, "knownThrough", CalendarDocument::date);
    return Optional.of(last.isPresent() ? calendar.knownThrough(last.get()) : calendar);
  }

  private Map<DayOfWeek, List<DayHours>> week(@Nullable JsonNode node, String pointer) {
    Map<DayOfWeek, List<DayHours>> week = new EnumMap<>(DayOfWeek.class);
    if (node != null && check.object(node, pointer, DAYS)) {
      for (int i = 0; i < DAYS.length; i++) {
        if (node.has(DAYS[i])) {
          week.put(DayOfWeek.of(i + 1), hours(node.get(DAYS[i]), pointer + "/" + DAYS[i]));
        }
      }
    }
    return week;
  }

  private List<DayHours> hours(JsonNode node, String pointer) {
    return check.list(node, pointer, (item, at) -> check.text(item, at, DayHours::parse));
  }

  private List<LocalDate> dates(JsonNode node, String pointer, String field) {
    return node.has(field)
        ? check.list(
            node.get(field),
            pointer + "/" + field,
            (item, at) -> check.text(item, at, CalendarDocument::date))
        : List.of();
  }

  /** A date that calendars reckon with. */
  private static LocalDate date(String text) {
    LocalDate date = DocumentTexts.date(text);
    if (date.getYear() < 1900 || date.getYear() > 2100) {
      throw new IllegalArgumentException("must lie from 1900-01-01 to 2100-12-31, was " + date);
    }
    return date;
  }

  private Map<LocalDate, List<DayHours>> byDate(@Nullable JsonNode node, String pointer) {
    Map<LocalDate, List<DayHours>> hours = new LinkedHashMap<>();
    for (Map.Entry<LocalDate, JsonNode> entry : entries(node, pointer).entrySet()) {
      String at = pointer + "/" + entry.getKey();
      hours.put(entry.getKey(), hours(entry.getValue(), at));
    }
    return hours;
  }

  private Map<LocalDate, JsonNode> entries(@Nullable JsonNode node, String pointer) {
    Map<LocalDate, JsonNode> entries = new LinkedHashMap<>();
    if (node != null && !node.isObject()) {
      check.problem(pointer, "must be an object, was " + DocumentCheck.words(node));
    } else if (node != null) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        String at = DocumentCheck.child(pointer, entry.getKey());
        check
            .attempt(at, () -> date(entry.getKey()))
            .ifPresent(date -> entries.put(date, entry.getValue()));
      }
    }
    return entries;
  }

  private BusinessCalendar working(
      BusinessCalendar calendar,
      @Nullable JsonNode node,
      String pointer,
      Set<LocalDate> off,
      Map<DayOfWeek, List<DayHours>> week) {
    Map<LocalDate, DayOfWeek> likes = new LinkedHashMap<>();
    if (node != null && node.isArray()) {
      List<LocalDate> dates = new ArrayList<>();
      check.list(
          node,
          pointer,
          (item, at) -> {
            Optional<LocalDate> date = check.text(item, at, CalendarDocument::date);
            date.ifPresent(d -> requireNotOff(d, at, off));
            date.ifPresent(dates::add);
            return date;
          });
      Optional<DayOfWeek> usual =
          week.entrySet().stream()
              .filter(day -> !day.getValue().isEmpty())
              .map(Map.Entry::getKey)
              .findFirst();
      if (usual.isEmpty()) {
        check.problem(pointer, "needs a day of the week with hours that these dates could have");
        return calendar;
      }
      dates.forEach(date -> likes.put(date, usual.get()));
      return calendar.withHoursOf(likes);
    }
    Map<LocalDate, List<DayHours>> own = new LinkedHashMap<>();
    for (Map.Entry<LocalDate, JsonNode> entry : entries(node, pointer).entrySet()) {
      String at = pointer + "/" + entry.getKey();
      LocalDate date = entry.getKey();
      requireNotOff(date, at, off);
      if (entry.getValue().isString()) {
        check
            .text(entry.getValue(), at, CalendarDocument::day)
            .ifPresent(day -> likes.put(date, day));
      } else {
        own.put(date, hours(entry.getValue(), at));
      }
    }
    return calendar.withHours(own).withHoursOf(likes);
  }

  private void requireNotOff(LocalDate date, String pointer, Set<LocalDate> off) {
    if (off.contains(date)) {
      check.problem(pointer, "must not be a holiday as well, " + date + " is");
    }
  }

  private static DayOfWeek day(String text) {
    for (int i = 0; i < DAYS.length; i++) {
      if (DAYS[i].equals(text)) {
        return DayOfWeek.of(i + 1);
      }
    }
    throw new IllegalArgumentException(
        "must be a list of hours or one of "
            + String.join(", ", DAYS).toLowerCase(Locale.ROOT)
            + ", was '"
            + DocumentTexts.shortened(text)
            + "'");
  }
}
