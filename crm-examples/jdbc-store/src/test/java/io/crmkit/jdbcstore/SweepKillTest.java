package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.CrmJson;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CustomerCase;
import io.crmkit.store.Expected;
import io.crmkit.store.Page;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.work.CaseSweeper;
import io.crmkit.store.work.UnitOfWork;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.ClockEvent;
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
  private static final int CASES = 40 * RUNS;
  private static final int EVENTS = CASES * Inquiries.KEYS.size();

  /** What a run may tell at most, so that there is as much left after the last one. */
  private static final int SHARE = EVENTS / (RUNS + 1);

  private static final int THREADS = 2;
  private static final Instant END = Inquiries.TEN.plus(Duration.ofDays(10));

  @ParameterizedTest(name = "{0}: each clock event is told once and noted, nothing is half done")
  @EnumSource(
      value = TestStores.class,
      names = {"H2_FILE", "POSTGRES"})
  void killed(TestStores backend) throws IOException {
    Random random = new Random(SEED);
    Map<String, List<String>> told = new HashMap<>();
    int events = 0;
    long unheard = 0;
    long start = System.nanoTime();
    try (TestStore test = backend.create()) {
      openCases(test.store());
      for (int run = 1; run <= RUNS; run++) {
        test.handOver();
        long heard = sweepAndKill(test, 1 + random.nextInt(SHARE / 2), random);
        test.awaitNobody();
        test.reopen();
        int some = drain(test.store(), told);
        assertThat((long) some).as("events told").isBetween(heard, (long) SHARE);
        check(test.store(), told);
        events += some;
        unheard += some - heard;
      }
      sweeper(test.store()).sweep(END);
      assertThat(events + drain(test.store(), told)).isEqualTo(EVENTS);
      check(test.store(), told);
      assertThat(told.values()).hasSize(CASES).containsOnly(Inquiries.KEYS);
      assertThat(sweeper(test.store()).sweep(END))
          .as("a sweep when all is told")
          .isEqualTo(new CaseSweeper.Swept(0, 0, 0));
      assertThat(test.store().events(1)).isEmpty();
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d sweepers at once killed %d times (seed %d) in %.0f s: %,d clock events told before"
            + " the last kill, %d of them not heard of, %,d after it; each once, all noted, none by"
            + " half%n",
        backend,
        THREADS,
        RUNS,
        SEED,
        (System.nanoTime() - start) / 1e9,
        events,
        unheard,
        EVENTS - events);
  }

  private static CaseSweeper sweeper(JdbcStore store) {
    return CaseSweeper.of(store, UnitOfWork.on(store, new Random(1)), Inquiries.CLOCKS);
  }

  private static void openCases(JdbcStore store) {
    ChangeSet changes = ChangeSet.of(Command.of("open", "open"));
    for (int number = 0; number < CASES; number++) {
      Instant at = Inquiries.TEN.plusSeconds((long) number * SweepingProcess.SECONDS);
      CustomerCase kept = Inquiries.kept(Inquiries.open("i-" + number, "c-" + number % 7, at));
      changes = changes.put(CustomerCase.TYPE, kept, Expected.absent());
    }
    store.commit(changes);
  }

  /** How many events the process had said that it told. */
  private static long sweepAndKill(TestStore test, int events, Random random) throws IOException {
    long heard = 0;
    try (Victim process =
        new Victim(SweepingProcess.start(THREADS, SHARE, test.processArguments()))) {
      while (heard < events) {
        heard += Long.parseLong(process.line());
      }
      heard += process.kill(random).stream().mapToLong(Long::parseLong).sum();
    }
    return heard;
  }

  /** Takes what was told off the outbox: how much it was, and by case in order. */
  private static int drain(JdbcStore store, Map<String, List<String>> told) {
    List<StoredEvent> events = Workload.drain(store);
    for (StoredEvent event : events) {
      ClockEvent clock = CrmJson.read(event.event().json(), ClockEvent.class);
      assertThat(event.event().about().id()).isEqualTo(clock.caseId().value());
      assertThat(store.receipt(event.commandId()).orElseThrow().versions())
          .as("what the commit that told an event wrote")
          .containsOnlyKeys(event.event().about());
      told.computeIfAbsent(clock.caseId().value(), id -> new ArrayList<>()).add(clock.key());
    }
    return events.size();
  }

  /** Every case is as if exactly what was told of it had been told by one sweep. */
  private static void check(JdbcStore store, Map<String, List<String>> told) {
    List<String> due = new ArrayList<>();
    List<CustomerCase> all = all(store, Scan.of(CustomerCase.TYPE));
    assertThat(all).hasSize(CASES);
    for (CustomerCase kept : all) {
      String id = kept.handled().id().value();
      List<String> toldOfIt = told.getOrDefault(id, List.of());
      assertThat(toldOfIt)
          .as("told of %s", id)
          .isEqualTo(Inquiries.KEYS.subList(0, Math.min(toldOfIt.size(), Inquiries.KEYS.size())));
      assertThat(noted(kept)).as("noted in %s", id).isEqualTo(toldOfIt);
      boolean done = toldOfIt.size() == Inquiries.KEYS.size();
      assertThat(kept.handled().owner())
          .as("owner of %s", id)
          .contains(done ? Inquiries.OTHER : Inquiries.FIRST);
      assertThat(kept.wakeUp().isEmpty()).as("nothing left of %s", id).isEqualTo(done);
      if (!done) {
        due.add(id);
      }
    }
    assertThat(all(store, Scan.by(CustomerCase.TYPE, "wake-up")))
        .as("the index of wake-ups")
        .extracting(kept -> kept.handled().id().value())
        .containsExactlyInAnyOrderElementsOf(due);
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

  private static List<CustomerCase> all(JdbcStore store, Scan<CustomerCase> scan) {
    List<CustomerCase> all = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Page<CustomerCase> page = store.scan(next.map(scan::after).orElse(scan));
      all.addAll(page.values());
      next = page.next();
    } while (next.isPresent());
    return all;
  }
}
