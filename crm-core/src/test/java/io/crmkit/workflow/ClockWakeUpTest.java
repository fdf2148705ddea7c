package io.crmkit.workflow;

import static io.crmkit.workflow.CaseClocksTest.ANN;
import static io.crmkit.workflow.CaseClocksTest.OFFICE;
import static io.crmkit.workflow.CaseClocksTest.answer;
import static io.crmkit.workflow.CaseClocksTest.hour;
import static io.crmkit.workflow.CaseClocksTest.open;
import static io.crmkit.workflow.CaseClocksTest.workflow;
import static io.crmkit.workflow.SampleWorkflows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import io.crmkit.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Clocks that their calendar does not reach")
class ClockWakeUpTest {
  private static CaseClocks clocksBy(Workflow workflow, BusinessCalendar calendar) {
    return CaseClocks.of(workflow, Map.of("service", calendar));
  }

  private static Case answered(Workflow workflow, Case before, long at) {
    return value(workflow.decide(before, Move.of(Action.of("ANSWER"), ANN, hour(at))));
  }

  @Test
  @DisplayName("where the calendar is not published far enough, look again: at its end, then daily")
  void lookAgain() {
    ClockRule warned = answer(20).withWarnings(new Warning("soon", Duration.ofHours(6)));
    LocalDate friday = LocalDate.of(2026, 11, 27);
    for (ClockRule clock : List.of(answer(20), warned)) {
      Workflow workflow = workflow("1", clock);
      Case of = open(workflow, 81); // on Thursday at 9; due on Monday at 13
      CaseClocks brief = clocksBy(workflow, OFFICE.knownThrough(friday));
      // of sixteen hours until the end of Friday, six before the twentieth: at 15
      long first = clock.equals(warned) ? 4 * 24 + 15 : 5 * 24;
      assertThat(brief.nextWakeUp(of, hour(81))).contains(hour(first));
      assertThat(brief.nextWakeUp(of, hour(4 * 24 + 15))).contains(hour(5 * 24));
      assertThat(brief.nextWakeUp(of, hour(5 * 24))).contains(hour(6 * 24));
      assertThat(brief.nextWakeUp(of, hour(6 * 24 + 3))).contains(hour(7 * 24));
      assertThat(brief.readings(of, hour(145)).get(0).wakeUp()).contains(hour(7 * 24));
      Sweep before = brief.sweep(of, hour(6 * 24));
      assertThat(before.events())
          .extracting(ClockEvent::at)
          .containsExactlyElementsOf(clock.equals(warned) ? List.of(hour(first)) : List.of());
      // the next week is loaded: what was missed is told, and no more is to come
      CaseClocks loaded = clocksBy(workflow, OFFICE);
      Sweep sweep = loaded.sweep(of, hour(8 * 24));
      assertThat(sweep.events().get(sweep.events().size() - 1).at()).isEqualTo(hour(7 * 24 + 13));
      assertThat(loaded.nextWakeUp(sweep.after(), hour(8 * 24))).isEmpty();
      // stopped before it may be due, nothing is to come; after that it may have been missed
      assertThat(brief.nextWakeUp(answered(workflow, of, 90), hour(90))).isEmpty();
      Case late = answered(workflow, of, 7 * 24 + 14);
      assertThat(brief.nextWakeUp(late, hour(7 * 24 + 14))).contains(hour(8 * 24));
    }
  }

  @Test
  @DisplayName("a mark that is published is told, though the due instant is not, and says so")
  void markBeforeUnknown() {
    ClockRule clock =
        answer(40)
            .withWarnings(new Warning("soon", Duration.ofHours(30)))
            .withEscalations(Escalation.of("early", Duration.ofHours(-25)));
    Workflow workflow = workflow("1", clock);
    Case of = open(workflow, 9);
    CaseClocks brief = clocksBy(workflow, OFFICE.knownThrough(LocalDate.of(2026, 11, 26)));
    // eight hours a day: ten are over on Tuesday at 11, fifteen at 16
    assertThat(brief.nextWakeUp(of, hour(9))).contains(hour(24 + 11));
    Sweep sweep = brief.sweep(of, hour(4 * 24));
    assertThat(sweep.events())
        .extracting(ClockEvent::at, ClockEvent::due)
        .containsExactly(
            tuple(hour(24 + 11), Optional.empty()), tuple(hour(24 + 16), Optional.empty()));
    assertThat(sweep.events().stream().map(event -> english(event.reasons().get(0))))
        .containsExactly(
            "answer is due 30 h of open time after this warning; on which day, its calendar does"
                + " not tell yet",
            "early: answer was not done 25 h of open time before it is due; on which day that is,"
                + " its calendar does not tell yet");
    // told when it is published, it is the same; what has been told is not told again
    CaseClocks loaded = clocksBy(workflow, OFFICE);
    assertThat(loaded.sweep(of, hour(4 * 24)).events())
        .extracting(ClockEvent::at)
        .containsExactly(hour(24 + 11), hour(24 + 16));
    assertThat(loaded.sweep(sweep.after(), hour(4 * 24)).events()).isEmpty();
    // recorded only after its time, the warning tells what was left when it came
    Case late =
        value(
            workflow.open(
                new Opening(
                    CaseId.of("k-1"),
                    CustomerId.of("c-1"),
                    ANN,
                    Map.of(),
                    Optional.empty(),
                    hour(9),
                    hour(24 + 13))));
    assertThat(english(brief.sweep(late, hour(24 + 13)).events().get(0).reasons().get(0)))
        .startsWith("answer is due 28 h of open time after this warning");
  }

  private static String english(Reason reason) {
    return Texts.BUILT_IN.render(reason, Locale.ENGLISH);
  }

  @Test
  @DisplayName("a mark never comes at the end of a day of which it could as well be the next start")
  void markAtTheEndOfADay() {
    ClockRule clock = answer(20).withWarnings(new Warning("soon", Duration.ofHours(12)));
    Workflow workflow = workflow("1", clock);
    Case of = open(workflow, 9);
    LocalDate monday = LocalDate.of(2026, 11, 23);
    Instant tuesday = hour(24 + 9);
    assertThat(clocksBy(workflow, OFFICE).nextWakeUp(of, hour(9))).contains(tuesday);
    assertThat(clocksBy(workflow, OFFICE.knownThrough(monday.plusDays(1))).nextWakeUp(of, hour(9)))
        .contains(tuesday);
    assertThat(clocksBy(workflow, OFFICE.knownThrough(monday)).nextWakeUp(of, hour(9)))
        .contains(hour(24));
  }

  @Test
  @DisplayName("look again also while a clock stands still, and only as long as calendars reach")
  void lookAgainPaused() {
    Workflow workflow =
        workflow("1", answer(20).withWarnings(new Warning("soon", Duration.ofHours(6))));
    LocalDate friday = LocalDate.of(2026, 11, 27);
    CaseClocks clocks = clocksBy(workflow, OFFICE.knownThrough(friday));
    Case paused =
        value(
            workflow.pause(open(workflow, 81), Holder.CUSTOMER, "waits", ANN, hour(82), hour(82)));
    assertThat(clocks.nextWakeUp(paused, hour(82))).contains(hour(5 * 24));
    Instant last = Instant.parse("2100-12-31T12:00:00Z");
    assertThat(clocks.nextWakeUp(paused, last)).isEmpty();
  }
}
