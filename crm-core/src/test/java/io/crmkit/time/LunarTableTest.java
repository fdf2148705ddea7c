package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table against three libraries; where it is wrong, the failure shows the right one. */
@DisplayName("C14 C15 The table of lunar dates")
class LunarTableTest {
  /** Spelt out, since what the calendar says of its own bounds is on trial. */
  private static final LocalDate FIRST = LocalDate.of(1901, 2, 19);

  private static final LocalDate END = LocalDate.of(2099, 1, 21);

  private static final Map<LocalDate, LunarOracles.Day> AGREED = new TreeMap<>();
  private static final Map<LunarOracles, Map<LocalDate, LunarOracles.Day>> SAID = new TreeMap<>();

  @BeforeAll
  static void ask() {
    SAID.putAll(
        Stream.of(LunarOracles.values())
            .parallel() // each library on one thread of its own
            .collect(
                Collectors.toConcurrentMap(
                    Function.identity(),
                    oracle ->
                        FIRST
                            .datesUntil(END)
                            .collect(Collectors.toMap(Function.identity(), oracle::day)))));
    FIRST.datesUntil(END).forEach(date -> AGREED.put(date, agreed(date)));
  }

  private static LunarOracles.Day agreed(LocalDate date) {
    return LunarOracles.agreed(SAID.values().stream().map(days -> days.get(date)).toList());
  }

  @Test
  @DisplayName("is what is generated from the days on which two of the three libraries agree")
  void generated() {
    Map<Integer, LocalDate> qingming =
        IntStream.rangeClosed(LunarCalendar.FIRST_YEAR, LunarCalendar.LAST_YEAR)
            .boxed()
            .collect(Collectors.toMap(Function.identity(), LunarTableTest::agreedQingming));

    assertThat(LunarCalendar.TABLE).isEqualTo(LunarTable.generate(AGREED, qingming));
  }

  private static LocalDate agreedQingming(int year) {
    return LunarOracles.agreed(
        List.of(LunarOracles.values()).stream().map(oracle -> oracle.qingming(year)).toList());
  }

  @Test
  @DisplayName(
      "gives every day of the lunar years 1901 to 2098 the agreed lunar date, and the day back")
  void everyDay() {
    assertThat(AGREED.size()).isEqualTo(72_290);
    AGREED.forEach(
        (date, day) -> {
          LunarDate lunar = LunarCalendar.toLunar(date);
          if (!LunarOracles.Day.of(lunar).equals(day) || !lunar.toDate().equals(date)) {
            throw new AssertionError(date + " is " + day + ", was " + lunar);
          }
        });
    assertThat(LunarCalendar.FIRST_DAY).isEqualTo(FIRST);
    assertThat(LunarCalendar.LAST_DAY).isEqualTo(END.minusDays(1));
  }

  @Test
  @DisplayName("is at odds with one library in three months, and with none elsewhere")
  void dissent() {
    assertThat(dissent(LunarOracles.TYME4J)).isEmpty();
    assertThat(dissent(LunarOracles.LUNAR_6TAIL)).isEqualTo(days("2057-09-28", 30));
    Set<LocalDate> early = days("1906-04-23", 30);
    early.addAll(days("2097-08-07", 30));
    assertThat(dissent(LunarOracles.TIME4J)).isEqualTo(early);
  }

  private static Set<LocalDate> dissent(LunarOracles oracle) {
    return AGREED.keySet().stream()
        .filter(date -> !SAID.get(oracle).get(date).equals(AGREED.get(date)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<LocalDate> days(String first, int count) {
    LocalDate start = LocalDate.parse(first);
    return start.datesUntil(start.plusDays(count)).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @DisplayName("has the Qingming on which the libraries agree; where one differs, it is named")
  void qingming() {
    Set<String> dissent = new TreeSet<>();
    for (int year = LunarCalendar.FIRST_YEAR; year <= LunarCalendar.LAST_YEAR; year++) {
      LocalDate day = LunarCalendar.qingming(year);
      assertThat(day).isEqualTo(agreedQingming(year));
      for (LunarOracles oracle : LunarOracles.values()) {
        if (!oracle.qingming(year).equals(day)) {
          dissent.add(oracle + " " + oracle.qingming(year));
        }
      }
    }
    assertThat(dissent).isEmpty();
  }
}
