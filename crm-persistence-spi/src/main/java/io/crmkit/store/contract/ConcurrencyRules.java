package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Many threads on one store. */
final class ConcurrencyRules {
  private static final int THREADS = 6;
  private static final int ROUNDS = 25;
  private static final int SHOWN = 60;

  private ConcurrencyRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "concurrency.lost-update",
            "Of many threads that read a record, count it up and put it at the version read, none"
                + " loses a count.",
            ConcurrencyRules::lostUpdate),
        must(
            "concurrency.one-creation",
            "Of many threads that put a record expected absent, exactly one succeeds.",
            ConcurrencyRules::oneCreation),
        must(
            "concurrency.one-deletion",
            "Of many threads that delete a record at one version, exactly one succeeds.",
            ConcurrencyRules::oneDeletion),
        must(
            "concurrency.replay",
            "A command committed by many threads at once happens once, and all get its receipt.",
            ConcurrencyRules::replay),
        must(
            "concurrency.reuse",
            "Of many threads that commit one command id with contents of their own, one succeeds"
                + " and the others are told.",
            ConcurrencyRules::reuse),
        must(
            "concurrency.disjoint",
            "Threads that change records of their own all succeed.",
            ConcurrencyRules::disjoint),
        must(
            "concurrency.opposite-orders",
            "Commits that change the same records in opposite orders, whatever is there, all"
                + " succeed.",
            ConcurrencyRules::oppositeOrders),
        must(
            "concurrency.seen-stays",
            "Whoever has found one record of a commit finds the others and the receipt from then"
                + " on, also before the commit has returned.",
            ConcurrencyRules::seenStays),
        must(
            "concurrency.linearizable",
            "Whatever many threads read and change can be explained as if each act had happened at"
                + " one moment while it ran.",
            Linearizability::check));
  }

  private static void lostUpdate(StoreTrial trial) throws Exception {
    trial.put(Sample.of("a").number(0));
    CrmStore store = trial.untraced();
    inParallel(
        trial,
        thread -> {
          for (int count = 0; count < ROUNDS; ) {
            Versioned<Sample> found = store.find(trial.type(), "a").orElseThrow();
            Sample next = Sample.of("a").number(found.value().number().orElseThrow() + 1);
            try {
              store.commit(
                  trial.changes().put(trial.type(), next, Expected.version(found.version())));
              count++;
            } catch (ConflictException e) {
              if (Thread.currentThread().isInterrupted()) {
                return 0;
              }
            }
          }
          return 0;
        });
    trial.expectEqual(
        "the count after " + THREADS + " threads counted to " + ROUNDS,
        Optional.of((long) THREADS * ROUNDS),
        trial.find("a").flatMap(found -> found.value().number()));
  }

  private interface Work {
    int run(int thread) throws Exception;
  }

  /** Runs threads at once and adds up what they return. */
  private static int inParallel(StoreTrial trial, Work work) throws Exception {
    return inParallel(trial, THREADS, work);
  }

  private static int inParallel(StoreTrial trial, int threads, Work work) throws Exception {
    List<Workers.Task<Integer>> tasks = new ArrayList<>();
    try (Workers workers = new Workers(trial.patience())) {
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        tasks.add(workers.call(() -> work.run(number)));
      }
      workers.finish();
      int sum = 0;
      for (Workers.Task<Integer> task : tasks) {
        sum += workers.await(task);
      }
      trial.note(threads + " threads ran");
      return sum;
    }
  }

  /** 1 if a commit succeeds, 0 if it conflicts. */
  private static int tried(StoreTrial trial, ChangeSet changes) {
    try {
      trial.untraced().commit(changes);
      return 1;
    } catch (ConflictException e) {
      return 0;
    }
  }

  private static void oneCreation(StoreTrial trial) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Sample sample = Sample.of("a" + round);
      trial.expectEqual(
          "the number of creations",
          1,
          inParallel(
              trial,
              thread ->
                  tried(trial, trial.changes().put(trial.type(), sample, Expected.absent()))));
    }
    for (int round = ROUNDS; round < ROUNDS + Together.ROUNDS; round++) {
      Together together = new Together(trial);
      Sample sample = Sample.of("a" + round);
      trial.expectEqual(
          "the number of creations by large commits",
          1,
          inParallel(
              trial,
              2,
              thread -> {
                ChangeSet little = trial.changes().put(trial.type(), sample, Expected.absent());
                return tried(trial, together.late(little, thread + "-"));
              }));
    }
  }

  private static void oneDeletion(StoreTrial trial) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Expected version = Expected.version(trial.put(Sample.of("a")));
      trial.expectEqual(
          "the number of deletions",
          1,
          inParallel(
              trial, thread -> tried(trial, trial.changes().delete(trial.id("a"), version))));
    }
  }

  private static void replay(StoreTrial trial) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ChangeSet changes =
          trial
              .changes()
              .put(trial.type(), Sample.of("a" + round), Expected.absent())
              .event(new Event(trial.id("a" + round), "told", "{}"))
              .outcome("done");
      List<Commit> commits = Collections.synchronizedList(new ArrayList<>());
      inParallel(
          trial,
          thread -> {
            commits.add(trial.untraced().commit(changes));
            return 0;
          });
      trial.expectEqual(
          "the number of first commits",
          1L,
          commits.stream().filter(commit -> !commit.replayed()).count());
      trial.expectEqual(
          "the number of different receipts",
          1L,
          commits.stream().map(Commit::receipt).distinct().count());
      trial.expectEqual("the number of events", 1, trial.events().size());
      trial.acknowledge(trial.events());
    }
  }

  private static void reuse(StoreTrial trial) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = trial.name("reused" + round);
      trial.expectEqual(
          "the number of commits under one id",
          1,
          inParallel(trial, thread -> reused(trial, reusing(trial, id, thread))));
    }
    for (int round = ROUNDS; round < ROUNDS + Together.ROUNDS; round++) {
      Together together = new Together(trial);
      String id = trial.name("reused" + round);
      trial.expectEqual(
          "the number of large commits under one id",
          1,
          inParallel(
              trial,
              2,
              thread -> reused(trial, together.late(reusing(trial, id, thread), thread + "-"))));
    }
    trial.expectEqual(
        "the number of records", ROUNDS + Together.ROUNDS, trial.ids(Scan.of(trial.type())).size());
  }

  private static ChangeSet reusing(StoreTrial trial, String id, int thread) {
    return ChangeSet.of(Command.of(id, "content " + thread))
        .put(trial.type(), Sample.of(id + thread), Expected.any());
  }

  /** 1 if a commit succeeds, 0 if its id was used. */
  private static int reused(StoreTrial trial, ChangeSet changes) {
    try {
      trial.untraced().commit(changes);
      return 1;
    } catch (CommandReusedException e) {
      return 0;
    }
  }

  private static void disjoint(StoreTrial trial) throws Exception {
    int succeeded =
        inParallel(
            trial,
            thread -> {
              int done = 0;
              Expected expected = Expected.absent();
              Sample sample = Sample.of("t" + thread).number(thread).text("same");
              for (int round = 0; round < ROUNDS; round++) {
                Commit commit =
                    trial.untraced().commit(trial.changes().put(trial.type(), sample, expected));
                Long version = commit.receipt().versions().get(trial.id(sample.id()));
                expected = Expected.version(Optional.ofNullable(version).orElseThrow());
                done++;
              }
              return done;
            });
    trial.expectEqual("the number of commits", THREADS * ROUNDS, succeeded);
    trial.expectEqual("the number of records", THREADS, trial.ids(Scan.of(trial.type())).size());
  }

  private static void oppositeOrders(StoreTrial trial) throws Exception {
    int records = 12;
    inParallel(
        trial,
        thread -> {
          for (int round = 0; round < ROUNDS; round++) {
            ChangeSet changes = trial.changes();
            for (int i = 0; i < records; i++) {
              int record = thread % 2 == 0 ? i : records - 1 - i;
              changes =
                  (record + round) % 5 == 0
                      ? changes.delete(trial.id("r" + record), Expected.any())
                      : changes.put(
                          trial.type(), Sample.of("r" + record).number(round), Expected.any());
            }
            trial.untraced().commit(changes);
          }
          return 0;
        });
  }

  private static void seenStays(StoreTrial trial) throws Exception {
    AtomicInteger last = new AtomicInteger(); // that is being committed
    Workers.Stop stop = new Workers.Stop();
    try (Workers workers = new Workers(trial.patience())) {
      for (int reader = 0; reader < 2; reader++) {
        workers.start(
            () -> {
              try {
                while (!stop.asked()) {
                  showsAllOrNone(trial, last.get());
                }
              } finally {
                stop.now();
              }
            });
      }
      workers.start(
          () -> {
            try {
              for (int number = 1; number <= SHOWN && !stop.asked(); number++) {
                last.set(number);
                trial
                    .untraced()
                    .commit(
                        ChangeSet.of(Command.of(trial.name("shown" + number), "content"))
                            .put(trial.type(), Sample.of("a" + number), Expected.absent())
                            .put(trial.type(), Sample.of("b" + number), Expected.absent()));
              }
            } finally {
              stop.now();
            }
          });
      workers.finish();
    }
  }

  private static void showsAllOrNone(StoreTrial trial, int number) {
    CrmStore store = trial.untraced();
    String command = trial.name("shown" + number);
    store.receipt(command); // what was found before must not be what is found after
    store.find(trial.type(), "b" + number);
    if (store.find(trial.type(), "a" + number).isPresent()) {
      trial.expect(
          store.receipt(command).isPresent(), "a record shows whose command has no receipt");
      trial.expect(
          store.find(trial.type(), "b" + number).isPresent(),
          "a record shows, and another one of the same commit does not");
    }
  }
}
