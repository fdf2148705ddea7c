package io.crmkit.complaint;

import io.crmkit.customer.StaffId;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.FieldValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link SanctionRules} are asked about: a grievance as it stands at an instant. Immutable.
 *
 * @param department the department concerned
 * @param employee the employee concerned
 * @param manager the manager of the department; may be the same person
 * @param formal whether there is a formal complaint to the general manager
 * @param since when the grievance became known
 * @param settledAt when it was settled, if it is
 * @param movedAt when the customer was given to another department, if that was done
 * @param calendar the calendar that the rules name
 * @param asOf the instant of the question
 */
public record SanctionQuestion(
    String department,
    StaffId employee,
    StaffId manager,
    boolean formal,
    Instant since,
    Optional<Instant> settledAt,
    Optional<Instant> movedAt,
    BusinessCalendar calendar,
    Instant asOf) {
  private static final Action SETTLE = Action.of("SETTLE");
  private static final Action ESCALATE = Action.of("ESCALATE");

  /**
   * Checks the department.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public SanctionQuestion {
    Checks.code("department", department);
    Objects.requireNonNull(employee, "employee");
    Objects.requireNonNull(manager, "manager");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(settledAt, "settledAt");
    Objects.requireNonNull(movedAt, "movedAt");
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(asOf, "asOf");
  }

  /**
   * The question about a grievance whose customer has not been given to another department.
   *
   * @throws IllegalArgumentException if the department is malformed
   */
  public SanctionQuestion(
      String department,
      StaffId employee,
      StaffId manager,
      boolean formal,
      Instant since,
      Optional<Instant> settledAt,
      BusinessCalendar calendar,
      Instant asOf) {
    this(department, employee, manager, formal, since, settledAt, Optional.empty(), calendar, asOf);
  }

  /**
   * The question about a case of the bundled workflow {@code grievance}, by what had happened up to
   * the instant: a complaint that became formal later was not formal yet. Settled is what the
   * customer has not declined and nobody has escalated since; moved is the customer from the first
   * {@code REASSIGN} on.
   *
   * @throws IllegalArgumentException if the case is of another kind
   */
  public static SanctionQuestion of(Case grievance, BusinessCalendar calendar, Instant asOf) {
    Optional<Instant> settledAt = Optional.empty();
    Optional<Instant> movedAt = Optional.empty();
    Map<String, FieldValue> fields = new HashMap<>();
    for (CaseEvent event : grievance.history()) {
      if (event instanceof CaseEvent.Opened opened) {
        fields.putAll(opened.fields());
      } else if (event instanceof CaseEvent.Moved move && !move.occurredAt().isAfter(asOf)) {
        fields.putAll(move.fields());
        if (move.action().equals(SETTLE)) {
          settledAt = Optional.of(move.occurredAt());
        } else if (move.action().equals(Flow.DECLINE) || move.action().equals(ESCALATE)) {
          settledAt = Optional.empty();
        } else if (move.action().equals(Flow.REASSIGN) && movedAt.isEmpty()) {
          movedAt = Optional.of(move.occurredAt());
        }
      }
    }
    return new SanctionQuestion(
        reference(grievance, fields, "department"),
        StaffId.of(reference(grievance, fields, "employee")),
        StaffId.of(reference(grievance, fields, "manager")),
        FieldValue.flag(true).equals(fields.get("formal")),
        grievance.openedAt(),
        settledAt,
        movedAt,
        calendar,
        asOf);
  }

  private static String reference(Case grievance, Map<String, FieldValue> fields, String field) {
    if (fields.get(field) instanceof FieldValue.Reference reference) {
      return reference.reference();
    }
    throw new IllegalArgumentException(
        "case " + grievance.id() + " is no grievance: it has no " + field);
  }
}
