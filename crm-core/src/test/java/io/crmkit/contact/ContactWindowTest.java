package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.NEW_YORK;
import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.decision.Phrase;
import io.crmkit.time.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Windows and quiet hours")
class ContactWindowTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  @ParameterizedTest(name = "a contact at {1} occupies {0} at {2}: {3}")
  @CsvSource({
    "PT1M,        2026-03-02T10:00:00Z,           2026-03-02T10:00:59.999999999Z, true",
    "PT1M,        2026-03-02T10:00:00Z,           2026-03-02T10:01:00Z,           false",
    "PT1M,        2026-03-02T10:00:00Z,           2026-03-02T10:00:58Z,           true",
    "PT1M,        2026-03-02T10:00:00Z,           2026-03-02T10:05:00Z,           false",
    "PT1M,        2026-03-02T10:00:00.5Z,         2026-03-02T10:01:00.499999999Z, true",
    "PT1M,        2026-03-02T10:00:00.5Z,         2026-03-02T10:01:00.5Z,         false",
    "PT1M,        2026-03-02T10:00:00.5Z,         2026-03-02T10:01:00.500000001Z, false",
    "PT1M0.7S,    2026-03-02T10:00:00.5Z,         2026-03-02T10:01:01.199999999Z, true",
    "PT1M0.7S,    2026-03-02T10:00:00.5Z,         2026-03-02T10:01:01.2Z,         false",
    "PT1M0.7S,    2026-03-02T10:00:00.5Z,         2026-03-02T10:01:02Z,           false",
    "PT0.000000001S, 2026-03-02T10:00:00.999999999Z, 2026-03-02T10:00:00.999999999Z, true",
    "PT0.000000001S, 2026-03-02T10:00:00.999999999Z, 2026-03-02T10:00:01Z,        false",
  })
  void occupies(Duration length, Instant contact, Instant at, boolean expected) {
    ContactWindow window = ContactWindow.rolling(length);
    assertThat(window.occupies(contact, at, SHANGHAI)).isEqualTo(expected);
    assertThat(window.occupiedUntil(contact, SHANGHAI).isAfter(at)).isEqualTo(expected);
    assertThat(window.needsZone()).isFalse();
  }

  @ParameterizedTest(name = "{0} from {1} is over at {2} in New York")
  @CsvSource({
    "rolling:P7D,     2026-03-05T15:00:00Z, 2026-03-12T14:00:00Z", // the clock went forward
    "rolling:P1M,     2026-01-31T15:00:00Z, 2026-03-01T05:00:00Z", // February has no 31st
    "rolling:P1M,     2026-02-28T15:00:00Z, 2026-03-28T14:00:00Z",
    "rolling:P1D,     2026-11-01T05:30:00Z, 2026-11-02T06:30:00Z", // the first 01:30
    "rolling:P1D,     2026-11-01T06:30:00Z, 2026-11-02T07:00:00Z", // the second: past 02:00 once
    "rolling:P1D,     2026-03-07T07:30:00Z, 2026-03-08T07:00:00Z", // 02:30 is skipped
    "calendar:DAY,    2026-03-05T04:59:59Z, 2026-03-05T05:00:00Z",
    "calendar:DAY,    2026-03-05T05:00:00Z, 2026-03-06T05:00:00Z",
    "calendar:WEEK,   2026-03-08T17:00:00Z, 2026-03-09T04:00:00Z",
    "calendar:WEEK-SUNDAY, 2026-03-08T17:00:00Z, 2026-03-15T04:00:00Z",
    "calendar:MONTH,  2026-02-10T17:00:00Z, 2026-03-01T05:00:00Z",
    "calendar:QUARTER, 2026-01-01T05:00:00Z, 2026-04-01T04:00:00Z",
    "calendar:QUARTER, 2026-02-10T17:00:00Z, 2026-04-01T04:00:00Z",
    "calendar:QUARTER, 2026-12-31T17:00:00Z, 2027-01-01T05:00:00Z",
    "calendar:YEAR,   2026-06-10T17:00:00Z, 2027-01-01T05:00:00Z",
  })
  void until(String text, Instant contact, Instant end) {
    ContactWindow window = ContactWindow.parse(text);
    assertThat(window.occupiedUntil(contact, NEW_YORK)).isEqualTo(end);
    assertThat(window.occupies(contact, end.minusNanos(1), NEW_YORK)).isTrue();
    assertThat(window.occupies(contact, end, NEW_YORK)).isFalse();
    assertThat(Duration.between(contact, end)).isLessThanOrEqualTo(window.longest());
    assertThat(window.text()).isEqualTo(text).isEqualTo(window.toString());
    assertThat(window.needsZone()).isTrue();
  }

  @ParameterizedTest(name = "{0} is written {1} and lasts {2} at the longest: {3}")
  @CsvSource({
    "rolling:PT24H,        rolling:PT24H,  PT24H,  contact.window.hours",
    "rolling:PT90M,        rolling:PT1H30M, PT90M, contact.window.elapsed",
    "rolling:P1Y,          rolling:P12M,   PT8976H, contact.window.days",
    "rolling:P7D,          rolling:P7D,    PT216H, contact.window.days",
    "calendar:DAY,         calendar:DAY,   PT72H,  contact.window.day",
    "calendar:WEEK,        calendar:WEEK,  PT216H, contact.window.week",
    "calendar:WEEK-MONDAY, calendar:WEEK,  PT216H, contact.window.week",
    "calendar:WEEK-SUNDAY, calendar:WEEK-SUNDAY, PT216H, contact.window.week-from",
    "calendar:MONTH,       calendar:MONTH, PT792H, contact.window.month",
    "calendar:QUARTER,     calendar:QUARTER, PT2256H, contact.window.quarter",
    "calendar:YEAR,        calendar:YEAR,  PT8832H, contact.window.year",
  })
  void texts(String text, String written, Duration longest, String code) {
    ContactWindow window = ContactWindow.parse(text);
    assertThat(window.toString()).isEqualTo(written);
    assertThat(ContactWindow.parse(written)).isEqualTo(window);
    assertThat(window.longest()).isEqualTo(longest);
    assertThat(window.phrase()).extracting(Phrase::code).isEqualTo(code);
  }

  @ParameterizedTest(name = "\"{0}\" is no window")
  @ValueSource(
      strings = {
        "",
        "rolling",
        "rolling:",
        "rolling:PT0S",
        "rolling:PT-1H",
        "rolling:P0D",
        "rolling:P-1D",
        "rolling:P1M-1D",
        "rolling:P101Y",
        "rolling:P1201M",
        "rolling:P36526D",
        "rolling:PT876600H0.000000001S",
        "rolling:P99999999999Y",
        "calendar:",
        "calendar:day",
        "calendar:WEEK-",
        "calendar:MONTH-SUNDAY",
        "hourly"
      })
  void refused(String text) {
    assertThatThrownBy(() -> ContactWindow.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("window");
  }

  @ParameterizedTest(name = "\"{0}\" is the longest")
  @ValueSource(strings = {"rolling:PT876600H", "rolling:P1200M", "rolling:P36525D"})
  void most(String text) {
    assertThat(ContactWindow.parse(text).text()).isEqualTo(text);
  }

  @Test
  @DisplayName("only weeks start on another day than Monday")
  void weekStart() {
    assertThatThrownBy(() -> new ContactWindow.Calendar(Unit.MONTH, DayOfWeek.SUNDAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MONTH")
        .hasMessageContaining("SUNDAY");
  }

  @Test
  @DisplayName("the range of a window of the calendar starts with its first day")
  void range() {
    ContactWindow.Calendar quarter = new ContactWindow.Calendar(Unit.QUARTER, DayOfWeek.MONDAY);
    assertThat(quarter.range(Instant.parse("2026-05-20T10:00:00Z"), UTC))
        .isEqualTo(
            TimeRange.between(
                Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z")));
    assertThat(quarter.startOf(LocalDate.of(2026, 12, 31))).isEqualTo("2026-10-01");
    assertThat(quarter.startOf(LocalDate.of(2026, 10, 1))).isEqualTo("2026-10-01");
    assertThat(quarter.endOf(LocalDate.of(2026, 2, 1))).isEqualTo("2026-04-01");
  }

  @ParameterizedTest(name = "{0} contains {1}: {2}")
  @CsvSource({
    "21:00-08:00, 20:59, false",
    "21:00-08:00, 21:00, true",
    "21:00-08:00, 00:00, true",
    "21:00-08:00, 07:59, true",
    "21:00-08:00, 08:00, false",
    "12:00-14:00, 11:59, false",
    "12:00-14:00, 12:00, true",
    "12:00-14:00, 13:59, true",
    "12:00-14:00, 14:00, false",
    "12:00-14:00, 20:00, false",
  })
  void quiet(String hours, LocalTime time, boolean expected) {
    QuietHours quiet = QuietHours.of(hours.substring(0, 5), hours.substring(6));
    assertThat(quiet.contains(time)).isEqualTo(expected);
    assertThat(quiet).hasToString(hours);
  }

  @ParameterizedTest(name = "quiet hours {0} of {1} in New York: {2} to {3}")
  @CsvSource({
    "21:00-08:00, 2026-06-01, 2026-06-02T01:00:00Z, 2026-06-02T12:00:00Z",
    "12:00-14:00, 2026-06-01, 2026-06-01T16:00:00Z, 2026-06-01T18:00:00Z",
    "01:30-02:30, 2026-03-08, 2026-03-08T06:30:00Z, 2026-03-08T07:00:00Z", // the end is skipped
    "02:30-05:00, 2026-03-08, 2026-03-08T07:00:00Z, 2026-03-08T09:00:00Z", // the start is
    "00:30-01:30, 2026-11-01, 2026-11-01T04:30:00Z, 2026-11-01T06:30:00Z", // the second end
    "01:30-05:00, 2026-11-01, 2026-11-01T05:30:00Z, 2026-11-01T10:00:00Z", // the first start
  })
  void quietInstants(String hours, LocalDate day, Instant start, Instant end) {
    QuietHours quiet = QuietHours.of(hours.substring(0, 5), hours.substring(6));
    assertThat(quiet.startOn(day, NEW_YORK)).isEqualTo(start);
    assertThat(quiet.endOn(day, NEW_YORK)).isEqualTo(end);
  }

  @Test
  @DisplayName("the end of rest is the first free instant, to the nanosecond")
  void restEnds() {
    RestHours night =
        RestHours.daily("night", QuietHours.of("21:00", "08:00"))
            .startingOn(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
    Instant end = Instant.parse("2026-03-03T00:00:00Z"); // Tuesday, 08:00 in Shanghai
    Instant start = Instant.parse("2026-03-02T13:00:00Z"); // Monday, 21:00
    assertThat(RestCheck.free(night, end, SHANGHAI)).isEqualTo(end);
    assertThat(RestCheck.free(night, end.minusNanos(1), SHANGHAI)).isEqualTo(end);
    assertThat(RestCheck.free(night, start, SHANGHAI)).isEqualTo(end);
    assertThat(RestCheck.free(night, start.minusNanos(1), SHANGHAI)).isEqualTo(start.minusNanos(1));
    Instant tuesday = Instant.parse("2026-03-03T15:00:00.5Z"); // 23:00, of a day without
    assertThat(RestCheck.free(night, tuesday, SHANGHAI)).isEqualTo(tuesday);
    RestHours noon = RestHours.daily("noon", QuietHours.of("12:00", "14:00"));
    Instant two = Instant.parse("2026-03-03T06:00:00Z");
    assertThat(RestCheck.free(noon, two, SHANGHAI)).isEqualTo(two);
    assertThat(RestCheck.free(noon, two.minusNanos(1), SHANGHAI)).isEqualTo(two);
    assertThat(RestCheck.free(noon, two.minusSeconds(7_200), SHANGHAI)).isEqualTo(two);
    Instant before = two.minusSeconds(7_200).minusNanos(1);
    assertThat(RestCheck.free(noon, before, SHANGHAI)).isEqualTo(before);
  }

  @Test
  @DisplayName("rest days end at midnight, also where a clock repeats it")
  void restDays() {
    RestDays sunday = RestDays.weekly("sunday", DayOfWeek.SUNDAY);
    ZoneId havana = ZoneId.of("America/Havana"); // 01:00 back to 00:00 on 1 November 2026
    Instant firstMidnight = Instant.parse("2026-11-01T04:00:00Z");
    assertThat(RestCheck.free(sunday, firstMidnight, havana)).isEqualTo("2026-11-02T05:00:00Z");
    Instant saturday = firstMidnight.minusNanos(1);
    assertThat(RestCheck.free(sunday, saturday, havana)).isEqualTo(saturday);
    Instant friday = Instant.parse("2026-03-06T12:00:00Z");
    assertThat(RestCheck.free(sunday, friday, UTC)).isEqualTo(friday);
    assertThat(RestCheck.free(sunday, Instant.parse("2026-03-08T12:00:00Z"), UTC))
        .isEqualTo("2026-03-09T00:00:00Z");
  }

  @Test
  @DisplayName("a period of a year and one of twelve months are equal")
  void equal() {
    assertThat(ContactWindow.rolling(Period.ofYears(1)))
        .isEqualTo(ContactWindow.rolling(Period.ofMonths(12)));
  }
}
