package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.complaint.ComplaintReason;
import io.crmkit.complaint.SanctionReason;
import io.crmkit.decision.Reason;
import java.util.Map;

/** The classes of the reasons about complaints and sanctions, by code. */
final class ComplaintReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("complaint.part-missing", ComplaintReason.PartMissing.class)
          .put("complaint.unknown-category", ComplaintReason.UnknownCategory.class)
          .put("complaint.forwarded", ComplaintReason.Forwarded.class)
          .put("complaint.unknown-department", ComplaintReason.UnknownDepartment.class)
          .put("complaint.promised-too-early", ComplaintReason.PromisedTooEarly.class)
          .put("complaint.person-not-named", ComplaintReason.PersonNotNamed.class)
          .put("complaint.unknown-cause", ComplaintReason.UnknownCause.class)
          .put("complaint.proposed-before", ComplaintReason.ProposedBefore.class)
          .put("complaint.nothing-proposed", ComplaintReason.NothingProposed.class)
          .put("complaint.unknown-remedy", ComplaintReason.UnknownRemedy.class)
          .put("complaint.remedy-declined", ComplaintReason.RemedyDeclined.class)
          .put("complaint.penalised-before", ComplaintReason.PenalisedBefore.class)
          .put("complaint.closes-without-remedy", ComplaintReason.ClosesWithoutRemedy.class)
          .put("complaint.closes-unaccepted", ComplaintReason.ClosesUnaccepted.class)
          .put("complaint.recurs", ComplaintReason.Recurs.class)
          .put("complaint.nothing-recurs", ComplaintReason.NothingRecurs.class)
          .put("complaint.loop-unattended", ComplaintReason.LoopUnattended.class)
          .put("complaint.loop-open", ComplaintReason.LoopOpen.class)
          .put("complaint.loops-closed", ComplaintReason.LoopsClosed.class)
          .put("sanction.penalised", SanctionReason.Penalised.class)
          .put("sanction.total", SanctionReason.Total.class)
          .put("sanction.nobody", SanctionReason.NobodyPenalised.class)
          .put("sanction.settled-in-time", SanctionReason.SettledInTime.class)
          .put("sanction.settled-late", SanctionReason.SettledLate.class)
          .put("sanction.overdue", SanctionReason.Overdue.class)
          .put("sanction.not-yet-due", SanctionReason.NotYetDue.class)
          .put("sanction.never-due", SanctionReason.NeverDue.class)
          .put("sanction.due-unknown", SanctionReason.DueUnknown.class)
          .put("sanction.must-move", SanctionReason.MustMove.class)
          .put("sanction.moved", SanctionReason.Moved.class)
          .put("sanction.takes-over", SanctionReason.TakesOver.class)
          .put("sanction.same-department", SanctionReason.SameDepartment.class)
          .put("sanction.nobody-named", SanctionReason.NobodyNamed.class)
          .put("sanction.no-candidate", SanctionReason.NoCandidate.class)
          .buildOrThrow();

  private ComplaintReasons() {}
}
