package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Limits")
class LimitTest {
  /** Monday to Friday, 9 to 17, in London. */
  private static final BusinessCalendar LONDON =
      BusinessCalendar.of(
          ZoneId.of("Europe/London"),
          BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-17:00"))));

  /** A Thursday. */
  private static final Instant THURSDAY = Instant.parse("2026-03-05T10:00:00Z");

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static Pauses pause(String from, String to) {
    return Pauses.of(TimeRange.between(at(from), at(to)));
  }

  private static void due(Limit limit, Pauses pauses, String expected) {
    assertThat(limit.due(THURSDAY, LONDON, pauses)).isEqualTo(Reckoned.known(at(expected)));
  }

  @Test
  @DisplayName("of open time end when so much open time has passed, pauses apart")
  void open() {
    Limit limit = Limit.open(Duration.ofHours(8));
    due(limit, Pauses.NONE, "2026-03-06T10:00:00Z");
    due(limit, pause("2026-03-05T12:00:00Z", "2026-03-05T13:30:00Z"), "2026-03-06T11:30:00Z");
    due(limit, pause("2026-03-05T16:00:00Z", "2026-03-06T10:00:00Z"), "2026-03-06T12:00:00Z");
    due(limit, pause("2026-03-05T18:00:00Z", "2026-03-06T08:00:00Z"), "2026-03-06T10:00:00Z");
    assertThat(limit.due(THURSDAY, LONDON)).isEqualTo(limit.due(THURSDAY, LONDON, Pauses.NONE));
  }

  @Test
  @DisplayName("of calendar days end with the last day, or at the same time of day")
  void calendarDays() {
    due(Limit.calendarDays(Period.ofDays(15)), Pauses.NONE, "2026-03-21T00:00:00Z");
    due(Limit.calendarDays(Period.ofWeeks(8)), Pauses.NONE, "2026-04-30T23:00:00Z");
    // The clock is put forward in between: one elapsed hour less.
    Limit sameTime = new Limit.CalendarDays(Period.ofDays(60), Limit.DayEnd.SAME_TIME);
    due(sameTime, Pauses.NONE, "2026-05-04T09:00:00Z");
    due(
        new Limit.CalendarDays(Period.ofMonths(1), Limit.DayEnd.SAME_TIME),
        Pauses.NONE,
        "2026-04-05T09:00:00Z");
  }

  @Test
  @DisplayName("of calendar days move on by as long as they are paused, closed time included")
  void calendarDaysPaused() {
    Limit sameTime = new Limit.CalendarDays(Period.ofDays(2), Limit.DayEnd.SAME_TIME);
    due(sameTime, Pauses.NONE, "2026-03-07T10:00:00Z");
    due(sameTime, pause("2026-03-05T20:00:00Z", "2026-03-06T06:00:00Z"), "2026-03-07T20:00:00Z");
    due(sameTime, pause("2026-03-04T00:00:00Z", "2026-03-05T12:00:00Z"), "2026-03-07T12:00:00Z");
    // A pause that starts in the extension extends it again; one at its end is too late.
    Pauses twice =
        pause("2026-03-06T00:00:00Z", "2026-03-06T10:00:00Z")
            .and(pause("2026-03-07T15:00:00Z", "2026-03-07T16:00:00Z"));
    due(sameTime, twice, "2026-03-07T21:00:00Z");
    due(sameTime, pause("2026-03-07T10:00:00Z", "2026-03-08T10:00:00Z"), "2026-03-07T10:00:00Z");
    due(
        Limit.calendarDays(Period.ofDays(2)),
        pause("2026-03-06T00:00:00Z", "2026-03-06T15:00:00Z"),
        "2026-03-09T00:00:00Z");
  }

  @Test
  @DisplayName("of calendar days do not end in a pause that starts on their last day")
  void calendarDaysPausedOnTheLastDay() {
    // London's wall clock is that of UTC; the time of day, ten o'clock, comes on the 7th
    Limit limit = Limit.calendarDays(Period.ofDays(2));
    due(limit, pause("2026-03-07T09:59:00Z", "2026-03-10T10:00:00Z"), "2026-03-11T00:00:00Z");
    due(limit, pause("2026-03-07T10:00:00Z", "2026-03-10T10:00:00Z"), "2026-03-11T00:00:00Z");
    due(limit, pause("2026-03-07T10:01:00Z", "2026-03-10T10:00:00Z"), "2026-03-11T00:00:00Z");
    due(limit, pause("2026-03-07T10:01:00Z", "2026-03-07T23:59:00Z"), "2026-03-08T00:00:00Z");
    due(limit, pause("2026-03-07T23:59:00Z", "2026-03-08T00:00:00Z"), "2026-03-08T00:00:00Z");
    due(limit, pause("2026-03-07T23:59:00Z", "2026-03-08T00:00:01Z"), "2026-03-09T00:00:00Z");
    due(limit, pause("2026-03-07T20:00:00Z", "2026-03-08T08:00:00Z"), "2026-03-09T00:00:00Z");
    due(limit, pause("2026-03-08T00:00:00Z", "2026-03-10T10:00:00Z"), "2026-03-08T00:00:00Z");
    Pauses twice =
        pause("2026-03-07T20:00:00Z", "2026-03-08T08:00:00Z")
            .and(pause("2026-03-08T20:00:00Z", "2026-03-09T07:00:00Z"));
    due(limit, twice, "2026-03-10T00:00:00Z");
    assertThat(limit.due(THURSDAY, LONDON, Pauses.of(TimeRange.between(THURSDAY, Instant.MAX))))
        .isEqualTo(Reckoned.never());
  }

  @Test
  @DisplayName("of calendar days gain no day by a pause that ends with their last one")
  void calendarDaysPausedUntilMidnight() {
    BusinessCalendar shanghai = BusinessCalendar.always(ZoneId.of("Asia/Shanghai"));
    Instant start = at("2026-06-01T02:00:00Z"); // 10:00 there; the time of day comes on 4 June
    Limit limit = Limit.calendarDays(Period.ofDays(3));
    Reckoned<Instant> fourth = Reckoned.known(at("2026-06-04T16:00:00Z"));
    Reckoned<Instant> fifth = Reckoned.known(at("2026-06-05T16:00:00Z"));
    assertThat(limit.due(start, shanghai)).isEqualTo(fourth);
    for (String from :
        List.of("2026-06-04T02:00:00Z", "2026-06-04T06:00:00Z", "2026-06-04T15:59:59.999999999Z")) {
      assertThat(limit.due(start, shanghai, pause(from, "2026-06-04T16:00:00Z")))
          .as(from)
          .isEqualTo(fourth);
      assertThat(limit.due(start, shanghai, pause(from, "2026-06-04T16:00:00.000000001Z")))
          .as(from)
          .isEqualTo(fifth);
    }
    assertThat(limit.due(start, shanghai, pause("2026-06-04T06:00:00Z", "2026-06-04T15:59:00Z")))
        .isEqualTo(fourth);
    Pauses whole = pause("2026-06-04T06:00:00Z", "2026-06-05T16:00:00Z");
    assertThat(limit.due(start, shanghai, whole)).as("until the next midnight").isEqualTo(fifth);
    // What was left when it started is left when it ends.
    assertThat(limit.due(start, shanghai, pause("2026-06-04T01:59:59Z", "2026-06-04T16:00:00Z")))
        .isEqualTo(fifth);
    Pauses two =
        pause("2026-06-04T06:00:00Z", "2026-06-04T16:00:00Z")
            .and(pause("2026-06-04T16:00:00Z", "2026-06-04T17:00:00Z"));
    assertThat(limit.due(start, shanghai, two)).as("two that touch are one").isEqualTo(fifth);
  }

  @Test
  @DisplayName("of calendar days never end where a pause moves them beyond all calendars")
  void calendarDaysBeyond() {
    Pauses pauses = pause("1905-01-02T00:00:00Z", "2100-12-31T00:00:00Z");
    for (Limit.DayEnd end : Limit.DayEnd.values()) {
      Limit limit = new Limit.CalendarDays(Period.ofYears(190), end);
      assertThat(limit.due(at("1905-01-01T00:00:00Z"), LONDON, pauses)).isEqualTo(Reckoned.never());
      assertThat(limit.due(at("1905-01-01T00:00:00Z"), LONDON).toOptional()).isPresent();
    }
  }

  @Test
  @DisplayName("of business days end with the n-th business day after that of the start")
  void businessDays() {
    due(Limit.businessDays(1), Pauses.NONE, "2026-03-06T17:00:00Z");
    due(Limit.businessDays(3), Pauses.NONE, "2026-03-10T17:00:00Z");
    assertThat(Limit.businessDays(3).due(at("2026-03-07T12:00:00Z"), LONDON))
        .isEqualTo(Reckoned.known(at("2026-03-11T17:00:00Z")));
  }

  @Test
  @DisplayName("of business days do not count a day that is paused all its open time")
  void businessDaysPaused() {
    Limit limit = Limit.businessDays(3);
    due(limit, pause("2026-03-06T09:00:00Z", "2026-03-06T17:00:00Z"), "2026-03-11T17:00:00Z");
    due(limit, pause("2026-03-06T09:00:01Z", "2026-03-06T17:00:00Z"), "2026-03-10T17:00:00Z");
    due(limit, pause("2026-03-07T00:00:00Z", "2026-03-09T16:59:59Z"), "2026-03-10T17:00:00Z");
    due(limit, pause("2026-03-05T00:00:00Z", "2026-03-12T20:00:00Z"), "2026-03-17T17:00:00Z");
    assertThat(limit.due(THURSDAY, LONDON, Pauses.of(TimeRange.between(THURSDAY, Instant.MAX))))
        .isEqualTo(Reckoned.never());
  }

  @Test
  @DisplayName("never end where the calendar never opens, and are unknown beyond what it knows")
  void neverAndUnknown() {
    BusinessCalendar closed = BusinessCalendar.of(ZoneId.of("UTC"), Map.of());
    LocalDate last = LocalDate.of(2026, 3, 6);
    for (Limit limit : List.of(Limit.open(Duration.ofNanos(1)), Limit.businessDays(1))) {
      assertThat(limit.due(THURSDAY, closed)).isEqualTo(Reckoned.never());
      assertThat(limit.due(THURSDAY, closed.knownThrough(last))).isEqualTo(Reckoned.unknown(last));
    }
    assertThat(Limit.businessDays(1).due(THURSDAY, LONDON.knownThrough(last)))
        .isEqualTo(Reckoned.known(at("2026-03-06T17:00:00Z")));
    assertThat(Limit.businessDays(2).due(THURSDAY, LONDON.knownThrough(last)))
        .isEqualTo(Reckoned.unknown(last));
    Pauses friday = pause("2026-03-06T00:00:00Z", "2026-03-07T00:00:00Z");
    assertThat(Limit.businessDays(1).due(THURSDAY, LONDON.knownThrough(last), friday))
        .isEqualTo(Reckoned.unknown(last));
    assertThat(Limit.businessDays(1).due(at("2026-03-08T00:00:00Z"), LONDON.knownThrough(last)))
        .isEqualTo(Reckoned.unknown(last));
    assertThat(
            Limit.businessDays(1)
                .due(at("2026-03-08T00:00:00Z"), LONDON.knownThrough(last), friday))
        .isEqualTo(Reckoned.unknown(last));
    assertThat(Limit.calendarDays(Period.ofYears(80)).due(THURSDAY, LONDON))
        .isEqualTo(Reckoned.never());
    assertThat(Limit.calendarDays(Period.ofYears(900)).due(THURSDAY, LONDON))
        .isEqualTo(Reckoned.never());
    // Calendar days need no hours.
    assertThat(Limit.calendarDays(Period.ofDays(5)).due(THURSDAY, LONDON.knownThrough(last)))
        .isEqualTo(Reckoned.known(at("2026-03-11T00:00:00Z")));
  }

  @Test
  @DisplayName("refuse lengths and numbers out of range, and starts outside 1900 to 2100")
  void refused() {
    assertThatThrownBy(() -> Limit.open(Duration.ZERO))
        .hasMessage("a limit of open time must be positive, was PT0S");
    assertThatThrownBy(() -> Limit.open(Duration.ofHours(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Limit.calendarDays(Period.ZERO))
        .hasMessage("a limit in calendar days must be positive and at most 1,000 years, was P0D");
    assertThatThrownBy(() -> Limit.calendarDays(Period.of(0, 1, -1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Limit.calendarDays(Period.ofYears(1001)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Limit.businessDays(0))
        .hasMessage("a limit must have 1 to 10000 business days, was 0");
    assertThatThrownBy(() -> Limit.businessDays(10_001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Limit.businessDays(10_000)).isEqualTo(new Limit.BusinessDays(10_000));
    for (Limit limit :
        List.of(
            Limit.open(Duration.ofHours(1)),
            Limit.calendarDays(Period.ofDays(1)),
            Limit.businessDays(1))) {
      for (String outside :
          List.of("1899-12-31T23:59:59.999999999Z", "2101-01-01T00:00:00.000000001Z")) {
        assertThatThrownBy(() -> limit.due(at(outside), LONDON))
            .hasMessage(
                "calendars reckon from 1900-01-01T00:00:00Z to 2101-01-01T00:00:00Z, the instant"
                    + " was "
                    + outside);
      }
    }
  }
}
