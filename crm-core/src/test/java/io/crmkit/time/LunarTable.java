package io.crmkit.time;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Generates the table of {@link LunarCalendar} from what the libraries agree on. */
final class LunarTable {
  private LunarTable() {}

  /** The table, from the agreed lunar date of every day and the agreed Qingming of every year. */
  static String generate(
      Map<LocalDate, LunarOracles.Day> agreed, Map<Integer, LocalDate> qingming) {
    Map<Integer, LocalDate> newYears = new TreeMap<>();
    Map<Integer, StringBuilder> months = new TreeMap<>();
    Map<Integer, Integer> leapMonths = new TreeMap<>();
    agreed.forEach(
        (date, day) -> {
          StringBuilder lengths = months.computeIfAbsent(day.year(), y -> new StringBuilder());
          if (day.day() == 1) {
            lengths.append('0');
            newYears.putIfAbsent(day.year(), date);
          } else if (day.day() == 30) {
            lengths.setCharAt(lengths.length() - 1, '1');
          }
          if (day.leap()) {
            leapMonths.put(day.year(), day.month());
          }
        });
    StringBuilder table = new StringBuilder();
    newYears.forEach(
        (year, newYear) -> {
          int packed = Integer.parseInt(months.get(year).reverse().toString(), 2);
          packed |= leapMonths.getOrDefault(year, 0) << 13;
          packed |= newYear.getDayOfYear() << 17;
          packed |= (qingming.get(year).getDayOfMonth() - 4) << 23;
          String word = Integer.toHexString(packed);
          table.append("0".repeat(7 - word.length())).append(word);
          table.append(year % 10 == 0 ? '\n' : ' ');
        });
    return table.toString().strip() + "\n";
  }
}
