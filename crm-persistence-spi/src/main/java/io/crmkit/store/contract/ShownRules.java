package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A commit shows as a whole: its records, its receipt and its events. */
final class ShownRules {
  private static final int ROUNDS = 30;
  private static final int RECORDS = 40;
  private static final int READERS = 2;

  private ShownRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "concurrency.shown-at-once",
            "Whoever has found a record, the receipt or an event of a commit finds all its"
                + " records, its receipt and its events from then on, until they are acknowledged.",
            ShownRules::shownAtOnce));
  }

  private static void shownAtOnce(StoreTrial trial) throws Exception {
    Phaser together = new Phaser(READERS + 1);
    Workers.Stop stop = new Workers.Stop();
    AtomicInteger done = new AtomicInteger(-1);
    try (Workers workers = new Workers(trial.patience())) {
      for (int reader = 0; reader < READERS; reader++) {
        int number = reader;
        workers.start(
            () ->
                inRounds(
                    trial, together, stop, round -> read(trial, number, round, done), any -> {}));
      }
      workers.start(
          () ->
              inRounds(
                  trial,
                  together,
                  stop,
                  round -> {
                    try {
                      commit(trial, round);
                    } finally {
                      done.set(round);
                    }
                  },
                  // Nobody looks for them now.
                  any ->
                      trial
                          .untraced()
                          .acknowledge(trial.events().stream().map(e -> e.position()).toList())));
      workers.finish();
    }
  }

  private interface Turn {
    void take(int round);
  }

  /** Takes turns with the others; if one fails, all come to an end. */
  private static void inRounds(
      StoreTrial trial, Phaser together, Workers.Stop stop, Turn turn, Turn after)
      throws Exception {
    try {
      for (int round = 0; round < ROUNDS && !stop.asked(); round++) {
        await(trial, together);
        turn.take(round);
        await(trial, together);
        after.take(round);
      }
    } catch (RuntimeException e) {
      stop.now();
      throw e;
    } finally {
      together.arriveAndDeregister(); // nobody waits for who has left
    }
  }

  private static void await(StoreTrial trial, Phaser together) throws Exception {
    together.awaitAdvanceInterruptibly(
        together.arrive(), trial.patience().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String id(int round, int record) {
    return "r" + round + "-" + (RECORDS + record);
  }

  private static String command(StoreTrial trial, int round) {
    return trial.name("shown" + round);
  }

  private static void commit(StoreTrial trial, int round) {
    List<Change> puts = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    for (int record = 0; record < RECORDS; record++) {
      Sample sample = Sample.of(id(round, record));
      puts.add(new Change.Put<>(trial.type(), sample, Expected.absent()));
      events.add(new Event(trial.id(sample.id()), "told", "{}"));
    }
    trial
        .untraced()
        .commit(
            new ChangeSet(
                Command.of(command(trial, round), "content"),
                puts,
                Map.of(),
                events,
                Optional.empty()));
  }

  /** Waits for one thing to show, and then looks for all others. */
  private static void read(StoreTrial trial, int reader, int round, AtomicInteger done) {
    int first = (reader + round) % 2 == 0 ? 0 : RECORDS - 1;
    int way = reader == 0 ? 0 : 1 + round % 2;
    boolean last;
    do {
      last = done.get() >= round;
      if (shows(trial, way, round, first)) {
        expectAll(trial, round, RECORDS - 1 - first);
        return;
      }
    } while (!last && !Thread.currentThread().isInterrupted());
  }

  private static boolean shows(StoreTrial trial, int way, int round, int record) {
    CrmStore store = trial.untraced();
    return switch (way) {
      case 0 -> store.find(trial.type(), id(round, record)).isPresent();
      case 1 -> store.receipt(command(trial, round)).isPresent();
      default -> events(trial, round) > 0;
    };
  }

  private static long events(StoreTrial trial, int round) {
    String command = command(trial, round);
    return trial.untraced().events(Scan.MAX_LIMIT).stream()
        .filter(event -> event.commandId().equals(command))
        .count();
  }

  private static void expectAll(StoreTrial trial, int round, int record) {
    CrmStore store = trial.untraced();
    trial.expectEqual(
        "how many events show of a commit of which something shows",
        (long) RECORDS,
        events(trial, round));
    trial.expect(
        store.find(trial.type(), id(round, record)).isPresent(),
        "a record does not show of a commit of which something shows");
    trial.expect(
        store.receipt(command(trial, round)).isPresent(),
        "a commit of which something shows has no receipt");
  }
}
