package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.decision.Reason;
import io.crmkit.workflow.CaseReason;
import io.crmkit.workflow.ClockProblem;
import io.crmkit.workflow.MigrationProblem;
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
          .put("workflow.paused", CaseReason.Paused.class)
          .put("workflow.paused-between", CaseReason.PausedBetween.class)
          .put("workflow.already-paused", CaseReason.AlreadyPaused.class)
          .put("workflow.not-open", CaseReason.NotOpen.class)
          .put("workflow.resumed", CaseReason.Resumed.class)
          .put("workflow.not-paused", CaseReason.NotPaused.class)
          .put("workflow.assigned", CaseReason.Assigned.class)
          .put("workflow.assigned-before", CaseReason.AssignedBefore.class)
          .put("workflow.already-assigned", CaseReason.AlreadyAssigned.class)
          .put("workflow.migrated", CaseReason.Migrated.class)
          .put("workflow.fields-dropped", CaseReason.FieldsDropped.class)
          .put("workflow.not-migrated", CaseReason.NotMigrated.class)
          .put("workflow.check.no-such-state", WorkflowProblem.NoSuchState.class)
          .put("workflow.check.no-such-field", WorkflowProblem.NoSuchField.class)
          .put("workflow.check.no-such-role", WorkflowProblem.NoSuchRole.class)
          .put("workflow.check.no-such-action", WorkflowProblem.NoSuchAction.class)
          .put("workflow.check.no-such-calendar", ClockProblem.NoSuchCalendar.class)
          .put("workflow.check.duplicate", WorkflowProblem.Duplicate.class)
          .put("workflow.check.leaves-nothing", WorkflowProblem.LeavesNothing.class)
          .put("workflow.check.wrong-kind", WorkflowProblem.WrongKind.class)
          .put("workflow.check.no-such-code", WorkflowProblem.NoSuchCode.class)
          .put("workflow.check.no-final-state", WorkflowProblem.NoFinalState.class)
          .put("workflow.check.unreachable", WorkflowProblem.Unreachable.class)
          .put("workflow.check.dead-end", WorkflowProblem.DeadEnd.class)
          .put("workflow.check.never-holds", WorkflowProblem.NeverHolds.class)
          .put("workflow.check.never-holds-required", WorkflowProblem.NeverHolds.class)
          .put("workflow.check.two-ways-always", WorkflowProblem.TwoWays.class)
          .put("workflow.check.two-ways", WorkflowProblem.TwoWays.class)
          .put("workflow.check.too-complex", WorkflowProblem.TooComplex.class)
          .put("workflow.check.no-such-step", ClockProblem.NoSuchStep.class)
          .put("workflow.check.never-starts", ClockProblem.NeverStarts.class)
          .put("workflow.check.starts-when-over", ClockProblem.StartsWhenOver.class)
          .put("workflow.check.never-ends", ClockProblem.NeverEnds.class)
          .put("workflow.check.warns-too-late", ClockProblem.WarnsTooLate.class)
          .put("workflow.check.warns-too-early", ClockProblem.WarnsTooEarly.class)
          .put("workflow.check.escalates-unwarned", ClockProblem.EscalatesTooEarly.class)
          .put("workflow.check.escalates-too-early", ClockProblem.EscalatesTooEarly.class)
          .put("workflow.check.system-may-not", ClockProblem.SystemMayNot.class)
          .put("workflow.check.never-due", ClockProblem.NeverDue.class)
          .put("workflow.check.acts-in-vain", ClockProblem.ActsInVain.class)
          .put("workflow.check.acts-at-start", ClockProblem.ActsAtStart.class)
          .put("workflow.migration.other-version", MigrationProblem.OtherVersion.class)
          .put(
              "workflow.migration.migrates-from-nowhere",
              MigrationProblem.MigratesFromNowhere.class)
          .put("workflow.migration.migrates-to-nowhere", MigrationProblem.MigratesToNowhere.class)
          .put("workflow.migration.not-migrated", MigrationProblem.NotMigrated.class)
          .put("workflow.migration.field-narrowed", MigrationProblem.FieldNarrowed.class)
          .buildOrThrow();

  private WorkflowReasons() {}
}
