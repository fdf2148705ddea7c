package io.crmkit.workflow;

import static io.crmkit.workflow.CaseClocksTest.ANN;
import static io.crmkit.workflow.CaseClocksTest.clocks;
import static io.crmkit.workflow.CaseClocksTest.hour;
import static io.crmkit.workflow.SampleWorkflows.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Texts;
import io.crmkit.time.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Escalations that start clocks again")
class SweepLoopTest {
  private static ClockRule clock(String name, String start, String stop, String doing) {
    return ClockRule.of(
            name,
            Trigger.entering(start),
            Limit.businessDays(1),
            "office",
            Trigger.on(stop),
            Trigger.on("GO"))
        .withWarnings(new Warning("soon", Duration.ofHours(16)))
        .withEscalations(Escalation.of("early", Duration.ofHours(-16)).doing(Action.of(doing)));
  }

  private static Workflow workflow(ClockRule... clocks) {
    return Workflow.of(
        WorkflowDefinition.of("loop", "1")
            .withStates(StateRule.of("A"), StateRule.of("B"), StateRule.last("F"))
            .withTransitions(
                Transition.of("REMIND", "A", "A"),
                Transition.of("GO", "A", "B"),
                Transition.of("BACK", "B", "A"),
                Transition.of("END", "B", "F"))
            .withClocks(clocks));
  }

  private static List<ClockEvent> swept(Workflow workflow) {
    Case of =
        value(
            workflow.open(
                Opening.of(CaseId.of("k-1"), CustomerId.of("c-1"), ANN, Map.of(), hour(10))));
    List<ClockEvent> told = new ArrayList<>();
    for (int sweep = 0; sweep < 3; sweep++) {
      Sweep one = clocks(workflow).sweep(of, hour(10));
      of = one.after();
      told.addAll(one.events());
      assertThat(sweep > 0 && !one.events().isEmpty()).as("told twice").isFalse();
    }
    // the next day at five it is due; nothing else happens until then
    assertThat(clocks(workflow).nextWakeUp(of, hour(10))).contains(hour(24 + 17));
    assertThat(clocks(workflow).sweep(of, hour(11)).events()).isEmpty();
    return told;
  }

  @Test
  @DisplayName("at the instant at which they act do so once, and say so, however often swept")
  void once() {
    List<ClockEvent> told = swept(workflow(clock("x", "A", "REMIND", "REMIND")));
    assertThat(told)
        .extracting(ClockEvent::key)
        .containsExactly(
            "x/1/warning/soon", "x/1/escalation/early", "x/2/warning/soon", "x/2/escalation/early");
    assertThat(Texts.BUILT_IN.render(told.get(3).reasons().get(1), Locale.ENGLISH))
        .isEqualTo(
            "REMIND was not done again: the same escalation did it at this instant, which started"
                + " the clock");
  }

  @Test
  @DisplayName("may start each other's clocks in turn, each once")
  void inTurn() {
    List<ClockEvent> told =
        swept(workflow(clock("a", "A", "GO", "GO"), clock("b", "B", "BACK", "BACK")));
    assertThat(told)
        .extracting(ClockEvent::key)
        .filteredOn(key -> key.contains("escalation"))
        .containsExactly("a/1/escalation/early", "b/1/escalation/early", "a/2/escalation/early");
  }
}
