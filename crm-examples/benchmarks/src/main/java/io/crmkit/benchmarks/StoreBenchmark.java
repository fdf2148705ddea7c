package io.crmkit.benchmarks;

import io.crmkit.customer.CustomerId;
import io.crmkit.json.CrmJson;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CrmStore;
import io.crmkit.store.CustomerStanding;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.Versioned;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierStanding;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Ten thousand commands on an empty store in memory: read a standing, write it, tell of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StoreBenchmark {
  private static final int COMMANDS = 10_000;
  private static final int CUSTOMERS = 1_000;

  private static CustomerStanding standing(int command) {
    return new CustomerStanding(
        CustomerId.of("c-" + command % CUSTOMERS),
        TierStanding.in(Tier.of("GOLD"), LocalDate.of(2026, 1, 1)));
  }

  /** Versions checked, two indexes kept, receipt and event in the same commit. */
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public CrmStore commit() {
    CrmStore store = new InMemoryStore();
    for (int i = 0; i < COMMANDS; i++) {
      CustomerStanding standing = standing(i);
      Expected expected =
          store
              .find(CustomerStanding.TYPE, standing.customer().value())
              .map(Versioned::version)
              .map(Expected::version)
              .orElse(Expected.absent());
      store.commit(
          ChangeSet.of(new Command("k-" + i, ""))
              .put(CustomerStanding.TYPE, standing, expected)
              .event(new Event(CustomerStanding.TYPE.idOf(standing), "tier-changed", "{}")));
    }
    return store;
  }

  /** The limit: the same JSON read from and put into a map under a lock, and nothing else. */
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public Map<String, String> mapByHand() {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < COMMANDS; i++) {
      CustomerStanding standing = standing(i);
      String id = standing.customer().value();
      synchronized (map) {
        String before = map.get(id);
        if (before == null || CrmJson.read(before, CustomerStanding.class).equals(standing)) {
          map.put(id, CrmJson.write(standing));
        }
      }
    }
    return map;
  }
}
