package io.crmkit.store.contract;

import static io.crmkit.store.contract.SharedRules.shared;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordId;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Two stores on the same data at once. */
final class SharedRaceRules {
  private static final int THREADS = 4; // two a store
  private static final int ROUNDS = 20;

  private SharedRaceRules() {}

  static List<StoreRule> all() {
    return List.of(
        shared(
            "shared.lost-update",
            "Of threads of two stores that read a record, count it up and put it at the version"
                + " read, none loses a count.",
            SharedRaceRules::lostUpdate),
        shared(
            "shared.replay-parallel",
            "A command committed through two stores at once happens once, and both get its receipt.",
            SharedRaceRules::replay),
        shared(
            "shared.reuse-parallel",
            "Of threads of two stores that commit one command id with contents of their own, one"
                + " succeeds and the others are told.",
            SharedRaceRules::reuse),
        shared(
            "shared.write-skew",
            "Of two commits at once, each through a store of its own, that each require the version"
                + " of what the other changes, at most one succeeds.",
            SharedRaceRules::writeSkew),
        shared(
            "shared.absent-skew",
            "Of two commits at once, each through a store of its own, that each require the absence"
                + " of what the other puts, at most one succeeds.",
            SharedRaceRules::absentSkew),
        shared(
            "shared.one-creation",
            "Of threads of two stores that put a record expected absent, exactly one succeeds.",
            SharedRaceRules::oneCreation),
        shared(
            "shared.none-skipped",
            "A reader of one store who acknowledges while both write sees every event.",
            SharedRaceRules::noneSkipped));
  }

  private static CrmStore store(StoreTrial trial, int thread) {
    return thread % 2 == 0 ? trial.untraced() : trial.untracedAnother();
  }

  private static void lostUpdate(StoreTrial trial) throws Exception {
    trial.put(Sample.of("a").number(0));
    try (Workers workers = new Workers(trial.patience())) {
      for (int thread = 0; thread < THREADS; thread++) {
        CrmStore store = store(trial, thread);
        workers.start(
            () -> {
              for (int count = 0; count < ROUNDS; ) {
                count += countUp(trial, store) ? 1 : 0;
                if (Thread.currentThread().isInterrupted()) {
                  return;
                }
              }
            });
      }
      workers.finish();
    }
    trial.expectEqual(
        "the count after " + THREADS + " threads of two stores counted to " + ROUNDS,
        Optional.of((long) THREADS * ROUNDS),
        trial.find("a").flatMap(found -> found.value().number()));
  }

  private static boolean countUp(StoreTrial trial, CrmStore store) {
    Versioned<Sample> found = store.find(trial.type(), "a").orElseThrow();
    Sample next = Sample.of("a").number(found.value().number().orElseThrow() + 1);
    return succeeds(
        store, trial.changes().put(trial.type(), next, Expected.version(found.version())));
  }

  private static boolean succeeds(CrmStore store, ChangeSet changes) {
    try {
      store.commit(changes);
      return true;
    } catch (ConflictException e) {
      return false;
    }
  }

  private static void replay(StoreTrial trial) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      RecordId record = trial.id("a" + round);
      ChangeSet changes =
          trial
              .changes()
              .put(trial.type(), Sample.of(record.id()), Expected.absent())
              .event(new Event(record, "told", "{}"));
      List<Workers.Task<Commit>> tasks = new ArrayList<>();
      List<Commit> commits = new ArrayList<>();
      try (Workers workers = new Workers(trial.patience())) {
        for (int thread = 0; thread < THREADS; thread++) {
          CrmStore store = store(trial, thread);
          tasks.add(workers.call(() -> store.commit(changes)));
        }
        workers.finish();
        for (Workers.Task<Commit> task : tasks) {
          commits.add(workers.await(task));
        }
      }
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

  private static void writeSkew(StoreTrial trial) throws Exception {
    for (int round = 0; round < ROUNDS + Together.ROUNDS; round++) {
      long a = trial.put(Sample.of("a"));
      long b = trial.put(Sample.of("b"));
      ChangeSet changesA =
          trial
              .changes()
              .put(trial.type(), Sample.of("a").number(1), Expected.version(a))
              .require(trial.id("b"), b);
      ChangeSet changesB =
          trial
              .changes()
              .put(trial.type(), Sample.of("b").number(1), Expected.version(b))
              .require(trial.id("a"), a);
      atMostOne(trial, changesA, changesB, round);
    }
  }

  private static void absentSkew(StoreTrial trial) throws Exception {
    for (int round = 0; round < ROUNDS + Together.ROUNDS; round++) {
      RecordId a = trial.id("a" + round);
      RecordId b = trial.id("b" + round);
      ChangeSet changesA =
          trial
              .changes()
              .put(trial.type(), Sample.of(a.id()), Expected.absent())
              .require(b, Expected.absent());
      ChangeSet changesB =
          trial
              .changes()
              .put(trial.type(), Sample.of(b.id()), Expected.absent())
              .require(a, Expected.absent());
      atMostOne(trial, changesA, changesB, round);
    }
  }

  private static void atMostOne(StoreTrial trial, ChangeSet changesA, ChangeSet changesB, int round)
      throws Exception {
    Together together = new Together(trial);
    boolean little = round < ROUNDS;
    ChangeSet a = little ? changesA : together.late(changesA, "a");
    ChangeSet b = little ? changesB : together.late(changesB, "b");
    try (Workers workers = new Workers(trial.patience())) {
      var one = workers.call(() -> succeeds(trial.untraced(), a));
      var other = workers.call(() -> succeeds(trial.untracedAnother(), b));
      workers.finish();
      trial.expect(
          !(workers.await(one) && workers.await(other)),
          "both commits succeeded in round " + round);
    }
  }

  private interface Attempt {
    boolean succeeds(CrmStore store, int thread);
  }

  /** Lets threads of both stores try the same at once; one of them is to succeed. */
  private static void exactlyOne(StoreTrial trial, String what, Attempt attempt) throws Exception {
    List<Workers.Task<Boolean>> tasks = new ArrayList<>();
    int succeeded = 0;
    try (Workers workers = new Workers(trial.patience())) {
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        CrmStore store = store(trial, thread);
        tasks.add(workers.call(() -> attempt.succeeds(store, number)));
      }
      workers.finish();
      for (Workers.Task<Boolean> task : tasks) {
        succeeded += workers.await(task) ? 1 : 0;
      }
    }
    trial.expectEqual(what, 1, succeeded);
  }

  private static void oneCreation(StoreTrial trial) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = "a" + round;
      exactlyOne(
          trial,
          "the number of creations",
          (store, thread) -> {
            Sample sample = Sample.of(id).number(thread);
            return succeeds(store, trial.changes().put(trial.type(), sample, Expected.absent()));
          });
    }
  }

  private static void reuse(StoreTrial trial) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = trial.name("reused" + round);
      exactlyOne(
          trial,
          "the number of commits under one id",
          (store, thread) -> isFirst(store, reusing(trial, id, thread)));
    }
    for (int round = ROUNDS; round < ROUNDS + Together.ROUNDS; round++) {
      Together together = new Together(trial);
      String id = trial.name("reused" + round);
      ChangeSet a = together.late(reusing(trial, id, 0), "a");
      ChangeSet b = together.late(reusing(trial, id, 1), "b");
      try (Workers workers = new Workers(trial.patience())) {
        var one = workers.call(() -> isFirst(trial.untraced(), a));
        var other = workers.call(() -> isFirst(trial.untracedAnother(), b));
        workers.finish();
        trial.expect(
            !workers.await(one).equals(workers.await(other)),
            "of two large commits under one id not one succeeded in round " + round);
      }
    }
    trial.expectEqual(
        "the number of records", ROUNDS + Together.ROUNDS, trial.ids(Scan.of(trial.type())).size());
  }

  private static ChangeSet reusing(StoreTrial trial, String id, int thread) {
    return ChangeSet.of(Command.of(id, "content " + thread))
        .put(trial.type(), Sample.of(id + thread), Expected.any());
  }

  private static boolean isFirst(CrmStore store, ChangeSet changes) {
    try {
      store.commit(changes);
      return true;
    } catch (CommandReusedException e) {
      return false;
    }
  }

  private static void noneSkipped(StoreTrial trial) throws Exception {
    Set<String> seen = new HashSet<>();
    CountDownLatch writing = new CountDownLatch(THREADS);
    try (Workers workers = new Workers(trial.patience())) {
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        workers.start(
            () -> {
              try {
                tell(trial, number);
              } finally {
                writing.countDown();
              }
            });
      }
      workers.start(
          () -> {
            boolean last;
            do {
              last = writing.getCount() == 0;
              List<StoredEvent> events =
                  trial.untraced().events(Scan.MAX_LIMIT).stream().filter(trial::isOurs).toList();
              events.forEach(event -> seen.add(event.event().json()));
              trial.untraced().acknowledge(events.stream().map(StoredEvent::position).toList());
            } while (!last && !Thread.currentThread().isInterrupted());
          });
      workers.finish();
    }
    trial.expectEqual("the number of events seen", THREADS * ROUNDS, seen.size());
    trial.expectEqual("the events left", List.of(), trial.events());
  }

  private static void tell(StoreTrial trial, int thread) {
    CrmStore store = store(trial, thread);
    for (int round = 0; round < ROUNDS; round++) {
      RecordId record = trial.id("w" + thread);
      String json = "{\"n\":" + (thread * ROUNDS + round) + "}";
      store.commit(
          trial
              .changes()
              .put(trial.type(), Sample.of(record.id()).number(round), Expected.any())
              .event(new Event(record, "told", json)));
    }
  }
}
