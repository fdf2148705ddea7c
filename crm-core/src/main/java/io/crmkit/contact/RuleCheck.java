package io.crmkit.contact;

import io.crmkit.customer.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From when on single rules stand in the way no longer. */
final class RuleCheck {
  private RuleCheck() {}

  /**
   * The instant asked for if the rule allows it; else a later one before which the rule allows
   * none; null if it allows none at all.
   */
  static @Nullable Instant free(ContactRule rule, ContactQuestion question, Instant from) {
    if (rule instanceof Cap cap) {
      return CapCheck.free(cap, question, from);
    }
    ContactLog log = question.log();
    ContactRequest request = question.request();
    if (rule instanceof RestHours rest) {
      Optional<ZoneId> zone = log.zone();
      return zone.isEmpty() ? null : RestCheck.free(rest, from, zone.get());
    }
    if (rule instanceof RestDays rest) {
      Optional<ZoneId> zone = log.zone();
      return zone.isEmpty() ? null : RestCheck.free(rest, from, zone.get());
    }
    if (rule instanceof OpenHours open) {
      return OpenCheck.free(open, from);
    }
    if (rule instanceof ConsentRequired) {
      return ConsentCheck.free(log, request, from);
    }
    if (rule instanceof DoNotContact) {
      return BanCheck.free(log, request.purpose(), from);
    }
    if (rule instanceof ProtectedCustomers shelter) {
      return Collections.disjoint(shelter.protections(), log.protections()) ? from : null;
    }
    if (rule instanceof WrittenConfirmation confirmation) {
      return !request.important() || isWritten(confirmation, request) ? from : null;
    }
    if (rule instanceof MeetingPreparation meeting) {
      return isImportant(meeting, log) ? prepared(request, from) : from;
    }
    return from; // an exemption stands in nobody's way
  }

  private static boolean isWritten(WrittenConfirmation rule, ContactRequest request) {
    Optional<Channel> confirmation = request.confirmation();
    return rule.written().contains(request.channel())
        || (confirmation.isPresent() && rule.written().contains(confirmation.get()));
  }

  private static boolean isImportant(MeetingPreparation rule, ContactLog log) {
    String value = log.classes().get(rule.dimension());
    return value != null && rule.important().contains(value);
  }

  /** The first instant at which everything is recorded. */
  private static @Nullable Instant prepared(ContactRequest request, Instant from) {
    ContactRequest.Preparation done = request.preparation().orElse(ContactRequest.Preparation.NONE);
    if (done.purpose().isEmpty() || done.agenda().isEmpty() || done.preparation().isEmpty()) {
      return null;
    }
    Instant ready = later(done.purpose().get(), done.agenda().get());
    return later(from, later(ready, done.preparation().get()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
