package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Business calendars")
class BusinessCalendarTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final BusinessCalendar OFFICE =
      BusinessCalendar.of(UTC, BusinessCalendar.weekdays(List.of(hours("09:00-17:00"))));

  private static DayHours hours(String text) {
    return DayHours.parse(text);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static Reckoned<Instant> known(String text) {
    return Reckoned.known(at(text));
  }

  private static BusinessCalendar on(String zone, DayOfWeek day, String... texts) {
    return BusinessCalendar.of(
        ZoneId.of(zone), Map.of(day, Stream.of(texts).map(DayHours::parse).toList()));
  }

  @Test
  @DisplayName("know the night shift of the day it starts on, holidays included")
  void nightShift() {
    // 2026-03-06 is a Friday.
    BusinessCalendar nights = on("UTC", DayOfWeek.FRIDAY, "22:00-06:00");
    assertThat(nights.closing(at("2026-03-06T23:00:00Z"))).isEqualTo(known("2026-03-07T06:00:00Z"));
    assertThat(nights.isBusinessDay(LocalDate.of(2026, 3, 7))).isEqualTo(Reckoned.known(false));
    assertThat(nights.endOfBusinessDay(at("2026-03-05T00:00:00Z"), 1))
        .isEqualTo(known("2026-03-07T06:00:00Z"));
    assertThat(
            nights
                .withHolidays(List.of(LocalDate.of(2026, 3, 7)))
                .isOpen(at("2026-03-07T03:00:00Z")))
        .isEqualTo(Reckoned.known(true));
    assertThat(
            nights
                .withHolidays(List.of(LocalDate.of(2026, 3, 6)))
                .nextOpen(at("2026-03-06T00:00:00Z")))
        .isEqualTo(known("2026-03-13T22:00:00Z"));
  }

  @Test
  @DisplayName("have no hours on a date that the zone skips: Apia, 2011-12-30")
  void apia() {
    BusinessCalendar apia = on("Pacific/Apia", DayOfWeek.FRIDAY, "09:00-17:00");
    assertThat(apia.isBusinessDay(LocalDate.of(2011, 12, 30))).isEqualTo(Reckoned.known(false));
    assertThat(apia.nextOpen(at("2011-12-24T12:00:00Z"))).isEqualTo(known("2012-01-05T19:00:00Z"));
    assertThat(
            BusinessCalendar.always(ZoneId.of("Pacific/Apia"))
                .addDays(LocalDate.of(2011, 12, 29), 1, DayRule.NEXT))
        .isEqualTo(Reckoned.known(LocalDate.of(2011, 12, 31)));
  }

  @Test
  @DisplayName("start a whole day at one where midnight is missing: São Paulo, 2015-10-18")
  void saoPaulo() {
    BusinessCalendar sunday = on("America/Sao_Paulo", DayOfWeek.SUNDAY, "00:00-24:00");
    assertThat(sunday.nextOpen(at("2015-10-17T12:00:00Z")))
        .isEqualTo(known("2015-10-18T03:00:00Z"));
    assertThat(sunday.closing(at("2015-10-17T12:00:00Z"))).isEqualTo(known("2015-10-19T02:00:00Z"));
  }

  @Test
  @DisplayName("shift a bound in a gap forward and take the first of two; hours may vanish")
  void gapAndOverlap() {
    BusinessCalendar sunday = on("Europe/Berlin", DayOfWeek.SUNDAY, "02:30-03:15");
    assertThat(sunday.between(at("2026-03-28T12:00:00Z"), at("2026-03-29T12:00:00Z")))
        .isEqualTo(Reckoned.known(Duration.ZERO));
    assertThat(sunday.isBusinessDay(LocalDate.of(2026, 3, 29))).isEqualTo(Reckoned.known(false));
    assertThat(sunday.between(at("2026-10-24T12:00:00Z"), at("2026-10-25T12:00:00Z")))
        .isEqualTo(Reckoned.known(Duration.ofMinutes(105)));
    assertThat(sunday.nextOpen(at("2026-10-24T12:00:00Z")))
        .isEqualTo(known("2026-10-25T00:30:00Z"));
  }

  @Test
  @DisplayName("close in breaks of the week and of dates, which replace those of the week")
  void breaks() {
    BusinessCalendar lunch =
        OFFICE.withBreaks(BusinessCalendar.weekdays(List.of(hours("12:00-13:00"))));
    Instant monday = at("2026-03-02T00:00:00Z");
    Duration day = Duration.ofDays(1);
    assertThat(lunch.between(monday, monday.plus(day)))
        .isEqualTo(Reckoned.known(Duration.ofHours(7)));
    LocalDate date = LocalDate.of(2026, 3, 2);
    assertThat(lunch.withBreaks(date, List.of()).between(monday, monday.plus(day)))
        .isEqualTo(Reckoned.known(Duration.ofHours(8)));
    assertThat(
            lunch.withHours(date, List.of(hours("10:00-14:00"))).between(monday, monday.plus(day)))
        .isEqualTo(Reckoned.known(Duration.ofHours(4)));
    assertThat(lunch.withBreaks(date, List.of(hours("08:00-18:00"))).isBusinessDay(date))
        .isEqualTo(Reckoned.known(false));
    assertThat(
            lunch
                .withHoursOf(LocalDate.of(2026, 3, 1), DayOfWeek.MONDAY)
                .between(monday.minus(day), monday))
        .isEqualTo(Reckoned.known(Duration.ofHours(7)));
  }

  @Test
  @DisplayName("a holiday more never opens a break into which a night shift runs")
  void holidayKeepsBreaks() {
    LocalDate saturday = LocalDate.of(2026, 1, 10);
    BusinessCalendar nights =
        BusinessCalendar.of(
                UTC,
                Map.of(
                    DayOfWeek.FRIDAY,
                    List.of(hours("22:00-06:00")),
                    DayOfWeek.MONDAY,
                    List.of(hours("09:00-17:00"))))
            .withBreaks(Map.of(DayOfWeek.MONDAY, List.of(hours("02:00-03:00"))));
    Instant evening = at("2026-01-09T22:00:00Z");
    Duration six = Duration.ofHours(6);
    assertThat(nights.add(evening, six)).isEqualTo(known("2026-01-10T04:00:00Z"));
    assertThat(nights.withHolidays(List.of(saturday)).add(evening, six))
        .isEqualTo(known("2026-01-10T04:00:00Z"));
    BusinessCalendar worked = nights.withHoursOf(saturday, DayOfWeek.MONDAY);
    assertThat(worked.add(evening, six)).isEqualTo(known("2026-01-10T05:00:00Z"));
    BusinessCalendar off = worked.withHolidays(List.of(saturday));
    assertThat(off.add(evening, six)).isEqualTo(known("2026-01-10T05:00:00Z"));
    assertThat(off.isBusinessDay(saturday)).isEqualTo(Reckoned.known(false));
    assertThat(worked.withHours(saturday, List.of())).isEqualTo(off);
    assertThat(off).isEqualTo(off.withHolidays(List.of(saturday)));
    assertThat(worked.withBreaks(saturday, List.of()).withHolidays(List.of(saturday)))
        .as("breaks of its own stay")
        .isEqualTo(nights.withBreaks(saturday, List.of()).withHolidays(List.of(saturday)));
  }

  @Test
  @DisplayName("say of a date what was said of it last")
  void lastWord() {
    LocalDate sunday = LocalDate.of(2026, 3, 1);
    BusinessCalendar worked = OFFICE.withHoursOf(sunday, DayOfWeek.MONDAY);
    BusinessCalendar own = OFFICE.withHours(sunday, List.of(hours("10:00-12:00")));
    BusinessCalendar off = OFFICE.withHolidays(List.of(sunday));
    assertThat(worked.withHolidays(List.of(sunday))).isEqualTo(off);
    assertThat(off.withHoursOf(sunday, DayOfWeek.MONDAY)).isEqualTo(worked);
    assertThat(worked.withHours(sunday, List.of(hours("10:00-12:00")))).isEqualTo(own);
    assertThat(own.withHoursOf(sunday, DayOfWeek.MONDAY)).isEqualTo(worked);
    assertThat(OFFICE.withHours(sunday, List.of())).isEqualTo(off);
    assertThat(OFFICE).isNotEqualTo(off).isNotEqualTo(worked).isNotEqualTo("OFFICE");
  }

  @Test
  @DisplayName("combine across zones; days are those of the first")
  void combined() {
    BusinessCalendar shanghai =
        BusinessCalendar.of(
            ZoneId.of("Asia/Shanghai"), BusinessCalendar.weekdays(List.of(hours("09:00-18:00"))));
    BusinessCalendar berlin =
        BusinessCalendar.of(
            ZoneId.of("Europe/Berlin"), BusinessCalendar.weekdays(List.of(hours("09:00-18:00"))));
    Instant monday = at("2026-03-02T00:00:00Z");
    // 01:00 to 10:00 and 08:00 to 17:00 in UTC.
    assertThat(shanghai.union(berlin).between(monday, monday.plusSeconds(86_400)))
        .isEqualTo(Reckoned.known(Duration.ofHours(16)));
    assertThat(shanghai.intersection(berlin).between(monday, monday.plusSeconds(86_400)))
        .isEqualTo(Reckoned.known(Duration.ofHours(2)));
    assertThat(shanghai.union(berlin).zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(shanghai.union(berlin).endOfBusinessDay(monday.minusSeconds(86_400), 1))
        .isEqualTo(known("2026-03-02T17:00:00Z"));
    assertThat(shanghai.intersection(berlin).endOfBusinessDay(monday.minusSeconds(86_400), 1))
        .isEqualTo(known("2026-03-02T10:00:00Z"));
    LocalDate holiday = LocalDate.of(2026, 3, 2);
    assertThat(shanghai.intersection(berlin.withHolidays(List.of(holiday))).isBusinessDay(holiday))
        .isEqualTo(Reckoned.known(false));
    assertThat(shanghai.union(berlin).withHolidays(List.of(holiday)).isBusinessDay(holiday))
        .isEqualTo(Reckoned.known(false));
    LocalDate last = LocalDate.of(2026, 3, 1);
    BusinessCalendar partly = shanghai.union(berlin.knownThrough(last));
    assertThat(partly.knownThrough()).contains(last);
    assertThat(partly.isOpen(at("2026-03-01T23:00:00Z"))).isEqualTo(Reckoned.unknown(last));
    assertThat(partly.isOpen(at("2026-03-01T22:59:59Z"))).isEqualTo(Reckoned.known(false));
    assertThat(
            berlin
                .knownThrough(last)
                .union(shanghai.knownThrough(last))
                .isOpen(at("2026-03-01T16:00:00Z")))
        .isEqualTo(Reckoned.unknown(LocalDate.of(2026, 2, 28)));
    assertThat(shanghai.union(berlin)).isNotEqualTo(shanghai.intersection(berlin));
  }

  @Test
  @DisplayName("never open, and say so at once")
  void never() {
    BusinessCalendar closed = BusinessCalendar.of(UTC, Map.of());
    Instant any = at("2026-03-02T00:00:00Z");
    assertThat(closed.add(any, Duration.ofHours(1))).isEqualTo(Reckoned.never());
    assertThat(closed.add(any, Duration.ofHours(-1))).isEqualTo(Reckoned.never());
    assertThat(closed.add(any, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Reckoned.never());
    assertThat(closed.add(any, Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo(Reckoned.never());
    assertThat(closed.nextOpen(any)).isEqualTo(Reckoned.never());
    assertThat(closed.previousOpen(any)).isEqualTo(Reckoned.never());
    assertThat(closed.closing(any)).isEqualTo(Reckoned.never());
    assertThat(closed.isOpen(any)).isEqualTo(Reckoned.known(false));
    assertThat(closed.addDays(any, 1, DayRule.NEXT)).isEqualTo(Reckoned.never());
    assertThat(closed.addDays(any, -1, DayRule.KEEP_TIME)).isEqualTo(Reckoned.never());
    assertThat(closed.addDays(any, 0, DayRule.ROLL_FIRST)).isEqualTo(Reckoned.never());
    assertThat(closed.addDays(LocalDate.of(2026, 3, 2), 0, DayRule.NEXT))
        .isEqualTo(Reckoned.never());
    assertThat(closed.addDays(LocalDate.of(2026, 3, 2), -1, DayRule.ROLL_FIRST))
        .isEqualTo(Reckoned.never());
    assertThat(closed.deadline(any, Duration.ZERO, Pauses.of(TimeRange.before(any))))
        .isEqualTo(Reckoned.never());
    assertThat(closed.between(any, any.plusSeconds(1))).isEqualTo(Reckoned.known(Duration.ZERO));
    assertThat(closed.endOfBusinessDay(any, 0)).isEqualTo(Reckoned.never());
    BusinessCalendar once =
        closed.withHours(LocalDate.of(2090, 5, 4), List.of(hours("09:00-10:00")));
    assertThat(once.nextOpen(any)).isEqualTo(known("2090-05-04T09:00:00Z"));
    assertThat(once.add(any, Duration.ofMinutes(61))).isEqualTo(Reckoned.never());
  }

  @Test
  @DisplayName("count business dates with and without moving to one first")
  void dates() {
    LocalDate saturday = LocalDate.of(2026, 3, 7);
    LocalDate monday = LocalDate.of(2026, 3, 9);
    assertThat(OFFICE.addDays(saturday, 1, DayRule.NEXT)).isEqualTo(Reckoned.known(monday));
    assertThat(OFFICE.addDays(saturday, 1, DayRule.KEEP_TIME)).isEqualTo(Reckoned.known(monday));
    assertThat(OFFICE.addDays(saturday, 1, DayRule.ROLL_FIRST))
        .isEqualTo(Reckoned.known(monday.plusDays(1)));
    assertThat(OFFICE.addDays(saturday, 0, DayRule.KEEP_TIME)).isEqualTo(Reckoned.known(saturday));
    assertThat(OFFICE.addDays(saturday, 0, DayRule.NEXT)).isEqualTo(Reckoned.known(monday));
    assertThat(OFFICE.addDays(saturday, 0, DayRule.ROLL_FIRST)).isEqualTo(Reckoned.known(monday));
    assertThat(OFFICE.addDays(monday, 0, DayRule.NEXT)).isEqualTo(Reckoned.known(monday));
    assertThat(OFFICE.addDays(saturday, -1, DayRule.NEXT))
        .isEqualTo(Reckoned.known(saturday.minusDays(1)));
    assertThat(OFFICE.addDays(saturday, -1, DayRule.ROLL_FIRST))
        .isEqualTo(Reckoned.known(saturday.minusDays(2)));
    assertThat(OFFICE.addDays(monday, 30_000, DayRule.NEXT)).isEqualTo(Reckoned.never());
    assertThat(OFFICE.addDays(monday, Integer.MIN_VALUE, DayRule.NEXT)).isEqualTo(Reckoned.never());
    assertThat(OFFICE.addDays(monday, 2_609, DayRule.NEXT))
        .isEqualTo(Reckoned.known(LocalDate.of(2036, 3, 7)));
    BusinessCalendar partly = OFFICE.knownThrough(monday);
    assertThat(partly.addDays(saturday, 1, DayRule.NEXT)).isEqualTo(Reckoned.known(monday));
    assertThat(partly.addDays(saturday, 2, DayRule.NEXT)).isEqualTo(Reckoned.unknown(monday));
    assertThat(partly.addDays(monday.plusDays(1), -3, DayRule.NEXT))
        .isEqualTo(Reckoned.unknown(monday));
    assertThat(partly.isBusinessDay(monday.plusDays(1))).isEqualTo(Reckoned.unknown(monday));
    assertThatThrownBy(() -> OFFICE.isBusinessDay(LocalDate.of(2101, 1, 1)))
        .hasMessage("dates of a calendar must lie from 1900-01-01 to 2100-12-31, was 2101-01-01");
    assertThatThrownBy(() -> OFFICE.addDays(LocalDate.of(1899, 12, 31), 1, DayRule.NEXT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OFFICE.withHolidays(List.of(LocalDate.of(2101, 1, 1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OFFICE.withHoursOf(LocalDate.of(1899, 12, 31), DayOfWeek.MONDAY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OFFICE.knownThrough(LocalDate.of(2101, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("count business days of instants by each rule, counting back too")
  void dayRules() {
    Instant saturday = at("2026-03-07T11:00:00Z");
    assertThat(OFFICE.addDays(saturday, 0, DayRule.KEEP_TIME)).isEqualTo(Reckoned.known(saturday));
    assertThat(OFFICE.addDays(saturday, 0, DayRule.NEXT)).isEqualTo(known("2026-03-09T09:00:00Z"));
    assertThat(OFFICE.addDays(saturday, 1, DayRule.KEEP_TIME))
        .isEqualTo(known("2026-03-09T11:00:00Z"));
    assertThat(OFFICE.addDays(saturday, -1, DayRule.KEEP_TIME))
        .isEqualTo(known("2026-03-06T11:00:00Z"));
    assertThat(OFFICE.addDays(saturday, -1, DayRule.ROLL_FIRST))
        .isEqualTo(known("2026-03-05T17:00:00Z"));
    assertThat(OFFICE.addDays(at("2026-03-06T20:00:00Z"), 1, DayRule.NEXT))
        .isEqualTo(known("2026-03-10T09:00:00Z"));
    assertThat(OFFICE.endOfBusinessDay(saturday, 0)).isEqualTo(known("2026-03-09T17:00:00Z"));
    assertThat(OFFICE.endOfBusinessDay(at("2026-03-06T20:00:00Z"), 0))
        .isEqualTo(known("2026-03-06T17:00:00Z"));
    assertThatThrownBy(() -> OFFICE.endOfBusinessDay(saturday, -1))
        .hasMessage("business days are counted from 0, was -1");
    LocalDate last = LocalDate.of(2026, 3, 8);
    BusinessCalendar partly = OFFICE.knownThrough(last);
    for (DayRule rule : DayRule.values()) {
      assertThat(partly.addDays(saturday, 1, rule)).isEqualTo(Reckoned.unknown(last));
      assertThat(partly.addDays(at("2026-03-09T00:00:01Z"), -1, rule))
          .isEqualTo(Reckoned.unknown(last));
    }
  }

  @Test
  @DisplayName("tell in stretches why they are closed")
  void stretches() {
    BusinessCalendar calendar =
        OFFICE
            .withBreaks(BusinessCalendar.weekdays(List.of(hours("12:00-13:00"))))
            .withHolidays(List.of(LocalDate.of(2026, 3, 3)))
            .knownThrough(LocalDate.of(2026, 3, 4));
    assertThat(calendar.stretches(at("2026-03-02T10:00:00Z"), at("2026-03-06T00:00:00Z")))
        .extracting(
            stretch ->
                stretch.kind()
                    + " "
                    + stretch.range().startInclusive().orElseThrow().toString().substring(8, 13))
        .containsExactly(
            "OPEN 02T10",
            "BREAK 02T12",
            "OPEN 02T13",
            "CLOSED 02T17",
            "HOLIDAY 03T00",
            "CLOSED 04T00",
            "OPEN 04T09",
            "BREAK 04T12",
            "OPEN 04T13",
            "CLOSED 04T17",
            "UNKNOWN 05T00");
    assertThat(calendar.stretches(at("2026-03-07T00:00:00Z"), at("2026-03-08T00:00:00Z")))
        .extracting(Stretch::kind)
        .containsExactly(Stretch.Kind.UNKNOWN);
    assertThat(calendar.stretches(at("2026-03-05T00:00:00Z"), at("2026-03-05T00:00:00Z")))
        .isEmpty();
    assertThatThrownBy(
            () -> calendar.stretches(at("2026-03-07T00:00:00Z"), at("2026-03-06T00:00:00Z")))
        .hasMessage(
            "stretches run from an earlier to a later instant, was 2026-03-07T00:00:00Z to"
                + " 2026-03-06T00:00:00Z");
    BusinessCalendar both = calendar.intersection(BusinessCalendar.always(UTC));
    assertThat(both.stretches(at("2026-03-02T10:00:00Z"), at("2026-03-06T00:00:00Z")))
        .isEqualTo(calendar.stretches(at("2026-03-02T10:00:00Z"), at("2026-03-06T00:00:00Z")));
  }

  @Test
  @DisplayName("reckon from the first instant of 1900 to the last of 2100, and refuse others")
  void range() {
    BusinessCalendar always = BusinessCalendar.always(UTC);
    Instant first = at("1900-01-01T00:00:00Z");
    Instant last = at("2101-01-01T00:00:00Z");
    assertThat(always.between(first, last))
        .isEqualTo(Reckoned.known(Duration.between(first, last)));
    assertThat(always.add(first, Duration.between(first, last))).isEqualTo(Reckoned.known(last));
    assertThat(always.add(last, Duration.between(last, first))).isEqualTo(Reckoned.known(first));
    assertThat(always.add(first, Duration.between(first, last).plusNanos(1)))
        .isEqualTo(Reckoned.never());
    assertThat(always.add(last, Duration.between(last, first).minusNanos(1)))
        .isEqualTo(Reckoned.never());
    assertThat(always.add(last, Duration.ZERO)).isEqualTo(Reckoned.never());
    assertThat(always.addDays(last.minusSeconds(1), 1, DayRule.KEEP_TIME))
        .isEqualTo(Reckoned.never());
    assertThatThrownBy(() -> always.isOpen(first.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> always.between(first, last.plusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
    Pauses allBut =
        Pauses.of(
            TimeRange.before(at("2026-01-01T00:00:00Z")),
            TimeRange.between(at("2026-01-02T00:00:00Z"), Instant.MAX));
    assertThat(always.elapsed(first, last, allBut)).isEqualTo(Reckoned.known(Duration.ofDays(1)));
    assertThat(always.deadline(first, Duration.ofDays(1), allBut))
        .isEqualTo(known("2026-01-02T00:00:00Z"));
    assertThat(always.deadline(first, Duration.ofDays(1).plusNanos(1), allBut))
        .isEqualTo(Reckoned.never());
    assertThat(always.deadline(at("2026-01-02T00:00:00Z"), Duration.ZERO, allBut))
        .isEqualTo(Reckoned.never());
  }
}
