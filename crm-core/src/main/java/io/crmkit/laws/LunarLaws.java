package io.crmkit.laws;

import io.crmkit.time.LunarCalendar;
import io.crmkit.time.LunarDate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What keeps whatever turns dates into lunar dates and back.
 *
 * <pre>{@code
 * LawRunner.STANDARD.run(LunarLaws.all(), LunarLaws.Reader.LIBRARY).requireHeld();
 * }</pre>
 */
public final class LunarLaws {
  private static final long DAYS =
      ChronoUnit.DAYS.between(LunarCalendar.FIRST_DAY, LunarCalendar.LAST_DAY);

  private LunarLaws() {}

  /** A lunar calendar of the years that {@link LunarCalendar} covers. */
  public interface Reader {
    /** {@link LunarCalendar}. */
    Reader LIBRARY =
        new Reader() {
          @Override
          public LunarDate toLunar(LocalDate date) {
            return LunarCalendar.toLunar(date);
          }

          @Override
          public LocalDate toDate(LunarDate date) {
            return LunarCalendar.toDate(date);
          }
        };

    /** The lunar date of a date. */
    LunarDate toLunar(LocalDate date);

    /** The date of a lunar date. */
    LocalDate toDate(LunarDate date);
  }

  /** All of them. */
  public static List<Law<Reader>> all() {
    return List.of(roundTrip(), nextDay());
  }

  private static LocalDate date(Choices choices) {
    return LunarCalendar.FIRST_DAY.plusDays(choices.upTo(DAYS - 1));
  }

  private static Law<Reader> roundTrip() {
    return Law.of(
        "lunar.round-trip",
        Wording.of("A date turned lunar and back is the same date", "公历转农历再转回，仍是同一天"),
        Wording.of("else a birthday wanders from year to year", "否则生日会逐年漂移"),
        (reader, choices) -> {
          LocalDate date = date(choices);
          LunarDate lunar = reader.toLunar(date);
          LocalDate back = reader.toDate(lunar);
          return back.equals(date)
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("it is another", "却成了另一天"),
                  Exhibit.of("date", "公历", date),
                  Exhibit.of("lunar", "农历", lunar),
                  Exhibit.of("back", "转回", back));
        });
  }

  private static Law<Reader> nextDay() {
    return Law.of(
        "lunar.next-day",
        Wording.of(
            "The next day is the next lunar day, or the first of a month after the 29th or 30th",
            "次日即农历的次日，或二十九、三十之后的初一"),
        Wording.of("lunar months have 29 or 30 days, no other number", "农历的月只有二十九天或三十天"),
        (reader, choices) -> {
          LocalDate date = date(choices);
          LunarDate one = reader.toLunar(date);
          LunarDate next = reader.toLunar(date.plusDays(1));
          boolean goesOn =
              next.day() == one.day() + 1
                  && next.month() == one.month()
                  && next.leap() == one.leap()
                  && next.year() == one.year();
          boolean begins = next.day() == 1 && one.day() >= 29 && next.compareTo(one) > 0;
          return goesOn || begins
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("it is not", "却不是"),
                  Exhibit.of("date", "公历", date),
                  Exhibit.of("lunar", "农历", one),
                  Exhibit.of("next", "次日", next));
        });
  }
}
