package io.crmkit.benchmarks;

import io.crmkit.customer.CustomerFile;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Twelve metrics of one customer with fifty events. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FactsBenchmark {
  private static final int CUSTOMERS = 256;

  private final List<CustomerFile> files = Company.files(CUSTOMERS);
  private final FactsCalculator.AsOf asOf = Company.CALCULATOR.asOf(Company.AS_OF);
  private int next;

  private CustomerFile file() {
    next = (next + 1) & (CUSTOMERS - 1);
    return files.get(next);
  }

  /** Many customers as of one instant. */
  @Benchmark
  public Facts facts() {
    return asOf.facts(file());
  }

  /** One customer at an instant asked for the first time: the windows are worked out as well. */
  @Benchmark
  public Facts factsAtNewInstant() {
    return Company.CALCULATOR.facts(file(), Company.AS_OF);
  }

  /** The file built from the host's lists first: copied, checked, already in order. */
  @Benchmark
  public Facts factsOfNewFile() {
    CustomerFile file = file();
    return asOf.facts(
        new CustomerFile(
            file.customer(),
            file.consents(),
            file.transactions(),
            file.interactions(),
            file.surveys(),
            file.complaints()));
  }
}
