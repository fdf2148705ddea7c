package io.crmkit.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON form of calendars, as maps, lists and texts that every codec knows. */
final class CalendarForm {
  private CalendarForm() {}

  static Map<String, Object> write(Definition definition) {
    Map<String, Object> form = new LinkedHashMap<>();
    if (definition instanceof Combined both) {
      form.put(
          both.either() ? "union" : "intersection",
          List.of(write(both.first()), write(both.second())));
    } else if (definition instanceof Weekly weekly) {
      write(weekly, form);
    }
    return form;
  }

  private static void write(Weekly weekly, Map<String, Object> form) {
    form.put("zone", weekly.zone().getId());
    form.put("hours", byDay(weekly.week()));
    putUnlessEmpty(form, "breaks", byDay(weekly.breaks()));
    List<String> holidays = new ArrayList<>();
    Map<String, Object> working = new TreeMap<>();
    weekly
        .dates()
        .forEach(
            (date, hours) -> {
              if (hours.isEmpty()) {
                holidays.add(date.toString());
              } else {
                working.put(date.toString(), texts(hours));
              }
            });
    weekly.likes().forEach((date, day) -> working.put(date.toString(), nameOf(day)));
    if (!holidays.isEmpty()) {
      form.put("holidays", holidays);
    }
    putUnlessEmpty(form, "working", working);
    Map<String, Object> breaksOn = new LinkedHashMap<>();
    weekly.dateBreaks().forEach((date, hours) -> breaksOn.put(date.toString(), texts(hours)));
    putUnlessEmpty(form, "breaksOn", breaksOn);
    weekly.lastKnown().ifPresent(date -> form.put("knownThrough", date.toString()));
  }

  private static void putUnlessEmpty(
      Map<String, Object> form, String name, Map<String, Object> value) {
    if (!value.isEmpty()) {
      form.put(name, value);
    }
  }

  private static Map<String, Object> byDay(Map<DayOfWeek, List<DayHours>> week) {
    Map<String, Object> texts = new LinkedHashMap<>();
    week.forEach((day, hours) -> texts.put(nameOf(day), texts(hours)));
    return texts;
  }

  private static List<String> texts(List<DayHours> hours) {
    return hours.stream().map(DayHours::toString).toList();
  }

  /** The first three letters, in lower case. */
  static String nameOf(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  static DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (nameOf(day).equals(name)) {
        return day;
      }
    }
    throw new IllegalArgumentException(
        "a day of the week must be one of mon, tue, wed, thu, fri, sat, sun, was '"
            + shortened(name)
            + "'");
  }

  static BusinessCalendar combined(
      @Nullable List<BusinessCalendar> union, @Nullable List<BusinessCalendar> intersection) {
    List<BusinessCalendar> parts = union != null ? union : intersection;
    if (parts == null
        || parts.size() < 2
        || parts.stream().anyMatch(Objects::isNull)
        || (union != null && intersection != null)) {
      throw malformed();
    }
    return parts.stream()
        .reduce((a, b) -> union != null ? a.union(b) : a.intersection(b))
        .orElseThrow();
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "a calendar must have a zone and hours, or one list union or intersection of at least two"
            + " calendars");
  }

  /** Calendars that are combined have fields, the whole has none. */
  static void requireNone(String field, @Nullable Object value) {
    if (value != null) {
      throw new IllegalArgumentException(
          "a union or intersection of calendars must have no " + field + ", was " + value);
    }
  }

  static BusinessCalendar read(
      @Nullable ZoneId zone,
      @Nullable Map<String, List<DayHours>> hours,
      @Nullable Map<String, List<DayHours>> breaks,
      @Nullable List<LocalDate> holidays,
      @Nullable Map<String, Object> working,
      @Nullable Map<String, List<DayHours>> breaksOn,
      @Nullable LocalDate knownThrough) {
    if (zone == null || hours == null) {
      throw malformed();
    }
    BusinessCalendar calendar = BusinessCalendar.of(zone, week(hours)).withBreaks(week(breaks));
    Set<LocalDate> closed = new HashSet<>(holidays == null ? List.of() : holidays);
    Map<LocalDate, List<DayHours>> own = new HashMap<>();
    Map<LocalDate, DayOfWeek> likes = new HashMap<>();
    for (Map.Entry<String, Object> entry : orNone(working).entrySet()) {
      LocalDate date = date(entry.getKey());
      if (closed.contains(date)) {
        throw new IllegalArgumentException(date + " is both a holiday and working");
      }
      if (entry.getValue() instanceof List<?> texts) {
        own.put(date, texts.stream().map(text -> DayHours.parse(String.valueOf(text))).toList());
      } else {
        likes.put(date, day(String.valueOf(entry.getValue())));
      }
    }
    Map<LocalDate, List<DayHours>> ownBreaks = new HashMap<>();
    orNone(breaksOn).forEach((text, list) -> ownBreaks.put(date(text), listed(text, list)));
    calendar =
        calendar.withHolidays(closed).withHours(own).withHoursOf(likes).withBreaksOn(ownBreaks);
    return knownThrough == null ? calendar : calendar.knownThrough(knownThrough);
  }

  private static Map<DayOfWeek, List<DayHours>> week(@Nullable Map<String, List<DayHours>> texts) {
    Map<DayOfWeek, List<DayHours>> week = new EnumMap<>(DayOfWeek.class);
    orNone(texts).forEach((name, hours) -> week.put(day(name), listed(name, hours)));
    return week;
  }

  private static List<DayHours> listed(String of, @Nullable List<DayHours> hours) {
    if (hours == null || hours.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "the hours of " + shortened(of) + " must be a list without gaps, was " + hours);
    }
    return hours;
  }

  private static <V> Map<String, V> orNone(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : map;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "a date must be written like 2026-01-31, was '" + shortened(text) + "'", e);
    }
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
