package io.crmkit.json;

import io.crmkit.contact.CareAction;
import io.crmkit.contact.CareKind;
import io.crmkit.contact.CarePractice;
import io.crmkit.contact.CareRules;
import io.crmkit.contact.Festival;
import io.crmkit.contact.MemberDay;
import io.crmkit.time.LeapMonth;
import io.crmkit.time.MonthlyDay;
import io.crmkit.time.ShortMonth;
import io.crmkit.time.YearlyDay;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the care section of a playbook: what is done on each kind of occasion, the festivals and
 * the member days. A festival is the name of a known one, or has a name and one of {@code solar}
 * ({@code "05-18"}), {@code lunar} ({@code "08-15"}, {@code "year-end"}) and {@code term} ({@code
 * "qingming"}).
 */
final class CareDocument {
  /** The field of each kind of occasion. */
  static final Map<String, CareKind> KINDS = kinds();

  static final String YEAR_END = "year-end";

  private static final String[] FIELDS = {
    "birthday", "anniversary", "festival", "memberDay", "festivals", "memberDays"
  };

  private final DocumentCheck check;

  CareDocument(DocumentCheck check) {
    this.check = check;
  }

  private static Map<String, CareKind> kinds() {
    Map<String, CareKind> kinds = new LinkedHashMap<>();
    kinds.put("birthday", CareKind.BIRTHDAY);
    kinds.put("anniversary", CareKind.ANNIVERSARY);
    kinds.put("festival", CareKind.FESTIVAL);
    kinds.put("memberDay", CareKind.MEMBER_DAY);
    return kinds;
  }

  Optional<CareRules> read(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, FIELDS)) {
      return Optional.empty();
    }
    List<CarePractice> practices = new ArrayList<>();
    KINDS.forEach(
        (field, kind) -> {
          if (node.has(field)) {
            practice(node.get(field), pointer + "/" + field, kind).ifPresent(practices::add);
          }
        });
    List<Festival> festivals = listed(node, pointer, "festivals", "festival", this::festival);
    List<MemberDay> memberDays = listed(node, pointer, "memberDays", "memberDay", this::memberDay);
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(pointer, () -> new CareRules(practices, festivals, memberDays));
  }

  /** A list of occasions, each name once, that goes with a practice. */
  private <T> List<T> listed(
      JsonNode node, String pointer, String field, String practice, ItemReader<T> reader) {
    JsonNode list = node.get(field);
    if (list == null) {
      return List.of();
    }
    String at = pointer + "/" + field;
    if (!node.has(practice) && list.isArray() && !list.isEmpty()) {
      check.problem(at, "needs " + practice + ", which tells what is done on these days");
    }
    requireOnce(list, at);
    return check.list(list, at, reader::read);
  }

  /** What the rules themselves would refuse, told at its place and beside all other mistakes. */
  private void requireOnce(JsonNode list, String pointer) {
    List<String> seen = new ArrayList<>();
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      JsonNode item = list.get(i);
      JsonNode name = item.isObject() ? item.get("name") : item;
      if (name != null && name.isString()) {
        if (seen.contains(name.stringValue())) {
          check.problem(
              pointer + "/" + i + (item.isObject() ? "/name" : ""),
              "must occur once, " + DocumentCheck.words(name) + " stands twice");
        }
        seen.add(name.stringValue());
      }
    }
  }

  private Optional<CarePractice> practice(JsonNode node, String pointer, CareKind kind) {
    if (!check.object(node, pointer, "leadDays", "actions", "important")) {
      return Optional.empty();
    }
    OptionalInt lead = leadDays(node.get("leadDays"), pointer + "/leadDays");
    int problemsBefore = check.problems().size();
    List<CareAction> everybody = actions(node, pointer, "actions");
    List<CareAction> important = actions(node, pointer, "important");
    return lead.isEmpty() || check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            pointer, () -> new CarePractice(kind, lead.getAsInt(), everybody, important));
  }

  private OptionalInt leadDays(@Nullable JsonNode node, String pointer) {
    if (node == null) {
      return OptionalInt.of(0);
    }
    if (!node.isInt() || node.intValue() < 0 || node.intValue() > CarePractice.MAX_LEAD_DAYS) {
      check.problem(
          pointer,
          "must be a whole number of days from 0 to "
              + CarePractice.MAX_LEAD_DAYS
              + ", was "
              + DocumentCheck.words(node));
      return OptionalInt.empty();
    }
    return OptionalInt.of(node.intValue());
  }

  private List<CareAction> actions(JsonNode node, String pointer, String field) {
    return node.has(field)
        ? check.list(
            node.get(field),
            pointer + "/" + field,
            (item, at) -> check.text(item, at, CareAction::of))
        : List.of();
  }

  private Optional<Festival> festival(JsonNode node, String pointer) {
    if (node.isString()) {
      return check.text(node, pointer, Festival::known);
    }
    if (!check.object(node, pointer, "name", "solar", "lunar", "term", "leapMonth", "shortMonth")) {
      return Optional.empty();
    }
    Optional<String> name = check.required(node, pointer, "name", text -> text);
    long forms = Stream.of("solar", "lunar", "term").filter(node::has).count();
    if (forms != 1) {
      check.problem(pointer, "must have exactly one of solar, lunar and term");
      return Optional.empty();
    }
    Optional<YearlyDay> day =
        node.has("solar")
            ? solar(node, pointer)
            : node.has("lunar") ? lunarOrYearEnd(node, pointer) : term(node, pointer);
    return name.flatMap(
        code ->
            day.flatMap(kept -> check.attempt(pointer + "/name", () -> new Festival(code, kept))));
  }

  private Optional<YearlyDay> solar(JsonNode node, String pointer) {
    refuse(node, pointer, "leapMonth", "does not go with solar");
    Optional<ShortMonth> rule = rule(node, pointer, "shortMonth", ShortMonth.values());
    return check.required(node, pointer, "solar", text -> solar(text, rule, node));
  }

  private static YearlyDay solar(String text, Optional<ShortMonth> rule, JsonNode node) {
    int month = part(text, 0);
    int day = part(text, 1);
    if (month < 1 || month > 12 || day < 1 || day > Month.of(month).maxLength()) {
      throw new IllegalArgumentException(
          "must be a day of the year from 01-01 to 12-31, was " + text);
    }
    if (month == 2 && day == 29 && !node.has("shortMonth")) {
      throw new IllegalArgumentException("29 February needs shortMonth, for common years");
    }
    return new YearlyDay.Solar(MonthDay.of(month, day), rule.orElse(ShortMonth.LAST_DAY));
  }

  private Optional<YearlyDay> term(JsonNode node, String pointer) {
    refuse(node, pointer, "leapMonth", "does not go with term");
    refuse(node, pointer, "shortMonth", "does not go with term");
    return check.required(
        node,
        pointer,
        "term",
        text -> {
          if (!text.equals("qingming")) {
            throw new IllegalArgumentException(
                "must be qingming, the only solar term known, was '" + shortened(text) + "'");
          }
          return new YearlyDay.Qingming();
        });
  }

  private Optional<YearlyDay> lunarOrYearEnd(JsonNode node, String pointer) {
    JsonNode lunar = node.get("lunar");
    if (lunar.isString() && lunar.stringValue().equals(YEAR_END)) {
      refuse(node, pointer, "leapMonth", "does not go with " + YEAR_END);
      refuse(node, pointer, "shortMonth", "does not go with " + YEAR_END);
      return Optional.of(new YearlyDay.LunarYearEnd());
    }
    LeapMonth leapMonth =
        rule(node, pointer, "leapMonth", LeapMonth.values()).orElse(LeapMonth.REGULAR);
    Optional<ShortMonth> shortMonth = rule(node, pointer, "shortMonth", ShortMonth.values());
    return check.required(node, pointer, "lunar", text -> lunar(text, leapMonth, shortMonth, node));
  }

  private static YearlyDay lunar(
      String text, LeapMonth leapMonth, Optional<ShortMonth> shortMonth, JsonNode node) {
    int month = part(text, 0);
    int day = part(text, 1);
    if (day == 30 && !node.has("shortMonth")) {
      throw new IllegalArgumentException("day 30 needs shortMonth, for months of 29 days");
    }
    return new YearlyDay.Lunar(month, day, leapMonth, shortMonth.orElse(ShortMonth.LAST_DAY));
  }

  /** The month or the day of a text like 08-15. */
  private static int part(String text, int index) {
    if (!text.matches("[0-9]{2}-[0-9]{2}")) {
      throw new IllegalArgumentException(
          "must be a month and a day like 08-15, was '" + shortened(text) + "'");
    }
    return Integer.parseInt(text, 3 * index, 3 * index + 2, 10);
  }

  private Optional<MemberDay> memberDay(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "name", "day", "shortMonth", "weekday", "week")) {
      return Optional.empty();
    }
    Optional<String> name = check.required(node, pointer, "name", text -> text);
    if (node.has("day") == node.has("weekday")) {
      check.problem(pointer, "must have exactly one of day and weekday");
      return Optional.empty();
    }
    Optional<MonthlyDay> day = node.has("day") ? dayOfMonth(node, pointer) : weekday(node, pointer);
    return name.flatMap(
        code ->
            day.flatMap(kept -> check.attempt(pointer + "/name", () -> new MemberDay(code, kept))));
  }

  private Optional<MonthlyDay> dayOfMonth(JsonNode node, String pointer) {
    refuse(node, pointer, "week", "does not go with day");
    Optional<ShortMonth> rule = rule(node, pointer, "shortMonth", ShortMonth.values());
    return check.attempt(
        pointer + "/day",
        () -> {
          int day = whole(node.get("day"));
          if (day > 28 && !node.has("shortMonth")) {
            throw new IllegalArgumentException(
                "days after the 28th need shortMonth, for short months; was " + day);
          }
          return new MonthlyDay.OnDay(day, rule.orElse(ShortMonth.LAST_DAY));
        });
  }

  private Optional<MonthlyDay> weekday(JsonNode node, String pointer) {
    refuse(node, pointer, "shortMonth", "does not go with weekday");
    Optional<DayOfWeek> weekday = rule(node, pointer, "weekday", DayOfWeek.values());
    JsonNode week = node.get("week");
    if (week == null) {
      check.problem(pointer + "/week", "is required");
      return Optional.empty();
    }
    return weekday.flatMap(
        day ->
            check.attempt(
                pointer + "/week",
                () ->
                    week.isString() && week.stringValue().equals("last")
                        ? MonthlyDay.lastWeekday(day)
                        : MonthlyDay.weekday(whole(week), day)));
  }

  private static int whole(JsonNode node) {
    if (!node.isInt()) {
      throw new IllegalArgumentException(
          "must be a whole number, was " + DocumentCheck.words(node));
    }
    return node.intValue();
  }

  private void refuse(JsonNode node, String pointer, String field, String why) {
    if (node.has(field)) {
      check.problem(pointer + "/" + field, why);
    }
  }

  private <E extends Enum<E>> Optional<E> rule(
      JsonNode node, String pointer, String field, E[] values) {
    return check.optional(node, pointer, field, text -> constant(values, text));
  }

  private static <E extends Enum<E>> E constant(E[] values, String text) {
    for (E value : values) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "must be one of " + Arrays.toString(values) + ", was '" + shortened(text) + "'");
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /**
   * Reads an item of a list.
   *
   * @param <T> what it reads
   */
  @FunctionalInterface
  private interface ItemReader<T> {
    Optional<T> read(JsonNode node, String pointer);
  }
}
