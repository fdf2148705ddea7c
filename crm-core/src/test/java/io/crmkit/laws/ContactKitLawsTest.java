package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.Coverage;
import io.crmkit.time.LunarDate;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Laws of quiet hours, lunar dates and coverage")
class ContactKitLawsTest {
  private static <S> void kill(List<Law<S>> laws, Map<String, S> mutants) {
    assertThat(mutants.keySet()).containsExactlyInAnyOrderElementsOf(ids(laws));
    for (Law<S> law : laws) {
      LawResult result = LawRunner.STANDARD.run(law, mutants.get(law.id()));
      assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
    }
  }

  private static <S> List<String> ids(List<Law<S>> laws) {
    return laws.stream().map(Law::id).toList();
  }

  private static <S> void hold(List<Law<S>> laws, S sound) {
    LawReport report = LawRunner.STANDARD.run(laws, sound);
    assertThat(report.broken()).as(report.explain(Locale.ENGLISH)).isEmpty();
    assertThat(report.ran()).isEqualTo(laws.size());
  }

  @Test
  @DisplayName("quiet.*: C6 to C9: hold for rest hours, kill a reader of its own zone and a leak")
  void quiet() {
    List<Law<QuietHoursLaws.Reader>> laws = QuietHoursLaws.all();
    hold(laws, QuietHoursLaws.Reader.LIBRARY);
    kill(
        laws,
        Map.of(
            // Leaves out the first minute.
            "quiet.complement",
            (hours, at, zone) -> {
              LocalTime time = LocalTime.ofInstant(at, zone);
              return hours.contains(time) && hours.contains(time.minusMinutes(1));
            },
            // Reads the clock of the head office.
            "quiet.shown",
            (hours, at, zone) ->
                hours.contains(LocalTime.ofInstant(at, ZoneId.of("Asia/Shanghai")))));
  }

  @Test
  @DisplayName("lunar.*: C13 to C15: hold for the library, kill a lost leap month and a 31st day")
  void lunar() {
    LunarLaws.Reader library = LunarLaws.Reader.LIBRARY;
    hold(LunarLaws.all(), library);
    LunarLaws.Reader noLeap =
        new LunarLaws.Reader() {
          @Override
          public LunarDate toLunar(LocalDate date) {
            return library.toLunar(date);
          }

          @Override
          public LocalDate toDate(LunarDate date) {
            return library.toDate(
                date.leap() ? LunarDate.of(date.year(), date.month(), date.day()) : date);
          }
        };
    LunarLaws.Reader dayLate =
        new LunarLaws.Reader() {
          @Override
          public LunarDate toLunar(LocalDate date) {
            LunarDate right = library.toLunar(date);
            return right.day() == 1 ? library.toLunar(date.minusDays(1)) : right;
          }

          @Override
          public LocalDate toDate(LunarDate date) {
            return library.toDate(date);
          }
        };
    kill(LunarLaws.all(), Map.of("lunar.round-trip", noLeap, "lunar.next-day", dayLate));
  }

  @Test
  @DisplayName(
      "coverage.*: DS-07: hold for the library, kill who counts one too many, and who forgets the first")
  void coverage() {
    CoverageLaws laws = new CoverageLaws(CadenceTrial.of(CadencePolicyLawsTest.SOUND), "premium");
    CoverageLaws.Reader library = CoverageLaws.Reader.LIBRARY;
    hold(laws.all(), library);
    kill(
        laws.all(),
        Map.of(
            // Counts one who is not there.
            "coverage.partition",
            (policy, rule, customers, at) -> {
              Coverage right = library.coverage(policy, rule, customers, at);
              return new Coverage(rule, right.covered() + 1, right.leftOut());
            },
            "coverage.order",
            (policy, rule, customers, at) ->
                library.coverage(policy, rule, customers.skip(1), at)));
  }
}
