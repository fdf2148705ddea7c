package io.crmkit.benchmarks;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One tier decision over twelve facts, beside a chain written by hand for this one ladder. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TierBenchmark {
  private static final int CUSTOMERS = 256;

  private final TierLadder ladder = Company.ladder();
  private final TierQuestion[] fresh = new TierQuestion[CUSTOMERS];
  private final TierQuestion[] recorded = new TierQuestion[CUSTOMERS];
  private final HandWritten.Row[] rows = new HandWritten.Row[CUSTOMERS];
  private final TierStanding[] standings = new TierStanding[CUSTOMERS];
  private int next;

  /** Prepares questions and rows, and checks that both sides give the same outcomes. */
  @Setup
  public void prepare() {
    FactsCalculator.AsOf asOf = Company.CALCULATOR.asOf(Company.AS_OF);
    var files = Company.files(CUSTOMERS);
    List<Tier> tiers =
        List.of(HandWritten.BASE, HandWritten.SILVER, HandWritten.GOLD, HandWritten.PLATINUM);
    for (int i = 0; i < CUSTOMERS; i++) {
      Facts facts = asOf.facts(files.get(i));
      rows[i] = HandWritten.Row.of(facts);
      standings[i] =
          new TierStanding(
              tiers.get(i & 3),
              Company.DAY.minusDays(60),
              Optional.empty(),
              Optional.empty(),
              Company.DAY.minusDays(1));
      fresh[i] = TierQuestion.of(facts);
      recorded[i] = TierQuestion.of(facts, standings[i]);
      require(ladder.standing(fresh[i]), HandWritten.standing(rows[i]));
      require(ladder.standing(recorded[i]), HandWritten.standing(rows[i], standings[i]));
    }
  }

  private static void require(TierStanding ours, TierStanding theirs) {
    if (!ours.equals(theirs)) {
      throw new IllegalStateException("the two sides differ: " + ours + " and " + theirs);
    }
  }

  private int turn() {
    next = (next + 1) & (CUSTOMERS - 1);
    return next;
  }

  /** Outcome only. */
  @Benchmark
  public TierStanding outcome() {
    return ladder.standing(fresh[turn()]);
  }

  /** Outcome only, by hand. */
  @Benchmark
  public TierStanding outcomeByHand() {
    return HandWritten.standing(rows[turn()]);
  }

  /** With reasons. */
  @Benchmark
  public Decision<TierStanding> reasons() {
    return ladder.decide(fresh[turn()]);
  }

  /** With reasons, by hand. */
  @Benchmark
  public HandWritten.Explained reasonsByHand() {
    return HandWritten.explained(rows[turn()]);
  }

  /** With reasons and a recorded standing. */
  @Benchmark
  public Decision<TierStanding> recordedStanding() {
    return ladder.decide(recorded[turn()]);
  }

  /** With reasons and a recorded standing, by hand. */
  @Benchmark
  public HandWritten.Explained recordedStandingByHand() {
    int i = turn();
    return HandWritten.explained(rows[i], standings[i], true);
  }
}
