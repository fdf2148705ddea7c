package io.crmkit.playbook;

import io.crmkit.complaint.ComplaintHandling;
import io.crmkit.complaint.ComplaintScheme;
import io.crmkit.contact.ContactRule;
import io.crmkit.contact.ContactScheme;
import io.crmkit.contact.OpenHours;
import io.crmkit.decision.PolicyId;
import io.crmkit.loyalty.LoyaltyScheme;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.InvalidWorkflowException;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowChecker;
import io.crmkit.workflow.WorkflowProblem;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the parts of a playbook need of each other. */
final class PlaybookChecks {
  private PlaybookChecks() {}

  static void requireComplaints(
      ComplaintScheme scheme, Map<String, Workflow> workflows, Set<String> calendars) {
    new ComplaintHandling(requireNamed(workflows, scheme.workflow()), scheme);
    scheme
        .sanctions()
        .filter(sanctions -> !calendars.contains(sanctions.calendar()))
        .ifPresent(
            sanctions -> {
              throw new IllegalArgumentException(
                  "sanctions must name a calendar of the playbook, one of "
                      + calendars
                      + ", was "
                      + sanctions.calendar());
            });
  }

  static void requireContact(
      ContactScheme scheme, ZoneId zone, Map<String, BusinessCalendar> calendars) {
    if (!scheme.zones().equals(Set.of(zone))) {
      throw new IllegalArgumentException(
          "contact must read days in the playbook's zone, " + zone + ", was in " + scheme.zones());
    }
    for (ContactRule rule : scheme.rules().rules()) {
      if (rule instanceof OpenHours open && !calendars.containsValue(open.calendar())) {
        throw new IllegalArgumentException(
            "contact rule "
                + rule.name()
                + " must go by a calendar of the playbook, one of "
                + calendars.keySet()
                + ", its own is none of them");
      }
    }
  }

  static Workflow requireNamed(Map<String, Workflow> workflows, String name) {
    Workflow workflow = workflows.get(name);
    if (workflow == null) {
      throw new IllegalArgumentException(
          "complaints must follow a workflow of the playbook, one of "
              + workflows.keySet()
              + ", was "
              + name);
    }
    return workflow;
  }

  static void requireWorkflow(String name, Workflow workflow, Set<String> calendars) {
    if (!name.equals(workflow.id().name())) {
      throw new IllegalArgumentException(
          "workflow " + workflow.id() + " must stand under its own name, stood under " + name);
    }
    List<WorkflowProblem> problems = WorkflowChecker.check(workflow.definition(), calendars);
    if (!problems.isEmpty()) {
      throw new InvalidWorkflowException(workflow.id(), problems);
    }
  }

  /** What a ledger writes down carries its name, and days end where the playbook's do. */
  static void requireLoyalty(LoyaltyScheme scheme, PolicyId id, ZoneId zone) {
    PointsLedger ledger = scheme.ledger();
    if (!ledger.id().equals(id) || !ledger.zone().equals(zone)) {
      throw new IllegalArgumentException(
          "the points programme must have the playbook's name, version and zone, "
              + id
              + " in "
              + zone
              + ", had "
              + ledger.id()
              + " in "
              + ledger.zone());
    }
  }
}
