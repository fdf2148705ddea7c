package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Texts;
import io.crmkit.testkit.ClockContract;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import io.crmkit.time.Limit;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Escalation;
import io.crmkit.workflow.OnReopen;
import io.crmkit.workflow.State;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Trigger;
import io.crmkit.workflow.Warning;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Laws of clocks")
class ClockLawsTest {
  private static final Map<String, BusinessCalendar> CALENDARS =
      Map.of(
          "office",
          BusinessCalendar.of(
              ZoneId.of("Asia/Shanghai"),
              BusinessCalendar.weekdays(
                  List.of(DayHours.parse("09:00-12:00"), DayHours.parse("13:00-17:00")))));

  private static Workflow workflow() {
    return Workflow.of(
        WorkflowDefinition.of("inquiry", "1")
            .withStates(StateRule.of("OPEN"), StateRule.of("ASKED"), StateRule.last("CLOSED"))
            .withTransitions(
                Transition.of("ASK", "OPEN", "ASKED"),
                Transition.of("REPLY", "ASKED", "OPEN"),
                Transition.of("ANSWER", "OPEN", "OPEN"),
                Transition.of("CLOSE", List.of("OPEN", "ASKED"), "CLOSED"),
                Transition.of("REOPEN", "CLOSED", "OPEN"))
            .withClocks(
                ClockRule.of(
                        "answer",
                        Trigger.opening(),
                        Limit.open(Duration.ofHours(6)),
                        "office",
                        Trigger.on("ANSWER"))
                    .pausedIn(State.of("ASKED"))
                    .withWarnings(new Warning("soon", Duration.ofHours(1)))
                    .withEscalations(Escalation.of("late", Duration.ofHours(3))),
                ClockRule.of(
                        "whole",
                        Trigger.entering("OPEN"),
                        Limit.calendarDays(Period.ofDays(3)),
                        "office",
                        Trigger.entering("CLOSED"))
                    .onReopen(OnReopen.GAP_IS_PAUSE),
                ClockRule.of(
                    "third-day",
                    Trigger.opening(),
                    Limit.businessDays(2),
                    "office",
                    Trigger.on("CLOSE"))));
  }

  private static final ClockTrial SOUND = ClockTrial.of(workflow(), CALENDARS);

  static Stream<Law<ClockTrial>> laws() {
    return ClockLaws.all().stream();
  }

  private static String explained(LawResult result) {
    return LawReport.explain(result, Texts.BUILT_IN, Locale.ENGLISH);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("kill their mutant:")
  void kill(Law<ClockTrial> law) {
    ClockReader mutant = ClockMutants.all(SOUND.reader()).get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result = LawRunner.STANDARD.run(law, SOUND.readBy(mutant));
    assertThat(result.broken()).as(explained(result)).isTrue();
  }

  @Test
  @DisplayName("there is no mutant without a law")
  void everyMutantHasItsLaw() {
    assertThat(ClockMutants.all(SOUND.reader()).keySet())
        .containsExactlyInAnyOrderElementsOf(laws().map(Law::id).toList());
  }

  @Test
  @DisplayName("are checked at start-up in a line")
  void check() {
    LawReport report = ClockLaws.check(workflow(), CALENDARS);
    assertThat(report.broken()).as(report.explain(Locale.ENGLISH)).isEmpty();
    assertThat(report.ran()).isEqualTo(ClockLaws.all().size());
  }

  @Nested
  @DisplayName("bind a team's own workflow and calendars")
  class Bound implements ClockContract {
    @Override
    public Workflow workflow() {
      return ClockLawsTest.workflow();
    }

    @Override
    public Map<String, BusinessCalendar> calendars() {
      return CALENDARS;
    }
  }
}
