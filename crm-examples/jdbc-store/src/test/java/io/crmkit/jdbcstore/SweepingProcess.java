package io.crmkit.jdbcstore;

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
 * threads, and prints after each sweep how many events it told.
 *
 * <p>Arguments: how many threads, and the store as for {@link CommittingProcess}.
 */
final class SweepingProcess {
  /** From one instant to the next, and between the openings of two cases. */
  static final int SECONDS = 20;

  /** By how much each thread is ahead of the one before: they tell of the same cases at once. */
  private static final Duration AHEAD = Duration.ofMinutes(45);

  private static final int ATTEMPTS = 5;

  private SweepingProcess() {}

  static Process start(int threads, List<String> store) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(threads)));
    arguments.addAll(store);
    return CommittingProcess.start(SweepingProcess.class, arguments);
  }

  public static void main(String[] args) throws InterruptedException {
    JdbcStore store = CommittingProcess.open(List.of(args).subList(1, args.length));
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
      long events = swept(sweeper, first.plusSeconds(step * SECONDS));
      synchronized (System.out) {
        System.out.println(events);
        System.out.flush();
      }
    }
  }

  /**
   * As a host would: a sweep that could not reach the store is left to the next one. A store that
   * stays out of reach ends the process, which the test then tells.
   */
  private static long swept(CaseSweeper sweeper, Instant asOf) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return sweeper.sweep(asOf).events();
      } catch (UnavailableException e) {
        System.err.println("attempt " + attempt + ": " + e);
      }
    }
    return sweeper.sweep(asOf).events();
  }
}
