package io.crmkit.contact;

import io.crmkit.customer.Consent;
import io.crmkit.customer.Interaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules read again in the slowest way: by looking at the wall clock minute by minute. Knows
 * nothing of transitions; only instants of whole minutes.
 */
final class NaiveContact {
  private static final int LOOK = 26 * 60; // no clock is put forward or back by more

  private final ContactRules policy;
  private final ContactQuestion question;

  NaiveContact(ContactRules policy, ContactQuestion question) {
    this.policy = policy;
    this.question = question;
  }

  /** The first minute at which nothing stands in the way, if there is one up to the horizon. */
  Optional<Instant> first() {
    Instant limit = question.at().plus(policy.horizon());
    for (Instant t = question.at(); !t.isAfter(limit); t = t.plusSeconds(60)) {
      if (blockers(t).isEmpty()) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  Set<String> blockers(Instant t) {
    Set<String> names = new TreeSet<>();
    for (ContactRule rule : policy.rules()) {
      if (rule.scope().covers(question.request()) && counts(rule) && blocks(rule, t)) {
        names.add(rule.name());
      }
    }
    return names;
  }

  private boolean counts(ContactRule rule) {
    return !lifted(rule)
        && (policy.combination() == Combination.MOST_RESTRICTIVE
            || !(rule instanceof Cap || rule instanceof RestHours || rule instanceof RestDays)
            || policy.rules().stream()
                .filter(other -> other.type().equals(rule.type()) && !lifted(other))
                .filter(other -> other.scope().covers(question.request()))
                .noneMatch(other -> other.scope().specificity() > rule.scope().specificity()));
  }

  private boolean lifted(ContactRule rule) {
    return policy.rules().stream()
        .anyMatch(
            other ->
                other instanceof Exemption exemption
                    && exemption.lifts().contains(rule.name())
                    && exemption.scope().covers(question.request()));
  }

  private boolean blocks(ContactRule rule, Instant t) {
    ContactLog log = question.log();
    ContactRequest request = question.request();
    if (rule instanceof Cap cap) {
      return (cap.window().needsZone() && log.zone().isEmpty()) || full(cap, t);
    }
    if (rule instanceof RestHours rest) {
      return log.zone().isEmpty() || isRest(rest, t, log.zone().get());
    }
    if (rule instanceof RestDays rest) {
      return log.zone().isEmpty() || isRest(rest, t, log.zone().get());
    }
    if (rule instanceof ConsentRequired) {
      return !consents(t);
    }
    if (rule instanceof DoNotContact) {
      return log.bans().stream().anyMatch(b -> b.holdsAt(t))
          && log.legalBases().stream()
              .noneMatch(b -> b.purpose().equals(request.purpose()) && b.holdsAt(t));
    }
    if (rule instanceof ProtectedCustomers shelter) {
      return shelter.protections().stream().anyMatch(log.protections()::contains);
    }
    if (rule instanceof WrittenConfirmation written) {
      return request.important()
          && !written.written().contains(request.channel())
          && request.confirmation().filter(written.written()::contains).isEmpty();
    }
    return rule instanceof MeetingPreparation meeting
        && meeting.important().contains(log.classes().getOrDefault(meeting.dimension(), ""));
  }

  private boolean full(Cap cap, Instant t) {
    int inside = 0;
    for (Interaction contact : question.log().interactions()) {
      Instant s = contact.occurredAt();
      if (!s.isAfter(question.at()) && cap.counts(contact) && occupies(cap.window(), s, t)) {
        inside++;
      }
    }
    return inside >= limit(cap, t);
  }

  private int limit(Cap cap, Instant t) {
    if (cap.proration() == Cap.Proration.FULL || question.log().joinedOn().isEmpty()) {
      return cap.atMost();
    }
    LocalDate joined = question.log().joinedOn().get();
    ContactWindow.Calendar window = (ContactWindow.Calendar) cap.window();
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate d = joined.minusDays(400); d.isBefore(joined.plusDays(400)); d = d.plusDays(1)) {
      if (window.startOf(d).equals(window.startOf(joined))) {
        days.add(d);
      }
    }
    if (!days.contains(dayShown(t, question.log().zone().orElseThrow()))) {
      return cap.atMost();
    }
    long left = days.stream().filter(d -> !d.isBefore(joined)).count();
    boolean down = cap.proration() == Cap.Proration.DAYS_DOWN;
    int limit = 0;
    while (down
        ? (limit + 1) * (long) days.size() <= cap.atMost() * left
        : limit * (long) days.size() < cap.atMost() * left) {
      limit++;
    }
    return limit;
  }

  private boolean occupies(ContactWindow window, Instant s, Instant t) {
    if (window instanceof ContactWindow.Elapsed elapsed) {
      return s.plus(elapsed.length()).isAfter(t);
    }
    ZoneId zone = question.log().zone().orElseThrow();
    if (window instanceof ContactWindow.Calendar calendar) {
      return calendar.startOf(dayShown(s, zone)).equals(calendar.startOf(dayShown(t, zone)));
    }
    // Only windows of days are drawn: no date is ever missing.
    LocalDateTime end = latestShown(s, zone).plus(((ContactWindow.Days) window).length());
    return earliestToCome(t, zone).isBefore(end);
  }

  private boolean isRest(RestHours rest, Instant t, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(t, zone);
    for (LocalDate day = today.minusDays(3);
        !day.isAfter(today.plusDays(1));
        day = day.plusDays(1)) {
      boolean wraps = !rest.hours().startInclusive().isBefore(rest.hours().endExclusive());
      if (rest.days().contains(day.getDayOfWeek())
          && isIn(
              day.atTime(rest.hours().startInclusive()),
              day.plusDays(wraps ? 1 : 0).atTime(rest.hours().endExclusive()),
              t,
              zone)) {
        return true;
      }
    }
    return false;
  }

  private boolean isRest(RestDays rest, Instant t, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(t, zone);
    for (LocalDate day = today.minusDays(3);
        !day.isAfter(today.plusDays(1));
        day = day.plusDays(1)) {
      boolean isOne =
          rest.holidays().contains(day)
              || (rest.weekdays().contains(day.getDayOfWeek())
                  && !rest.workingDays().contains(day));
      if (isOne && isIn(day.atStartOfDay(), day.plusDays(1).atStartOfDay(), t, zone)) {
        return true;
      }
    }
    return false;
  }

  /** The clock has shown the start, and will still show a time before the end. */
  private static boolean isIn(LocalDateTime start, LocalDateTime end, Instant t, ZoneId zone) {
    return !latestShown(t, zone).isBefore(start) && earliestToCome(t, zone).isBefore(end);
  }

  private static LocalDateTime latestShown(Instant t, ZoneId zone) {
    LocalDateTime now = LocalDateTime.ofInstant(t, zone);
    LocalDateTime latest = now;
    for (int minutes = 1; minutes <= LOOK; minutes++) {
      // The minute before lasts until it is over.
      LocalDateTime before = LocalDateTime.ofInstant(t.minusSeconds(60L * minutes), zone);
      latest = before.plusMinutes(1).isAfter(latest) ? before.plusMinutes(1) : latest;
    }
    return latest;
  }

  private static LocalDateTime earliestToCome(Instant t, ZoneId zone) {
    LocalDateTime earliest = LocalDateTime.ofInstant(t, zone);
    for (int minutes = 1; minutes <= LOOK; minutes++) {
      LocalDateTime then = LocalDateTime.ofInstant(t.plusSeconds(60L * minutes), zone);
      earliest = then.isBefore(earliest) ? then : earliest;
    }
    return earliest;
  }

  private static LocalDate dayShown(Instant t, ZoneId zone) {
    LocalDate latest = LocalDate.ofInstant(t, zone);
    for (int minutes = 1; minutes <= LOOK; minutes++) {
      LocalDate before = LocalDate.ofInstant(t.minusSeconds(60L * minutes), zone);
      latest = before.isAfter(latest) ? before : latest;
    }
    return latest;
  }

  private boolean consents(Instant t) {
    List<Consent> mine =
        question.log().consents().stream()
            .filter(c -> c.channel().equals(question.request().channel()))
            .filter(c -> c.purpose().equals(question.request().purpose()))
            .filter(c -> !c.occurredAt().isAfter(t))
            .toList();
    return mine.stream()
        .filter(c -> c.status() == Consent.Status.GIVEN)
        .filter(c -> c.until().isEmpty() || t.isBefore(c.until().get()))
        .anyMatch(
            given ->
                mine.stream()
                    .filter(c -> c.status() == Consent.Status.WITHDRAWN)
                    .allMatch(w -> w.occurredAt().isBefore(given.occurredAt())));
  }
}
