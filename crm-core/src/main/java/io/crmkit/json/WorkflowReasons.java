package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.decision.Reason;
import io.crmkit.workflow.WorkflowProblem;
import io.crmkit.workflow.WorkflowReason;
import java.util.Map;

/** The classes of the reasons about workflows, by code. */
final class WorkflowReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("workflow.opened", WorkflowReason.Opened.class)
          .put("workflow.moved", WorkflowReason.Moved.class)
          .put("workflow.guard-holds", WorkflowReason.GuardHolds.class)
          .put("workflow.not-possible", WorkflowReason.NotPossible.class)
          .put("workflow.nothing-possible", WorkflowReason.NothingPossible.class)
          .put("workflow.missing-field", WorkflowReason.MissingField.class)
          .put("workflow.unmet", WorkflowReason.Unmet.class)
          .put("workflow.lacks-role", WorkflowReason.LacksRole.class)
          .put("workflow.blocked", WorkflowReason.Blocked.class)
          .put("workflow.too-early", WorkflowReason.TooEarly.class)
          .put("workflow.recorded-too-early", WorkflowReason.RecordedTooEarly.class)
          .put("workflow.not-yet", WorkflowReason.NotYet.class)
          .put("workflow.no-such-field", WorkflowReason.NoSuchField.class)
          .put("workflow.wrong-value", WorkflowReason.WrongValue.class)
          .put("workflow.other-workflow", WorkflowReason.OtherWorkflow.class)
          .put("workflow.not-in-workflow", WorkflowReason.NotInWorkflow.class)
          .put("workflow.paused", WorkflowReason.Paused.class)
          .put("workflow.already-paused", WorkflowReason.AlreadyPaused.class)
          .put("workflow.not-open", WorkflowReason.NotOpen.class)
          .put("workflow.resumed", WorkflowReason.Resumed.class)
          .put("workflow.not-paused", WorkflowReason.NotPaused.class)
          .put("workflow.assigned", WorkflowReason.Assigned.class)
          .put("workflow.already-assigned", WorkflowReason.AlreadyAssigned.class)
          .put("workflow.migrated", WorkflowReason.Migrated.class)
          .put("workflow.not-migrated", WorkflowReason.NotMigrated.class)
          .put("workflow.check.no-such-state", WorkflowProblem.NoSuchState.class)
          .put("workflow.check.no-such-field", WorkflowProblem.NoSuchField.class)
          .put("workflow.check.no-such-role", WorkflowProblem.NoSuchRole.class)
          .put("workflow.check.no-such-action", WorkflowProblem.NoSuchAction.class)
          .put("workflow.check.no-such-calendar", WorkflowProblem.NoSuchCalendar.class)
          .put("workflow.check.duplicate", WorkflowProblem.Duplicate.class)
          .put("workflow.check.leaves-nothing", WorkflowProblem.LeavesNothing.class)
          .put("workflow.check.wrong-kind", WorkflowProblem.WrongKind.class)
          .put("workflow.check.no-such-code", WorkflowProblem.NoSuchCode.class)
          .put("workflow.check.no-final-state", WorkflowProblem.NoFinalState.class)
          .put("workflow.check.unreachable", WorkflowProblem.Unreachable.class)
          .put("workflow.check.dead-end", WorkflowProblem.DeadEnd.class)
          .put("workflow.check.never-holds", WorkflowProblem.NeverHolds.class)
          .put("workflow.check.two-ways-always", WorkflowProblem.TwoWays.class)
          .put("workflow.check.two-ways", WorkflowProblem.TwoWays.class)
          .put("workflow.check.too-complex", WorkflowProblem.TooComplex.class)
          .put("workflow.check.never-starts", WorkflowProblem.NeverStarts.class)
          .put("workflow.check.never-ends", WorkflowProblem.NeverEnds.class)
          .put("workflow.check.warns-too-late", WorkflowProblem.WarnsTooLate.class)
          .put("workflow.check.warns-too-early", WorkflowProblem.WarnsTooEarly.class)
          .put("workflow.check.escalates-unwarned", WorkflowProblem.EscalatesTooEarly.class)
          .put("workflow.check.escalates-too-early", WorkflowProblem.EscalatesTooEarly.class)
          .put("workflow.check.system-may-not", WorkflowProblem.SystemMayNot.class)
          .put("workflow.migration.other-version", WorkflowProblem.OtherVersion.class)
          .put(
              "workflow.migration.migrates-from-nowhere", WorkflowProblem.MigratesFromNowhere.class)
          .put("workflow.migration.migrates-to-nowhere", WorkflowProblem.MigratesToNowhere.class)
          .put("workflow.migration.not-migrated", WorkflowProblem.NotMigrated.class)
          .put("workflow.migration.field-narrowed", WorkflowProblem.FieldNarrowed.class)
          .buildOrThrow();

  private WorkflowReasons() {}
}
