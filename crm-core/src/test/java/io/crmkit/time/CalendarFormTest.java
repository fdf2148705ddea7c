package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The form of calendars")
class CalendarFormTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final List<DayHours> OFFICE = List.of(DayHours.parse("09:00-17:00"));
  private static final List<DayHours> LUNCH = List.of(DayHours.parse("12:00-13:00"));
  private static final LocalDate HOLIDAY = LocalDate.of(2026, 1, 5);
  private static final LocalDate OWN = LocalDate.of(2026, 1, 6);
  private static final LocalDate WORKED = LocalDate.of(2026, 1, 10);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

  private static final BusinessCalendar PLAIN =
      BusinessCalendar.of(UTC, Map.of(DayOfWeek.MONDAY, OFFICE));
  private static final BusinessCalendar FULL =
      PLAIN
          .withBreaks(Map.of(DayOfWeek.MONDAY, LUNCH))
          .withHolidays(List.of(HOLIDAY))
          .withHours(OWN, LUNCH)
          .withHoursOf(WORKED, DayOfWeek.MONDAY)
          .withBreaks(OWN, OFFICE)
          .knownThrough(LAST);

  private static BusinessCalendar read(Map<String, Object> form) {
    @SuppressWarnings("unchecked")
    Map<String, Object> working = (Map<String, Object>) form.get("working");
    return BusinessCalendar.read(
        UTC,
        Map.of("mon", OFFICE),
        form.containsKey("breaks") ? Map.of("mon", LUNCH) : null,
        form.containsKey("holidays") ? List.of(HOLIDAY) : null,
        working,
        form.containsKey("breaksOn") ? Map.of("2026-01-06", OFFICE) : null,
        form.containsKey("knownThrough") ? LAST : null,
        null,
        null);
  }

  private static BusinessCalendar combined(
      List<BusinessCalendar> union, List<BusinessCalendar> intersection) {
    return BusinessCalendar.read(null, null, null, null, null, null, null, union, intersection);
  }

  private static void refuses(Runnable reading, String message) {
    assertThatIllegalArgumentException().isThrownBy(reading::run).withMessage(message);
  }

  @Test
  @DisplayName("has every part, and none that is empty; what is read of it is equal")
  void parts() {
    assertThat(PLAIN.form())
        .isEqualTo(Map.of("zone", "UTC", "hours", Map.of("mon", List.of("09:00-17:00"))));
    assertThat(FULL.form())
        .isEqualTo(
            Map.of(
                "zone",
                "UTC",
                "hours",
                Map.of("mon", List.of("09:00-17:00")),
                "breaks",
                Map.of("mon", List.of("12:00-13:00")),
                "holidays",
                List.of("2026-01-05"),
                "working",
                Map.of("2026-01-06", List.of("12:00-13:00"), "2026-01-10", "mon"),
                "breaksOn",
                Map.of("2026-01-06", List.of("09:00-17:00")),
                "knownThrough",
                "2026-12-31"));
    assertThat(read(PLAIN.form())).isEqualTo(PLAIN).hasSameHashCodeAs(PLAIN);
    assertThat(read(FULL.form())).isEqualTo(FULL).hasSameHashCodeAs(FULL).isNotEqualTo(PLAIN);
    assertThat(FULL.hashCode()).isNotEqualTo(PLAIN.hashCode());
  }

  @Test
  @DisplayName("of combined calendars names how they are, and is read in order")
  void combination() {
    assertThat(PLAIN.union(FULL).form())
        .isEqualTo(Map.of("union", List.of(PLAIN.form(), FULL.form())));
    assertThat(PLAIN.intersection(FULL).form())
        .isEqualTo(Map.of("intersection", List.of(PLAIN.form(), FULL.form())));
    assertThat(combined(List.of(PLAIN, FULL), null)).isEqualTo(PLAIN.union(FULL));
    assertThat(combined(null, List.of(PLAIN, FULL, PLAIN)))
        .isEqualTo(PLAIN.intersection(FULL).intersection(PLAIN));
  }

  @Test
  @DisplayName("is refused where it is half of one kind and half of another")
  void neither() {
    String malformed =
        "a calendar must have a zone and hours, or one list union or intersection of at least two"
            + " calendars";
    refuses(() -> combined(null, null), malformed);
    refuses(() -> combined(List.of(PLAIN), null), malformed);
    refuses(() -> combined(Arrays.asList(PLAIN, null), null), malformed);
    refuses(() -> combined(List.of(PLAIN, FULL), List.of(PLAIN, FULL)), malformed);
    List<BusinessCalendar> two = List.of(PLAIN, FULL);
    refuses(
        () -> BusinessCalendar.read(UTC, null, null, null, null, null, null, null, null),
        malformed);
    refuses(
        () -> BusinessCalendar.read(null, Map.of(), null, null, null, null, null, null, null),
        malformed);
    refuses(
        () -> BusinessCalendar.read(UTC, null, null, null, null, null, null, two, null),
        "a union or intersection of calendars must have no zone, was UTC");
    refuses(
        () ->
            BusinessCalendar.read(null, null, null, List.of(HOLIDAY), null, null, null, null, two),
        "a union or intersection of calendars must have no holidays, was [2026-01-05]");
  }

  @Test
  @DisplayName("is refused with the field, what it was and what it must be")
  void refusals() {
    refuses(
        () -> read(Map.of("working", Map.of("2026-01-05", "mon"), "holidays", List.of())),
        "2026-01-05 is both a holiday and working");
    assertThat(read(Map.of("working", Map.of("2026-01-05", "mon"))))
        .isEqualTo(PLAIN.withHoursOf(HOLIDAY, DayOfWeek.MONDAY));
    refuses(
        () -> read(Map.of("working", Map.of("soon", "mon"))),
        "a date must be written like 2026-01-31, was 'soon'");
    refuses(
        () -> read(Map.of("working", Map.of("x".repeat(41), "mon"))),
        "a date must be written like 2026-01-31, was '" + "x".repeat(40) + "…'");
    refuses(
        () -> read(Map.of("working", Map.of("2026-01-06", "x".repeat(40)))),
        "a day of the week must be one of mon, tue, wed, thu, fri, sat, sun, was '"
            + "x".repeat(40)
            + "'");
    refuses(
        () ->
            BusinessCalendar.read(
                UTC,
                Collections.singletonMap("mon", null),
                null,
                null,
                null,
                null,
                null,
                null,
                null),
        "the hours of mon must be a list without gaps, was null");
    refuses(
        () -> PLAIN.withHolidays(List.of(LocalDate.of(1899, 12, 31))),
        "dates of a calendar must lie from 1900-01-01 to 2100-12-31, was 1899-12-31");
    refuses(
        () -> PLAIN.knownThrough(LocalDate.of(2101, 1, 1)),
        "dates of a calendar must lie from 1900-01-01 to 2100-12-31, was 2101-01-01");
    assertThat(PLAIN.withHolidays(List.of(LocalDate.of(1900, 1, 1))).form())
        .containsKey("holidays");
    assertThat(PLAIN.knownThrough(LocalDate.of(2100, 12, 31)).knownThrough())
        .contains(LocalDate.of(2100, 12, 31));
    refuses(
        () -> DayHours.parse("x".repeat(40)),
        "hours must be written like 09:00-17:00, 22:00-06:00 or 00:00-24:00, was '"
            + "x".repeat(40)
            + "'");
    refuses(
        () -> DayHours.parse("x".repeat(41)),
        "hours must be written like 09:00-17:00, 22:00-06:00 or 00:00-24:00, was '"
            + "x".repeat(40)
            + "…'");
  }

  @Test
  @DisplayName("is told in short, part by part")
  void told() {
    assertThat(PLAIN).hasToString("UTC {MONDAY=[09:00-17:00]}");
    assertThat(FULL)
        .hasToString(
            "UTC {MONDAY=[09:00-17:00]} breaks {MONDAY=[12:00-13:00]}"
                + " dates {2026-01-05=[], 2026-01-06=[12:00-13:00]} likes {2026-01-10=MONDAY}"
                + " date breaks {2026-01-06=[09:00-17:00]} known through 2026-12-31");
  }

  @Test
  @DisplayName("keeps the rest when the week changes; combined calendars tell why each is closed")
  void changes() {
    BusinessCalendar tuesdays = FULL.withWeek(Map.of(DayOfWeek.TUESDAY, OFFICE));
    assertThat(tuesdays.form().get("hours")).isEqualTo(Map.of("tue", List.of("09:00-17:00")));
    assertThat(tuesdays.withWeek(Map.of(DayOfWeek.MONDAY, OFFICE))).isEqualTo(FULL);
    Instant start = Instant.parse("2026-01-05T00:00:00Z");
    assertThat(
            BusinessCalendar.always(UTC)
                .intersection(FULL)
                .stretches(start, start.plus(Duration.ofDays(1))))
        .containsExactly(
            new Stretch(
                TimeRange.between(start, start.plus(Duration.ofDays(1))), Stretch.Kind.HOLIDAY));
  }
}
