package io.crmkit.tier;

import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Truth;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The ladder's rules once more, written from their description, day by day and without haste. */
final class NaiveLadder {
  private final TierLadder ladder;

  NaiveLadder(TierLadder ladder) {
    this.ladder = ladder;
  }

  TierStanding advance(FactsTimeline timeline, TierStanding start, LocalDate to) {
    TierStanding standing = start;
    while (standing.decidedOn().isBefore(to)) {
      standing = step(timeline.at(standing.decidedOn().plusDays(1)), Optional.of(standing));
    }
    return standing;
  }

  TierStanding step(Facts facts, Optional<TierStanding> recorded) {
    LocalDate today = facts.day();
    int highest = 0;
    for (int i = 0; i < ladder.rungs().size(); i++) {
      if (ladder.rungs().get(i).entry().test(facts) == Truth.MET) {
        highest = i;
      }
    }
    if (recorded.isEmpty()) {
      return TierStanding.in(ladder.tiers().get(highest), today);
    }
    TierStanding before = recorded.get();
    Optional<TierOverride> override =
        before.override().filter(o -> today.isBefore(o.endExclusive()));
    int rank = ladder.tiers().indexOf(before.earned());
    boolean review =
        ladder.reviewDays().isEmpty() || reviewDays(before.decidedOn(), today).size() > 0;
    boolean mayRise = review || ladder.upgrade() == Upgrade.AT_ONCE;
    if (rank < 0 || (mayRise && highest > rank)) {
      return new TierStanding(
          ladder.tiers().get(highest), today, Optional.empty(), override, today);
    }
    Truth keep = keeps(rank, highest, facts);
    Optional<LocalDate> failing = before.failingSince();
    if (keep == Truth.MET) {
      failing = Optional.empty();
    } else if (keep == Truth.NOT_MET && failing.isEmpty() && review) {
      failing = Optional.of(today);
    }
    boolean graceOver = failing.isPresent() && !today.isBefore(failing.get().plus(ladder.grace()));
    boolean dwellOver =
        !today.isBefore(before.since().plus(ladder.minimumDwell()))
            && today.isAfter(before.since());
    if (keep == Truth.NOT_MET && graceOver && dwellOver && ladder.downgrade() != Downgrade.NONE) {
      int to = rank - 1;
      while (ladder.downgrade() == Downgrade.TO_FIT && keeps(to, highest, facts) == Truth.NOT_MET) {
        to--;
      }
      boolean failsOn = review && keeps(to, highest, facts) == Truth.NOT_MET;
      return new TierStanding(
          ladder.tiers().get(to),
          today,
          failsOn ? Optional.of(today) : Optional.empty(),
          override,
          today);
    }
    return new TierStanding(before.earned(), before.since(), failing, override, today);
  }

  private Truth keeps(int rank, int highestEntry, Facts facts) {
    return highestEntry >= rank ? Truth.MET : ladder.rungs().get(rank).keep().test(facts);
  }

  private Set<LocalDate> reviewDays(LocalDate after, LocalDate through) {
    Set<LocalDate> days = new HashSet<>();
    var reviews = ladder.reviewDays().orElseThrow();
    for (int n = 0; n < 5_000; n++) {
      LocalDate day = reviews.anchor().plus(reviews.every().multipliedBy(n));
      if (day.isAfter(after) && !day.isAfter(through)) {
        days.add(day);
      }
    }
    return days;
  }
}
