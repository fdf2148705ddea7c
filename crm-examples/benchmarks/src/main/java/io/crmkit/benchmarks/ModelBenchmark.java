package io.crmkit.benchmarks;

import io.crmkit.decision.Decision;
import io.crmkit.score.model.BgNbd;
import io.crmkit.score.model.MbgNbd;
import io.crmkit.score.model.ModelFit;
import io.crmkit.score.model.ModelFits;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.ParetoNbd;
import io.crmkit.score.model.PurchaseModel;
import io.crmkit.score.model.PurchaseSample;
import io.crmkit.score.model.PurchaseSummary;
import io.crmkit.score.model.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Fitting customer-base models, and scoring a million customers on all cores. Fits are of CDNOW
 * where {@code ../shared/data} is there (run it from the checkout), else of as many made-up
 * customers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ModelBenchmark {
  private static final int MILLION = 1_000_000;
  private static final Span HORIZON = Span.weeks(39);

  private final BgNbd bg =
      new BgNbd(0.2426, 4.4135, 0.7929, 2.4258, ModelUnit.WEEK, Optional.empty());
  private final MbgNbd mbg =
      new MbgNbd(0.5248, 6.183, 0.8914, 1.614, ModelUnit.WEEK, Optional.empty());
  private final ParetoNbd pareto =
      new ParetoNbd(0.5533, 10.5776, 0.6062, 11.6679, ModelUnit.WEEK, Optional.empty());

  private PurchaseSample sample = PurchaseSample.of(made(10));
  private PurchaseSummary[] customers = {};

  /** Makes or reads the customers. */
  @Setup
  public void prepare() throws IOException {
    Path file = Path.of("../shared/data/cdnow-summary.csv");
    List<PurchaseSummary> fitted = new ArrayList<>();
    if (Files.isReadable(file)) {
      for (String line : Files.readAllLines(file).subList(1, 2358)) {
        String[] cells = line.split(",", -1);
        fitted.add(
            new PurchaseSummary(
                Integer.parseInt(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                ModelUnit.WEEK));
      }
    } else {
      System.err.println(file + " is not there: made-up customers are fitted instead");
      fitted = made(2_357);
    }
    sample = PurchaseSample.of(fitted);
    customers = made(MILLION).toArray(PurchaseSummary[]::new);
  }

  /** Six of ten bought once, the others up to thirty times, over up to a year. */
  private static List<PurchaseSummary> made(int count) {
    SplittableRandom random = new SplittableRandom(42);
    List<PurchaseSummary> made = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double age = random.nextInt(180, 366) / 7.0;
      int repeats = random.nextInt(10) < 6 ? 0 : 1 + (int) (29 * Math.pow(random.nextDouble(), 3));
      double last = repeats == 0 ? 0 : age * (1 - 0.99 * Math.pow(random.nextDouble(), 2));
      made.add(new PurchaseSummary(repeats, last, age, ModelUnit.WEEK));
    }
    return made;
  }

  /** Fits BG/NBD, with its verdict and standard errors. */
  @Benchmark
  public Decision<ModelFit<BgNbd>> fitBgNbd() {
    return ModelFits.bgNbd(sample);
  }

  /** Fits MBG/NBD. */
  @Benchmark
  public Decision<ModelFit<MbgNbd>> fitMbgNbd() {
    return ModelFits.mbgNbd(sample);
  }

  /** Fits Pareto/NBD. */
  @Benchmark
  public Decision<ModelFit<ParetoNbd>> fitParetoNbd() {
    return ModelFits.paretoNbd(sample);
  }

  /** P(alive) and expected purchases of a million customers by BG/NBD. */
  @Benchmark
  public double scoreBgNbd() {
    return score(bg);
  }

  /** The same by MBG/NBD. */
  @Benchmark
  public double scoreMbgNbd() {
    return score(mbg);
  }

  /** The same by Pareto/NBD. */
  @Benchmark
  public double scoreParetoNbd() {
    return score(pareto);
  }

  private double score(PurchaseModel model) {
    return IntStream.range(0, MILLION)
        .parallel()
        .mapToDouble(
            i -> {
              double alive = model.probabilityAlive(customers[i]);
              return alive + alive * model.expectedPurchasesIfAlive(customers[i], HORIZON);
            })
        .sum();
  }
}
