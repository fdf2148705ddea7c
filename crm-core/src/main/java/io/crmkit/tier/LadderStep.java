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
    Optional<TierOverride> override = recorded.overrideOn(today);
    int highest = ladder.highestEntry(facts);
    int rank = ladder.rank(recorded.earned());
    if (rank < 0) {
      return arrive(Move.ENTERS_FROM_OUTSIDE, ladder, highest, today, override);
    }
    boolean review = isReview(ladder, recorded, today);
    if (highest > rank && (review || ladder.upgrade() == Upgrade.AT_ONCE)) {
      return arrive(Move.RISES, ladder, highest, today, override);
    }
    Truth keeps = ladder.keeps(rank, highest, facts);
    Optional<LocalDate> failingSince =
        switch (keeps) {
          case MET -> Optional.empty();
          case UNKNOWN -> recorded.failingSince();
          case NOT_MET ->
              recorded.failingSince().isEmpty() && review
                  ? Optional.of(today)
                  : recorded.failingSince();
        };
    boolean falls =
        keeps == Truth.NOT_MET
            && failingSince.isPresent()
            && ladder.downgrade() != Downgrade.NONE
            && !today.isBefore(ladder.fallsOn(recorded, failingSince.get()));
    return falls
        ? fall(ladder, fallTo(ladder, rank, highest, facts), highest, facts, review, override)
        : new LadderStep(
            Move.STAYS,
            rank,
            new TierStanding(recorded.earned(), recorded.since(), failingSince, override, today));
  }

  private static boolean isReview(TierLadder ladder, TierStanding recorded, LocalDate today) {
    return ladder.reviewDays().isEmpty()
        || ladder.reviewDays().get().anyWithin(recorded.decidedOn(), today);
  }

  /** Whoever arrives could enter, so nothing is failing. */
  private static LadderStep arrive(
      Move move, TierLadder ladder, int rank, LocalDate today, Optional<TierOverride> override) {
    Tier tier = ladder.rungs().get(rank).tier();
    return new LadderStep(
        move, rank, new TierStanding(tier, today, Optional.empty(), override, today));
  }

  /** One step down may end on a rung that is failing too; its grace starts at once. */
  private static LadderStep fall(
      TierLadder ladder,
      int to,
      int highest,
      Facts facts,
      boolean review,
      Optional<TierOverride> override) {
    boolean fails = review && ladder.keeps(to, highest, facts) == Truth.NOT_MET;
    return new LadderStep(
        Move.FALLS,
        to,
        new TierStanding(
            ladder.rungs().get(to).tier(),
            facts.day(),
            fails ? Optional.of(facts.day()) : Optional.empty(),
            override,
            facts.day()));
  }

  /** The lowest rung can always be entered and so is always kept: only higher ones get here. */
  private static int fallTo(TierLadder ladder, int rank, int highest, Facts facts) {
    int to = rank - 1;
    if (ladder.downgrade() == Downgrade.TO_FIT) {
      while (ladder.keeps(to, highest, facts) == Truth.NOT_MET) {
        to--;
      }
    }
    return to;
  }
}
