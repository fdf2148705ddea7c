package io.crmkit.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.customer.Purpose;
import io.crmkit.decision.Texts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Contradictions of contact rules")
class ContradictionsTest {
  private static final ContactWindow WEEK = ContactWindow.calendar(Unit.WEEK);

  @Test
  @DisplayName("C17, DS-05: at least two a week beside at most one: both rules named")
  void c17() {
    AtLeast twice = new AtLeast("twice-a-week", Scope.ALL, 2, WEEK);
    ContactRules rules = ContactRules.of(Cap.of("once-a-week", 1, WEEK));

    assertThat(rules.lint(List.of(twice)))
        .containsExactly(
            new ContactProblem.Contradiction("twice-a-week", 2, WEEK, "once-a-week", 1, WEEK));
    assertThat(Texts.BUILT_IN.renderAll(Contradictions.between(twice, rules), Locale.ENGLISH))
        .isEqualTo(
            "twice-a-week asks for at least 2 contacts in a calendar week, but once-a-week allows at"
                + " most 1 in a calendar week: relax one of the two");
    assertThat(Texts.BUILT_IN.renderAll(Contradictions.between(twice, rules), Locale.CHINA))
        .isEqualTo("twice-a-week 要求同一自然周内至少联系 2 次，而 once-a-week 规定同一自然周内至多 1 次：请放宽其一");
  }

  @ParameterizedTest(name = "at least {0} {1} beside at most {2} {3}: {4}")
  @CsvSource({
    "2, calendar:WEEK, 1, calendar:WEEK, true",
    "1, calendar:WEEK, 1, calendar:WEEK, false",
    "2, rolling:PT168H, 1, rolling:PT168H, true",
    "2, rolling:PT168H, 1, rolling:PT84H, false",
    "2, rolling:PT168H, 1, rolling:PT84H0.000000001S, true",
    "1, rolling:PT24H, 7, rolling:PT168H, false",
    "1, rolling:PT24H, 6, rolling:PT168H, true",
    "1, calendar:DAY, 6, calendar:WEEK, true",
    "1, calendar:DAY, 7, calendar:WEEK, false",
    "1, calendar:DAY, 30, calendar:MONTH, true",
    "1, calendar:DAY, 31, calendar:MONTH, false",
    "28, calendar:MONTH, 1, calendar:DAY, false",
    "29, calendar:MONTH, 1, calendar:DAY, true",
    "8, calendar:WEEK, 1, calendar:DAY, true",
    "7, calendar:WEEK, 1, calendar:DAY, false",
    "1, calendar:MONTH, 2, calendar:QUARTER, true",
    "4, calendar:QUARTER, 1, calendar:MONTH, true",
    "1, calendar:WEEK, 4, calendar:MONTH, true",
    "1, calendar:WEEK, 5, calendar:MONTH, false",
    "2, rolling:P7D, 1, rolling:P7D, true",
    "1, rolling:P7D, 1, rolling:P7D, false",
    "5, rolling:P1M, 1, rolling:P7D, true",
    "1, calendar:WEEK-SUNDAY, 1, calendar:WEEK, false"
  })
  void pairs(long atLeast, String every, long atMost, String window, boolean contradiction) {
    assertThat(
            Contradictions.between(
                atLeast, ContactWindow.parse(every), atMost, ContactWindow.parse(window)))
        .isEqualTo(contradiction);
  }

  @Test
  @DisplayName("a cap that the demanded contacts need not obey, or do not count toward, is none")
  void scopes() {
    Scope visits = Scope.ALL.withPurposes(Purpose.RETURN_VISIT);
    AtLeast twice = new AtLeast("twice", visits, 2, WEEK);
    Cap once = Cap.of("once", 1, WEEK);

    assertThat(Contradictions.between(twice, once)).isTrue();
    assertThat(Contradictions.between(twice, once.on(visits))).isTrue();
    assertThat(Contradictions.between(twice, once.on(Scope.ALL.withPurposes(Purpose.CARE))))
        .isFalse();
    assertThat(Contradictions.between(twice, once.counting(Scope.ALL.withPurposes(Purpose.CARE))))
        .isFalse();
    assertThat(
            Contradictions.between(
                twice, ContactRules.of(once, Exemption.of("visits", visits, "once"))))
        .isEmpty();
    ContactRules specific = ContactRules.of(once, Cap.of("visits", 2, WEEK).on(visits));
    assertThat(Contradictions.between(twice, specific)).hasSize(1);
    assertThat(Contradictions.between(twice, specific.combined(Combination.MOST_SPECIFIC)))
        .isEmpty();
  }

  @Test
  @DisplayName("rest hours that leave no minute of the week are found, with no rule too many")
  void neverOpen() {
    ContactRules rules =
        ContactRules.of(
            RestHours.daily("day", QuietHours.of("08:00", "21:00")),
            RestHours.daily("night", QuietHours.of("21:00", "08:00")),
            RestHours.daily("lunch", QuietHours.of("12:00", "13:00")),
            RestDays.weekly("weekend", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

    assertThat(rules.lint()).containsExactly(new ContactProblem.NeverOpen(List.of("day", "night")));
    assertThat(
            ContactRules.of(
                    RestHours.daily("day", QuietHours.of("08:00", "20:59:30")),
                    RestHours.daily("night", QuietHours.of("21:00", "08:00")))
                .lint())
        .isEmpty();
    assertThat(Company.rules().lint()).isEmpty();
  }

  @Test
  @DisplayName("a cap that another makes idle is found")
  void neverBinds() {
    Cap tight = Cap.of("tight", 1, ContactWindow.rolling(Duration.ofDays(7)));
    Cap loose = Cap.of("loose", 2, ContactWindow.rolling(Duration.ofDays(1)));

    assertThat(ContactRules.of(tight, loose).lint())
        .containsExactly(new ContactProblem.NeverBinds("loose", "tight"));
    assertThat(ContactRules.of(tight.on(Scope.ALL.withPurposes(Purpose.CARE)), loose).lint())
        .isEmpty();
    assertThat(
            ContactRules.of(tight, Cap.of("days", 1, ContactWindow.rolling(Period.ofDays(1))))
                .lint())
        .isEmpty();
    assertThat(
            ContactRules.of(tight, Cap.of("same", 1, ContactWindow.rolling(Duration.ofDays(7))))
                .lint())
        .containsExactly(new ContactProblem.NeverBinds("tight", "same"));
  }
}
