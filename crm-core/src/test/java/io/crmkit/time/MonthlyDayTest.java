package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AS-08 Days that come every month")
class MonthlyDayTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final LocalDate END = LocalDate.of(2026, 6, 1);

  private static List<String> from(MonthlyDay day) {
    return day.datesIn(START, END).stream().map(date -> date.toString().substring(5)).toList();
  }

  @Test
  @DisplayName("the 8th of every month")
  void eighth() {
    MonthlyDay day = MonthlyDay.day(8);

    assertThat(from(day)).containsExactly("01-08", "02-08", "03-08", "04-08", "05-08");
    assertThat(day.nextOrSame(LocalDate.of(2026, 11, 22))).isEqualTo("2026-12-08");
    assertThat(day.nextOrSame(LocalDate.of(2026, 11, 8))).isEqualTo("2026-11-08");
  }

  @Test
  @DisplayName("the 31st, by each rule for short months")
  void thirtyFirst() {
    assertThat(from(new MonthlyDay.OnDay(31, ShortMonth.LAST_DAY)))
        .containsExactly("01-31", "02-28", "03-31", "04-30", "05-31");
    assertThat(from(new MonthlyDay.OnDay(31, ShortMonth.NEXT_DAY)))
        .containsExactly("01-31", "03-01", "03-31", "05-01", "05-31");
    assertThat(from(new MonthlyDay.OnDay(31, ShortMonth.BOTH)))
        .containsExactly("01-31", "02-28", "03-01", "03-31", "04-30", "05-01", "05-31");
    assertThat(from(new MonthlyDay.OnDay(31, ShortMonth.SKIP)))
        .containsExactly("01-31", "03-31", "05-31");
    assertThat(new MonthlyDay.OnDay(31, ShortMonth.NEXT_DAY).nextOrSame(LocalDate.of(2026, 3, 1)))
        .isEqualTo("2026-03-01");
  }

  @Test
  @DisplayName("a weekday of the month: first, second, fifth, last")
  void weekdays() {
    assertThat(from(MonthlyDay.weekday(1, DayOfWeek.THURSDAY)))
        .containsExactly("01-01", "02-05", "03-05", "04-02", "05-07");
    assertThat(from(MonthlyDay.weekday(2, DayOfWeek.FRIDAY)))
        .containsExactly("01-09", "02-13", "03-13", "04-10", "05-08");
    assertThat(from(MonthlyDay.weekday(5, DayOfWeek.FRIDAY))).containsExactly("01-30", "05-29");
    assertThat(MonthlyDay.weekday(5, DayOfWeek.FRIDAY).nextOrSame(LocalDate.of(2026, 1, 31)))
        .isEqualTo("2026-05-29");
    assertThat(from(MonthlyDay.lastWeekday(DayOfWeek.FRIDAY)))
        .containsExactly("01-30", "02-27", "03-27", "04-24", "05-29");
  }

  @Test
  @DisplayName("are refused where a rule is wanted, or where there is no such day")
  void refused() {
    assertThatThrownBy(() -> MonthlyDay.day(29))
        .hasMessage(
            "days after the 28th need a rule for short months: new OnDay(day, shortMonth); was 29");
    assertThatThrownBy(() -> MonthlyDay.day(0))
        .hasMessage("day of the month must be 1 to 31, was 0");
    assertThatThrownBy(() -> new MonthlyDay.OnDay(32, ShortMonth.SKIP))
        .hasMessage("day of the month must be 1 to 31, was 32");
    assertThatThrownBy(() -> MonthlyDay.weekday(0, DayOfWeek.FRIDAY))
        .hasMessage("weekday of the month must be 1 to 5, was 0");
    assertThatThrownBy(() -> MonthlyDay.weekday(6, DayOfWeek.FRIDAY))
        .hasMessage("weekday of the month must be 1 to 5, was 6");
    assertThatThrownBy(() -> MonthlyDay.day(8).datesIn(END, START))
        .hasMessage("the end must not lie before the start 2026-06-01, was 2026-01-01");
    assertThat(MonthlyDay.day(8).datesIn(START, START)).isEmpty();
    assertThat(MonthlyDay.day(1).datesIn(START, START.plusDays(1))).containsExactly(START);
  }
}
