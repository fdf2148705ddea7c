package io.crmkit.contact;

import io.crmkit.contact.Cap.Proration;
import io.crmkit.customer.Interaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a cap has room: once the N-th newest contact that counts has left the window. */
final class CapCheck {
  private CapCheck() {}

  static @Nullable Instant free(Cap cap, ContactQuestion question, Instant from) {
    ContactLog log = question.log();
    if (cap.window().needsZone() && log.zone().isEmpty()) {
      return null;
    }
    ZoneId zone = zone(log);
    int limit = limit(cap, log, zone, from);
    if (limit == 0) {
      return ((ContactWindow.Calendar) cap.window()).occupiedUntil(from, zone);
    }
    int newest = nthNewest(cap, log, question.at(), from, limit);
    if (newest < 0) {
      return from;
    }
    Instant contact = log.interactions().get(newest).occurredAt();
    return cap.window().occupies(contact, from, zone)
        ? cap.window().occupiedUntil(contact, zone)
        : from;
  }

  /** How many contacts that count are in the window at an instant. */
  static int seen(Cap cap, ContactQuestion question, Instant instant) {
    ContactLog log = question.log();
    ZoneId zone = zone(log);
    int seen = 0;
    for (int i = log.countThrough(question.at()) - 1; i >= 0; i--) {
      Interaction contact = log.interactions().get(i);
      if (cap.counts(contact)) {
        if (!cap.window().occupies(contact.occurredAt(), instant, zone)) {
          break; // an older one has left the window too
        }
        seen++;
      }
    }
    return seen;
  }

  private static ZoneId zone(ContactLog log) {
    Optional<ZoneId> zone = log.zone();
    return zone.isPresent() ? zone.get() : ZoneOffset.UTC;
  }

  private static int nthNewest(Cap cap, ContactLog log, Instant at, Instant from, int n) {
    long oldest = from.getEpochSecond() - cap.window().longest().toSeconds() - 1;
    boolean all = cap.counts().isAll();
    int left = n;
    for (int i = log.countThrough(at) - 1; i >= 0 && log.secondOf(i) >= oldest; i--) {
      if (log.isCounted(i, cap.counted())
          && (all || cap.counts().covers(log.interactions().get(i)))
          && --left == 0) {
        return i;
      }
    }
    return -1;
  }

  /** How many contacts are allowed in the window that an instant lies in. */
  static int limit(Cap cap, ContactLog log, ZoneId zone, Instant instant) {
    if (cap.proration() == Proration.FULL
        || log.joinedOn().isEmpty()
        || !(cap.window() instanceof ContactWindow.Calendar window)) {
      return cap.atMost();
    }
    LocalDate joined = log.joinedOn().get();
    LocalDate start = window.startOf(joined);
    if (!start.equals(window.startOf(window.dayOf(instant, zone)))) {
      return cap.atMost();
    }
    LocalDate end = window.endOf(joined);
    long share = cap.atMost() * ChronoUnit.DAYS.between(joined, end);
    long whole = ChronoUnit.DAYS.between(start, end);
    return (int)
        (cap.proration() == Proration.DAYS_DOWN ? share / whole : (share + whole - 1) / whole);
  }
}
