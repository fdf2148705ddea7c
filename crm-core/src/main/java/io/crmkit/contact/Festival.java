package io.crmkit.contact;

import com.google.common.collect.ImmutableMap;
import io.crmkit.time.YearlyDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A festival, by the solar or the lunar calendar (RM-07). {@link #KNOWN} holds the usual ones of
 * mainland China by code; companies and customers may have their own. Immutable.
 *
 * <pre>{@code
 * Festival midAutumn = Festival.known("mid-autumn");
 * Festival foundersDay = new Festival("founders-day", YearlyDay.solar(5, 18));
 * }</pre>
 *
 * @param code its name, as in {@link CareName}
 * @param day the day on which it is kept
 */
public record Festival(String code, YearlyDay day) implements CareOccasion {
  /** The usual festivals of mainland China, by code, in the order of the year. */
  public static final Map<String, Festival> KNOWN = known();

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  public Festival {
    Objects.requireNonNull(day, "day");
    CareName.requireCode(code);
  }

  /**
   * One of {@link #KNOWN}.
   *
   * @throws IllegalArgumentException if there is none of this code
   */
  public static Festival known(String code) {
    Festival festival = KNOWN.get(code);
    if (festival == null) {
      throw new IllegalArgumentException(
          "must be one of "
              + KNOWN.keySet()
              + ", was '"
              + (code.length() > 40 ? code.substring(0, 40) + "…" : code)
              + "'");
    }
    return festival;
  }

  @Override
  public CareName name() {
    return new CareName(CareKind.FESTIVAL, code);
  }

  @Override
  public boolean knows(LocalDate startInclusive, LocalDate endExclusive) {
    return day.knows(startInclusive, endExclusive);
  }

  @Override
  public List<LocalDate> datesIn(LocalDate startInclusive, LocalDate endExclusive) {
    return day.datesIn(startInclusive, endExclusive);
  }

  @Override
  public Optional<LocalDate> nextOrSame(LocalDate date) {
    return day.nextOrSame(date);
  }

  private static Map<String, Festival> known() {
    ImmutableMap.Builder<String, Festival> festivals = ImmutableMap.builder();
    put(festivals, "new-year", YearlyDay.solar(1, 1));
    put(festivals, "laba", YearlyDay.lunar(12, 8));
    put(festivals, "new-years-eve", new YearlyDay.LunarYearEnd());
    put(festivals, "spring-festival", YearlyDay.lunar(1, 1));
    put(festivals, "lantern", YearlyDay.lunar(1, 15));
    put(festivals, "womens-day", YearlyDay.solar(3, 8));
    put(festivals, "qingming", new YearlyDay.Qingming());
    put(festivals, "labour-day", YearlyDay.solar(5, 1));
    put(festivals, "dragon-boat", YearlyDay.lunar(5, 5));
    put(festivals, "qixi", YearlyDay.lunar(7, 7));
    put(festivals, "teachers-day", YearlyDay.solar(9, 10));
    put(festivals, "mid-autumn", YearlyDay.lunar(8, 15));
    put(festivals, "national-day", YearlyDay.solar(10, 1));
    put(festivals, "double-ninth", YearlyDay.lunar(9, 9));
    return festivals.buildOrThrow();
  }

  private static void put(
      ImmutableMap.Builder<String, Festival> festivals, String code, YearlyDay day) {
    festivals.put(code, new Festival(code, day));
  }
}
