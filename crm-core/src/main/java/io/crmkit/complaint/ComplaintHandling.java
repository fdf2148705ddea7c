package io.crmkit.complaint;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Opening;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides what may be done about complaints, by a workflow and a company's scheme. Pure: equal
 * requests, equal decisions. A refusal leaves the complaint as it was and names everything in the
 * way; what several moves make up is done whole or not at all.
 *
 * <p>Whatever the workflow allows, a complaint does not close without the customer's acceptance or
 * a stated waiver, and a founded one not without a remedy (DS-09). After a decline, a recurrence or
 * a reopening, what a step has to say is entered anew: what an earlier round left in the case does
 * not stand in for it. A remedy is chosen among several that were proposed since the last
 * investigation, so none after which the complaint recurred. Reasons show instants in the zone of
 * the texts: {@code BundledWorkflows.texts().inZone(zone)}.
 *
 * <pre>{@code
 * ComplaintHandling handling = new ComplaintHandling(BundledWorkflows.closedLoop(), scheme);
 * Decision<Answer<ComplaintCase>> opened = handling.open(id, customer, intake, clerk, now);
 * Decision<Answer<ComplaintCase>> judged =
 *     handling.decide(complaint, ComplaintStep.of(Judge.uphold("workshop", tomorrow), clerk, now));
 * String why = judged.explain(Locale.SIMPLIFIED_CHINESE);
 * }</pre>
 *
 * @param workflow how complaints move: the bundled closed loop, or one that has its actions
 * @param scheme the company's choices
 */
public record ComplaintHandling(Workflow workflow, ComplaintScheme scheme) {
  /**
   * Checks that the workflow handles complaints.
   *
   * @throws IllegalArgumentException if it lacks an action, state or field, all of which are named,
   *     or is not the one that the scheme names
   */
  public ComplaintHandling {
    Flow.requireComplaints(workflow);
    Objects.requireNonNull(scheme, "scheme");
    if (!scheme.workflow().equals(workflow.id().name())) {
      throw new IllegalArgumentException(
          "the scheme is for the workflow " + scheme.workflow() + ", was given " + workflow.id());
    }
  }

  /**
   * Takes a complaint in and forwards it to the department responsible (IS-11). The case keeps the
   * id of the intake record and nothing of what it says.
   */
  public Decision<Answer<ComplaintCase>> open(
      CaseId id, CustomerId customer, ComplaintIntake intake, Actor actor, Instant recordedAt) {
    Decision<Answer<Forwarding>> intakeDecision = scheme.intake().decide(intake);
    if (!(intakeDecision.outcome() instanceof Answer.Accepted<Forwarding> accepted)) {
      return new Decision<>(Answer.refused(), intakeDecision.reasons(), workflow.id());
    }
    Forwarding forwarding = accepted.value();
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    fields.put(Flow.CATEGORY, FieldValue.code(forwarding.category()));
    fields.put(Flow.INTAKE, FieldValue.reference(intake.record()));
    intake.product().ifPresent(ref -> fields.put(Flow.PRODUCT, FieldValue.reference(ref)));
    intake.place().ifPresent(ref -> fields.put(Flow.PLACE, FieldValue.reference(ref)));
    intake.feedback().ifPresent(ref -> fields.put(Flow.FEEDBACK, FieldValue.reference(ref)));
    Decision<Answer<Case>> opened =
        workflow.open(
            new Opening(
                id,
                customer,
                actor,
                fields,
                Optional.of(Owner.of(forwarding.department())),
                intake.receivedAt().orElseThrow(),
                recordedAt));
    if (!(opened.outcome() instanceof Answer.Accepted<Case> flow)) {
      return new Decision<>(Answer.refused(), opened.reasons(), workflow.id());
    }
    List<Reason> reasons = new ArrayList<>(intakeDecision.reasons());
    reasons.addAll(opened.reasons());
    return new Decision<>(Answer.accepted(new ComplaintCase(flow.value())), reasons, workflow.id());
  }

  /** What comes of a step, and why. */
  public Decision<Answer<ComplaintCase>> decide(ComplaintCase before, ComplaintStep step) {
    List<Reason> blockers = new ArrayList<>(StepCheck.blockers(before, step, scheme));
    List<Reason> reasons = new ArrayList<>();
    Case flow = before.flow();
    for (Move move : StepMoves.of(before, step)) {
      Decision<Answer<Case>> moved = workflow.decide(flow, move);
      if (!(moved.outcome() instanceof Answer.Accepted<Case> next)) {
        moved.reasons().stream()
            .map(reason -> StepCheck.plainly(reason, step.action()))
            .forEach(blockers::add);
        break;
      }
      flow = next.value();
      reasons.addAll(moved.reasons());
    }
    ComplaintCase after = new ComplaintCase(flow);
    if (workflow.ended(flow)) {
      blockers.addAll(StepCheck.unfinished(after));
    }
    if (!blockers.isEmpty()) {
      return new Decision<>(Answer.refused(), blockers, workflow.id());
    }
    if (step.action() instanceof ComplaintAction.Judge judge && judge.department().isPresent()) {
      return handedTo(judge.department().get(), after, step, reasons);
    }
    return new Decision<>(Answer.accepted(after), reasons, workflow.id());
  }

  /** The department that was named sees to it from now on, unless it does so already. */
  private Decision<Answer<ComplaintCase>> handedTo(
      String department, ComplaintCase after, ComplaintStep step, List<Reason> reasons) {
    Case flow = after.flow();
    if (flow.owner().filter(owner -> owner.department().equals(department)).isPresent()) {
      return new Decision<>(Answer.accepted(after), reasons, workflow.id());
    }
    Decision<Answer<Case>> assigned =
        workflow.assign(
            flow, Owner.of(department), step.actor(), step.occurredAt(), step.recordedAt());
    reasons.addAll(assigned.reasons());
    return assigned.outcome() instanceof Answer.Accepted<Case> handed
        ? new Decision<>(Answer.accepted(new ComplaintCase(handed.value())), reasons, workflow.id())
        : new Decision<>(Answer.refused(), assigned.reasons(), workflow.id());
  }
}
