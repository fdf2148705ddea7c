package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.contact.ContactBlocker;
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
          .put("contact.cap-reached", ContactBlocker.CapReached.class)
          .put("contact.rest-hours", ContactBlocker.InRestHours.class)
          .put("contact.rest-day", ContactBlocker.OnRestDay.class)
          .put("contact.closed", ContactBlocker.Closed.class)
          .put("contact.never-opens", ContactBlocker.NeverOpens.class)
          .put("contact.calendar-unknown", ContactBlocker.CalendarUnknown.class)
          .put("contact.zone-unknown", ContactBlocker.ZoneUnknown.class)
          .put("contact.consent-missing", ContactBlocker.ConsentMissing.class)
          .put("contact.consent-withdrawn", ContactBlocker.ConsentWithdrawn.class)
          .put("contact.consent-lapsed", ContactBlocker.ConsentLapsed.class)
          .put("contact.consent-not-yet", ContactBlocker.ConsentNotYet.class)
          .put("contact.banned", ContactBlocker.Banned.class)
          .put("contact.banned-until", ContactBlocker.BannedUntil.class)
          .put("contact.legally-based", ContactReason.LegallyBased.class)
          .put("contact.minor", ContactBlocker.Protected.class)
          .put("contact.deceased", ContactBlocker.Protected.class)
          .put("contact.not-confirmed", ContactBlocker.NotConfirmed.class)
          .put("contact.unprepared", ContactBlocker.Unprepared.class)
          .put("contact.prepared-from", ContactBlocker.PreparedFrom.class)
          .put("contact.exempt", ContactReason.Exempt.class)
          .put("contact.overruled", ContactReason.Overruled.class)
          .put("contact.lint.contradiction", ContactProblem.Contradiction.class)
          .put("contact.lint.never-open", ContactProblem.NeverOpen.class)
          .put("contact.lint.never-binds", ContactProblem.NeverBinds.class)
          .buildOrThrow();

  private ContactReasons() {}
}
