package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.contact.CadenceReason;
import io.crmkit.contact.PlanReason;
import io.crmkit.contact.ReleaseReason;
import io.crmkit.decision.Reason;
import java.util.Map;

/** The classes of the reasons about what is due, plans and release for inactivity, by code. */
final class CadenceReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("cadence.late", CadenceReason.Late.class)
          .put("cadence.in-time", CadenceReason.InTime.class)
          .put("cadence.not-concerned", CadenceReason.NotConcerned.class)
          .put("cadence.audience-unknown", CadenceReason.AudienceUnknown.class)
          .put("cadence.no-rules", CadenceReason.NoRules.class)
          .put("cadence.review-late", CadenceReason.ReviewLate.class)
          .put("cadence.review-due", CadenceReason.ReviewDue.class)
          .put("cadence.changed", CadenceReason.Changed.class)
          .put("plan.planned", PlanReason.Planned.class)
          .put("plan.left-out", PlanReason.LeftOut.class)
          .put("plan.no-capacity", PlanReason.NoCapacity.class)
          .put("plan.no-working-time", PlanReason.NoWorkingTime.class)
          .put("plan.keeper-not-there", PlanReason.KeeperNotThere.class)
          .put("plan.rule-in-the-way", PlanReason.RuleInTheWay.class)
          .put("plan.no-way", PlanReason.NoWay.class)
          .put("release.inactive", ReleaseReason.Inactive.class)
          .put("release.never-served", ReleaseReason.NeverServed.class)
          .put("release.active", ReleaseReason.Active.class)
          .buildOrThrow();

  private CadenceReasons() {}
}
