package io.crmkit.benchmarks;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metrics;
import io.crmkit.score.ReadyCards;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreMetrics;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.Scorecard;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One relationship assessed by the ready-made card, beside the same card written by hand. Of a
 * quarter of the customers the satisfaction is not known, of a quarter the complaint rate.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScoreBenchmark {
  private static final int CUSTOMERS = 256;
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final Window QUARTER = Window.previous(CalendarUnit.QUARTER);

  private final Scorecard card = ReadyCards.relationship(QUARTER, CNY);
  private final ScoreQuestion[] questions = new ScoreQuestion[CUSTOMERS];
  private final HandWrittenCard.Row[] rows = new HandWrittenCard.Row[CUSTOMERS];
  private int next;

  /** Prepares questions and rows, and checks that both sides say the same. */
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < CUSTOMERS; i++) {
      HandWrittenCard.Row row =
          new HandWrittenCard.Row(
              random.nextInt(4) == 0 ? -1 : 50_000L * random.nextInt(21),
              random.nextInt(4),
              random.nextInt(9),
              (long) Math.pow(10, 4 + 4 * random.nextDouble()),
              random.nextInt(4) == 0 ? -1 : 10_000L * random.nextInt(25));
      rows[i] = row;
      questions[i] = ScoreQuestion.of(facts(row));
      Score ours = card.score(questions[i]);
      HandWrittenCard.Result theirs = HandWrittenCard.score(row);
      if (!theirs.says(ours) || !card.decide(questions[i]).outcome().equals(ours)) {
        throw new IllegalStateException("the two sides differ: " + ours + " and " + theirs);
      }
    }
  }

  private static Facts facts(HandWrittenCard.Row row) {
    Facts facts =
        Facts.at(Company.AS_OF, Company.ZONE, CNY)
            .with(ScoreMetrics.activeMonths(QUARTER), row.months())
            .with(Metrics.orders(QUARTER), row.orders())
            .with(Metrics.spend(QUARTER), Money.ofMinor(CNY, row.amount()));
    facts =
        row.satisfaction() < 0
            ? facts.withAbsent(Metrics.satisfaction(QUARTER))
            : facts.with(Metrics.satisfaction(QUARTER), millionths(row.satisfaction()));
    return row.complaints() < 0
        ? facts.withAbsent(ScoreMetrics.shrunkComplaintRate(QUARTER))
        : facts.with(ScoreMetrics.shrunkComplaintRate(QUARTER), millionths(row.complaints()));
  }

  private static BigDecimal millionths(long share) {
    return BigDecimal.valueOf(share, 6);
  }

  private int turn() {
    next = (next + 1) & (CUSTOMERS - 1);
    return next;
  }

  /** Outcome only. */
  @Benchmark
  public Score outcome() {
    return card.score(questions[turn()]);
  }

  /** Outcome only, by hand. */
  @Benchmark
  public HandWrittenCard.Result outcomeByHand() {
    return HandWrittenCard.score(rows[turn()]);
  }

  /** With reasons and the way up. */
  @Benchmark
  public Decision<Score> reasons() {
    return card.decide(questions[turn()]);
  }

  /** With reasons and the way up, by hand. */
  @Benchmark
  public HandWrittenCard.Explained reasonsByHand() {
    return HandWrittenCard.explained(rows[turn()]);
  }
}
