package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes two commits overlap on stores that commit in no time. Each writes some hundred records of
 * its own beside what it is about, so that a while passes between what it checks and what it
 * writes; and they begin together, the codec of one waiting a little for that of the other, which
 * is before a store has locked anything.
 */
final class Together {
  /** How often to try. */
  static final int ROUNDS = 8;

  private static final int BESIDE = 300;
  private static final long A_LITTLE = 20_000_000; // ns

  private final RecordType<Sample> type;
  private final RecordType<Sample> meeting;
  private final AtomicInteger arrivals = new AtomicInteger();

  /** For one pair of commits. */
  Together(StoreTrial trial) {
    type = trial.type("0"); // its records come before all others, also in the order of names
    meeting = Waiting.after(type, this::meet, () -> {});
  }

  /**
   * The same changes after others that nobody else makes.
   *
   * @param who makes them
   */
  ChangeSet late(ChangeSet changes, String who) {
    List<Change> all = new ArrayList<>();
    for (int record = 1; record <= BESIDE; record++) {
      all.add(
          new Change.Put<>(
              record < BESIDE ? type : meeting,
              Sample.of(who + (BESIDE + record)),
              Expected.any()));
    }
    all.addAll(changes.changes());
    return new ChangeSet(
        changes.command(), all, changes.required(), changes.events(), changes.outcome());
  }

  private void meet() {
    arrivals.incrementAndGet();
    long begun = System.nanoTime();
    for (int spins = 0; arrivals.get() < 2 && System.nanoTime() - begun < A_LITTLE; spins++) {
      if (spins < 1_000) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(1_000); // the other may have no processor yet
      }
    }
  }
}
