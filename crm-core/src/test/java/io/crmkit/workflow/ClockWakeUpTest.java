package io.crmkit.workflow;

import static io.crmkit.workflow.CaseClocksTest.ANN;
import static io.crmkit.workflow.CaseClocksTest.OFFICE;
import static io.crmkit.workflow.CaseClocksTest.answer;
import static io.crmkit.workflow.CaseClocksTest.hour;
import static io.crmkit.workflow.CaseClocksTest.open;
import static io.crmkit.workflow.CaseClocksTest.workflow;
import static io.crmkit.workflow.SampleWorkflows.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
      // six hours of warning before the end of Friday: at 11
      long first = clock.equals(warned) ? 4 * 24 + 11 : 5 * 24;
      assertThat(brief.nextWakeUp(of, hour(81))).contains(hour(first));
      assertThat(brief.nextWakeUp(of, hour(4 * 24 + 12))).contains(hour(5 * 24));
      assertThat(brief.nextWakeUp(of, hour(5 * 24))).contains(hour(6 * 24));
      assertThat(brief.nextWakeUp(of, hour(6 * 24 + 3))).contains(hour(7 * 24));
      assertThat(brief.readings(of, hour(145)).get(0).wakeUp()).contains(hour(7 * 24));
      Sweep nothing = brief.sweep(of, hour(6 * 24));
      assertThat(nothing).isEqualTo(new Sweep(of, List.of()));
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
  @DisplayName("look again also while a clock stands still, and only as long as calendars reach")
  void lookAgainPaused() {
    Workflow workflow =
        workflow("1", answer(20).withWarnings(new Warning("soon", Duration.ofHours(6))));
    LocalDate friday = LocalDate.of(2026, 11, 27);
    CaseClocks clocks = clocksBy(workflow, OFFICE.knownThrough(friday));
    Case paused =
        value(
            workflow.pause(open(workflow, 81), Holder.CUSTOMER, "waits", ANN, hour(82), hour(82)));
    assertThat(clocks.nextWakeUp(paused, hour(82))).contains(hour(4 * 24 + 11));
    Instant last = Instant.parse("2100-12-31T12:00:00Z");
    assertThat(clocks.nextWakeUp(paused, last)).isEmpty();
  }
}
