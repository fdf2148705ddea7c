package io.crmkit.contact;

import io.crmkit.customer.Consent;
import io.crmkit.customer.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules read again in the slowest way: by looking at the wall clock minute by minute. Knows
 * nothing of transitions; only instants of whole minutes.
 */
final class NaiveContact {
  private static final int DAY = 24 * 60;
  private static final int BEFORE = 14 * DAY; // longer than any window drawn
  private static final int AFTER = 5 * DAY; // longer than the horizon

  private final ContactRules policy;
  private final ContactQuestion question;
  private final Instant start;

  /**
   * By minute: the latest time shown up to then, or about to be shown when the clock went back; the
   * latest really shown; the earliest shown from then on.
   */
  private final List<LocalDateTime> passed = new ArrayList<>();

  private final List<LocalDateTime> latest = new ArrayList<>();
  private final List<LocalDateTime> earliest = new ArrayList<>();

  NaiveContact(ContactRules policy, ContactQuestion question) {
    this.policy = policy;
    this.question = question;
    this.start = question.at().minusSeconds(60L * BEFORE);
    question.log().zone().ifPresent(this::watch);
  }

  private void watch(ZoneId zone) {
    List<LocalDateTime> shown = new ArrayList<>();
    for (int minute = 0; minute < BEFORE + AFTER; minute++) {
      shown.add(LocalDateTime.ofInstant(start.plusSeconds(60L * minute), zone));
    }
    LocalDateTime end = shown.get(0);
    LocalDateTime most = shown.get(0);
    for (LocalDateTime now : shown) {
      end = now.isAfter(end) ? now : end;
      most = now.isAfter(most) ? now : most;
      passed.add(end);
      latest.add(most);
      end = now.plusMinutes(1).isAfter(end) ? now.plusMinutes(1) : end; // it lasts a minute
    }
    LocalDateTime least = shown.get(shown.size() - 1);
    for (int minute = shown.size() - 1; minute >= 0; minute--) {
      least = shown.get(minute).isBefore(least) ? shown.get(minute) : least;
      earliest.add(least);
    }
    Collections.reverse(earliest);
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
    if (!days.contains(dayShown(t))) {
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
    if (window instanceof ContactWindow.Calendar calendar) {
      return calendar.startOf(dayShown(s)).equals(calendar.startOf(dayShown(t)));
    }
    // Only windows of days are drawn: no date is ever missing.
    LocalDateTime end = passed.get(minute(s)).plus(((ContactWindow.Days) window).length());
    return isToCome(end, t);
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
              t)) {
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
      if (isOne && isIn(day.atStartOfDay(), day.plusDays(1).atStartOfDay(), t)) {
        return true;
      }
    }
    return false;
  }

  /** The clock has shown the start, and the end is still to come. */
  private boolean isIn(LocalDateTime from, LocalDateTime end, Instant t) {
    return !latestShown(t).isBefore(from) && isToCome(end, t);
  }

  /** The clock will still show a time before it; or it itself, for the second time (C9). */
  private boolean isToCome(LocalDateTime end, Instant t) {
    return earliest.get(minute(t)).isBefore(end) || !earliest.get(minute(t) + 1).isAfter(end);
  }

  private LocalDateTime latestShown(Instant t) {
    return latest.get(minute(t));
  }

  private LocalDate dayShown(Instant t) {
    return latestShown(t).toLocalDate();
  }

  private int minute(Instant t) {
    return Math.toIntExact(Duration.between(start, t).toMinutes());
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
