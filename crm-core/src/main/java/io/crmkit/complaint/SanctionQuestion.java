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
    BusinessCalendar calendar,
    Instant asOf) {
  private static final Action SETTLE = Action.of("SETTLE");

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
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(asOf, "asOf");
  }

  /**
   * The question about a case of the bundled workflow {@code grievance}, by what had happened up to
   * the instant: a complaint that became formal later was not formal yet. Settled is what the
   * customer has not declined since.
   *
   * @throws IllegalArgumentException if the case is of another kind
   */
  public static SanctionQuestion of(Case grievance, BusinessCalendar calendar, Instant asOf) {
    Optional<Instant> settledAt = Optional.empty();
    Map<String, FieldValue> fields = new HashMap<>();
    for (CaseEvent event : grievance.history()) {
      if (event instanceof CaseEvent.Opened opened) {
        fields.putAll(opened.fields());
      } else if (event instanceof CaseEvent.Moved move && !move.occurredAt().isAfter(asOf)) {
        fields.putAll(move.fields());
        if (move.action().equals(SETTLE)) {
          settledAt = Optional.of(move.occurredAt());
        } else if (move.action().equals(Flow.DECLINE)) {
          settledAt = Optional.empty();
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
