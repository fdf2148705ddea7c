package io.crmkit.contact;

import io.crmkit.customer.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * When a cadence is due for one customer. That depends on the contacts made, never on when it is
 * asked for: so lateness only grows, and only contacts end it.
 */
final class DueCheck {
  private final Cadence cadence;
  private final DueCustomer customer;
  private final ContactLog log;
  private final ZoneId zone;
  private final int known;

  DueCheck(Cadence cadence, DueQuestion question, ZoneId companyZone) {
    this.cadence = cadence;
    this.customer = question.customer();
    this.log = customer.log();
    this.zone = log.zone().isPresent() ? log.zone().get() : companyZone;
    this.known = log.countThrough(question.at());
  }

  Due due(Instant at) {
    LocalDate from = from(cadence.from(), log);
    return cadence.rhythm() instanceof Rhythm.Within within
            && !(within.window() instanceof ContactWindow.Calendar)
        ? rolling(within.window(), start(from, zone), at)
        : stretched(Stretches.of(cadence.rhythm(), from), from, at);
  }

  /** From when on a rule holds for a customer: not before the day of joining. */
  static LocalDate from(LocalDate rule, ContactLog log) {
    return log.joinedOn().isPresent() && log.joinedOn().get().isAfter(rule)
        ? log.joinedOn().get()
        : rule;
  }

  static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /**
   * Due when the N-th newest contact leaves the window. What was due before the rule held counts as
   * done at its start.
   */
  private Due rolling(ContactWindow window, Instant start, Instant at) {
    List<Interaction> contacts = log.interactions();
    Instant newest = start;
    int left = cadence.atLeast();
    for (int i = known - 1; i >= 0 && left > 0; i--) {
      Interaction contact = contacts.get(i);
      if (!contact.occurredAt().isAfter(start)) {
        break;
      }
      if (cadence.counts(contact) && --left == 0) {
        newest = contact.occurredAt();
      }
    }
    Instant dueAt = window.occupiedUntil(newest, zone);
    Instant seen = dueAt.isAfter(at) ? dueAt : at;
    int inWindow = 0;
    for (int i = known - 1; i >= 0; i--) {
      if (!window.occupies(contacts.get(i).occurredAt(), seen, zone)) {
        break;
      }
      inWindow += cadence.counts(contacts.get(i)) ? 1 : 0;
    }
    return due(start, dueAt, cadence.atLeast() - inWindow);
  }

  /** Due by the end of the stretch that follows the last one with enough contacts. */
  private Due stretched(Stretches stretches, LocalDate from, Instant at) {
    LocalDate first = stretches.firstFrom(from);
    LocalDate start = lastKept(stretches, first);
    if (start.isBefore(first)) {
      start = first;
    }
    LocalDate today = Stretches.dayOf(at, zone);
    int made = start.isAfter(today) ? 0 : countIn(stretches, stretches.endOf(today));
    Instant end = start(stretches.endOf(start), zone);
    return due(start(start, zone), end, cadence.atLeast() - made);
  }

  /** The end of the last stretch that has enough contacts, if it is after the first start. */
  private LocalDate lastKept(Stretches stretches, LocalDate first) {
    LocalDate end = first;
    int count = 0;
    for (int i = known - 1; i >= 0; i--) {
      Interaction contact = log.interactions().get(i);
      if (!cadence.counts(contact)) {
        continue;
      }
      LocalDate ends = stretches.endOf(Stretches.dayOf(contact.occurredAt(), zone));
      if (!ends.isAfter(first)) {
        return first;
      }
      count = ends.equals(end) ? count + 1 : 1;
      end = ends;
      if (count >= cadence.atLeast()) {
        return end;
      }
    }
    return first;
  }

  private int countIn(Stretches stretches, LocalDate end) {
    int count = 0;
    for (int i = known - 1; i >= 0; i--) {
      Interaction contact = log.interactions().get(i);
      if (!stretches.endOf(Stretches.dayOf(contact.occurredAt(), zone)).equals(end)) {
        break;
      }
      count += cadence.counts(contact) ? 1 : 0;
    }
    return count;
  }

  private Due due(Instant notBefore, Instant dueAt, int missing) {
    Instant open = dueAt.minus(shorter(cadence.lead(), Duration.between(notBefore, dueAt)));
    return new Due(
        customer.id(),
        cadence.name(),
        cadence.rank(),
        open,
        dueAt,
        Math.max(1, missing),
        cadence.ways());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
