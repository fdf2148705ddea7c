package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Receipt;
import io.crmkit.store.StoredEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that commits is killed at random points. {@code -Dkill.runs} says how often, {@code
 * -Dkill.seed} where: a seed that is printed gives the same counts of commits before each kill.
 */
@DisplayName("JDBC store: killed")
class KillTest {
  private static final int RUNS = Integer.getInteger("kill.runs", 5);
  private static final long SEED = Long.getLong("kill.seed", 20_261_123L);
  private static final int WORKERS = 3;

  /** What was acknowledged to the outside: by worker and number, the version. */
  private record Acknowledged(Map<String, Integer> last, Map<String, Long> versions) {}

  @ParameterizedTest(name = "{0}: every acknowledged command is there, none is there by half")
  @EnumSource(
      value = TestStores.class,
      names = {"H2_FILE", "POSTGRES"})
  void killed(TestStores backend) throws IOException {
    Random random = new Random(SEED);
    long acknowledged = 0;
    long unheard = 0;
    long start = System.nanoTime();
    try (TestStore test = backend.create()) {
      test.handOver();
      for (int run = 1; run <= RUNS; run++) {
        String name = "run" + run;
        int commits = 1 + random.nextInt(300);
        Acknowledged told = runAndKill(test.processArguments(), name, commits, random);
        test.awaitNobody();
        test.reopen();
        List<StoredEvent> events = Workload.drain(test.store());
        for (int i = 0; i < WORKERS; i++) {
          Workload work = new Workload(name + "-w" + i);
          int heard = told.last().getOrDefault(work.name(), 0);
          int committed = work.committed(test.store());
          assertThat(committed).as("commands of %s", work.name()).isBetween(heard, heard + 1);
          for (int number = 1; number <= heard; number++) {
            assertThat(highestVersion(test.store().receipt(work.commandId(number)).orElseThrow()))
                .isEqualTo(told.versions().get(work.name() + " " + number));
          }
          work.check(test.store(), committed, events);
          work.replay(test.store(), committed);
          acknowledged += heard;
          unheard += committed - heard;
        }
        assertThat(test.store().events(1)).as("events of replays").isEmpty();
        test.handOver();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: killed %d times (seed %d) in %.0f s: %,d acknowledged commands all there, %d more that"
            + " were committed but not heard of, none by half, all replayed%n",
        backend,
        RUNS,
        SEED,
        (System.nanoTime() - start) / 1e9,
        acknowledged,
        unheard);
  }

  static long highestVersion(Receipt receipt) {
    return receipt.versions().values().stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  private static Acknowledged runAndKill(
      List<String> store, String name, int commits, Random random) throws IOException {
    Acknowledged told = new Acknowledged(new HashMap<>(), new HashMap<>());
    try (Victim process = new Victim(CommittingProcess.start(name, WORKERS, store))) {
      for (int i = 0; i < commits; i++) {
        note(told, process.line());
      }
      process.kill(random).forEach(line -> note(told, line));
    }
    return told;
  }

  private static void note(Acknowledged told, String line) {
    String[] parts = line.split(" ", -1);
    told.last().put(parts[0], Integer.parseInt(parts[1]));
    told.versions().put(parts[0] + " " + parts[1], Long.parseLong(parts[2]));
  }
}
