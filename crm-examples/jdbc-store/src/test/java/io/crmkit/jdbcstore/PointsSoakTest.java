package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.jdbcstore.PointsAudit.Answered;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that posts random points commands is killed at random points. {@code -Dsoak.runs} says
 * how often; {@code -Dkill.seed} as for {@link KillTest}.
 */
@DisplayName("JDBC store: points posted, and killed")
class PointsSoakTest {
  private static final int RUNS = Integer.getInteger("soak.runs", 3);
  private static final long SEED = Long.getLong("kill.seed", 20_261_127L);
  private static final int THREADS = 4;
  private static final int ANSWERS = 200;
  private static final Instant LATER = Instant.parse("2050-01-01T00:00:00Z");

  @ParameterizedTest(name = "{0}: every account adds up, nothing is lost, halved or doubled")
  @EnumSource(
      value = TestStores.class,
      names = {"H2_FILE", "POSTGRES"})
  void soak(TestStores backend) throws IOException {
    Random random = new Random(SEED);
    Map<String, Answered> answered = new HashMap<>();
    long entries = 0;
    long unheard = 0;
    long start = System.nanoTime();
    try (TestStore test = backend.create()) {
      for (int run = 1; run <= RUNS; run++) {
        test.handOver();
        postAndKill(test, run, ANSWERS / 2 + random.nextInt(ANSWERS), random, answered);
        test.awaitNobody();
        test.reopen();
        PointsAudit audit = new PointsAudit(test.store()).check(answered);
        assertThat(audit.unheard(answered) - unheard)
            .as("commands without an answer")
            .isBetween(0L, (long) THREADS);
        unheard = audit.unheard(answered);
      }
      new PointsAudit(test.store())
          .check(answered)
          .replay(PostingProcess.desk(test.store(), random), LATER);
      assertThat(PostingProcess.sweeper(test.store(), random).sweep(LATER).postponed()).isZero();
      PointsAudit swept = new PointsAudit(test.store()).check(answered);
      assertThat(swept.unheard(answered)).isEqualTo(unheard);
      entries = swept.entries();
    }
    long refused = answered.values().stream().filter(answer -> answer.entries() < 0).count();
    assertThat(refused).as("refused commands").isBetween(1L, answered.size() * 3L / 4);
    System.out.printf(
        Locale.ROOT,
        "%s: %d threads posting points killed %d times (seed %d) in %.0f s: %,d commands answered,"
            + " %,d of them refused, %d more posted but not heard of, %,d entries; every account is"
            + " the fold of its entries, no point came or went, nothing is doubled, all replayed%n",
        backend,
        THREADS,
        RUNS,
        SEED,
        (System.nanoTime() - start) / 1e9,
        answered.size(),
        refused,
        unheard,
        entries);
  }

  private static void postAndKill(
      TestStore test, int run, int answers, Random random, Map<String, Answered> answered)
      throws IOException {
    try (Victim process = new Victim(PostingProcess.start(run, THREADS, test.processArguments()))) {
      for (int i = 0; i < answers; i++) {
        note(answered, process.line());
      }
      process.kill(random).forEach(line -> note(answered, line));
    }
  }

  private static void note(Map<String, Answered> answered, String line) {
    List<String> parts = List.of(line.split(" ", -1));
    Answered answer = new Answered(parts.get(0), Integer.parseInt(parts.get(2)));
    assertThat(answered.put(parts.get(1), answer)).as("answers to one command").isNull();
  }
}
