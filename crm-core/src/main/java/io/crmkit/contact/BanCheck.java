package io.crmkit.contact;

import io.crmkit.customer.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether contact is banned: while a ban holds and no legal basis for the purpose does. */
final class BanCheck {
  private BanCheck() {}

  static @Nullable Instant free(ContactLog log, Purpose purpose, Instant from) {
    Instant free = from;
    while (free != null && ban(log, free) != null && basis(log, purpose, free) == null) {
      free = nextChange(log, purpose, free);
    }
    return free;
  }

  /** The first ban that holds at an instant, or null. */
  static @Nullable ContactBan ban(ContactLog log, Instant instant) {
    List<ContactBan> bans = log.bans();
    for (int i = 0; i < bans.size(); i++) {
      if (bans.get(i).holdsAt(instant)) {
        return bans.get(i);
      }
    }
    return null;
  }

  /** The first basis for a purpose that holds at an instant, or null. */
  static @Nullable LegalBasis basis(ContactLog log, Purpose purpose, Instant instant) {
    List<LegalBasis> bases = log.legalBases();
    for (int i = 0; i < bases.size(); i++) {
      if (bases.get(i).purpose().equals(purpose) && bases.get(i).holdsAt(instant)) {
        return bases.get(i);
      }
    }
    return null;
  }

  /** The next instant at which a ban ends or a basis starts, or null. */
  private static @Nullable Instant nextChange(ContactLog log, Purpose purpose, Instant after) {
    Instant next = null;
    for (ContactBan ban : log.bans()) {
      next = earlier(next, ban.endExclusive(), after);
    }
    for (LegalBasis basis : log.legalBases()) {
      if (basis.purpose().equals(purpose)) {
        next = earlier(next, Optional.of(basis.startInclusive()), after);
      }
    }
    return next;
  }

  private static @Nullable Instant earlier(
      @Nullable Instant one, Optional<Instant> other, Instant after) {
    return other.isPresent()
            && other.get().isAfter(after)
            && (one == null || other.get().isBefore(one))
        ? other.get()
        : one;
  }

  static ContactReason why(
      String rule, ContactQuestion question, Instant at, @Nullable Instant until) {
    ContactBan ban = ban(question.log(), at);
    String reason = ban == null ? "" : ban.reason();
    return until == null
        ? new ContactBlocker.Banned(rule, reason)
        : new ContactBlocker.BannedUntil(rule, reason, new Moment(until, question.log().zone()));
  }
}
