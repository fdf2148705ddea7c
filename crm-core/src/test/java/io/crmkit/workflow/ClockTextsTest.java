package io.crmkit.workflow;

import static io.crmkit.workflow.CaseClocksTest.ANN;
import static io.crmkit.workflow.CaseClocksTest.answer;
import static io.crmkit.workflow.CaseClocksTest.clocks;
import static io.crmkit.workflow.CaseClocksTest.hour;
import static io.crmkit.workflow.CaseClocksTest.open;
import static io.crmkit.workflow.CaseClocksTest.workflow;
import static io.crmkit.workflow.SampleWorkflows.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What clocks say stays true, whenever it is told:")
class ClockTextsTest {
  private static String english(Reason reason) {
    return Texts.BUILT_IN.render(reason, Locale.ENGLISH);
  }

  private static String chinese(Reason reason) {
    return Texts.BUILT_IN.render(reason, Locale.SIMPLIFIED_CHINESE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // ten hours from eleven, with a warning four hours before; the start is recorded later
        "12|answer is due 2026-11-23 21:00 (Z), 4 h after this warning"
            + "|answer 将于 2026-11-23 21:00（Z）到期，本次提醒时还剩 4 小时",
        "19|answer is due 2026-11-23 21:00 (Z), 2 h after this warning"
            + "|answer 将于 2026-11-23 21:00（Z）到期，本次提醒时还剩 2 小时",
        "22|answer was due 2026-11-23 21:00 (Z) when its warning came"
            + "|提醒时 answer 已于 2026-11-23 21:00（Z）到期"
      })
  @DisplayName("a warning tells what was left when it came")
  void warned(long known, String english, String chinese) {
    Workflow workflow =
        workflow(
            "1",
            answer(10)
                .onReopen(OnReopen.NEW_CYCLE)
                .withWarnings(new Warning("soon", Duration.ofHours(4))));
    Case now =
        value(workflow.decide(open(workflow, 9), Move.of(Action.of("ANSWER"), ANN, hour(10))));
    now =
        value(
            workflow.decide(
                now, new Move(Action.of("REOPEN"), ANN, Map.of(), hour(11), hour(known))));
    ClockEvent warning =
        clocks(workflow).sweep(now, hour(30)).events().stream()
            .filter(event -> event.key().equals("answer/2/warning/soon"))
            .findFirst()
            .orElseThrow();
    assertThat(english(warning.reasons().get(0))).isEqualTo(english);
    assertThat(chinese(warning.reasons().get(0))).isEqualTo(chinese);
  }

  @Test
  @DisplayName("what was missed says by when it was not done, also once it is done")
  void missed() {
    Workflow workflow =
        workflow(
            "1",
            answer(4)
                .withWarnings(new Warning("soon", Duration.ofHours(2)))
                .withEscalations(
                    Escalation.of("early", Duration.ofHours(-1)),
                    Escalation.of("at-once", Duration.ZERO)));
    Case done =
        value(workflow.decide(open(workflow, 9), Move.of(Action.of("ANSWER"), ANN, hour(15))));
    assertThat(clocks(workflow).sweep(done, hour(20)).events())
        .extracting(event -> english(event.reasons().get(0)))
        .containsExactly(
            "answer is due 2026-11-23 13:00 (Z), 2 h after this warning",
            "early: answer, due 2026-11-23 13:00 (Z), was not done 1 h before that",
            "answer was not done by 2026-11-23 13:00 (Z)",
            "at-once: answer was not done by 2026-11-23 13:00 (Z)");
    assertThat(clocks(workflow).sweep(done, hour(20)).events())
        .extracting(event -> chinese(event.reasons().get(0)))
        .contains("answer 未在 2026-11-23 13:00（Z）前完成");
  }

  @Test
  @DisplayName("a breach of no length yet has none; a correction that lifts one says so")
  void verdicts() {
    Workflow workflow = workflow("1", answer(2));
    Case open = open(workflow, 9);
    assertThat(english(clocks(workflow).readings(open, hour(11)).get(0).reasons().get(0)))
        .isEqualTo("answer, due 2026-11-23 11:00 (Z), was missed");
    Case paused = value(workflow.pause(open, Holder.CUSTOMER, "waits", ANN, hour(9), hour(12)));
    Reason correction = clocks(workflow).readings(paused, hour(13)).get(0).reasons().get(1);
    assertThat(english(correction))
        .isEqualTo(
            "s-1 recorded at 2026-11-23 12:00 (Z), after the verdict was sealed (event 2): answer"
                + " would not be due yet");
    assertThat(chinese(correction)).endsWith("登记了事件 2，据此：answer 尚未到期");
  }
}
