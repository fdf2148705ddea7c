package io.crmkit.tier;

import io.crmkit.facts.Facts;
import io.crmkit.facts.Truth;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One step of a ladder: what happens and where it leads.
 *
 * @param move what happens
 * @param rank the rank after it
 * @param standing the standing after it
 */
record LadderStep(Move move, int rank, TierStanding standing) {

  /** What can happen to a customer in one step. */
  enum Move {
    ENTERS,
    ENTERS_FROM_OUTSIDE,
    RISES,
    STAYS,
    FALLS
  }

  static LadderStep of(TierLadder ladder, TierQuestion question) {
    return question.standing().isEmpty()
        ? enter(ladder, question.facts())
        : move(ladder, question.facts(), question.standing().get());
  }

  private static LadderStep enter(TierLadder ladder, Facts facts) {
    int rank = ladder.highestEntry(facts);
    return new LadderStep(
        Move.ENTERS, rank, TierStanding.in(ladder.rungs().get(rank).tier(), facts.day()));
  }

  private static LadderStep move(TierLadder ladder, Facts facts, TierStanding recorded) {
    LocalDate today = facts.day();
    Optional<TierOverride> override =
        recorded.override().isEmpty()
            ? recorded.override()
            : recorded.override().filter(o -> o.holdsOn(today));
    int rank = ladder.rank(recorded.earned());
    if (rank < 0) {
      int entered = ladder.highestEntry(facts);
      return at(Move.ENTERS_FROM_OUTSIDE, ladder, entered, today, override);
    }
    boolean review = isReview(ladder, recorded, today);
    if (review || ladder.upgrade() == Upgrade.AT_ONCE) {
      int highest = ladder.highestEntry(facts);
      if (highest > rank) {
        return at(Move.RISES, ladder, highest, today, override);
      }
    }
    Optional<LocalDate> failingSince = failingSince(ladder, rank, facts, recorded, review);
    if (falls(ladder, rank, facts, recorded, failingSince)) {
      return at(Move.FALLS, ladder, fallTo(ladder, rank, facts), today, override);
    }
    return new LadderStep(
        Move.STAYS,
        rank,
        new TierStanding(recorded.earned(), recorded.since(), failingSince, override, today));
  }

  private static LadderStep at(
      Move move, TierLadder ladder, int rank, LocalDate today, Optional<TierOverride> override) {
    Tier tier = ladder.rungs().get(rank).tier();
    return new LadderStep(
        move, rank, new TierStanding(tier, today, Optional.empty(), override, today));
  }

  static boolean isReview(TierLadder ladder, TierStanding recorded, LocalDate today) {
    return ladder.reviews().isEmpty() || ladder.reviews().get().anyWithin(recorded.asOf(), today);
  }

  private static Optional<LocalDate> failingSince(
      TierLadder ladder, int rank, Facts facts, TierStanding recorded, boolean review) {
    return switch (ladder.rungs().get(rank).keep().test(facts)) {
      case MET -> Optional.empty();
      case UNKNOWN -> recorded.failingSince();
      case NOT_MET ->
          recorded.failingSince().isEmpty() && review
              ? Optional.of(facts.day())
              : recorded.failingSince();
    };
  }

  private static boolean falls(
      TierLadder ladder,
      int rank,
      Facts facts,
      TierStanding recorded,
      Optional<LocalDate> failingSince) {
    return failingSince.isPresent()
        && ladder.downgrade() != Downgrade.NONE
        && !facts.day().isBefore(ladder.fallsOn(recorded, failingSince.get()))
        && ladder.rungs().get(rank).keep().test(facts) == Truth.NOT_MET;
  }

  /** The lowest rung is always kept, so only higher ones get here. */
  private static int fallTo(TierLadder ladder, int rank, Facts facts) {
    int to = rank - 1;
    if (ladder.downgrade() == Downgrade.TO_FIT) {
      while (to > 0 && ladder.rungs().get(to).keep().test(facts) == Truth.NOT_MET) {
        to--;
      }
    }
    return to;
  }
}
