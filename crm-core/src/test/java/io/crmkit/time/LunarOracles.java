package io.crmkit.time;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.Solar;
import com.tyme.lunar.LunarDay;
import com.tyme.solar.SolarDay;
import java.time.LocalDate;
import java.util.List;
import net.time4j.PlainDate;
import net.time4j.calendar.ChineseCalendar;
import net.time4j.calendar.SolarTerm;

/** What three libraries say of the lunar calendar. */
enum LunarOracles {
  TYME4J {
    @Override
    Day day(LocalDate date) {
      LunarDay day =
          SolarDay.fromYmd(date.getYear(), date.getMonthValue(), date.getDayOfMonth())
              .getLunarDay();
      return new Day(day.getYear(), Math.abs(day.getMonth()), day.getMonth() < 0, day.getDay());
    }

    @Override
    LocalDate qingming(int year) {
      SolarDay day = com.tyme.solar.SolarTerm.fromName(year, "清明").getSolarDay();
      return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    }
  },

  LUNAR_6TAIL {
    @Override
    Day day(LocalDate date) {
      Lunar day =
          Solar.fromYmd(date.getYear(), date.getMonthValue(), date.getDayOfMonth()).getLunar();
      return new Day(day.getYear(), Math.abs(day.getMonth()), day.getMonth() < 0, day.getDay());
    }

    @Override
    LocalDate qingming(int year) {
      Solar day = Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable().get("清明");
      return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    }
  },

  TIME4J {
    @Override
    Day day(LocalDate date) {
      ChineseCalendar day = chinese(date);
      int cycles = day.getInt(ChineseCalendar.CYCLE) - 1;
      return new Day(
          60 * cycles + day.getYear().getNumber() - 2637,
          day.getMonth().getNumber(),
          day.getMonth().isLeap(),
          day.getDayOfMonth());
    }

    @Override
    LocalDate qingming(int year) {
      return SolarTerm.MINOR_03_QINGMING_015
          .onOrAfter(chinese(LocalDate.of(year, 4, 1)))
          .transform(PlainDate.axis())
          .toTemporalAccessor();
    }

    private ChineseCalendar chinese(LocalDate date) {
      return PlainDate.from(date).transform(ChineseCalendar.axis());
    }
  };

  /** A lunar date as a library gives it, unchecked. */
  record Day(int year, int month, boolean leap, int day) {
    static Day of(LunarDate date) {
      return new Day(date.year(), date.month(), date.leap(), date.day());
    }
  }

  abstract Day day(LocalDate date);

  abstract LocalDate qingming(int year);

  /** What at least two of the three say. */
  static <T> T agreed(List<T> three) {
    T first = three.get(0);
    if (first.equals(three.get(1)) || first.equals(three.get(2))) {
      return first;
    }
    if (three.get(1).equals(three.get(2))) {
      return three.get(1);
    }
    throw new AssertionError("all three differ: " + three);
  }
}
