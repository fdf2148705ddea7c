package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.CrmJson;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CustomerCase;
import io.crmkit.store.Expected;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.work.CaseSweeper;
import io.crmkit.store.work.UnitOfWork;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.ClockEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that sweeps cases is killed at random points: see {@link KillTest}, also for {@code
 * -Dkill.runs} and {@code -Dkill.seed}.
 */
@DisplayName("JDBC store: sweepers killed")
class SweepKillTest {
  private static final int RUNS = Integer.getInteger("kill.runs", 5);
  private static final long SEED = Long.getLong("kill.seed", 20_261_126L);
  private static final int CASES = 300;
  private static final int THREADS = 2;

  /** Sweeps of one thread until all is told: the last case is opened late and told for hours. */
  private static final int SWEEPS = CASES + (int) Duration.ofMinutes(90).toSeconds() / 20;

  private static final Instant END = Inquiries.TEN.plus(Duration.ofDays(1));

  @ParameterizedTest(name = "{0}: each clock event is told once and noted, nothing is half done")
  @EnumSource(
      value = TestStores.class,
      names = {"H2_FILE", "POSTGRES"})
  void killed(TestStores backend) throws IOException {
    Random random = new Random(SEED);
    long before = 0;
    long unheard = 0;
    long after = 0;
    long start = System.nanoTime();
    try (TestStore test = backend.create()) {
      for (int run = 1; run <= RUNS; run++) {
        String name = "run" + run + "-";
        openCases(test.store(), name);
        test.store().close(); // a file is for one process at a time
        long heard = sweepAndKill(test, random);
        test.awaitNobody();
        test.reopen();

        List<StoredEvent> events = Workload.drain(test.store());
        assertThat((long) events.size()).as("events told").isGreaterThanOrEqualTo(heard);
        check(test.store(), name, events);
        before += events.size();
        unheard += events.size() - heard;

        sweeper(test.store()).sweep(END);
        List<StoredEvent> rest = Workload.drain(test.store());
        after += rest.size();
        events.addAll(rest);
        check(test.store(), name, events);
        assertThat(told(events).values()).hasSize(CASES).containsOnly(Inquiries.KEYS);
        assertThat(waiting(test.store())).as("cases left to sweep").isEmpty();
        assertThat(sweeper(test.store()).sweep(END))
            .as("a sweep when all is told")
            .isEqualTo(new CaseSweeper.Swept(0, 0, 0));
        assertThat(test.store().events(1)).isEmpty();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d sweepers killed %d times (seed %d) in %.0f s: %,d clock events told before, %d of"
            + " them not heard of, %,d after; each once, all noted, none by half%n",
        backend,
        THREADS,
        RUNS,
        SEED,
        (System.nanoTime() - start) / 1e9,
        before,
        unheard,
        after);
  }

  private static CaseSweeper sweeper(JdbcStore store) {
    return CaseSweeper.of(store, UnitOfWork.on(store, new Random(1)), Inquiries.CLOCKS);
  }

  private static String id(String name, int number) {
    return name + (1_000 + number);
  }

  private static void openCases(JdbcStore store, String name) {
    ChangeSet changes = ChangeSet.of(Command.of(name + "open", "open"));
    for (int number = 0; number < CASES; number++) {
      Instant at = Inquiries.TEN.plusSeconds((long) number * SweepingProcess.SECONDS);
      CustomerCase kept = Inquiries.kept(Inquiries.open(id(name, number), "c-" + number % 7, at));
      changes = changes.put(CustomerCase.TYPE, kept, Expected.absent());
    }
    store.commit(changes);
  }

  /** How many events the process had said that it told. */
  private static long sweepAndKill(TestStore test, Random random) throws IOException {
    int sweeps = 1 + random.nextInt(THREADS * SWEEPS);
    long heard = 0;
    Process process = SweepingProcess.start(THREADS, test.processArguments());
    try (BufferedReader lines = process.inputReader()) {
      for (int i = 0; i < sweeps; i++) {
        String line = lines.readLine();
        assertThat(line).as("the process ended by itself").isNotNull();
        heard += Long.parseLong(line);
      }
      LockSupport.parkNanos(random.nextInt(2_000_000)); // anywhere within a commit
      process.toHandle().destroyForcibly(); // SIGKILL; unlike the process's, keeps its output open
      // What it had said before it was killed counts as well; the last line may be a half.
      StringBuilder rest = new StringBuilder();
      for (int c = lines.read(); c >= 0; c = lines.read()) {
        rest.append((char) c);
      }
      String whole = rest.substring(0, rest.lastIndexOf("\n") + 1);
      heard += whole.lines().mapToLong(Long::parseLong).sum();
    } finally {
      process.destroyForcibly();
    }
    return heard;
  }

  /** What was told of each case, in order. */
  private static Map<String, List<String>> told(List<StoredEvent> events) {
    Map<String, List<String>> told = new HashMap<>();
    for (StoredEvent event : events) {
      ClockEvent clock = CrmJson.read(event.event().json(), ClockEvent.class);
      assertThat(event.event().about().id()).isEqualTo(clock.caseId().value());
      told.computeIfAbsent(clock.caseId().value(), id -> new ArrayList<>()).add(clock.key());
    }
    return told;
  }

  /** Every case is as if exactly what was told of it had been told by one sweep. */
  private static void check(JdbcStore store, String name, List<StoredEvent> events) {
    Map<String, List<String>> told = told(events);
    List<String> ids = new ArrayList<>();
    for (int number = 0; number < CASES; number++) {
      ids.add(id(name, number));
    }
    assertThat(ids).containsAll(told.keySet());
    var found = store.findAll(CustomerCase.TYPE, ids);
    assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(ids);
    List<String> due = new ArrayList<>();
    for (String id : ids) {
      CustomerCase kept = found.get(id).value();
      List<String> toldOfIt = told.getOrDefault(id, List.of());
      assertThat(toldOfIt)
          .as("told of %s", id)
          .isEqualTo(Inquiries.KEYS.subList(0, toldOfIt.size()));
      assertThat(noted(kept)).as("noted in %s", id).isEqualTo(toldOfIt);
      boolean all = toldOfIt.size() == Inquiries.KEYS.size();
      assertThat(kept.handled().owner())
          .as("owner of %s", id)
          .contains(all ? Inquiries.OTHER : Inquiries.FIRST);
      assertThat(kept.wakeUp().isEmpty()).as("nothing left of %s", id).isEqualTo(all);
      if (!all) {
        due.add(id);
      }
    }
    assertThat(waiting(store)).as("the index of wake-ups").containsExactlyInAnyOrderElementsOf(due);
    for (StoredEvent event : events) {
      Optional<Receipt> receipt = store.receipt(event.commandId());
      assertThat(receipt.orElseThrow().versions()).containsOnlyKeys(event.event().about());
    }
  }

  private static List<String> noted(CustomerCase kept) {
    List<String> noted = new ArrayList<>();
    for (CaseEvent event : kept.handled().history()) {
      if (event instanceof CaseEvent.Noted note) {
        noted.add(note.key());
      }
    }
    return noted;
  }

  /** The cases in the index of wake-ups. */
  private static List<String> waiting(JdbcStore store) {
    List<String> waiting = new ArrayList<>();
    Scan<CustomerCase> scan = Scan.by(CustomerCase.TYPE, "wake-up");
    Optional<String> next = Optional.empty();
    do {
      Page<CustomerCase> page = store.scan(next.map(scan::after).orElse(scan));
      page.values().forEach(kept -> waiting.add(kept.handled().id().value()));
      next = page.next();
    } while (next.isPresent());
    return waiting;
  }
}
