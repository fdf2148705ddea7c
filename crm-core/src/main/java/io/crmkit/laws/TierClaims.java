package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Fact;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.NoneOf;
import io.crmkit.facts.OneOf;
import io.crmkit.facts.Threshold;
import io.crmkit.facts.Truth;
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

  TierClaims(TierTrial trial) {
    this.trial = trial;
  }

  /** Claims speak to the customer as decided: what is asked next starts from that standing. */
  private static TierQuestion next(
      TierQuestion question, Facts facts, Decision<TierStanding> decision) {
    return new TierQuestion(facts, question.standing().map(before -> decision.outcome()));
  }

  /** The claims of a decision: a tier not reached, or bare findings of what is missing. */
  List<Claim<TierQuestion, TierStanding>> of(
      TierQuestion question, Decision<TierStanding> decision) {
    List<Claim<TierQuestion, TierStanding>> claims = new ArrayList<>();
    List<Finding> bare = new ArrayList<>();
    for (var reason : decision.reasons()) {
      if (reason instanceof TierReason.NotReached missed) {
        toReach(question, decision, missed.tier(), missed.findings()).ifPresent(claims::add);
      } else if (reason instanceof Finding finding && open(finding)) {
        bare.add(finding);
      }
    }
    Tier earned = decision.outcome().earned();
    if (!bare.isEmpty() && feasible(bare)) {
      claims.add(
          new Claim<>(
              "another tier than " + earned,
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

  private static List<Claim.Blocker<TierQuestion>> blockers(
      TierQuestion question, Decision<TierStanding> decision, List<Finding> findings) {
    List<Claim.Blocker<TierQuestion>> blockers = new ArrayList<>();
    for (Finding finding : findings) {
      if (open(finding)) {
        blockers.add(
            new Claim.Blocker<>(
                finding,
                asked -> next(question, done(asked.facts(), finding, question.facts()), decision)));
      }
    }
    return blockers;
  }

  private static boolean open(Finding finding) {
    return !(finding instanceof Finding.Meets<?> || finding instanceof Finding.NoValueMeets);
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
      } else if (pulledBothWays(leaf(finding).metric())) {
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

  /** The leaf that a finding is about; alternatives have several and are no case here. */
  static Leaf<?> leaf(Finding finding) {
    if (finding instanceof Finding.Misses<?> misses) {
      return misses.required();
    }
    if (finding instanceof Finding.NoValue none) {
      return none.required();
    }
    if (finding instanceof Finding.NotKnown unknown) {
      return unknown.required();
    }
    if (finding instanceof Finding.Meets<?> meets) {
      return meets.required();
    }
    if (finding instanceof Finding.NoValueMeets none) {
      return none.required();
    }
    throw new IllegalStateException("alternatives have several leaves");
  }

  /** The facts once a finding is done away with; of several ways the first is gone. */
  private static Facts done(Facts facts, Finding finding, Facts original) {
    if (finding instanceof Finding.Alternatives either) {
      Facts gone = facts;
      for (Finding step : either.ways().get(0)) {
        gone = done(gone, step, original);
      }
      return gone;
    }
    if (finding instanceof Finding.Misses<?> misses && misses.required() instanceof Threshold<?>) {
      return closeGap(facts, misses, original);
    }
    return open(finding) ? supply(facts, leaf(finding)) : facts;
  }

  /** "312.50 more": added to what was there when it was said, unless it is exceeded already. */
  private static <T> Facts closeGap(Facts facts, Finding.Misses<T> misses, Facts original) {
    Metric<T> metric = misses.required().metric();
    boolean rising = ((Threshold<T>) misses.required()).comparison().rising();
    T start = original.get(metric) instanceof Fact.Known<T> known ? known.value() : misses.actual();
    long gap = metric.kind().units(misses.gap());
    long target = metric.kind().units(start) + (rising ? gap : -gap);
    if (facts.get(metric) instanceof Fact.Known<T> now) {
      long units = metric.kind().units(now.value());
      target = rising ? Math.max(units, target) : Math.min(units, target);
    }
    return facts.with(metric, metric.kind().ofUnits(target, facts.currency()));
  }

  /** A value that just passes, unless the one there passes. */
  private static <T> Facts supply(Facts facts, Leaf<T> leaf) {
    if (leaf.test(facts) == Truth.MET) {
      return facts;
    }
    Metric<T> metric = leaf.metric();
    if (leaf instanceof Threshold<T> threshold) {
      return facts.with(metric, metric.kind().ofUnits(firstPassing(threshold), facts.currency()));
    }
    String category =
        leaf instanceof OneOf oneOf
            ? oneOf.values().iterator().next()
            : outside(((NoneOf) leaf).values());
    return facts.with(metric, metric.kind().parse(category));
  }

  private static String outside(Set<String> values) {
    String other = "some-other";
    while (values.contains(other)) {
      other += "-";
    }
    return other;
  }

  /** The value nearest to the bound that passes, in smallest units. */
  static long firstPassing(Threshold<?> threshold) {
    long bound = Values.bound(threshold);
    return switch (threshold.comparison()) {
      case AT_LEAST, AT_MOST -> bound;
      case MORE_THAN -> bound + 1;
      case LESS_THAN -> bound - 1;
    };
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
          && leaf((Finding) blocker.reason()) instanceof Threshold<?> threshold) {
        shorts.put(
            threshold.metric(),
            new TierQuestion(oneBack(cleared.facts(), threshold), cleared.standing()));
      }
    }
    return List.copyOf(shorts.values());
  }

  private static <T> Facts oneBack(Facts facts, Threshold<T> threshold) {
    Metric<T> metric = threshold.metric();
    long units = metric.kind().units(((Fact.Known<T>) facts.get(metric)).value());
    long back = threshold.comparison().rising() ? units - 1 : units + 1;
    return facts.with(metric, metric.kind().ofUnits(back, facts.currency()));
  }
}
