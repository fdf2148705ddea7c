package io.crmkit.contact;

import io.crmkit.customer.Consent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a consent holds: given before or now, not lapsed, and no withdrawal since it was given. A
 * withdrawal of the same instant dominates.
 */
final class ConsentCheck {
  private ConsentCheck() {}

  static @Nullable Instant free(ContactLog log, ContactRequest request, Instant from) {
    if (holds(log, request, from)) {
      return from;
    }
    List<Consent> consents = log.consents();
    for (int i = 0; i < consents.size(); i++) {
      Consent consent = consents.get(i);
      if (consent.occurredAt().isAfter(from)
          && isAbout(consent, request)
          && holds(log, request, consent.occurredAt())) {
        return consent.occurredAt();
      }
    }
    return null;
  }

  private static boolean holds(ContactLog log, ContactRequest request, Instant instant) {
    Instant withdrawn = withdrawnAt(log, request, instant);
    List<Consent> consents = log.consents();
    for (int i = 0; i < consents.size(); i++) {
      Consent consent = consents.get(i);
      if (consent.status() == Consent.Status.GIVEN
          && isAbout(consent, request)
          && !consent.occurredAt().isAfter(instant)
          && (withdrawn == null || consent.occurredAt().isAfter(withdrawn))
          && (consent.until().isEmpty() || instant.isBefore(consent.until().get()))) {
        return true;
      }
    }
    return false;
  }

  /** When consent was last withdrawn up to an instant, or null. */
  private static @Nullable Instant withdrawnAt(
      ContactLog log, ContactRequest request, Instant instant) {
    List<Consent> consents = log.consents();
    for (int i = consents.size() - 1; i >= 0; i--) {
      Consent consent = consents.get(i);
      if (consent.status() == Consent.Status.WITHDRAWN
          && isAbout(consent, request)
          && !consent.occurredAt().isAfter(instant)) {
        return consent.occurredAt();
      }
    }
    return null;
  }

  private static boolean isAbout(Consent consent, ContactRequest request) {
    return consent.channel().equals(request.channel())
        && consent.purpose().equals(request.purpose());
  }

  /** Why consent does not hold at an instant. */
  static ContactReason why(
      String rule, ContactQuestion question, Instant instant, @Nullable Instant until) {
    ContactLog log = question.log();
    ContactRequest request = question.request();
    if (until != null) {
      return new ContactBlocker.ConsentNotYet(
          rule, request.channel(), request.purpose(), new Moment(until, log.zone()));
    }
    Instant withdrawn = withdrawnAt(log, request, instant);
    Instant lapsed = null;
    for (Consent consent : log.consents()) {
      if (consent.status() == Consent.Status.GIVEN
          && isAbout(consent, request)
          && !consent.occurredAt().isAfter(instant)
          && (withdrawn == null || consent.occurredAt().isAfter(withdrawn))) {
        Instant end = consent.until().orElseThrow();
        lapsed = lapsed == null || end.isAfter(lapsed) ? end : lapsed;
      }
    }
    if (lapsed != null) {
      return new ContactBlocker.ConsentLapsed(
          rule, request.channel(), request.purpose(), new Moment(lapsed, log.zone()));
    }
    return withdrawn == null
        ? new ContactBlocker.ConsentMissing(rule, request.channel(), request.purpose())
        : new ContactBlocker.ConsentWithdrawn(
            rule, request.channel(), request.purpose(), new Moment(withdrawn, log.zone()));
  }
}
