package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What other systems answer, row by row. Where a row diverges from exact instants, the value of its
 * reference counts, as its last columns say.
 */
@DisplayName("Business time answers as the reference vectors do")
class BusinessTimeVectorsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern REFERENCE = Pattern.compile("DIVERGE\\(ref=(\\d+)\\)");

  @TestFactory
  @DisplayName("reference vectors")
  Stream<DynamicTest> vectors() throws IOException {
    List<Map<String, String>> rows = rows();
    assertThat(rows).hasSize(121);
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("id") + " " + row.get("op") + " " + row.get("source"),
                    () -> assertThat(answer(row)).isEqualTo(Reckoned.known(expected(row)))));
  }

  private static Reckoned<?> answer(Map<String, String> row) {
    ZoneId zone = ZoneId.of(row.get("zone"));
    BusinessCalendar calendar = calendar(zone, JSON.readTree(row.get("calendar")));
    String op = row.get("op");
    String arg = row.get("arg");
    if (op.equals("LOCAL_TO_INSTANT")) {
      return opensAt(zone, LocalDateTime.parse(row.get("start")));
    }
    Instant start = Instant.parse(row.get("start"));
    return switch (op) {
      case "ADD" -> calendar.add(start, seconds(arg));
      case "SUB" -> calendar.add(start, seconds(arg).negated());
      case "BETWEEN" -> calendar.between(start, Instant.parse(arg));
      case "ROLL_FORWARD" -> calendar.nextOpen(start);
      case "ROLL_BACKWARD" -> calendar.previousOpen(start);
      case "CLOSING" -> calendar.closing(start);
      case "ADD_DAYS_NEXT" -> calendar.addDays(start, Integer.parseInt(arg), DayRule.NEXT);
      case "ADD_DAYS_ROLLFIRST" ->
          calendar.addDays(start, Integer.parseInt(arg), DayRule.ROLL_FIRST);
      case "ADD_DAYS_RAW" -> calendar.addDays(start, Integer.parseInt(arg), DayRule.KEEP_TIME);
      case "ADD_DAYS_EOD" -> calendar.endOfBusinessDay(start, Integer.parseInt(arg));
      case "DAYS_THEN_ADD" -> {
        String[] parts = arg.split("d\\+", -1);
        yield calendar
            .addDays(start, Integer.parseInt(parts[0]), DayRule.ROLL_FIRST)
            .flatMap(day -> calendar.add(day, seconds(parts[1].replace("s", ""))));
      }
      case "DEADLINE" -> calendar.deadline(start, seconds(arg), pauses(row.get("pauses")));
      case "ELAPSED" -> calendar.elapsed(start, Instant.parse(arg), pauses(row.get("pauses")));
      default -> throw new IllegalArgumentException("no such operation: " + op);
    };
  }

  /** A local time becomes an instant where hours that start at it open. */
  private static Reckoned<Instant> opensAt(ZoneId zone, LocalDateTime local) {
    LocalTime time = local.toLocalTime();
    BusinessCalendar calendar =
        BusinessCalendar.of(zone, Map.of())
            .withHours(local.toLocalDate(), List.of(new DayHours(time, time.plusHours(8))));
    return calendar.nextOpen(local.toLocalDate().minusDays(1).atStartOfDay(zone).toInstant());
  }

  private static Object expected(Map<String, String> row) {
    String expected = row.get("expected");
    Matcher reference = REFERENCE.matcher(row.get("reference_check"));
    if (reference.matches()) {
      expected = reference.group(1);
    }
    return expected.contains("T") ? Instant.parse(expected) : seconds(expected);
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds((long) Double.parseDouble(text));
  }

  private static Pauses pauses(String json) {
    if (json.isBlank()) {
      return Pauses.NONE;
    }
    List<TimeRange> ranges = new ArrayList<>();
    for (JsonNode range : JSON.readTree(json)) {
      ranges.add(
          TimeRange.between(
              Instant.parse(range.get(0).stringValue()),
              Instant.parse(range.get(1).stringValue())));
    }
    return new Pauses(ranges);
  }

  private static BusinessCalendar calendar(ZoneId zone, JsonNode json) {
    Map<DayOfWeek, List<DayHours>> week = new EnumMap<>(DayOfWeek.class);
    for (Map.Entry<String, JsonNode> day : json.path("hours").properties()) {
      for (DayOfWeek candidate : DayOfWeek.values()) {
        if (candidate.name().toLowerCase(java.util.Locale.ROOT).startsWith(day.getKey())) {
          week.put(candidate, hours(day.getValue()));
        }
      }
    }
    BusinessCalendar calendar = BusinessCalendar.of(zone, week);
    for (JsonNode holiday : json.path("holidays")) {
      calendar = calendar.withHolidays(dates(holiday.stringValue()));
    }
    for (Map.Entry<String, JsonNode> shift : json.path("shifts").properties()) {
      calendar = calendar.withHours(LocalDate.parse(shift.getKey()), hours(shift.getValue()));
    }
    for (Map.Entry<String, JsonNode> pause : json.path("breaks").properties()) {
      calendar = calendar.withBreaks(LocalDate.parse(pause.getKey()), hours(pause.getValue()));
    }
    return calendar;
  }

  /** A date, or with an asterisk that day in every year that the rows speak of. */
  private static List<LocalDate> dates(String text) {
    return text.startsWith("*")
        ? Stream.iterate(2005, year -> year <= 2008, year -> year + 1)
            .map(year -> LocalDate.parse(year + text.substring(1)))
            .toList()
        : List.of(LocalDate.parse(text));
  }

  private static List<DayHours> hours(JsonNode list) {
    List<DayHours> hours = new ArrayList<>();
    for (JsonNode pair : list) {
      hours.add(DayHours.parse(pair.get(0).stringValue() + "-" + pair.get(1).stringValue()));
    }
    return hours;
  }

  /** The rows by column; quoted cells hold commas and doubled quotes. */
  private static List<Map<String, String>> rows() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> columns = List.of();
    for (String line : text().lines().toList()) {
      List<String> cells = cells(line);
      if (columns.isEmpty()) {
        columns = cells;
        continue;
      }
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String text() throws IOException {
    try (InputStream stream =
        BusinessTimeVectorsTest.class.getResourceAsStream("business-time.csv")) {
      return new String(
          Objects.requireNonNull(stream, "business-time.csv").readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
