package io.crmkit.store.contract;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.store.CustomerCase;
import io.crmkit.store.RecordType;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Escalation;
import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldType;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.Migration;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Opening;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Trigger;
import io.crmkit.workflow.Warning;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The cases that the rules write: inquiries to be answered within two hours, with a warning half an
 * hour before, and handed on an hour after.
 */
final class SampleCases {
  /** When the first of them is opened. */
  static final Instant TEN = Instant.parse("2026-06-01T10:00:00Z");

  /** What each of them tells if it is never answered, in order. */
  static final List<String> KEYS =
      List.of(
          "answer/1/warning/soon", "answer/1/breach/due", "answer/1/escalation/other-department");

  private static final Actor ANNA = Actor.of("s-1");
  private static final Workflow FIRST = inquiry("1");
  private static final Workflow SECOND = inquiry("2");

  /** Reads their clocks. */
  static final CaseClocks CLOCKS =
      CaseClocks.of(
          List.of(FIRST, SECOND), Map.of("always", BusinessCalendar.always(ZoneOffset.UTC)));

  private SampleCases() {}

  private static Workflow inquiry(String version) {
    return Workflow.of(
        WorkflowDefinition.of("inquiry", version)
            .withFields(
                Field.codes("topic", "parcel", "invoice"),
                Field.of("urgent", FieldType.FLAG),
                Field.of("parcels", FieldType.COUNT),
                Field.of("value", FieldType.AMOUNT),
                Field.of("sent", FieldType.DAY),
                Field.of("called", FieldType.MOMENT),
                Field.of("letter", FieldType.REFERENCE))
            .withStates(StateRule.of("OPEN"), StateRule.of("KNOWN"), StateRule.last("ANSWERED"))
            .withTransitions(
                Transition.of("ASK", "OPEN", "KNOWN"),
                Transition.of("ANSWER", List.of("OPEN", "KNOWN"), "ANSWERED"))
            .withClocks(
                ClockRule.of(
                        "answer",
                        Trigger.opening(),
                        Limit.open(Duration.ofHours(2)),
                        "always",
                        Trigger.on("ANSWER"))
                    .withWarnings(new Warning("soon", Duration.ofMinutes(30)))
                    .withEscalations(
                        Escalation.of("other-department", Duration.ofHours(1))
                            .reassigning(Owner.of("B")))));
  }

  /** The type under which a trial keeps them. */
  static RecordType<CustomerCase> type(StoreTrial trial) {
    return CustomerCase.type(trial.name("case"));
  }

  /** So long after the first was opened: {@code "PT2H"}. */
  static Instant after(String duration) {
    return TEN.plus(Duration.parse(duration));
  }

  /** One that was opened then. */
  static Case open(String id, Instant at) {
    return accepted(
        FIRST.open(
            Opening.of(
                    CaseId.of(id),
                    CustomerId.of("c-" + id),
                    ANNA,
                    Map.of("topic", FieldValue.code("parcel")),
                    at)
                .ownedBy(Owner.of("A"))));
  }

  static Case answered(Case before, Instant at) {
    return accepted(FIRST.decide(before, Move.of(Action.of("ANSWER"), ANNA, at)));
  }

  static Case paused(Case before, Instant at) {
    return accepted(FIRST.pause(before, Holder.CUSTOMER, "photo", ANNA, at, at));
  }

  static Case resumed(Case before, Instant at) {
    return accepted(FIRST.resume(before, ANNA, at, at));
  }

  static Case assigned(Case before, Owner owner, Instant at) {
    return accepted(FIRST.assign(before, owner, ANNA, at, at));
  }

  /** One to which everything happened that can happen to a case, at odd nanoseconds. */
  static Case eventful(String id) {
    Instant start = TEN.plusNanos(123_456_789);
    Case open = open(id, start);
    Move asked =
        Move.of(Action.of("ASK"), ANNA, start.plusSeconds(60))
            .with("urgent", FieldValue.flag(true))
            .with("parcels", FieldValue.count(Long.MAX_VALUE))
            .with(
                "value",
                FieldValue.amount(Money.of(CurrencyUnit.of("CNY"), new BigDecimal("99.90"))))
            .with("sent", FieldValue.day(LocalDate.of(2026, 2, 28)))
            .with("called", FieldValue.moment(start.minusNanos(1)))
            .with("letter", FieldValue.reference("l-1"));
    Case known = accepted(FIRST.decide(open, asked));
    Case paused = paused(known, start.plusSeconds(120));
    Case resumed = resumed(paused, start.plusSeconds(180));
    Case migrated =
        accepted(
            SECOND.migrate(
                resumed,
                Migration.between(FIRST, SECOND),
                ANNA,
                start.plusSeconds(240),
                start.plusSeconds(250)));
    Case assigned =
        accepted(
            SECOND.assign(
                migrated, Owner.of("C"), ANNA, start.plusSeconds(300), start.plusSeconds(300)));
    Case interrupted =
        accepted(
            SECOND.pausedBetween(
                assigned,
                Holder.SUPPLIER,
                "strike",
                ANNA,
                start.plusSeconds(130),
                start.plusSeconds(170),
                start.plusSeconds(310)));
    return CLOCKS.sweep(interrupted, after("PT1H45M")).after();
  }

  private static Case accepted(Decision<Answer<Case>> decision) {
    if (decision.outcome() instanceof Answer.Accepted<Case> accepted) {
      return accepted.value();
    }
    throw new IllegalStateException("a sample case is refused: " + decision.reasons());
  }
}
