package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.decision.Reason;
import io.crmkit.workflow.ClockReason;
import io.crmkit.workflow.ConformanceReason;
import java.util.Map;

/** The classes of the reasons about clocks, by code. */
final class ClockReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("clock.warned", ClockReason.Warned.class)
          .put("clock.warned-due", ClockReason.Warned.class)
          .put("clock.warned-undue", ClockReason.Warned.class)
          .put("clock.warned-late", ClockReason.Warned.class)
          .put("clock.missed", ClockReason.Missed.class)
          .put("clock.escalated-before", ClockReason.Escalated.class)
          .put("clock.escalated-undue", ClockReason.Escalated.class)
          .put("clock.escalated-due", ClockReason.Escalated.class)
          .put("clock.escalated-after", ClockReason.Escalated.class)
          .put("clock.told", ClockReason.Told.class)
          .put("clock.not-done", ClockReason.NotDone.class)
          .put("clock.not-reassigned", ClockReason.NotReassigned.class)
          .put("clock.already-stopped", ClockReason.AlreadyStopped.class)
          .put("clock.due-later", ClockReason.DueLater.class)
          .put("clock.not-again", ClockReason.NotAgain.class)
          .put("clock.running", ClockReason.Judged.class)
          .put("clock.running-undue", ClockReason.Judged.class)
          .put("clock.stands-still", ClockReason.StandsStill.class)
          .put("clock.stands-still-undue", ClockReason.StandsStill.class)
          .put("clock.reopened", ClockReason.Reopened.class)
          .put("clock.met", ClockReason.Judged.class)
          .put("clock.met-undue", ClockReason.Judged.class)
          .put("clock.breached", ClockReason.Judged.class)
          .put("clock.breached-plain", ClockReason.Judged.class)
          .put("clock.ended", ClockReason.Judged.class)
          .put("clock.unknown", ClockReason.Judged.class)
          .put("clock.corrected", ClockReason.Corrected.class)
          .put("clock.corrected-running", ClockReason.Corrected.class)
          .put("clock.corrected-undue", ClockReason.Corrected.class)
          .put("clock.part.counted", ClockReason.Part.class)
          .put("clock.part.closed", ClockReason.Part.class)
          .put("clock.part.holiday", ClockReason.Part.class)
          .put("clock.part.break", ClockReason.Part.class)
          .put("clock.part.unknown", ClockReason.Part.class)
          .put("clock.part.stopped", ClockReason.Part.class)
          .put("clock.part.paused", ClockReason.Part.class)
          .put("clock.part.waiting", ClockReason.Part.class)
          .put("conformance.not-mapped", ConformanceReason.NotMapped.class)
          .put("conformance.not-opened", ConformanceReason.NotOpened.class)
          .put("conformance.opened-again", ConformanceReason.OpenedAgain.class)
          .put("conformance.opened-after-end", ConformanceReason.OpenedAfterEnd.class)
          .buildOrThrow();

  private ClockReasons() {}
}
