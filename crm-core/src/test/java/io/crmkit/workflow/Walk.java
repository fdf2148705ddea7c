package io.crmkit.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.BundledWorkflows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.Money;

/**
 * A case walked through a workflow, an hour a step. Fields are written {@code "name=value"}: a
 * code, {@code yes} or {@code no}, a whole number, an amount like {@code CNY 5.00}, an instant,
 * otherwise a reference, as the workflow declares them.
 */
public final class Walk {
  /** When every walk begins: a Monday, 9 o'clock in Shanghai. */
  public static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private final Workflow workflow;
  private Case now;
  private Instant at = START;
  private Role[] roles = {};

  private Walk(Workflow workflow, Case now) {
    this.workflow = workflow;
    this.now = now;
  }

  /** A case opened with these fields. */
  public static Walk open(Workflow workflow, String... fields) {
    return new Walk(workflow, accepted(workflow.open(opening(workflow, fields))));
  }

  /** Why a case is not opened with these fields. */
  public static List<String> notOpened(Workflow workflow, String... fields) {
    return refused(workflow.open(opening(workflow, fields)));
  }

  private static Opening opening(Workflow workflow, String... fields) {
    return Opening.of(
        CaseId.of("k-1"), CustomerId.of("c-1"), Actor.of("s-1"), values(workflow, fields), START);
  }

  /** From now on somebody in these roles acts. */
  public Walk as(String... codes) {
    roles = Arrays.stream(codes).map(Role::of).toArray(Role[]::new);
    return this;
  }

  /** From now on time goes on from here. */
  public Walk at(Instant instant) {
    at = instant.minus(Duration.ofHours(1));
    return this;
  }

  /** An action that must be accepted. */
  public Walk does(String action, String... fields) {
    Move move = move(action, fields);
    Decision<Answer<Case>> decision = workflow.decide(now, move);
    assertThat(workflow.fire(now, move)).isEqualTo(decision.outcome());
    now = accepted(decision);
    at = at.plus(Duration.ofHours(1));
    return this;
  }

  /** An action that must be refused, for exactly these reasons. */
  public Walk refuses(String action, List<String> fields, String... reasons) {
    Decision<Answer<Case>> decision =
        workflow.decide(now, move(action, fields.toArray(new String[0])));
    assertThat(refused(decision)).containsExactlyInAnyOrder(reasons);
    assertThat(decision.explain(BundledWorkflows.texts(), Locale.SIMPLIFIED_CHINESE))
        .matches("(?s).*\\p{IsHan}.*")
        .doesNotContainPattern("[A-Z]{2}[A-Z]+_|[{}]");
    return this;
  }

  /** Why an action is refused. */
  public List<String> refusals(String action, List<String> fields) {
    return refused(workflow.decide(now, move(action, fields.toArray(new String[0]))));
  }

  /** An action of which the state knows nothing. */
  public Walk cannot(String... actions) {
    for (String action : actions) {
      Decision<Answer<Case>> decision = workflow.decide(now, move(action));
      assertThat(decision.outcome()).isEqualTo(Answer.refused());
      assertThat(decision.reasons())
          .singleElement()
          .isInstanceOfAny(WorkflowReason.NotPossible.class, WorkflowReason.NothingPossible.class);
    }
    return this;
  }

  /** Where it must stand. */
  public Walk in(String state) {
    assertThat(now.state()).isEqualTo(State.of(state));
    return this;
  }

  /** Whether it must have ended. */
  public Walk ended(boolean ended) {
    assertThat(workflow.ended(now)).isEqualTo(ended);
    return this;
  }

  /** Goes on with the case as something else left it. */
  public Walk with(Case other) {
    now = other;
    return this;
  }

  /** The case. */
  public Case now() {
    return now;
  }

  private Move move(String action, String... fields) {
    return Move.of(
        Action.of(action),
        Actor.of("s-1", roles),
        values(workflow, fields),
        at.plus(Duration.ofHours(1)));
  }

  private static Map<String, FieldValue> values(Workflow workflow, String... fields) {
    Map<String, FieldValue> values = new LinkedHashMap<>();
    for (String field : fields) {
      String name = field.substring(0, field.indexOf('='));
      String value = field.substring(name.length() + 1);
      FieldType type = workflow.definition().field(name).orElseThrow().type();
      values.put(
          name,
          switch (type) {
            case CODE -> FieldValue.code(value);
            case FLAG -> FieldValue.flag(value.equals("yes"));
            case COUNT -> FieldValue.count(Long.parseLong(value));
            case AMOUNT -> FieldValue.amount(Money.parse(value));
            case DAY -> FieldValue.day(LocalDate.parse(value));
            case MOMENT -> FieldValue.moment(Instant.parse(value));
            case REFERENCE -> FieldValue.reference(value);
          });
    }
    return values;
  }

  private static Case accepted(Decision<Answer<Case>> decision) {
    assertThat(decision.outcome())
        .as(decision.explain(Locale.ENGLISH))
        .isInstanceOf(Answer.Accepted.class);
    return ((Answer.Accepted<Case>) decision.outcome()).value();
  }

  private static List<String> refused(Decision<Answer<Case>> decision) {
    assertThat(decision.outcome()).isEqualTo(Answer.refused());
    List<String> texts = new ArrayList<>();
    decision.reasons().forEach(r -> texts.add(BundledWorkflows.texts().render(r, Locale.ENGLISH)));
    return texts;
  }
}
