package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.decision.Reason;
import io.crmkit.tier.TierProblem;
import io.crmkit.tier.TierReason;
import java.util.Map;

/** The classes of the reasons about tiers, by code. */
final class TierReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("tier.open", TierReason.Open.class)
          .put("tier.entered", TierReason.Entered.class)
          .put("tier.rose", TierReason.Rose.class)
          .put("tier.kept", TierReason.Kept.class)
          .put("tier.keep-unknown", TierReason.KeepUnknown.class)
          .put("tier.grace", TierReason.Grace.class)
          .put("tier.fails-awaiting-review", TierReason.FailsAwaitingReview.class)
          .put("tier.never-falls", TierReason.NeverFalls.class)
          .put("tier.fell", TierReason.Fell.class)
          .put("tier.not-reached", TierReason.NotReached.class)
          .put("tier.rises-at-review", TierReason.RisesAtReview.class)
          .put("tier.overridden", TierReason.Overridden.class)
          .put("tier.override-ended", TierReason.OverrideEnded.class)
          .put("tier.override-not-on-ladder", TierReason.OverrideNotOnLadder.class)
          .put("tier.not-on-ladder", TierReason.NotOnLadder.class)
          .put("tier.lint.entries-do-not-nest", TierProblem.EntriesDoNotNest.class)
          .put("tier.lint.never-entered", TierProblem.NeverEntered.class)
          .put("tier.lint.keep-stricter-than-entry", TierProblem.KeepStricterThanEntry.class)
          .buildOrThrow();

  private TierReasons() {}
}
