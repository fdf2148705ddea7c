package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Expected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Commits of whatever records never wait for each other for ever. */
final class LockOrderRules {
  private static final int THREADS = 4;
  private static final int COMMITS = 40; // of each, at the least
  private static final int RECORDS = 64;
  private static final int CHANGED = 6;
  private static final long A_WHILE = 400_000_000; // ns, at the least

  private LockOrderRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "concurrency.any-records",
            "Commits that change and require any records, in any order, all come to an end.",
            LockOrderRules::anyRecords));
  }

  private static void anyRecords(StoreTrial trial) throws Exception {
    try (Workers workers = new Workers(trial.patience())) {
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(thread);
        workers.start(() -> commits(trial, random));
      }
      workers.finish();
    }
  }

  private static void commits(StoreTrial trial, Random random) {
    List<Integer> records = new ArrayList<>(IntStream.range(0, RECORDS).boxed().toList());
    long begun = System.nanoTime();
    for (int commit = 0;
        commit < COMMITS
            || (System.nanoTime() - begun < A_WHILE && !Thread.currentThread().isInterrupted());
        commit++) {
      Collections.shuffle(records, random);
      ChangeSet changes = trial.changes();
      for (int record : records.subList(0, CHANGED)) {
        changes = changes.put(trial.type(), Sample.of("r" + record).number(commit), Expected.any());
      }
      changes = changes.delete(trial.id("r" + records.get(CHANGED)), Expected.any());
      changes = changes.require(trial.id("r" + records.get(CHANGED + 1)), Expected.any());
      trial.untraced().commit(changes);
    }
  }
}
