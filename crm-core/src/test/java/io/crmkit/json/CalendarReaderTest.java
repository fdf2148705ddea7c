package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.crmkit.playbook.Playbook;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import io.crmkit.time.Limit;
import io.crmkit.time.Reckoned;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The documents of calendars and limits")
class CalendarReaderTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
  private static final DayHours NINE_TO_FIVE = DayHours.parse("09:00-17:00");
  private static final String FULL =
      """
      {"zone": "Asia/Shanghai",
       "hours": {"mon": ["09:00-17:00"], "fri": ["22:00-06:00"], "sun": []},
       "breaks": {"mon": ["12:00-13:00"]},
       "holidays": ["2026-01-01"], "off": ["2026-01-02"],
       "working": {"2026-01-03": ["10:00-12:00", "14:00-16:00"], "2026-01-04": "mon"},
       "breaksOn": {"2026-01-05": ["15:00-15:30"]},
       "knownThrough": "2026-12-31"}
      """;

  private static final BusinessCalendar CALENDAR =
      BusinessCalendar.of(
              SHANGHAI,
              Map.of(
                  DayOfWeek.MONDAY,
                  List.of(NINE_TO_FIVE),
                  DayOfWeek.FRIDAY,
                  List.of(DayHours.parse("22:00-06:00"))))
          .withBreaks(Map.of(DayOfWeek.MONDAY, List.of(DayHours.parse("12:00-13:00"))))
          .withHolidays(List.of(NEW_YEAR, NEW_YEAR.plusDays(1)))
          .withHours(
              NEW_YEAR.plusDays(2),
              List.of(DayHours.parse("10:00-12:00"), DayHours.parse("14:00-16:00")))
          .withHoursOf(NEW_YEAR.plusDays(3), DayOfWeek.MONDAY)
          .withBreaks(NEW_YEAR.plusDays(4), List.of(DayHours.parse("15:00-15:30")))
          .knownThrough(LocalDate.of(2026, 12, 31));

  private static List<String> problems(String json) {
    InvalidDocumentException refusal =
        catchThrowableOfType(InvalidDocumentException.class, () -> CalendarReader.read(json));
    assertThat(refusal).as("the refusal of %s", json).isNotNull();
    return refusal.problems().stream().map(DocumentProblem::toString).toList();
  }

  @Test
  @DisplayName("are read in every part")
  void full() {
    assertThat(CalendarReader.read(FULL)).isEqualTo(CALENDAR);
  }

  @Test
  @DisplayName("are written and read back equal, by the codec and by the reader")
  void roundTrip() {
    BusinessCalendar nights =
        BusinessCalendar.of(
            ZoneId.of("Europe/London"),
            BusinessCalendar.weekdays(List.of(DayHours.parse("22:00-06:30"))));
    for (BusinessCalendar calendar :
        List.of(
            CALENDAR,
            nights,
            BusinessCalendar.always(SHANGHAI),
            CALENDAR.union(nights),
            CALENDAR.intersection(nights.union(CALENDAR)),
            BundledCalendars.china2026())) {
      String json = CrmJson.write(calendar);
      assertThat(CrmJson.read(json, BusinessCalendar.class)).isEqualTo(calendar);
      assertThat(CalendarReader.read(json)).isEqualTo(calendar);
    }
  }

  @Test
  @DisplayName("are read in a moment where every date of 120 years is special")
  void manyDates() {
    Map<LocalDate, DayOfWeek> likes = new TreeMap<>();
    Map<LocalDate, List<DayHours>> own = new TreeMap<>();
    List<LocalDate> holidays = new ArrayList<>();
    LocalDate date = LocalDate.of(1900, 1, 1);
    for (int i = 0; date.getYear() < 2020; date = date.plusDays(1), i++) {
      switch (i % 8) {
        case 0 -> own.put(date, List.of(NINE_TO_FIVE));
        case 1, 3, 5 -> likes.put(date, DayOfWeek.MONDAY);
        default -> holidays.add(date);
      }
    }
    BusinessCalendar calendar =
        BusinessCalendar.of(SHANGHAI, Map.of(DayOfWeek.MONDAY, List.of(NINE_TO_FIVE)))
            .withHolidays(holidays)
            .withHours(own)
            .withHoursOf(likes)
            .withBreaksOn(own);
    String json = CrmJson.write(calendar);
    Duration moment = Duration.ofMinutes(1);
    assertThat(assertTimeoutPreemptively(moment, () -> CrmJson.read(json, BusinessCalendar.class)))
        .isEqualTo(calendar);
    assertThat(assertTimeoutPreemptively(moment, () -> CalendarReader.read(json)))
        .isEqualTo(calendar);
  }

  @Test
  @DisplayName("take the usual zone where they name none")
  void usualZone() {
    String json = "{\"hours\": {\"mon\": [\"09:00-17:00\"]}}";
    assertThat(CalendarReader.read(json, SHANGHAI))
        .isEqualTo(BusinessCalendar.of(SHANGHAI, Map.of(DayOfWeek.MONDAY, List.of(NINE_TO_FIVE))));
    assertThat(problems(json)).containsExactly("/zone: is required");
    assertThat(
            CalendarReader.read(
                "{\"zone\": \"UTC\", \"hours\": {\"mon\": [\"09:00-17:00\"]}}", SHANGHAI))
        .extracting(BusinessCalendar::zone)
        .isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  @DisplayName("report every mistake at once, each with its pointer")
  void allAtOnce() {
    assertThat(
            problems(
                """
                {"zone": "Mars/Base", "colour": "red",
                 "hours": {"mon": ["9-5"], "moon": [], "tue": "09:00-17:00"},
                 "breaks": 3, "holidays": ["2026-02-30", "2026-05-01"],
                 "off": ["1899-12-31"],
                 "working": {"2026-05-01": "fri", "2026-05-09": "friday", "soon": []},
                 "breaksOn": {"2026-05-04": [7]},
                 "knownThrough": "2101-01-01"}
                """))
        .containsExactly(
            "/colour: is no field of this object, which has zone, hours, breaks, holidays, off,"
                + " working, breaksOn, knownThrough",
            "/zone: must be a time zone like Asia/Shanghai, was 'Mars/Base'",
            "/hours/moon: is no field of this object, which has mon, tue, wed, thu, fri, sat, sun",
            "/hours/mon/0: hours must be written like 09:00-17:00, 22:00-06:00 or 00:00-24:00, was"
                + " '9-5'",
            "/hours/tue: must be a list, was string '09:00-17:00'",
            "/breaks: must be an object, was number '3'",
            "/holidays/0: must be a date like 2026-01-31, was '2026-02-30'",
            "/off/0: must lie from 1900-01-01 to 2100-12-31, was 1899-12-31",
            "/working/soon: must be a date like 2026-01-31, was 'soon'",
            "/working/2026-05-01: must not be a holiday as well, 2026-05-01 is",
            "/working/2026-05-09: must be a list of hours or one of mon, tue, wed, thu, fri, sat,"
                + " sun, was 'friday'",
            "/breaksOn/2026-05-04/0: must be a text, was number '7'",
            "/knownThrough: must lie from 1900-01-01 to 2100-12-31, was 2101-01-01");
  }

  @Test
  @DisplayName("report mistakes of combined calendars where they are")
  void combined() {
    assertThat(problems("{\"union\": [{\"zone\": \"UTC\", \"hours\": {}}, {\"zone\": \"UTC\"}]}"))
        .containsExactly("/union/1/hours: is required");
    assertThat(problems("{\"intersection\": [{\"zone\": \"UTC\", \"hours\": {}}]}"))
        .containsExactly("/intersection: must combine at least two calendars");
    assertThat(problems("{\"intersection\": 7}"))
        .containsExactly("/intersection: must be a list, was number '7'");
    assertThat(problems("{\"union\": [], \"zone\": \"UTC\"}"))
        .containsExactly(
            "/zone: is no field of this object, which has union",
            "/union: must combine at least two calendars");
    assertThat(problems("[]")).containsExactly("document: must be an object, was a list");
    assertThat(problems("{\"zone\": \"UTC\", \"hours\": {}, \"working\": [\"2026-01-04\"]}"))
        .containsExactly(
            "/working: needs a day of the week with hours that these dates could have");
    assertThat(
            problems(
                "{\"zone\": \"UTC\", \"hours\": {\"tue\": [\"09:00-17:00\"]}, \"off\":"
                    + " [\"2026-01-04\"], \"working\": [\"2026-01-04\", 3]}"))
        .containsExactly(
            "/working/0: must not be a holiday as well, 2026-01-04 is",
            "/working/1: must be a text, was number '3'");
  }

  @ParameterizedTest(name = "are refused by the codec: {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | a calendar must have a zone and hours, or one list union or intersection
          {"zone": "UTC"} | a calendar must have a zone and hours, or one list union
          {"hours": {}} | a calendar must have a zone and hours, or one list union
          {"union": []} | of at least two calendars
          {"union": [Z]} | of at least two calendars
          {"union": [Z, null]} | of at least two calendars
          {"union": [Z, Z], "intersection": [Z, Z]} | or one list union or intersection
          {"union": [Z, Z], "zone": "UTC"} | must have no zone, was UTC
          {"union": [Z, Z], "hours": {}} | must have no hours, was {}
          {"intersection": [Z, Z], "breaks": {}} | must have no breaks, was {}
          {"union": [Z, Z], "holidays": ["2026-01-05"]} | must have no holidays, was [2026-01-05]
          {"union": [Z, Z], "working": {}} | must have no working, was {}
          {"union": [Z, Z], "breaksOn": {}} | must have no breaksOn, was {}
          {"union": [Z, Z], "knownThrough": "2026-01-05"} | must have no knownThrough, was 2026-01-05
          {"zone": "UTC", "hours": {"moon": []}} | must be one of mon, tue, wed, thu, fri, sat, sun
          {"zone": "UTC", "hours": {"mon": ["9"]}} | hours must be written like 09:00-17:00
          {"zone": "UTC", "hours": {"mon": null}} | the hours of mon must be a list without gaps, was null
          {"zone": "UTC", "hours": {"mon": [null]}} | the hours of mon must be a list without gaps, was [null]
          {"zone": "UTC", "hours": {}, "breaksOn": {"2026-01-05": null}} | the hours of 2026-01-05 must be a list without gaps
          {"zone": "UTC", "hours": {}, "holidays": ["2026-01-01"], "working": {"2026-01-01": "mon"}} | 2026-01-01 is both a holiday and working
          {"zone": "UTC", "hours": {}, "working": {"soon": "mon"}} | a date must be written like 2026-01-31
          {"zone": "UTC", "hours": {}, "working": {"2026-01-01": 7}} | a day of the week must be one of mon
          {"zone": "UTC", "hours": {}, "knownThrough": "2201-01-01"} | must lie from 1900-01-01 to 2100-12-31, was 2201-01-01
          {"zone": "UTC", "hours": {}, "colour": "red"} | colour
          """)
  void codec(String json, String message) {
    String whole = json.replace("Z", "{\"zone\": \"UTC\", \"hours\": {}}");
    assertThat(
            catchThrowableOfType(
                InvalidDocumentException.class, () -> CrmJson.read(whole, BusinessCalendar.class)))
        .hasMessageContaining(message);
  }

  @Test
  @DisplayName("C18: make-up weekends in mainland China 2026 are working days, 2027 is unknown")
  void china() {
    BusinessCalendar china = BundledCalendars.china2026();
    List<LocalDate> weekendsAtWork = new ArrayList<>();
    List<LocalDate> weekdaysOff = new ArrayList<>();
    for (LocalDate day = NEW_YEAR; day.getYear() == 2026; day = day.plusDays(1)) {
      boolean open = china.isBusinessDay(day).toOptional().orElseThrow();
      boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
      if (open && weekend) {
        weekendsAtWork.add(day);
      }
      if (!open && !weekend) {
        weekdaysOff.add(day);
      }
    }
    assertThat(weekendsAtWork)
        .extracting(day -> day.toString().substring(5))
        .containsExactly("01-04", "02-14", "02-28", "05-09", "09-20", "10-10");
    assertThat(weekdaysOff)
        .extracting(day -> day.toString().substring(5))
        .containsExactly(
            "01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06",
            "05-01", "05-04", "05-05", "06-19", "09-25", "10-01", "10-02", "10-05", "10-06",
            "10-07");
    assertThat(china.isBusinessDay(LocalDate.of(2027, 1, 4)))
        .isEqualTo(Reckoned.unknown(LocalDate.of(2026, 12, 31)));
    Instant lastDay = Instant.parse("2026-12-31T01:00:00Z");
    assertThat(china.add(lastDay, Duration.ofHours(8)))
        .isEqualTo(Reckoned.known(Instant.parse("2026-12-31T10:00:00Z")));
    assertThat(china.add(lastDay, Duration.ofHours(8).plusNanos(1)))
        .isEqualTo(Reckoned.unknown(LocalDate.of(2026, 12, 31)));
  }

  @Test
  @DisplayName("C18: days made up for follow other weekly hours")
  void chinaWithOtherHours() {
    BusinessCalendar china =
        BundledCalendars.china2026()
            .withWeek(BusinessCalendar.weekdays(List.of(DayHours.parse("08:00-12:00"))));
    assertThat(
            china.between(
                Instant.parse("2026-10-09T16:00:00Z"), Instant.parse("2026-10-11T16:00:00Z")))
        .isEqualTo(Reckoned.known(Duration.ofHours(4)));
  }

  @Test
  @DisplayName("know the bundled ones by name")
  void bundled() {
    assertThat(BundledCalendars.names()).containsExactly("china-2026");
    assertThat(BundledCalendars.json("china-2026").map(CalendarReader::read))
        .contains(BundledCalendars.china2026());
    assertThat(BundledCalendars.json("nowhere")).isEmpty();
  }

  private static String playbook(String calendars) {
    return """
        {"crmkit": 1, "name": "x", "version": "1", "zone": "Asia/Shanghai", "currency": "CNY",
         "calendars": %s, "tiers": {"rungs": [{"tier": "BASE"}]}}
        """
        .formatted(calendars);
  }

  @Test
  @DisplayName("stand in playbooks by name, in the playbook's zone unless they name one")
  void inPlaybook() {
    Playbook playbook =
        PlaybookReader.standard()
            .read(
                playbook(
                    "{\"office\": {\"hours\": {\"mon\": [\"09:00-17:00\"]}}, \"always\":"
                        + " {\"zone\": \"UTC\", \"hours\": {\"sun\": [\"00:00-24:00\"]}}}"));
    assertThat(playbook.calendars().keySet()).containsExactly("office", "always");
    assertThat(playbook.calendars())
        .containsEntry(
            "office",
            BusinessCalendar.of(SHANGHAI, Map.of(DayOfWeek.MONDAY, List.of(NINE_TO_FIVE))));
    assertThat(PlaybookReader.standard().read(PlaybookWriter.write(playbook))).isEqualTo(playbook);
    assertThat(playbook.withCalendars(Map.of()).calendars()).isEmpty();
  }

  @Test
  @DisplayName("are refused in playbooks with pointers")
  void inPlaybookWrong() {
    InvalidDocumentException refusal =
        catchThrowableOfType(
            InvalidDocumentException.class,
            () ->
                PlaybookReader.standard()
                    .read(playbook("{\"a/b\": {\"hours\": {}}, \"office\": {\"hours\": 7}}")));
    assertThat(refusal.problems())
        .extracting(DocumentProblem::toString)
        .containsExactly(
            "/calendars/a~1b: the name of a calendar must be a letter and up to 63 letters, digits,"
                + " '-' or '_', was 'a/b'",
            "/calendars/office/hours: must be an object, was number '7'");
    assertThat(
            catchThrowableOfType(
                    InvalidDocumentException.class,
                    () -> PlaybookReader.standard().read(playbook("[]")))
                .problems())
        .extracting(DocumentProblem::toString)
        .containsExactly("/calendars: must be an object, was a list");
  }

  private static Optional<Limit> limit(DocumentCheck check, String json) {
    JsonNode node = CrmJson.mapper().readTree(json);
    return new LimitDocument(check).read(node, "/limit");
  }

  @Test
  @DisplayName("write limits as one number or length each, read back equal by codec and document")
  void limits() {
    Map<String, Limit> limits =
        Map.of(
            "{\"open\":\"PT24H\"}",
            Limit.open(Duration.ofHours(24)),
            "{\"days\":\"P15D\",\"end\":\"END_OF_DAY\"}",
            Limit.calendarDays(Period.ofDays(15)),
            "{\"days\":\"P56D\",\"end\":\"SAME_TIME\"}",
            new Limit.CalendarDays(Period.ofWeeks(8), Limit.DayEnd.SAME_TIME),
            "{\"businessDays\":3}",
            Limit.businessDays(3));
    limits.forEach(
        (json, limit) -> {
          assertThat(CrmJson.write(limit)).isEqualTo(json);
          assertThat(CrmJson.read(json, Limit.class)).isEqualTo(limit);
          assertThat(limit(new DocumentCheck(), json)).contains(limit);
        });
    assertThat(CrmJson.read("{\"days\":\"P15D\"}", Limit.class))
        .isEqualTo(Limit.calendarDays(Period.ofDays(15)));
    assertThat(limit(new DocumentCheck(), "{\"days\":\"P8W\"}"))
        .contains(Limit.calendarDays(Period.ofWeeks(8)));
  }

  @ParameterizedTest(name = "refuse the limit {0}")
  @ValueSource(
      strings = {
        "7; : must be an object, was number '7'",
        "{}; : must have exactly one of open, days and businessDays, had []",
        "{\"open\":\"PT1H\",\"days\":\"P1D\"}; : must have exactly one of open, days and businessDays, had [open, days]",
        "{\"open\":\"24 hours\"}; /open: must be a length in hours, minutes or seconds like PT24H, was '24 hours'",
        "{\"open\":\"PT0S\"}; /open: a limit of open time must be positive, was PT0S",
        "{\"open\":\"PT1H\",\"end\":\"SAME_TIME\"}; /end: does not go with open",
        "{\"days\":\"soon\"}; /days: must be a length in days, months or years like P30D, was 'soon'",
        "{\"days\":\"P-1D\"}; /days: a limit in calendar days must be positive and at most 1,000 years, was P-1D",
        "{\"days\":\"P1D\",\"end\":\"NOON\"}; /end: must be one of [END_OF_DAY, SAME_TIME], was 'NOON'",
        "{\"businessDays\":\"3\"}; /businessDays: must be a whole number, was string '3'",
        "{\"businessDays\":0}; /businessDays: a limit must have 1 to 10000 business days, was 0"
      })
  void wrongLimits(String line) {
    String[] parts = line.split("; ", 2);
    DocumentCheck check = new DocumentCheck();
    limit(check, parts[0]);
    assertThat(check.problems())
        .extracting(DocumentProblem::toString)
        .containsExactly("/limit" + parts[1]);
  }
}
