package io.crmkit.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.crmkit.decision.Texts;
import io.crmkit.time.Limit;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.provider.Arguments;

/** A sound workflow to spoil, and what the checker has to say of it then. */
final class CheckedWorkflows {
  static final Action CLOSE = Action.of("CLOSE");
  static final Limit CALENDAR_DAYS = Limit.calendarDays(Period.of(1, 1, 1));
  static final ClockRule ANSWER =
      ClockRule.of(
          "answer",
          Trigger.opening(),
          Limit.open(Duration.ofHours(2)),
          "service",
          Trigger.on("ANSWER"));

  /** OPEN -ANSWER-> ANSWERED -CLOSE-> CLOSED. */
  static WorkflowDefinition sound() {
    return WorkflowDefinition.of("inquiry", "1")
        .withRoles(Role.of("AGENT"))
        .withFields(
            Field.codes("kind", "price", "stock"),
            Field.of("sum", FieldType.AMOUNT),
            Field.of("urgent", FieldType.FLAG),
            Field.of("tries", FieldType.COUNT))
        .withStates(StateRule.of("OPEN"), StateRule.of("ANSWERED"), StateRule.last("CLOSED"))
        .withTransitions(
            Transition.of("ANSWER", "OPEN", "ANSWERED"),
            Transition.of("CLOSE", "ANSWERED", "CLOSED"));
  }

  static Transition more(String action) {
    return Transition.of(action, "OPEN", "CLOSED");
  }

  static WorkflowDefinition with(Transition... more) {
    return sound().withTransitions(more);
  }

  static WorkflowDefinition with(ClockRule... clocks) {
    return sound().withClocks(clocks);
  }

  static Money cny(long yuan) {
    return Money.ofMajor(CurrencyUnit.of("CNY"), yuan);
  }

  /** A clock that an escalation starts again, so long before it is due. */
  static ClockRule reminding(String name, Limit limit, Duration before) {
    return ClockRule.of(
            name,
            Trigger.entering("OPEN"),
            limit,
            "service",
            Trigger.on("REMIND"),
            Trigger.on("ANSWER"))
        .withWarnings(new Warning("soon", before))
        .withEscalations(Escalation.of("early", before.negated()).doing(Action.of("REMIND")));
  }

  static ClockRule warning(String name, Limit limit, Duration before) {
    return ClockRule.of(name, Trigger.opening(), limit, "service", Trigger.on("ANSWER"))
        .withWarnings(new Warning("soon", before));
  }

  static Arguments row(String what, WorkflowDefinition definition, String... problems) {
    return arguments(what, definition, String.join("\n", problems));
  }

  /** Checks that these problems are found, no others, and that no such workflow can be made. */
  static void refused(WorkflowDefinition definition, String problems) {
    List<WorkflowProblem> found = WorkflowChecker.check(definition);
    assertThat(Texts.BUILT_IN.renderAll(found, Locale.ENGLISH)).isEqualTo(problems);
    assertThatThrownBy(() -> Workflow.of(definition))
        .isInstanceOf(InvalidWorkflowException.class)
        .hasMessageContaining(problems)
        .extracting(e -> ((InvalidWorkflowException) e).problems())
        .isEqualTo(found);
  }

  private CheckedWorkflows() {}
}
