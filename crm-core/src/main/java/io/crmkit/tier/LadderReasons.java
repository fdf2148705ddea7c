package io.crmkit.tier;

import io.crmkit.decision.Reason;
import io.crmkit.facts.Evaluation;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Truth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why a step of a ladder went as it did, and what the next higher tier lacks. */
final class LadderReasons {
  private final TierLadder ladder;
  private final Facts facts;
  private final Optional<TierStanding> recorded;
  private final LadderStep step;
  private final List<Reason> reasons = new ArrayList<>(4);

  LadderReasons(TierLadder ladder, TierQuestion question, LadderStep step) {
    this.ladder = ladder;
    this.facts = question.facts();
    this.recorded = question.standing();
    this.step = step;
  }

  List<Reason> all() {
    recorded.flatMap(TierStanding::override).ifPresent(this::addOverride);
    switch (step.move()) {
      case ENTERS -> addEntered();
      case ENTERS_FROM_OUTSIDE -> {
        reasons.add(new TierReason.NotOnLadder(recordedTier()));
        addEntered();
      }
      case RISES ->
          reasons.add(
              new TierReason.Rose(
                  recordedTier(), rung().tier(), rung().entry().evaluate(facts).findings()));
      case FALLS -> addFell();
      case STAYS -> addStays();
    }
    addNextTier();
    return reasons;
  }

  private void addOverride(TierOverride override) {
    Tier tier = override.tier();
    if (override.holdsOn(facts.day())) {
      reasons.add(
          new TierReason.Overridden(
              tier, override.actor(), override.why(), override.endExclusive()));
    } else {
      reasons.add(new TierReason.OverrideEnded(tier, override.endExclusive()));
    }
    if (ladder.rank(tier) < 0) {
      reasons.add(new TierReason.OverrideNotOnLadder(tier));
    }
  }

  private void addEntered() {
    if (step.rank() == 0) {
      reasons.add(new TierReason.Open(rung().tier()));
    } else {
      reasons.add(new TierReason.Entered(rung().tier(), rung().entry().evaluate(facts).findings()));
    }
  }

  private void addFell() {
    Evaluation lost = rung(ladder.rank(recordedTier())).keep().evaluate(facts);
    reasons.add(new TierReason.Fell(recordedTier(), rung().tier(), lost.findings()));
    Evaluation keep = ladder.kept(step.rank(), facts);
    if (keep.truth() == Truth.NOT_MET) {
      reasons.add(failing(rung().tier(), keep));
    }
  }

  private void addStays() {
    Tier tier = rung().tier();
    if (step.rank() == 0) {
      reasons.add(new TierReason.Open(tier));
      return;
    }
    Evaluation keep = ladder.kept(step.rank(), facts);
    switch (keep.truth()) {
      case MET -> reasons.add(new TierReason.Kept(tier, keep.findings()));
      case UNKNOWN -> reasons.add(new TierReason.KeepUnknown(tier, keep.findings()));
      case NOT_MET -> reasons.add(failing(tier, keep));
    }
  }

  private TierReason failing(Tier tier, Evaluation keep) {
    if (ladder.downgrade() == Downgrade.NONE) {
      return new TierReason.NeverFalls(tier, keep.findings());
    }
    Optional<LocalDate> since = step.standing().failingSince();
    return since.isPresent()
        ? new TierReason.Grace(
            tier, since.get(), ladder.fallsOn(step.standing(), since.get()), keep.findings())
        : new TierReason.FailsAwaitingReview(tier, nextReview(), keep.findings());
  }

  private void addNextTier() {
    if (step.rank() + 1 == ladder.rungs().size()) {
      return;
    }
    int highest = step.move() == LadderStep.Move.STAYS ? ladder.highestEntry(facts) : step.rank();
    if (highest > step.rank()) {
      reasons.add(new TierReason.RisesAtReview(rung(highest).tier(), nextReview()));
      return;
    }
    TierRung next = rung(step.rank() + 1);
    Evaluation entry = next.entry().evaluate(facts);
    if (!entry.met()) {
      reasons.add(new TierReason.NotReached(next.tier(), entry.findings()));
    }
  }

  /** Only asked where the ladder has reviews and none is due today. */
  private LocalDate nextReview() {
    return ladder.reviewDays().orElseThrow().nextOrSame(facts.day().plusDays(1));
  }

  private Tier recordedTier() {
    return recorded.orElseThrow().earned();
  }

  private TierRung rung() {
    return rung(step.rank());
  }

  private TierRung rung(int rank) {
    return ladder.rungs().get(rank);
  }
}
