package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Business time at its bounds")
class TimeBoundsTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final BusinessCalendar ALWAYS = BusinessCalendar.always(UTC);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final BusinessCalendar PUBLISHED = ALWAYS.knownThrough(LAST);
  private static final Instant HORIZON = at("2026-04-01T00:00:00Z");
  private static final Instant BEHIND = HORIZON.plusNanos(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Pauses SOME = pause("2026-03-01T00:00:00Z", "2026-03-01T01:00:00Z");
  private static final BusinessCalendar OFFICE =
      BusinessCalendar.of(UTC, BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-17:00"))));

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static Reckoned<Instant> known(String text) {
    return Reckoned.known(at(text));
  }

  private static Pauses pause(String from, String to) {
    return Pauses.of(TimeRange.between(at(from), at(to)));
  }

  @Test
  @DisplayName("is known up to the end of the last date that is published, that instant included")
  void horizon() {
    Instant before = HORIZON.minus(HOUR);
    assertThat(PUBLISHED.add(before, HOUR)).isEqualTo(Reckoned.known(HORIZON));
    assertThat(PUBLISHED.add(before, HOUR.plusNanos(1))).isEqualTo(Reckoned.unknown(LAST));
    assertThat(PUBLISHED.add(HORIZON, HOUR.negated())).isEqualTo(Reckoned.known(before));
    assertThat(PUBLISHED.deadline(HORIZON, HOUR.negated(), SOME)).isEqualTo(Reckoned.known(before));
    assertThat(PUBLISHED.nextOpen(HORIZON)).isEqualTo(Reckoned.unknown(LAST));
    assertThat(PUBLISHED.isOpen(HORIZON)).isEqualTo(Reckoned.unknown(LAST));
    assertThat(PUBLISHED.previousOpen(HORIZON)).isEqualTo(Reckoned.known(HORIZON));
    assertThat(PUBLISHED.between(before, HORIZON)).isEqualTo(Reckoned.known(HOUR));
    assertThat(PUBLISHED.between(HORIZON, before)).isEqualTo(Reckoned.known(HOUR.negated()));
    assertThat(PUBLISHED.elapsed(before, HORIZON, SOME)).isEqualTo(Reckoned.known(HOUR));
    assertThat(PUBLISHED.elapsed(HORIZON, before, SOME)).isEqualTo(Reckoned.known(HOUR.negated()));
    assertThat(PUBLISHED.addDays(HORIZON, -1, DayRule.ROLL_FIRST))
        .isEqualTo(Reckoned.unknown(LAST));
    assertThat(PUBLISHED.addDays(before, -1, DayRule.ROLL_FIRST))
        .isEqualTo(known("2026-03-30T23:00:00Z"));
  }

  @Test
  @DisplayName("is unknown behind that, whatever is asked")
  void behindHorizon() {
    Reckoned<Instant> unknown = Reckoned.unknown(LAST);
    assertThat(PUBLISHED.add(BEHIND, HOUR.negated())).isEqualTo(unknown);
    assertThat(PUBLISHED.deadline(BEHIND, HOUR.negated(), SOME)).isEqualTo(unknown);
    assertThat(PUBLISHED.previousOpen(BEHIND)).isEqualTo(unknown);
    assertThat(PUBLISHED.between(HORIZON, BEHIND)).isEqualTo(Reckoned.unknown(LAST));
    assertThat(PUBLISHED.between(BEHIND, HORIZON)).isEqualTo(Reckoned.unknown(LAST));
    assertThat(PUBLISHED.elapsed(HORIZON, BEHIND, SOME)).isEqualTo(Reckoned.unknown(LAST));
    assertThat(PUBLISHED.elapsed(BEHIND, HORIZON, SOME)).isEqualTo(Reckoned.unknown(LAST));
    assertThat(PUBLISHED.addDays(HORIZON, 1, DayRule.KEEP_TIME)).isEqualTo(unknown);
    assertThat(PUBLISHED.endOfBusinessDay(HORIZON, 0)).isEqualTo(unknown);
  }

  @Test
  @DisplayName("never comes where nothing opens before the end of 2100, if that much is published")
  void endOfTime() {
    LocalDate end = LocalDate.of(2100, 12, 31);
    BusinessCalendar closed = BusinessCalendar.of(UTC, Map.of());
    assertThat(closed.knownThrough(end).nextOpen(HORIZON)).isEqualTo(Reckoned.never());
    assertThat(closed.knownThrough(end.minusDays(1)).nextOpen(HORIZON))
        .isEqualTo(Reckoned.unknown(end.minusDays(1)));
    assertThat(ALWAYS.endOfBusinessDay(at("2100-12-30T12:00:00Z"), 1))
        .isEqualTo(known("2101-01-01T00:00:00Z"));
    assertThat(ALWAYS.addDays(at("1900-01-02T00:00:00Z"), -1, DayRule.KEEP_TIME))
        .isEqualTo(known("1900-01-01T00:00:00Z"));
  }

  @Test
  @DisplayName("counts back over pauses")
  void backOverPauses() {
    Instant noon = at("2026-03-02T12:00:00Z");
    Pauses pauses =
        pause("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z")
            .and(pause("2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z"))
            .and(pause("2026-03-02T13:00:00Z", "2026-03-02T14:00:00Z"));
    assertThat(ALWAYS.deadline(noon, HOUR.negated(), pauses))
        .isEqualTo(known("2026-03-02T11:00:00Z"));
    assertThat(ALWAYS.deadline(noon, HOUR.multipliedBy(-2), pauses))
        .isEqualTo(known("2026-03-02T09:00:00Z"));
    assertThat(ALWAYS.deadline(noon, Duration.ofMinutes(-150), pauses))
        .isEqualTo(known("2026-03-02T07:30:00Z"));
    Instant within = at("2026-03-02T10:30:00Z");
    assertThat(ALWAYS.deadline(within, HOUR.negated(), pauses))
        .isEqualTo(known("2026-03-02T09:00:00Z"));
    assertThat(ALWAYS.deadline(within, Duration.ZERO, pauses))
        .isEqualTo(known("2026-03-02T11:00:00Z"));
  }

  @Test
  @DisplayName("rolls to open time first, onward or back as it counts")
  void rolls() {
    Instant saturday = at("2026-03-07T12:00:00Z");
    assertThat(OFFICE.addDays(saturday, 0, DayRule.ROLL_FIRST))
        .isEqualTo(known("2026-03-09T09:00:00Z"));
    assertThat(OFFICE.addDays(saturday, 1, DayRule.ROLL_FIRST))
        .isEqualTo(known("2026-03-10T09:00:00Z"));
    assertThat(OFFICE.addDays(saturday, -1, DayRule.ROLL_FIRST))
        .isEqualTo(known("2026-03-05T17:00:00Z"));
  }

  @Test
  @DisplayName("is exact to the nanosecond, and lengths beyond the range are as good as any")
  void nanos() {
    Instant fine = at("2026-03-02T12:00:00.000000007Z");
    assertThat(Nanos.instant(Nanos.of(fine))).isEqualTo(fine);
    assertThat(ALWAYS.add(fine, Duration.ofNanos(1))).isEqualTo(Reckoned.known(fine.plusNanos(1)));
    assertThat(Nanos.clamped(Nanos.instant(Nanos.MIN).plusNanos(5))).isEqualTo(Nanos.MIN + 5);
    assertThat(Nanos.clamped(Nanos.instant(Nanos.MIN).minusNanos(5))).isEqualTo(Nanos.MIN);
    assertThat(Nanos.clamped(Nanos.instant(Nanos.MAX).plusNanos(5))).isEqualTo(Nanos.MAX);
    long range = Nanos.MAX - Nanos.MIN;
    for (Duration length : List.of(Duration.ofDays(80_000), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThat(Nanos.length(length)).isEqualTo(range + 1);
      assertThat(Nanos.length(length.negated())).isEqualTo(-range - 1);
    }
    assertThat(Nanos.length(Duration.ofSeconds(3, 5))).isEqualTo(3_000_000_005L);
  }

  @Test
  @DisplayName("recurs at most every 1,000 years, and from ends of short months on")
  void recurrence() {
    LocalDate first = LocalDate.of(2026, 1, 31);
    assertThat(new Recurrence(first, Period.ofMonths(12_000)).nextOrSame(LocalDate.of(2026, 2, 1)))
        .isEqualTo(LocalDate.of(3026, 1, 31));
    assertThat(new Recurrence(first, Period.ofDays(366_000)).nextOrSame(first.plusDays(1)))
        .isEqualTo(first.plusDays(366_000));
    for (Period longer : List.of(Period.ofMonths(12_001), Period.ofDays(366_001))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Recurrence(first, longer))
          .withMessageContaining("of at most 1,000 years, was " + longer);
    }
    Recurrence monthly = new Recurrence(first, Period.ofMonths(1));
    assertThat(monthly.nextOrSame(LocalDate.of(2026, 2, 27))).isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(monthly.nextOrSame(LocalDate.of(2026, 2, 28))).isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(monthly.nextOrSame(LocalDate.of(2026, 3, 1))).isEqualTo(LocalDate.of(2026, 3, 31));
    assertThat(monthly.nextOrSame(LocalDate.of(2026, 3, 31))).isEqualTo(LocalDate.of(2026, 3, 31));
  }

  @Test
  @DisplayName("every day that has a lunar date comes back from it, in order")
  void lunarDays() {
    LocalDate day = LunarDate.of(LunarCalendar.FIRST_YEAR, 1, 1).toDate();
    LocalDate last = LunarDate.of(LunarCalendar.LAST_YEAR, 12, 29).toDate();
    LunarDate before = LunarCalendar.toLunar(day);
    assertThat(before).isEqualByComparingTo(LunarDate.of(LunarCalendar.FIRST_YEAR, 1, 1));
    while (day.isBefore(last)) {
      day = day.plusDays(1);
      LunarDate lunar = LunarCalendar.toLunar(day);
      if (!lunar.toDate().equals(day) || lunar.compareTo(before) <= 0) {
        throw new AssertionError(day + " is " + lunar + " after " + before);
      }
      before = lunar;
    }
    assertThat(before).isEqualTo(LunarDate.of(LunarCalendar.LAST_YEAR, 12, 29));
  }

  @Test
  @DisplayName("windows that lie in the past are whole")
  void pastWindows() {
    Instant asOf = at("2026-03-15T12:00:00Z");
    assertThat(Window.previous(CalendarUnit.MONTH).range(asOf, UTC, Optional.empty()))
        .isEqualTo(TimeRange.between(at("2026-02-01T00:00:00Z"), at("2026-03-01T00:00:00Z")));
    assertThat(Window.parse("calendar:YEAR-2").range(asOf, UTC, Optional.empty()))
        .isEqualTo(TimeRange.between(at("2024-01-01T00:00:00Z"), at("2025-01-01T00:00:00Z")));
    assertThat(
            Window.previousMembershipYear().range(asOf, UTC, Optional.of(LocalDate.of(2020, 5, 1))))
        .isEqualTo(TimeRange.between(at("2024-05-01T00:00:00Z"), at("2025-05-01T00:00:00Z")));
    assertThat(Window.previousMembershipYear()).isEqualTo(Window.parse("anniversary-1"));
  }

  @Test
  @DisplayName(
      "calendars opened again on a date do not keep the breaks of the day of the week it was like")
  void openedAgain() {
    Map<DayOfWeek, List<DayHours>> breaks =
        Map.of(
            DayOfWeek.MONDAY, List.of(DayHours.parse("12:00-13:00")),
            DayOfWeek.FRIDAY, List.of(DayHours.parse("15:00-15:30")));
    List<DayHours> day = List.of(DayHours.parse("09:00-17:00"));
    BusinessCalendar calendar =
        BusinessCalendar.of(UTC, BusinessCalendar.weekdays(day)).withBreaks(breaks);
    LocalDate saturday = LocalDate.of(2026, 1, 10);
    Instant from = at("2026-01-10T00:00:00Z");
    Instant to = at("2026-01-11T00:00:00Z");
    BusinessCalendar closed =
        calendar.withHoursOf(saturday, DayOfWeek.MONDAY).withHolidays(List.of(saturday));
    BusinessCalendar own = closed.withHours(saturday, day);
    assertThat(own.between(from, to)).isEqualTo(Reckoned.known(Duration.ofHours(8)));
    assertThat(own).isEqualTo(calendar.withHours(saturday, day));
    BusinessCalendar friday = closed.withHoursOf(saturday, DayOfWeek.FRIDAY);
    assertThat(friday.between(from, to)).isEqualTo(Reckoned.known(Duration.ofMinutes(450)));
    assertThat(friday).isEqualTo(calendar.withHoursOf(saturday, DayOfWeek.FRIDAY));
    // A Monday that was like a day without breaks.
    LocalDate monday = LocalDate.of(2026, 1, 12);
    assertThat(
            calendar
                .withHoursOf(monday, DayOfWeek.TUESDAY)
                .withHolidays(List.of(monday))
                .withHoursOf(monday, DayOfWeek.FRIDAY))
        .isEqualTo(calendar.withHoursOf(monday, DayOfWeek.FRIDAY));
    // Breaks that no day of the week has are the date's own, as are those of a date with hours.
    List<DayHours> late = List.of(DayHours.parse("16:00-16:30"));
    assertThat(closed.withBreaks(saturday, late).withHours(saturday, day))
        .isEqualTo(calendar.withHours(saturday, day).withBreaks(saturday, late));
    BusinessCalendar lunch =
        calendar.withHours(saturday, day).withBreaks(saturday, breaks.get(DayOfWeek.MONDAY));
    assertThat(lunch.withHours(saturday, day)).isEqualTo(lunch);
    assertThat(lunch.withHours(saturday, day).between(from, to))
        .isEqualTo(Reckoned.known(Duration.ofHours(7)));
  }
}
