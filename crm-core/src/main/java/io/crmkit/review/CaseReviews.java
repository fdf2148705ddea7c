package io.crmkit.review;

import io.crmkit.playbook.Playbook;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads the cases of a dossier. */
final class CaseReviews {
  private final List<Workflow> workflows;
  private final CaseClocks clocks;

  /** By the workflows of the playbook, and older versions of them. */
  CaseReviews(Playbook playbook, Collection<Workflow> older) {
    workflows = new ArrayList<>(playbook.workflows().values());
    older.stream().filter(workflow -> !workflows.contains(workflow)).forEach(workflows::add);
    clocks = CaseClocks.of(workflows, playbook.calendars());
  }

  /** The most urgent first; what was recorded at the instant or later plays no part. */
  List<CaseReview> of(List<Case> cases, Instant asOf) {
    return cases.stream()
        .flatMap(handled -> before(handled, asOf).stream())
        .map(handled -> review(handled, asOf))
        .sorted(CaseReview.BY_URGENCY)
        .toList();
  }

  /** The case as it was recorded before an instant; empty if it was opened later. */
  private static Optional<Case> before(Case handled, Instant instant) {
    if (handled.lastEvent().recordedAt().isBefore(instant)) {
      return Optional.of(handled);
    }
    List<CaseEvent> known =
        handled.history().stream()
            .takeWhile(event -> event.recordedAt().isBefore(instant))
            .toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(Case.fold(known));
  }

  private CaseReview review(Case handled, Instant asOf) {
    return new CaseReview(
        handled.id(),
        handled.workflow(),
        handled.state(),
        !ended(handled),
        handled.owner(),
        handled.openedAt(),
        clocks.readings(handled, asOf),
        clocks.holders(handled, asOf),
        clocks.nextWakeUp(handled, asOf));
  }

  /** The clocks have refused cases of other workflows by then. */
  private boolean ended(Case handled) {
    return workflows.stream()
        .filter(workflow -> workflow.id().equals(handled.workflow()))
        .anyMatch(workflow -> workflow.ended(handled));
  }
}
