package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Recurrence against the naive list {@code anchor + n × every}. */
@Label("Laws of recurrence")
class RecurrenceProperties {

  @Provide
  Arbitrary<LocalDate> dates() {
    Arbitrary<LocalDate> any =
        Arbitraries.longs()
            .between(LocalDate.of(2019, 1, 1).toEpochDay(), LocalDate.of(2032, 12, 31).toEpochDay())
            .map(LocalDate::ofEpochDay);
    return Arbitraries.oneOf(
        any,
        any.map(day -> day.withDayOfMonth(day.lengthOfMonth())),
        any.map(d -> d.withDayOfMonth(28)));
  }

  @Provide
  Arbitrary<Recurrence> recurrences() {
    Arbitrary<Period> lengths =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 20).map(Period::ofMonths),
            Arbitraries.integers().between(1, 400).map(Period::ofDays),
            Combinators.combine(
                    Arbitraries.integers().between(0, 3), Arbitraries.integers().between(1, 11))
                .as((years, months) -> Period.of(years, months, 0)));
    return Combinators.combine(dates(), lengths).as(Recurrence::new);
  }

  /** The n-th date of the recurrence by its definition. */
  private static LocalDate nth(Recurrence recurrence, int n) {
    return recurrence.anchor().plus(recurrence.every().multipliedBy(n));
  }

  private static LocalDate naiveNext(Recurrence recurrence, LocalDate date) {
    int n = 0;
    while (nth(recurrence, n).isBefore(date)) {
      n++;
    }
    return nth(recurrence, n);
  }

  @Property(tries = 2000)
  @Label("C11: the next date is the first of anchor + n × every that is not before the date asked")
  void nextIsNaive(@ForAll("recurrences") Recurrence recurrence, @ForAll("dates") LocalDate date) {
    assertThat(recurrence.nextOrSame(date)).isEqualTo(naiveNext(recurrence, date));
  }

  @Property(tries = 500)
  @Label("a date of the recurrence is its own next")
  void datesAreTheirOwnNext(@ForAll("recurrences") Recurrence recurrence) {
    for (int n = 0; n < 20; n++) {
      LocalDate date = nth(recurrence, n);
      assertThat(recurrence.nextOrSame(date)).isEqualTo(date);
      assertThat(recurrence.nextOrSame(date.plusDays(1))).isEqualTo(nth(recurrence, n + 1));
    }
  }

  @Property(tries = 1000)
  @Label("a stretch holds a date exactly if one of its days is a date of the recurrence")
  void anyWithinIsNaive(
      @ForAll("recurrences") Recurrence recurrence, @ForAll("dates") LocalDate from) {
    for (int length : new int[] {-1, 0, 1, 2, 27, 31, 370}) {
      LocalDate through = from.plusDays(length);
      boolean naive =
          length > 0
              && from.plusDays(1)
                  .datesUntil(through.plusDays(1))
                  .anyMatch(day -> naiveNext(recurrence, day).equals(day));
      assertThat(recurrence.anyWithin(from, through)).as("%s days", length).isEqualTo(naive);
    }
  }
}
