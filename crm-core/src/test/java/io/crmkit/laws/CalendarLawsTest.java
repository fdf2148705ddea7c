package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.json.BundledCalendars;
import io.crmkit.testkit.CalendarContract;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Laws of business time")
class CalendarLawsTest {
  private static final CalendarTrial SOUND = CalendarTrial.of(CalendarMutants.SOUND);

  static Stream<Law<CalendarTrial>> laws() {
    return CalendarLaws.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("kill their mutant:")
  void kill(Law<CalendarTrial> law) {
    CalendarArithmetic mutant = CalendarMutants.all().get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result =
        LawRunner.STANDARD.run(law, new CalendarTrial(mutant, SOUND.zone(), SOUND.cutPoints()));
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @Test
  @DisplayName("there is no mutant without a law")
  void everyMutantHasItsLaw() {
    assertThat(CalendarMutants.all().keySet())
        .containsExactlyInAnyOrderElementsOf(laws().map(Law::id).toList());
  }

  @Test
  @DisplayName("hold for night shifts across the changes of the clock, combined with another zone")
  void nights() {
    BusinessCalendar nights =
        BusinessCalendar.of(
                ZoneId.of("Europe/Berlin"),
                Map.of(
                    DayOfWeek.SATURDAY,
                    List.of(DayHours.parse("22:00-06:00")),
                    DayOfWeek.SUNDAY,
                    List.of(DayHours.parse("01:30-02:30"), DayHours.parse("02:15-03:15"))))
            .union(
                BusinessCalendar.of(
                    ZoneId.of("Australia/Lord_Howe"),
                    BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-17:00")))));
    LawReport report = CalendarLaws.check(nights);
    assertThat(report.broken()).as(report.explain(Locale.ENGLISH)).isEmpty();
    assertThat(report.ran()).isEqualTo(12);
  }

  @Test
  @DisplayName("hold for night shifts that run into the breaks of a day worked as another")
  void nightsIntoBreaks() {
    Map<DayOfWeek, List<DayHours>> breaks = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)) {
      breaks.put(day, List.of(DayHours.parse("02:00-03:00")));
    }
    BusinessCalendar nights =
        BusinessCalendar.of(
                ZoneOffset.UTC,
                Arrays.stream(DayOfWeek.values())
                    .collect(Collectors.toMap(d -> d, d -> List.of(DayHours.parse("22:00-06:00")))))
            .withBreaks(breaks);
    Law<CalendarTrial> holiday =
        laws().filter(law -> law.id().equals("calendar.holiday-never-earlier")).findFirst().get();
    LawResult result = LawRunner.STANDARD.withTries(4_000).run(holiday, CalendarTrial.of(nights));
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isFalse();
  }

  @Test
  @DisplayName("need an instant near which to try")
  void cutPoints() {
    assertThatThrownBy(() -> new CalendarTrial(SOUND.arithmetic(), SOUND.zone(), List.of()))
        .hasMessage("a calendar must be tried near some instant, had none");
  }

  /** What a team writes. */
  @Nested
  @DisplayName("bound by one line, hold for mainland China 2026")
  class China implements CalendarContract {
    @Override
    public CalendarTrial trial() {
      return CalendarTrial.of(BundledCalendars.china2026());
    }
  }
}
