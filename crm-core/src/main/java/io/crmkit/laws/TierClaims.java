package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Threshold;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierReason;
import io.crmkit.tier.TierStanding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tier decisions claim by naming blockers, and how doing what they ask changes the facts. */
final class TierClaims {
  private final TierTrial trial;
  private final int way;

  TierClaims(TierTrial trial) {
    this(trial, 0);
  }

  /** Claims that are met, where there are alternatives, by going this way of them. */
  TierClaims(TierTrial trial, int way) {
    this.trial = trial;
    this.way = way;
  }

  /** Claims speak to the customer as decided: what is asked next starts from that standing. */
  private static TierQuestion next(
      TierQuestion question, Facts facts, Decision<TierStanding> decision) {
    return new TierQuestion(facts, question.standing().map(before -> decision.outcome()));
  }

  /**
   * The claims of a decision: a tier not reached, or bare findings. What those are missing for is
   * clear only to a customer in the lower of two tiers.
   */
  List<Claim<TierQuestion, TierStanding>> of(
      TierQuestion question, Decision<TierStanding> decision) {
    List<Claim<TierQuestion, TierStanding>> claims = new ArrayList<>();
    List<Finding> bare = new ArrayList<>();
    for (var reason : decision.reasons()) {
      if (reason instanceof TierReason.NotReached missed) {
        toReach(question, decision, missed.tier(), missed.findings()).ifPresent(claims::add);
      } else if (reason instanceof Finding finding && Remedies.inTheWay(finding)) {
        bare.add(finding);
      }
    }
    Tier earned = decision.outcome().earned();
    boolean onlyWayIsUp = trial.tiers().size() == 2 && trial.rank(earned) == 0;
    if (onlyWayIsUp && !bare.isEmpty() && feasible(bare)) {
      claims.add(
          new Claim<>(
              trial.tiers().get(1).toString(),
              blockers(question, decision, bare),
              after -> !after.outcome().earned().equals(earned),
              after -> !after.outcome().earned().equals(earned)));
    }
    return claims;
  }

  /** The claim that doing these things reaches a tier; none where they pull in two directions. */
  Optional<Claim<TierQuestion, TierStanding>> toReach(
      TierQuestion question, Decision<TierStanding> decision, Tier tier, List<Finding> findings) {
    int rank = trial.rank(tier);
    if (rank < 0 || findings.isEmpty() || !feasible(findings)) {
      return Optional.empty();
    }
    return Optional.of(
        new Claim<>(
            tier.toString(),
            blockers(question, decision, findings),
            after -> trial.rank(after.outcome()) >= rank || risesLater(after, rank),
            after -> trial.rank(after.outcome()) == rank));
  }

  private boolean risesLater(Decision<TierStanding> decision, int rank) {
    return decision.reasons().stream()
        .anyMatch(
            r -> r instanceof TierReason.RisesAtReview rise && trial.rank(rise.tier()) >= rank);
  }

  private List<Claim.Blocker<TierQuestion>> blockers(
      TierQuestion question, Decision<TierStanding> decision, List<Finding> findings) {
    List<Claim.Blocker<TierQuestion>> blockers = new ArrayList<>();
    for (Finding finding : findings) {
      if (Remedies.inTheWay(finding)) {
        blockers.add(
            new Claim.Blocker<>(
                finding,
                asked ->
                    next(
                        question,
                        Remedies.done(asked.facts(), finding, question.facts(), way),
                        decision),
                asked -> Remedies.isOpen(finding, asked.facts())));
      }
    }
    return blockers;
  }

  /** Whether all of it can be done, and doing it cannot undo what holds already. */
  private boolean feasible(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding instanceof Finding.Alternatives either) {
        if (either.ways().isEmpty() || !either.ways().stream().allMatch(this::feasible)) {
          return false;
        }
      } else if (finding instanceof Finding.NotKnown unknown
          && unknown.why() instanceof FactGap.OtherCurrency) {
        return false;
      } else if (pulledBothWays(Remedies.leaf(finding).metric())) {
        return false;
      }
    }
    return true;
  }

  private boolean pulledBothWays(Metric<?> metric) {
    Set<Object> pulls = new LinkedHashSet<>();
    for (Leaf<?> leaf : trial.cutPoints()) {
      if (leaf.metric().equals(metric)) {
        pulls.add(leaf instanceof Threshold<?> t ? t.comparison().rising() : leaf);
      }
    }
    return pulls.size() > 1;
  }

  /** The question once all blockers are gone. */
  static TierQuestion cleared(TierQuestion question, Claim<TierQuestion, TierStanding> claim) {
    TierQuestion cleared = question;
    for (Claim.Blocker<TierQuestion> blocker : claim.blockers()) {
      cleared = blocker.remove().apply(cleared);
    }
    return cleared;
  }

  /** The cleared question, each time with one amount short by one smallest unit. */
  static List<TierQuestion> oneUnitShort(
      TierQuestion question, Claim<TierQuestion, TierStanding> claim) {
    TierQuestion cleared = cleared(question, claim);
    Map<Metric<?>, TierQuestion> shorts = new LinkedHashMap<>();
    for (Claim.Blocker<TierQuestion> blocker : claim.blockers()) {
      if (!(blocker.reason() instanceof Finding.Alternatives)
          && Remedies.leaf((Finding) blocker.reason()) instanceof Threshold<?> threshold) {
        shorts.put(
            threshold.metric(),
            new TierQuestion(Remedies.oneBack(cleared.facts(), threshold), cleared.standing()));
      }
    }
    return List.copyOf(shorts.values());
  }
}
