package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.store.RecordType;
import io.crmkit.tier.TierStanding;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the review of a day began and what it gave, kept beside the standing, so that the same day
 * can be reviewed again: equal files give an equal review, and what a corrected file does not bear
 * out is not kept.
 *
 * @param customer whose
 * @param before the standing recorded before the day's first review, if there was one
 * @param given the standing that the day's last review recorded
 */
record DayStart(CustomerId customer, Optional<TierStanding> before, TierStanding given) {
  /** One a customer, of the last day reviewed. */
  static final RecordType<DayStart> TYPE =
      RecordType.of("day-start", 1, DayStart.class, start -> start.customer().value());

  DayStart {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(given, "given");
  }

  /**
   * What a review of this day starts from, given what is recorded now: the day's own start, unless
   * somebody else has changed the standing since, by an override say; that is not undone.
   */
  static Optional<TierStanding> of(
      LocalDate day, TierStanding recorded, Optional<DayStart> lastReview) {
    return recorded.decidedOn().equals(day)
        ? lastReview
            .filter(start -> start.given().equals(recorded))
            .map(DayStart::before)
            .orElse(Optional.of(recorded))
        : Optional.of(recorded);
  }
}
