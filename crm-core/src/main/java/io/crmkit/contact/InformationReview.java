package io.crmkit.contact;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.time.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The information about each customer is reviewed on a cadence, and whenever contact points or
 * business change (IS-06). The dates are counted from the day of joining, or from the first day of
 * the rule if that is later, and never drift. Immutable.
 *
 * <pre>{@code
 * InformationReview rule = new InformationReview(
 *     "review", Period.ofMonths(6), Period.ofDays(7), 1, LocalDate.of(2026, 1, 1), zone);
 * rule.overdue(states, now);
 * }</pre>
 *
 * @param name names it in reasons
 * @param every the length between reviews, in days or in months
 * @param afterChange how long after a change the review is due; its day included
 * @param rank how urgent it is, 1 first
 * @param from the first day on which it holds; changes before it ask for nothing
 * @param zone the company's, in which days are read
 */
public record InformationReview(
    String name, Period every, Period afterChange, int rank, LocalDate from, ZoneId zone) {
  private static final Duration LEAD = Duration.ofDays(7);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name is malformed, a length out of range or the rank
   *     below 1
   */
  public InformationReview {
    RuleChecks.rule(name, Scope.ALL);
    every = new Recurrence(from, every).every();
    Objects.requireNonNull(zone, "zone");
    if (afterChange.isNegative() || !Recurrence.withinBounds(afterChange)) {
      throw new IllegalArgumentException(
          "afterChange must be 0 or more and at most 1,000 years, was " + afterChange);
    }
    if (rank < 1) {
      throw new IllegalArgumentException(
          "the rank of review " + name + " must be 1 or more, was " + rank);
    }
  }

  /**
   * When the next review is due, as of an instant; what happened after it plays no part. A {@link
   * Due} that no contact fulfils.
   */
  public Decision<Due> decide(InformationState state, Instant at) {
    LocalDate start =
        state.joinedOn().isPresent() && state.joinedOn().get().isAfter(from)
            ? state.joinedOn().get()
            : from;
    Optional<Instant> reviewed = last(state.reviews(), at);
    Instant dueAt = byCadence(start, reviewed);
    Optional<LocalDate> changed = changed(state, DueCheck.start(from, zone), reviewed, at);
    List<Reason> reasons = new ArrayList<>();
    Optional<Instant> byChange =
        changed.map(day -> DueCheck.start(day.plus(afterChange).plusDays(1), zone));
    if (byChange.isPresent()) {
      dueAt = byChange.get().isBefore(dueAt) ? byChange.get() : dueAt;
    }
    Due due = new Due(state.customer(), name, rank, dueAt.minus(LEAD), dueAt, 1, List.of());
    Moment moment = new Moment(dueAt, Optional.of(zone));
    reasons.add(
        due.isLate(at)
            ? new CadenceReason.ReviewLate(
                name, moment, Period.ofDays(Math.toIntExact(due.lateBy(at).toDays())))
            : new CadenceReason.ReviewDue(name, moment));
    changed.ifPresent(day -> reasons.add(new CadenceReason.Changed(name, day)));
    return Decision.of(due, reasons);
  }

  /** All that is overdue at an instant, read as it is asked for. */
  public Stream<Due> overdue(Stream<InformationState> states, Instant at) {
    return states.map(state -> decide(state, at).outcome()).filter(due -> due.isLate(at));
  }

  /** The end of the stretch after the one in which it was last reviewed. */
  private Instant byCadence(LocalDate start, Optional<Instant> reviewed) {
    Stretches stretches = Stretches.of(Rhythm.every(every), start);
    LocalDate first = stretches.firstFrom(start);
    LocalDate kept = reviewed.map(at -> stretches.endOf(Stretches.dayOf(at, zone))).orElse(first);
    return DueCheck.start(stretches.endOf(kept.isBefore(first) ? first : kept), zone);
  }

  /** The day of the first change that no review has seen. Later ones put nothing off. */
  private Optional<LocalDate> changed(
      InformationState state, Instant start, Optional<Instant> reviewed, Instant at) {
    return state.changes().stream()
        .filter(change -> !change.isAfter(at) && !change.isBefore(start))
        .filter(change -> reviewed.isEmpty() || change.isAfter(reviewed.get()))
        .findFirst()
        .map(change -> Stretches.dayOf(change, zone));
  }

  private static Optional<Instant> last(List<Instant> sorted, Instant at) {
    return sorted.stream().filter(each -> !each.isAfter(at)).reduce((first, second) -> second);
  }
}
