package io.crmkit.jdbcstore;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.ForwardingStore;
import io.crmkit.store.UnavailableException;
import io.crmkit.store.work.CaseSweeper;
import io.crmkit.store.work.UnitOfWork;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Sweeps the stored {@link Inquiries} as of later and later instants until it is killed, on several
 * threads, and prints after each commit that the store has acknowledged how many events it told.
 *
 * <p>Arguments: how many threads, how many events they may tell, and the store as for {@link
 * CommittingProcess}.
 */
final class SweepingProcess {
  /** From one instant to the next, and between the openings of two cases. */
  static final int SECONDS = 20;

  /** By how much each thread is ahead of the one before: they tell of the same cases at once. */
  private static final Duration AHEAD = Duration.ofMinutes(45);

  private static final int ATTEMPTS = 5;

  private SweepingProcess() {}

  static Process start(int threads, int most, List<String> store) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of(Integer.toString(threads), Integer.toString(most)));
    arguments.addAll(store);
    return CommittingProcess.start(SweepingProcess.class, arguments);
  }

  public static void main(String[] args) throws InterruptedException {
    CrmStore store =
        new Told(
            CommittingProcess.open(List.of(args).subList(2, args.length)),
            new Leash(Integer.parseInt(args[1])));
    Instant firstWarning =
        Inquiries.kept(Inquiries.open("i", "c", Inquiries.TEN)).wakeUp().orElseThrow();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      CaseSweeper sweeper =
          CaseSweeper.of(store, UnitOfWork.on(store, new Random(i)), Inquiries.CLOCKS);
      Instant first = firstWarning.plus(AHEAD.multipliedBy(i));
      Thread thread = new Thread(() -> sweepForEver(sweeper, first));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void sweepForEver(CaseSweeper sweeper, Instant first) {
    for (long step = 0; ; step++) {
      sweep(sweeper, first.plusSeconds(step * SECONDS));
    }
  }

  /**
   * As a host would: a sweep that could not reach the store is left to the next one. A store that
   * stays out of reach ends the process, which the test then tells.
   */
  private static void sweep(CaseSweeper sweeper, Instant asOf) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        sweeper.sweep(asOf);
        return;
      } catch (UnavailableException e) {
        System.err.println("attempt " + attempt + ": " + e);
      }
    }
    sweeper.sweep(asOf);
  }

  /** A store that commits no more than it may, and prints how many events each commit tells. */
  private static final class Told extends ForwardingStore {
    private final Leash leash;

    Told(CrmStore store, Leash leash) {
      super(store);
      this.leash = leash;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      int events = changes.events().size();
      leash.take(events);
      Commit commit;
      try {
        commit = super.commit(changes);
      } catch (ConflictException e) {
        leash.giveBack(events);
        throw e;
      }
      if (commit.replayed()) {
        leash.giveBack(events);
        return commit;
      }
      synchronized (System.out) {
        System.out.println(events);
        System.out.flush();
      }
      return commit;
    }
  }
}
