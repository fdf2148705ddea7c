package io.crmkit.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.time.LeapMonth;
import io.crmkit.time.LunarCalendar;
import io.crmkit.time.LunarDate;
import io.crmkit.time.MonthlyDay;
import io.crmkit.time.ShortMonth;
import io.crmkit.time.YearlyDay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Occasions to care")
class CareOccasionTest {
  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static List<LocalDate> days(String text) {
    return Arrays.stream(text.split(";", -1)).map(LocalDate::parse).toList();
  }

  @ParameterizedTest(name = "C13 born on 29 February, {0}: {1}")
  @CsvSource({
    "LAST_DAY, 2027-02-28;2028-02-29",
    "NEXT_DAY, 2027-03-01;2028-02-29",
    "BOTH, 2027-02-28;2027-03-01;2028-02-29",
    "SKIP, 2028-02-29"
  })
  void leapDay(ShortMonth rule, String expected) {
    CareOccasion birthday = Birthday.of(day("2000-02-29"), rule);

    assertThat(birthday.datesIn(day("2027-01-01"), day("2029-01-01"))).isEqualTo(days(expected));
  }

  @Test
  @DisplayName("C13 born on 29 February without a rule is refused")
  void ruleWanted() {
    assertThatThrownBy(() -> Birthday.of(day("2000-02-29")))
        .hasMessageStartingWith("29 February needs a rule");
  }

  @Test
  @DisplayName("C14 born on 2020-06-06, leap month 4 day 15: in the regular month, or next in 2058")
  void leapMonth() {
    LunarDate born = LunarCalendar.toLunar(day("2020-06-06"));
    CareOccasion regular = Birthday.lunar(born, LeapMonth.REGULAR, ShortMonth.LAST_DAY);
    CareOccasion leapOnly = Birthday.lunar(born, LeapMonth.LEAP_ONLY, ShortMonth.LAST_DAY);

    assertThat(regular.datesIn(day("2026-01-01"), day("2028-01-01")))
        .containsExactly(day("2026-05-31"), day("2027-05-20"));
    assertThat(leapOnly.nextOrSame(day("2020-06-07")).orElseThrow().getYear()).isEqualTo(2058);
  }

  @Test
  @DisplayName("C14 born in a regular month: leap months of that number play no part")
  void regularMonth() {
    CareOccasion birthday =
        Birthday.lunar(LunarDate.of(1990, 4, 15), LeapMonth.LEAP_ONLY, ShortMonth.LAST_DAY);

    assertThat(birthday.datesIn(day("2020-01-01"), day("2021-01-01")))
        .containsExactly(day("2020-05-07"));
  }

  @Test
  @DisplayName("C15 a lunar 12/8 birthday comes twice in 2022 and not in 2023")
  void lastMonth() {
    CareOccasion birthday =
        Birthday.lunar(LunarDate.of(1990, 12, 8), LeapMonth.REGULAR, ShortMonth.LAST_DAY);

    assertThat(birthday.datesIn(day("2022-01-01"), day("2023-01-01")))
        .containsExactly(day("2022-01-10"), day("2022-12-30"));
    assertThat(birthday.datesIn(day("2023-01-01"), day("2024-01-01"))).isEmpty();
  }

  @Test
  @DisplayName("C20 born on 1988-07-01 in Shanghai: 1 July every year; no instant anywhere")
  void dates() {
    CareOccasion birthday = Birthday.of(day("1988-07-01"));

    assertThat(birthday.datesIn(day("2025-01-01"), day("2028-01-01")))
        .containsExactly(day("2025-07-01"), day("2026-07-01"), day("2027-07-01"));
    for (Class<?> type :
        List.of(CareOccasion.class, Birthday.class, Anniversary.class, CareQuestion.class)) {
      assertThat(Arrays.stream(type.getMethods()).map(Object::toString))
          .noneMatch(method -> method.matches(".*java\\.time\\.(Instant|Zone|Local.*Time).*"));
    }
  }

  @Test
  @DisplayName("RM-07 IS-15 an anniversary comes from the first year after the day on")
  void anniversary() {
    Anniversary joining = Anniversary.joining(day("2024-02-29"));

    assertThat(joining.datesIn(day("2020-01-01"), day("2027-01-01")))
        .containsExactly(day("2025-02-28"), day("2026-02-28"));
    assertThat(joining.nextOrSame(day("2020-01-01"))).hasValue(day("2025-02-28"));
    assertThat(joining.nextOrSame(day("2024-02-29"))).hasValue(day("2025-02-28"));
    assertThat(joining.nextOrSame(day("2025-03-01"))).hasValue(day("2026-02-28"));
    assertThat(joining.years(day("2028-02-29"))).isEqualTo(4);
    assertThat(joining.knows(day("1000-01-01"), day("3000-01-01"))).isTrue();
    assertThat(joining.name()).isEqualTo(new CareName(CareKind.ANNIVERSARY, "joining"));
  }

  @ParameterizedTest(name = "RM-07 the known festivals of the lunar year {0}")
  @CsvFileSource(resources = "/io/crmkit/time/lunar-festivals.csv", numLinesToSkip = 1)
  void festivals(
      int year,
      LocalDate spring,
      LocalDate lantern,
      LocalDate dragonBoat,
      LocalDate qixi,
      LocalDate midAutumn,
      LocalDate doubleNinth,
      LocalDate laba,
      LocalDate newYearsEve,
      Integer leapMonth,
      LocalDate leapMonthFirstDay,
      int month12Days,
      LocalDate qingming) {
    assertThat(next("spring-festival", spring)).isEqualTo(spring).hasYear(year);
    assertThat(next("lantern", spring)).isEqualTo(lantern);
    assertThat(next("dragon-boat", spring)).isEqualTo(dragonBoat);
    assertThat(next("qixi", spring)).isEqualTo(qixi);
    assertThat(next("mid-autumn", spring)).isEqualTo(midAutumn);
    assertThat(next("double-ninth", spring)).isEqualTo(doubleNinth);
    assertThat(next("laba", spring)).isEqualTo(laba);
    assertThat(next("new-years-eve", spring)).isEqualTo(newYearsEve);
    assertThat(next("qingming", spring)).isEqualTo(qingming);
  }

  private static LocalDate next(String festival, LocalDate from) {
    return Festival.known(festival).nextOrSame(from).orElseThrow();
  }

  @Test
  @DisplayName("RM-07 the known solar festivals")
  void solarFestivals() {
    LocalDate start = day("2026-01-01");
    assertThat(
            List.of("new-year", "womens-day", "labour-day", "teachers-day", "national-day").stream()
                .map(festival -> next(festival, start).toString().substring(5)))
        .containsExactly("01-01", "03-08", "05-01", "09-10", "10-01");
    assertThat(Festival.KNOWN).hasSize(14);
    Festival.KNOWN.forEach((code, festival) -> assertThat(festival.code()).isEqualTo(code));
    assertThatThrownBy(() -> Festival.known("easter"))
        .hasMessageStartingWith("must be one of [new-year, laba,")
        .hasMessageEndingWith("was 'easter'");
  }

  @Test
  @DisplayName("AS-08 a member day comes every month")
  void memberDay() {
    CareOccasion eighth = new MemberDay("member-day", MonthlyDay.day(8));

    assertThat(eighth.datesIn(day("2026-11-09"), day("2027-02-01")))
        .containsExactly(day("2026-12-08"), day("2027-01-08"));
    assertThat(eighth.nextOrSame(day("2026-11-09"))).hasValue(day("2026-12-08"));
    assertThat(eighth.knows(day("1000-01-01"), day("3000-01-01"))).isTrue();
  }

  @Test
  @DisplayName("IS-01 show no personal date in print")
  void masked() {
    LocalDate born = day("1988-07-01");
    CareBar minor = CareBar.until(CareBar.Cause.MINOR, day("2006-07-01"));
    CareCustomer customer =
        CareCustomer.of(Birthday.of(born), Anniversary.joining(day("2019-03-04")))
            .withBars(minor)
            .asImportant();

    assertThat(Birthday.of(born)).hasToString("Birthday (solar) **-**");
    assertThat(Birthday.lunar(LunarDate.of(1988, 5, 18), LeapMonth.REGULAR, ShortMonth.LAST_DAY))
        .hasToString("Birthday (lunar) **-**");
    assertThat(Anniversary.joining(day("2019-03-04")))
        .hasToString("Anniversary joining ****-**-**");
    assertThat(minor).hasToString("CareBar MINOR");
    assertThat(customer).hasToString("CareCustomer with 2 occasions, 1 bars, important");
    assertThat(new CareQuestion(customer, day("2026-01-01"), day("2026-01-02")).toString())
        .doesNotContain("1988", "07-01", "2006", "2019");
  }

  @Test
  @DisplayName("hold no year of birth at all")
  void noYear() {
    assertThat(Birthday.of(day("1988-07-01"))).isEqualTo(Birthday.of(day("2001-07-01")));
    assertThat(Birthday.of(day("1988-07-01"), ShortMonth.LAST_DAY))
        .isEqualTo(Birthday.of(day("1988-07-01")));
  }

  @Test
  @DisplayName("are refused with a malformed name, or as birthdays that nobody has")
  void refused() {
    assertThatThrownBy(() -> new Birthday(new YearlyDay.Qingming()))
        .hasMessage("a birthday must be a day of the solar or of the lunar year, was a Qingming");
    for (String code : List.of("", "Mid", "1st", "a b", "a".repeat(65))) {
      assertThatThrownBy(() -> new Festival(code, YearlyDay.solar(1, 1)))
          .hasMessageStartingWith("the name of an occasion must be a lower case letter");
      assertThatThrownBy(() -> new MemberDay(code, MonthlyDay.day(1)))
          .hasMessageStartingWith("the name of an occasion");
      assertThatThrownBy(() -> new Anniversary(code, day("2020-01-01"), ShortMonth.SKIP))
          .hasMessageStartingWith("the name of an occasion");
      assertThatThrownBy(() -> new CareName(CareKind.FESTIVAL, code))
          .hasMessageStartingWith("the name of an occasion");
    }
    assertThat(new CareName(CareKind.FESTIVAL, "a".repeat(64))).hasToString("a".repeat(64));
    assertThatThrownBy(() -> CareAction.of("-x"))
        .hasMessage(
            "care action must be a letter and up to 63 letters, digits, '-' or '_', was '-x'");
    assertThat(CareAction.of("CAKE")).hasToString("CAKE");
  }

  @Test
  @DisplayName("a bar holds from its start up to its end")
  void bars() {
    LocalDate start = day("2026-01-10");
    LocalDate end = day("2026-01-20");
    CareBar.Cause cause = CareBar.Cause.BANNED;

    assertThat(CareBar.always(cause).holdsOn(start)).isTrue();
    assertThat(CareBar.from(cause, start).holdsOn(start)).isTrue();
    assertThat(CareBar.from(cause, start).holdsOn(start.minusDays(1))).isFalse();
    assertThat(CareBar.until(cause, end).holdsOn(end.minusDays(1))).isTrue();
    assertThat(CareBar.until(cause, end).holdsOn(end)).isFalse();
    assertThatThrownBy(() -> new CareBar(cause, Optional.of(start), Optional.of(start)))
        .hasMessage("a bar to care must end after it starts");
  }
}
