package io.crmkit.time;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * The Chinese lunisolar calendar of the lunar years {@value #FIRST_YEAR} to {@value #LAST_YEAR},
 * from a packed table: no astronomy at run time, and one answer on every machine. Conversions take
 * constant time and make nothing but their result. Days outside are refused.
 *
 * <pre>{@code
 * LunarCalendar.toLunar(LocalDate.of(2020, 6, 6)); // lunar 2020-leap-4-15
 * LunarCalendar.lastDay(2025);                     // 2026-02-16, New Year's Eve
 * }</pre>
 *
 * <p>Source: months begin on the day of the new moon at UTC+8 and month 11 holds the winter
 * solstice (GB/T 33661-2017). The table is what at least two of tyme4j, lunar (6tail) and time4j
 * say of each day; a test generates it anew. They differ in three months, whose new moon falls
 * within minutes of midnight:
 *
 * <ul>
 *   <li>1906, month 4 begins on 24 April. New moon was at 00:06 at UTC+8; time4j reckons in the
 *       mean time of Beijing before 1929 and begins it on the 23rd.
 *   <li>2057, month 9 begins on 29 September, seconds after midnight; lunar begins it on the 28th,
 *       as older printed tables do.
 *   <li>2097, month 7 begins on 7 August, seconds before midnight; time4j begins it on the 8th. How
 *       fast the earth will turn by then is not known to the second.
 * </ul>
 *
 * <p>Not for people who keep the Korean or Vietnamese calendar, which differ. Thread-safe.
 */
public final class LunarCalendar {
  /** The first lunar year covered. */
  public static final int FIRST_YEAR = 1901;

  /** The last lunar year covered. */
  public static final int LAST_YEAR = 2098;

  /**
   * A word of seven hexadecimal digits for each year, ten years a line. From the lowest bit: 13
   * bits for the months in their order, the leap month in its place (1: 30 days, 0: 29); 4 bits for
   * the number of the leap month (0: none); 6 bits for the day of the Gregorian year on which the
   * lunar year begins; 2 bits for the day of April on which Qingming falls, less 4.
   */
  static final String TABLE =
      """
      0e40752 14e0ea5 13ab64a 0de064b 0c60a9b 1329556 158056a 0c20b59 0ac5752 1520752
      13cdb25 0e20b25 0ca0a4b 0b4b4ab 15a02ad 0c4056b 0ae4b69 0d40da9 140fd92 0e60e92
      0ce0d25 0b8ba4d 15e0a56 0c802b6 0b095b5 0d806d4 1420ea9 0ae5e92 0d20e92 0bccd26
      160052b 0ca0a57 0b4b2b6 0da0b5a 14606d4 0b06ec9 0d40749 0bef693 1640a93 0ce052b
      0b6ca5b 0dc0aad 148056a 0b29b55 0d80ba4 0c20b49 0ac5a93 0d20a95 0baf52d 0e00536
      0ca0aad 0b6b5aa 0da05b2 0c40da5 0b07d4a 0d60d4a 0bf0a95 0e20a97 0ce0556 0b8cab5
      0dc0ad5 0c806d2 0b28ea5 0d80ea5 0c2064a 0aa6c97 0d00a9b 0bcf55a 0e0056a 0ca0b69
      0b6b752 0dc0b52 0c40b25 0ae964b 0d40a4b 03f14ab 0e202ad 0cc056d 0b8cb69 05e0da9
      0c80d92 0b29d25 0d80d25 0435a4d 0e60a56 0d002b6 0bac5b5 06006d5 0ca0ea9 0b6be92
      0dc0e92 0460d26 0ae6a56 0d20a57 0bf14d6 064035a 0cc06d5 0b8b6c9 0de0749 0480693
      0b0952b 0d6052b 0c00a5b 02c555a 0d0056a 0bafb55 0e20ba4 04c0b49 034ba93 0da0a95
      0c4052d 02e8aad 0520ab5 0bf35aa 0e405d2 04e0da5 038dd4a 0de0d4a 0c80c95 032952e
      0560556 0c00ab5 0ac55b2 05206d2 03acea5 0e00725 0ca064b 034ac97 0580cab 0c4055a
      0ae6ad6 0540b69 03f7752 0e40b52 0ce0b25 038da4b 05c0a4b 0c604ab 0b0a55b 05605ad
      0400b6a 02c5b52 0d20d92 03cfd25 0600d25 04a0a55 0b4b4ad 05a04b6 04205b5 02e6daa
      0d40ec9 0411e92 0640e92 04e0d26 0b8ca56 05c0a57 04604d6 03086d5 0d60755 0420749
      02a6e93 0500693 0baf52b 060052b 0480a5b 034b55a 0da056a 0440b65 02e974a 0540b4a
      0bf1a95 0640a95 04c052d 036caad 05c0ab5 04805aa 0308ba5 0560da5 0420d4a 02c7c95
      0500c96 03af94e 0600556 04a0ab5 034b5b2 05a06d2 0440ea5 0308e4a 052068b 03d0c97
      06204ab 04c055b 036cad6 05c0b6a 0480752 0329725 0560b45 0400a8b
      """;

  private static final int[] YEARS = unpack();

  /** The first day covered, 19 February 1901. */
  public static final LocalDate FIRST_DAY = newYear(FIRST_YEAR);

  /** The last day covered, 20 January 2099. */
  public static final LocalDate LAST_DAY = lastDay(LAST_YEAR);

  private LunarCalendar() {}

  /** Whether the day has a lunar date here. */
  public static boolean covers(LocalDate date) {
    return !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY);
  }

  /**
   * The lunar date of a day.
   *
   * @throws IllegalArgumentException if the day is not covered
   */
  public static LunarDate toLunar(LocalDate date) {
    if (!covers(date)) {
      throw new IllegalArgumentException(
          "date must lie from " + FIRST_DAY + " to " + LAST_DAY + " to have a lunar date here");
    }
    int year = yearOf(date);
    int packed = YEARS[year - FIRST_YEAR];
    int day = date.getDayOfYear() - newYearDay(packed);
    if (date.getYear() > year) {
      day += lengthOfGregorianYear(year);
    }
    int index = day / 30; // the month or the one before it, as months are never longer
    while (day >= daysBefore(packed, index + 1)) {
      index++;
    }
    int leapMonth = leapMonthOf(packed);
    boolean leap = leapMonth > 0 && index == leapMonth;
    int month = leapMonth > 0 && index >= leapMonth ? index : index + 1;
    return new LunarDate(year, month, leap, day - daysBefore(packed, index) + 1);
  }

  /** The day of a lunar date. */
  public static LocalDate toDate(LunarDate date) {
    int packed = YEARS[date.year() - FIRST_YEAR];
    int index = index(packed, date.month(), date.leap());
    return dayOf(date.year(), packed, daysBefore(packed, index) + date.day() - 1);
  }

  /**
   * The first day of a lunar year, the Spring Festival.
   *
   * @throws IllegalArgumentException if the year is not covered
   */
  public static LocalDate newYear(int year) {
    return dayOf(year, packed(year), 0);
  }

  /**
   * The last day of a lunar year, New Year's Eve: day 29 or 30 of its last month.
   *
   * @throws IllegalArgumentException if the year is not covered
   */
  public static LocalDate lastDay(int year) {
    return dayOf(year, packed(year), yearLength(year) - 1);
  }

  /**
   * How many days a lunar year has, 353 to 355 or 383 to 385.
   *
   * @throws IllegalArgumentException if the year is not covered
   */
  public static int yearLength(int year) {
    int packed = packed(year);
    return daysBefore(packed, leapMonthOf(packed) > 0 ? 13 : 12);
  }

  /**
   * The number of the month that a lunar year has twice, if there is one.
   *
   * @throws IllegalArgumentException if the year is not covered
   */
  public static OptionalInt leapMonth(int year) {
    int leapMonth = leapMonthOf(packed(year));
    return leapMonth > 0 ? OptionalInt.of(leapMonth) : OptionalInt.empty();
  }

  /**
   * Whether a lunar year has this month; regular months it has all.
   *
   * @throws IllegalArgumentException if the year is not covered or the month not 1 to 12
   */
  public static boolean hasMonth(int year, int month, boolean leap) {
    int packed = packed(year);
    if (month < 1 || month > 12) {
      throw new IllegalArgumentException("lunar month must be 1 to 12, was " + month);
    }
    return !leap || leapMonthOf(packed) == month;
  }

  /**
   * How many days a month has, 29 or 30.
   *
   * @throws IllegalArgumentException if the year is not covered or has no such month
   */
  public static int monthLength(int year, int month, boolean leap) {
    if (!hasMonth(year, month, leap)) {
      OptionalInt leapMonth = leapMonth(year);
      throw new IllegalArgumentException(
          "lunar year "
              + year
              + " has no leap month "
              + month
              + "; its leap month is "
              + (leapMonth.isPresent() ? leapMonth.getAsInt() : "none"));
    }
    int packed = packed(year);
    return 29 + ((packed >> index(packed, month, leap)) & 1);
  }

  /**
   * Qingming, the day of sweeping the graves, of a Gregorian year: 4, 5 or 6 April. The only solar
   * term in the table.
   *
   * @throws IllegalArgumentException if the year is not covered
   */
  public static LocalDate qingming(int year) {
    return LocalDate.of(year, 4, 4 + (packed(year) >> 23));
  }

  /** The lunar year in which a covered day lies. */
  static int yearOf(LocalDate date) {
    int year = date.getYear();
    return year > LAST_YEAR || date.getDayOfYear() < newYearDay(YEARS[year - FIRST_YEAR])
        ? year - 1
        : year;
  }

  private static int packed(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException(
          "lunar year must be " + FIRST_YEAR + " to " + LAST_YEAR + ", was " + year);
    }
    return YEARS[year - FIRST_YEAR];
  }

  private static int newYearDay(int packed) {
    return (packed >> 17) & 0x3F;
  }

  private static int leapMonthOf(int packed) {
    return (packed >> 13) & 0xF;
  }

  /** The place of a month in the order of its year, from 0. */
  private static int index(int packed, int month, boolean leap) {
    int leapMonth = leapMonthOf(packed);
    return leapMonth > 0 && (leap || month > leapMonth) ? month : month - 1;
  }

  /** How many days of the year precede the month at this place. */
  private static int daysBefore(int packed, int index) {
    return 29 * index + Integer.bitCount(packed & ((1 << index) - 1));
  }

  /** The n-th day of a lunar year, from 0. */
  private static LocalDate dayOf(int year, int packed, int n) {
    int day = newYearDay(packed) + n;
    int length = lengthOfGregorianYear(year);
    return day > length
        ? LocalDate.ofYearDay(year + 1, day - length)
        : LocalDate.ofYearDay(year, day);
  }

  private static int lengthOfGregorianYear(int year) {
    return year % 4 == 0 ? 366 : 365; // 1901 to 2098 has no exception
  }

  private static int[] unpack() {
    int[] years = new int[TABLE.length() / 8];
    for (int i = 0; i < years.length; i++) {
      years[i] = Integer.parseInt(TABLE, 8 * i, 8 * i + 7, 16);
    }
    return years;
  }
}
