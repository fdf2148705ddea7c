package io.crmkit.tier;

import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows a standing from midnight to midnight, stopping only where something can change. */
final class TierWalk {
  private final TierPolicy policy;
  private final FactsTimeline timeline;
  private final LocalDate through;
  private final Iterator<LocalDate> factChanges;
  private @Nullable LocalDate nextFactChange;
  private TierStanding standing;

  private TierWalk(
      TierPolicy policy, FactsTimeline timeline, TierStanding start, LocalDate through) {
    this.policy = policy;
    this.timeline = timeline;
    this.through = through;
    this.standing = start;
    this.factChanges = timeline.changes(start.decidedOn(), through).iterator();
    // The start may not be what its own day's facts would give, so the first midnight always
    // counts.
    this.nextFactChange = start.decidedOn().plusDays(1);
  }

  static TierStanding advance(
      TierPolicy policy, FactsTimeline timeline, TierStanding start, LocalDate to) {
    if (!to.isAfter(start.decidedOn())) {
      return start;
    }
    TierWalk walk = new TierWalk(policy, timeline, start, to);
    while (walk.step()) {}
    return walk.standing.carriedTo(to);
  }

  static List<TierChange> changes(
      TierPolicy policy, FactsTimeline timeline, TierStanding start, LocalDate through) {
    List<TierChange> changes = new ArrayList<>();
    TierWalk walk = new TierWalk(policy, timeline, start, through);
    for (Optional<TierChange> change = walk.next(); change.isPresent(); change = walk.next()) {
      changes.add(change.get());
    }
    return List.copyOf(changes);
  }

  static Optional<TierChange> nextChange(
      TierPolicy policy, FactsTimeline timeline, TierStanding start, LocalDate through) {
    return new TierWalk(policy, timeline, start, through).next();
  }

  private Optional<TierChange> next() {
    TierStanding before = standing;
    while (step()) {
      if (!standing.tier().equals(before.tier())) {
        return Optional.of(
            new TierChange(
                standing.decidedOn(),
                before.tier(),
                standing.tier(),
                policy.decide(question(standing.decidedOn(), before)).reasons()));
      }
      before = standing;
    }
    return Optional.empty();
  }

  /** Decides at the next midnight at which something can change, if there is one in time. */
  private boolean step() {
    LocalDate day = nextDay();
    if (day == null || day.isAfter(through)) {
      return false;
    }
    standing = policy.standing(question(day, standing)).carriedTo(day);
    return true;
  }

  private TierQuestion question(LocalDate day, TierStanding before) {
    Facts facts = timeline.at(day);
    if (!facts.day().equals(day)) {
      throw new IllegalStateException(
          "the timeline must give the facts of " + day + ", gave those of " + facts.day());
    }
    return new TierQuestion(facts, Optional.of(before));
  }

  private @Nullable LocalDate nextDay() {
    while (nextFactChange != null && !nextFactChange.isAfter(standing.decidedOn())) {
      nextFactChange = factChanges.hasNext() ? factChanges.next() : null;
    }
    LocalDate wakeUp = policy.nextWakeUp(standing).orElse(null);
    if (wakeUp != null && !wakeUp.isAfter(standing.decidedOn())) {
      throw new IllegalStateException(
          "nextWakeUp must be after the day of the standing, "
              + standing.decidedOn()
              + ", was "
              + wakeUp
              + " from "
              + policy.getClass().getName());
    }
    if (wakeUp == null || nextFactChange == null) {
      return wakeUp == null ? nextFactChange : wakeUp;
    }
    return wakeUp.isBefore(nextFactChange) ? wakeUp : nextFactChange;
  }
}
