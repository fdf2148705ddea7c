package io.crmkit.complaint;

import io.crmkit.decision.Reason;
import io.crmkit.workflow.WorkflowReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is in the way of a step beyond what its workflow says. */
final class StepCheck {
  private StepCheck() {}

  static List<Reason> blockers(ComplaintCase before, ComplaintStep step, ComplaintScheme scheme) {
    List<Reason> blockers = new ArrayList<>();
    ComplaintAction action = step.action();
    entersAnew(before, action, blockers);
    if (action instanceof ComplaintAction.Judge judge) {
      judge
          .department()
          .filter(department -> !scheme.departments().contains(department))
          .ifPresent(
              department ->
                  blockers.add(
                      new ComplaintReason.UnknownDepartment(
                          department, List.copyOf(scheme.departments()))));
      judge
          .promisedAt()
          .filter(promised -> promised.isBefore(step.occurredAt()))
          .ifPresent(
              promised ->
                  blockers.add(new ComplaintReason.PromisedTooEarly(promised, step.occurredAt())));
    } else if (action instanceof ComplaintAction.Investigate found
        && !scheme.causes().contains(found.cause())) {
      blockers.add(new ComplaintReason.UnknownCause(found.cause(), List.copyOf(scheme.causes())));
    } else if (action instanceof ComplaintAction.Propose propose) {
      String id = propose.remedy().id();
      if (ids(before.remedies()).contains(id)) {
        blockers.add(new ComplaintReason.ProposedBefore(id));
      }
    } else if (action instanceof ComplaintAction.Choose choose) {
      List<String> proposed = ids(before.currentRemedies());
      if (proposed.isEmpty()) {
        blockers.add(new ComplaintReason.NothingProposed(choose.remedy()));
      } else if (!proposed.contains(choose.remedy())) {
        blockers.add(new ComplaintReason.UnknownRemedy(choose.remedy(), proposed));
      }
      if (before.declined().contains(choose.remedy())) {
        blockers.add(new ComplaintReason.RemedyDeclined(choose.remedy()));
      }
    } else if (action instanceof ComplaintAction.Sanction sanction) {
      twice(before, sanction, blockers);
    }
    return blockers;
  }

  /** What an earlier round left in the case does not stand in for what this step has to say. */
  private static void entersAnew(
      ComplaintCase before, ComplaintAction action, List<Reason> blockers) {
    if (action instanceof ComplaintAction.Judge judge && judge.judgement().founded()) {
      if (judge.department().isEmpty() && before.department().isPresent()) {
        blockers.add(new WorkflowReason.MissingField(Flow.DEPARTMENT));
      }
      if (judge.promisedAt().isEmpty() && before.promisedAt().isPresent()) {
        blockers.add(new WorkflowReason.MissingField(Flow.PROMISED_AT));
      }
    } else if (action instanceof ComplaintAction.Investigate found
        && found.party() == ResponsibleParty.EMPLOYEE
        && found.responsible().isEmpty()
        && before.flow().field(Flow.RESPONSIBLE).isPresent()) {
      blockers.add(new ComplaintReason.PersonNotNamed());
    }
  }

  /** What a reason of the workflow means for this step, where that can be said more plainly. */
  static Reason plainly(Reason reason, ComplaintAction action) {
    return reason instanceof WorkflowReason.Unmet unmet
            && unmet.guard().fields().contains(Flow.RESPONSIBLE)
            && action instanceof ComplaintAction.Investigate found
            && found.party() == ResponsibleParty.EMPLOYEE
            && found.responsible().isEmpty()
        ? new ComplaintReason.PersonNotNamed()
        : reason;
  }

  /** Nobody pays twice for one complaint by the same rule. */
  private static void twice(
      ComplaintCase before, ComplaintAction.Sanction sanction, List<Reason> blockers) {
    Set<List<Object>> paid = new HashSet<>();
    before.penalties().forEach(penalty -> paid.add(List.of(penalty.who(), penalty.rule())));
    for (Penalty penalty : sanction.penalties()) {
      if (!paid.add(List.of(penalty.who(), penalty.rule()))) {
        blockers.add(new ComplaintReason.PenalisedBefore(penalty.who(), penalty.rule()));
      }
    }
  }

  /** What a complaint lacks to be closed. */
  static List<Reason> unfinished(ComplaintCase closing) {
    List<Reason> blockers = new ArrayList<>();
    if (closing.founded() && closing.chosen().isEmpty()) {
      blockers.add(new ComplaintReason.ClosesWithoutRemedy());
    }
    if (!closing.settled()) {
      blockers.add(new ComplaintReason.ClosesUnaccepted());
    }
    return blockers;
  }

  private static List<String> ids(List<Remedy> remedies) {
    return remedies.stream().map(Remedy::id).toList();
  }
}
