package io.crmkit.review;

import io.crmkit.contact.CareCalendar;
import io.crmkit.contact.Dues;
import io.crmkit.contact.Release;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a playbook says about contact with one customer as of a review. Immutable.
 *
 * <p>Today is the day of the review in the playbook's zone, the week the seven days that begin with
 * it.
 *
 * @param day the day of the review
 * @param asOf as of when
 * @param todayEnd the end of that day
 * @param weekEnd the end of the week
 * @param cadences what the cadences ask for, now and later, and why
 * @param due what is late or will be by the end of the week unless it is done, the most urgent
 *     first; reviews of information as well as contacts
 * @param care the greetings that are due or prepared in the week, and what is not done and why
 * @param release whether the customer is released for inactivity, where the playbook knows that
 */
public record ContactReview(
    LocalDate day,
    Instant asOf,
    Instant todayEnd,
    Instant weekEnd,
    Decision<Dues> cadences,
    List<ContactDue> due,
    Decision<CareCalendar> care,
    Optional<Decision<Release>> release) {
  /** How many days before a release it is near. */
  public static final int RELEASE_NEAR_DAYS = 30;

  /** Copies the list. */
  public ContactReview {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(todayEnd, "todayEnd");
    Objects.requireNonNull(weekEnd, "weekEnd");
    Objects.requireNonNull(cadences, "cadences");
    due = List.copyOf(due);
    Objects.requireNonNull(care, "care");
    Objects.requireNonNull(release, "release");
  }

  /** What is late, or will be unless it is done today. */
  public List<ContactDue> dueToday() {
    return due.stream().filter(one -> one.due().isLate(todayEnd)).toList();
  }

  /** What is due and cannot be done today by any of its ways. */
  public List<ContactDue> blocked() {
    return due.stream().filter(one -> one.isBlocked(todayEnd)).toList();
  }

  /** Whether the customer is free for others. */
  public boolean released() {
    return release.filter(decision -> decision.outcome() instanceof Release.Released).isPresent();
  }

  /** The decision about release, if the customer is free or will be within 30 days. */
  public Optional<Decision<Release>> releaseNear() {
    LocalDate near = day.plusDays(RELEASE_NEAR_DAYS);
    return release.filter(
        decision ->
            !(decision.outcome() instanceof Release.Kept kept) || !kept.releasedOn().isAfter(near));
  }
}
