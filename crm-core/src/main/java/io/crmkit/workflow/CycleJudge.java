package io.crmkit.workflow;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import io.crmkit.time.Pauses;
import io.crmkit.time.Reckoned;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cycle with the pauses known: when it is due, and what that makes of it. To be asked as long as
 * nothing else becomes known of the time in which the cycle runs.
 */
final class CycleJudge {
  private final Cycle cycle;
  private final CaseLine line;
  private final Reckoned<Instant> soonest; // if what goes on standing still went on at once
  private final Reckoned<Instant> due; // if it never does
  private CaseLine.@Nullable Standstill still; // once it is asked for

  CycleJudge(Cycle cycle, CaseLine line) {
    this.cycle = cycle;
    this.line = line;
    soonest = due(still().over());
    due = reached();
  }

  /** A cycle of which it is known that it was due at an instant. */
  CycleJudge(Cycle cycle, CaseLine line, Instant due) {
    this.cycle = cycle;
    this.line = line;
    soonest = Reckoned.known(due);
    this.due = soonest;
  }

  private CaseLine.Standstill still() {
    CaseLine.Standstill now = still == null ? line.standstill(cycle) : still;
    still = now;
    return now;
  }

  /** Since when it stands still, as long as that lasts. */
  Optional<Instant> standsSince() {
    return still().since();
  }

  /** The due instant, as long as what stands still does not go on; if never, never. */
  Reckoned<Instant> due() {
    return due;
  }

  /** The due instant, if what stands still goes on at this instant. */
  Reckoned<Instant> dueIfResumed(Instant at) {
    return still().since().isEmpty() || !at.isAfter(still().since().get())
        ? soonest
        : due(still().until(at));
  }

  private Reckoned<Instant> reached() {
    if (still().since().isEmpty() || !(soonest instanceof Reckoned.Known<Instant> known)) {
      return soonest;
    }
    Instant at = known.value();
    // If it goes on just at the end of a day it is due then, but not if it stands still beyond.
    boolean comes =
        !at.isAfter(still().since().get()) || due(still().until(at.plusNanos(1))).equals(soonest);
    return comes ? soonest : Reckoned.never();
  }

  private Reckoned<Instant> due(Pauses pauses) {
    Cycle.Leg last = cycle.last();
    if (cycle.legs().size() == 1 || !(last.rule().limit() instanceof Limit.Open open)) {
      return last.rule().limit().due(cycle.started(), last.calendar(), pauses);
    }
    return counted(cycle.started(), last.from(), pauses)
        .flatMap(
            carried -> {
              Duration rest = open.open().minus(carried);
              return rest.isNegative() || rest.isZero()
                  ? Reckoned.known(last.from())
                  : last.calendar().deadline(last.from(), rest, pauses);
            });
  }

  /** When a mark comes, as long as what stands still does not go on. */
  Reckoned<Instant> mark(Duration fromDue) {
    BusinessCalendar calendar = cycle.last().calendar();
    if (fromDue.isZero()) {
      return due;
    }
    if (!fromDue.isNegative()) {
      return due.flatMap(at -> calendar.deadline(at, fromDue, still().until(CaseLine.FAR)));
    }
    // What would come only after the clock came to stand still waits until it goes on.
    Reckoned<Instant> mark =
        soonest instanceof Reckoned.Unknown && cycle.rule().limit() instanceof Limit.Open limit
            ? reckonedOn(limit.open().plus(fromDue))
            : soonest.flatMap(at -> calendar.deadline(at, fromDue, still().over()));
    Optional<Instant> since = still().since();
    boolean comes =
        since.isEmpty()
            || due instanceof Reckoned.Known
            || mark instanceof Reckoned.Unknown
            || mark.toOptional().filter(since.get()::isAfter).isPresent();
    // A warning longer than the limit is given at the start.
    return comes
        ? mark.map(at -> at.isBefore(cycle.started()) ? cycle.started() : at)
        : Reckoned.never();
  }

  /**
   * Until when no more than so much open time has counted: where going back from the due instant
   * would lead, if the calendar were published as far as that.
   */
  private Reckoned<Instant> reckonedOn(Duration open) {
    Cycle.Leg last = cycle.last();
    BusinessCalendar calendar = last.calendar();
    Pauses pauses = still().over();
    return counted(cycle.started(), last.from(), pauses)
        .flatMap(
            carried -> {
              Duration rest = open.minus(carried);
              return rest.isNegative()
                  ? calendar.deadline(last.from(), rest, pauses)
                  : calendar
                      .deadline(last.from(), rest.plusNanos(1), pauses)
                      .flatMap(past -> calendar.deadline(past, Duration.ofNanos(-1), pauses));
            });
  }

  /** Of a mark that lies where the calendar is not published yet: no earlier than when it comes. */
  Instant notBefore(LocalDate knownThrough, Duration fromDue) {
    BusinessCalendar calendar = cycle.last().calendar();
    Instant end = knownThrough.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
    return fromDue.isNegative() && !(cycle.rule().limit() instanceof Limit.Open)
        ? calendar.deadline(end, fromDue, still().over()).toOptional().orElse(cycle.started())
        : end;
  }

  /**
   * No later than when a mark comes, whatever happens before: to stand still longer can but put it
   * off. While it stands still that is not looked for.
   */
  Instant soonest(Duration fromDue) {
    if (standsSince().isPresent()) {
      return Instant.MIN;
    }
    Reckoned<Instant> mark = mark(fromDue);
    if (mark instanceof Reckoned.Unknown<Instant> unknown
        && fromDue.isNegative()
        && !(cycle.rule().limit() instanceof Limit.Open)) {
      return notBefore(unknown.knownThrough(), fromDue);
    }
    return mark.toOptional().orElse(Instant.MAX);
  }

  /** Whether the cycle had been stopped by an instant. */
  boolean stoppedBy(Instant at) {
    return cycle.halt().filter(halt -> !halt.at().isAfter(at)).isPresent();
  }

  ClockVerdict verdict(Instant at) {
    Optional<Cycle.Halt> halt = cycle.halt();
    Instant end = halt.map(Cycle.Halt::at).orElse(at);
    if (due instanceof Reckoned.Known<Instant> known
        && (halt.isEmpty() ? !known.value().isAfter(at) : known.value().isBefore(end))) {
      return new ClockVerdict.Breached(known.value(), late(known.value(), end));
    }
    if (due instanceof Reckoned.Unknown
        && counted(cycle.started(), end, Pauses.NONE) instanceof Reckoned.Unknown) {
      return new ClockVerdict.Unknown();
    }
    if (halt.isEmpty()) {
      return new ClockVerdict.Running();
    }
    return halt.get().triggered() ? new ClockVerdict.Met(end) : new ClockVerdict.Ended(end);
  }

  /** How late: in business time if the limit is, otherwise in any time that is no pause. */
  private Duration late(Instant missed, Instant end) {
    Pauses pauses = still().until(end);
    Reckoned<Duration> late =
        cycle.rule().limit() instanceof Limit.Open
            ? counted(missed, end, pauses)
            : Cycle.ALWAYS.elapsed(missed, end, pauses);
    // Past what the calendar knows only the breach itself is certain.
    return late.toOptional().orElse(Duration.ZERO);
  }

  /** The time that counts from one instant to a later one. */
  Reckoned<Duration> counted(Instant from, Instant to) {
    return counted(from, to, still().until(to));
  }

  /** The open time that is left of a limit at an instant, if that is known. */
  Optional<Duration> left(Instant at) {
    return cycle.rule().limit() instanceof Limit.Open limit
        ? counted(cycle.started(), at).toOptional().map(limit.open()::minus)
        : Optional.empty();
  }

  /** The open time from one instant until another, whatever the limit counts; none if reversed. */
  Duration open(Instant from, Instant to) {
    return to.isAfter(from)
        ? cycle
            .last()
            .calendar()
            .elapsed(from, to, still().until(from))
            .toOptional()
            .orElse(Duration.ZERO)
        : Duration.ZERO;
  }

  private Reckoned<Duration> counted(Instant from, Instant to, Pauses pauses) {
    Reckoned<Duration> sum = Reckoned.known(Duration.ZERO);
    for (int i = 0; i < cycle.legs().size(); i++) {
      Cycle.Leg leg = cycle.legs().get(i);
      Instant start = from.isAfter(leg.from()) ? from : leg.from();
      Instant last = cycle.legEnd(i, to);
      Instant end = last.isAfter(to) ? to : last;
      if (start.isBefore(end)) {
        Reckoned<Duration> part = cycle.counting(leg).elapsed(start, end, pauses);
        sum = sum.flatMap(before -> part.map(before::plus));
      }
    }
    return sum;
  }

  /** The time that is left at an instant until another; none if that has passed. */
  Reckoned<Duration> left(Instant at, Reckoned<Instant> until) {
    return until.flatMap(
        end ->
            end.isAfter(at) ? counted(at, end, still().until(at)) : Reckoned.known(Duration.ZERO));
  }
}
