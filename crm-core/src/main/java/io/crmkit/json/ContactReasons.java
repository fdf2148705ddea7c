package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.contact.ContactProblem;
import io.crmkit.contact.ContactReason;
import io.crmkit.decision.Reason;
import java.util.Map;

/** The classes of the reasons about contact, by code. */
final class ContactReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("contact.unrestricted", ContactReason.Allowed.class)
          .put("contact.allowed", ContactReason.Allowed.class)
          .put("contact.deferred-until", ContactReason.DeferredUntil.class)
          .put("contact.not-by-waiting", ContactReason.NotByWaiting.class)
          .put("contact.never-within", ContactReason.NeverWithin.class)
          .put("contact.then-blocked", ContactReason.ThenBlocked.class)
          .put("contact.cap-reached", ContactReason.CapReached.class)
          .put("contact.rest-hours", ContactReason.InRestHours.class)
          .put("contact.rest-day", ContactReason.OnRestDay.class)
          .put("contact.zone-unknown", ContactReason.ZoneUnknown.class)
          .put("contact.consent-missing", ContactReason.ConsentMissing.class)
          .put("contact.consent-withdrawn", ContactReason.ConsentWithdrawn.class)
          .put("contact.consent-lapsed", ContactReason.ConsentLapsed.class)
          .put("contact.consent-not-yet", ContactReason.ConsentNotYet.class)
          .put("contact.banned", ContactReason.Banned.class)
          .put("contact.banned-until", ContactReason.BannedUntil.class)
          .put("contact.legally-based", ContactReason.LegallyBased.class)
          .put("contact.minor", ContactReason.Protected.class)
          .put("contact.deceased", ContactReason.Protected.class)
          .put("contact.not-confirmed", ContactReason.NotConfirmed.class)
          .put("contact.unprepared", ContactReason.Unprepared.class)
          .put("contact.prepared-from", ContactReason.PreparedFrom.class)
          .put("contact.exempt", ContactReason.Exempt.class)
          .put("contact.overruled", ContactReason.Overruled.class)
          .put("contact.lint.contradiction", ContactProblem.Contradiction.class)
          .put("contact.lint.never-open", ContactProblem.NeverOpen.class)
          .put("contact.lint.never-binds", ContactProblem.NeverBinds.class)
          .buildOrThrow();

  private ContactReasons() {}
}
