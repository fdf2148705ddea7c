package io.crmkit.complaint;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives the customer of a grievance that was not settled in time to another department (CF-13): who
 * takes over is decided, entered and made the owner of the case in one step, done whole or not at
 * all. Pure: equal requests, equal decisions.
 *
 * <p>By the bundled workflow a grievance must be escalated before, which a sweep does at the due
 * instant, also where it was settled after that: the new department settles it anew. One that was
 * settled late and closed before a sweep came stays closed, and only its customer moves.
 *
 * <p>What a workflow asks of a case compares fields with constants, not with each other. A host
 * that fires {@code REASSIGN} by the workflow alone must see for itself that the new department is
 * not the old one, and call {@link Workflow#assign} afterwards.
 *
 * <pre>{@code
 * GrievanceHandling handling =
 *     new GrievanceHandling(BundledWorkflows.grievance(), ReassignmentPolicy.otherDepartment());
 * Decision<Answer<Case>> moved =
 *     handling.reassign(escalated, List.of(Owner.of("service", StaffId.of("s-7"))), boss, now, now);
 * }</pre>
 *
 * <p>Immutable, safe for several threads.
 *
 * @param workflow how grievances move: the bundled one, or one that knows {@code REASSIGN}
 * @param policy who takes over
 */
public record GrievanceHandling(Workflow workflow, ReassignmentPolicy policy) {
  private static final String NEW_DEPARTMENT = "new-department";
  private static final String NEW_EMPLOYEE = "new-employee";

  /** What a workflow misses where nobody takes over, which the policy's reasons tell better. */
  private static final Set<Reason> UNNAMED =
      Set.of(
          new WorkflowReason.MissingField(NEW_DEPARTMENT),
          new WorkflowReason.MissingField(NEW_EMPLOYEE));

  /**
   * Checks that the workflow handles grievances.
   *
   * @throws IllegalArgumentException if it lacks the action or a field, all of which are named
   */
  public GrievanceHandling {
    Objects.requireNonNull(policy, "policy");
    TreeSet<String> missing = new TreeSet<>();
    if (workflow.definition().transitions().stream()
        .noneMatch(w -> w.action().equals(Flow.REASSIGN))) {
      missing.add("action " + Flow.REASSIGN);
    }
    for (String field : List.of(Flow.DEPARTMENT, NEW_DEPARTMENT, NEW_EMPLOYEE)) {
      if (workflow.definition().field(field).isEmpty()) {
        missing.add("field " + field);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "workflow " + workflow.id() + " handles no grievances; it lacks " + missing);
    }
  }

  /**
   * What comes of giving the customer to the first candidate who can take over, and why.
   *
   * @param grievance the case
   * @param candidates who could take over, the best first
   * @param actor who gives the customer away
   * @param occurredAt when that happens
   * @param recordedAt when it is entered
   * @throws IllegalArgumentException if the case names no department
   */
  public Decision<Answer<Case>> reassign(
      Case grievance, List<Owner> candidates, Actor actor, Instant occurredAt, Instant recordedAt) {
    if (!(grievance.fields().get(Flow.DEPARTMENT) instanceof FieldValue.Reference left)) {
      throw new IllegalArgumentException(
          "case " + grievance.id() + " is no grievance: it has no " + Flow.DEPARTMENT);
    }
    Decision<Answer<Owner>> taken =
        policy.decide(new Reassignment(left.reference(), List.copyOf(candidates)));
    Optional<Owner> owner = taken.outcome().toOptional().filter(to -> to.staff().isPresent());
    Decision<Answer<Case>> moved =
        workflow.decide(
            grievance, new Move(Flow.REASSIGN, actor, fields(owner), occurredAt, recordedAt));
    List<Reason> reasons = new ArrayList<>(taken.reasons());
    if (owner.isEmpty()) {
      taken
          .outcome()
          .toOptional()
          .ifPresent(nobody -> reasons.add(new SanctionReason.NobodyNamed(nobody.department())));
      moved.reasons().stream()
          .filter(reason -> moved.outcome() instanceof Answer.Refused<Case>)
          .filter(reason -> !UNNAMED.contains(reason))
          .forEach(reasons::add);
      return new Decision<>(Answer.refused(), reasons, workflow.id());
    }
    if (!(moved.outcome() instanceof Answer.Accepted<Case> with)) {
      return moved;
    }
    reasons.addAll(moved.reasons());
    if (with.value().owner().equals(owner)) {
      return new Decision<>(moved.outcome(), reasons, workflow.id());
    }
    Decision<Answer<Case>> assigned =
        workflow.assign(with.value(), owner.get(), actor, occurredAt, recordedAt);
    if (assigned.outcome() instanceof Answer.Refused<Case>) {
      return assigned;
    }
    reasons.addAll(assigned.reasons());
    return new Decision<>(assigned.outcome(), reasons, workflow.id());
  }

  private static Map<String, FieldValue> fields(Optional<Owner> owner) {
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    owner.ifPresent(to -> fields.put(NEW_DEPARTMENT, FieldValue.reference(to.department())));
    owner
        .flatMap(Owner::staff)
        .ifPresent(employee -> fields.put(NEW_EMPLOYEE, FieldValue.reference(employee.value())));
    return fields;
  }
}
