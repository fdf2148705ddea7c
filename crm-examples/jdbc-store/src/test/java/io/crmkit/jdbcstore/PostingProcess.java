package io.crmkit.jdbcstore;

import io.crmkit.store.CrmStore;
import io.crmkit.store.PointsBook;
import io.crmkit.store.UnavailableException;
import io.crmkit.store.work.PointsDesk;
import io.crmkit.store.work.PointsSweeper;
import io.crmkit.store.work.Retry;
import io.crmkit.store.work.UnitOfWork;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Posts random points commands to a few accounts until it is killed, on several threads, with a
 * sweeper among them, and prints one line for each command that the desk has answered: account,
 * key, and how many entries it wrote, -1 if it was refused. It posts no more than the clock of a
 * run has hours.
 *
 * <p>Arguments: the number of the run, how many threads, and the store as for {@link
 * CommittingProcess}.
 */
final class PostingProcess {
  private static final int SWEEP_EVERY = 15;
  private static final int ATTEMPTS = 5;
  private static final Retry PATIENT = new Retry(100, Duration.ofMillis(1), Duration.ofMillis(50));

  private PostingProcess() {}

  static Process start(int run, int threads, List<String> store) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of(Integer.toString(run), Integer.toString(threads)));
    arguments.addAll(store);
    return CommittingProcess.start(PostingProcess.class, arguments);
  }

  static PointsDesk desk(CrmStore store, Random random) {
    UnitOfWork work = UnitOfWork.on(store, random).withRetry(PATIENT);
    return PointsDesk.of(PointsBook.of(store), work, RandomPoints.LEDGER)
        .allowingAhead(Duration.ofDays(1));
  }

  static PointsSweeper sweeper(CrmStore store, Random random) {
    UnitOfWork work = UnitOfWork.on(store, random).withRetry(PATIENT);
    return PointsSweeper.of(PointsBook.of(store), work, RandomPoints.LEDGER);
  }

  public static void main(String[] args) throws InterruptedException {
    int run = Integer.parseInt(args[0]);
    JdbcStore store = CommittingProcess.open(List.of(args).subList(2, args.length));
    AtomicLong hours = new AtomicLong();
    Leash leash = new Leash(RandomPoints.MOST);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      RandomPoints points = new RandomPoints(run, i, hours);
      Thread thread = new Thread(() -> postForEver(store, points, leash));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void postForEver(CrmStore store, RandomPoints points, Leash leash) {
    PointsDesk desk = desk(store, points.random());
    PointsSweeper sweeper = sweeper(store, points.random());
    for (int number = 1; ; number++) {
      leash.take(1);
      RandomPoints.Step step = points.next();
      int entries =
          asAHost(
              () ->
                  desk.post(step.account(), step.command(), step.at())
                      .outcome()
                      .toOptional()
                      .map(receipt -> receipt.entries().size())
                      .orElse(-1));
      synchronized (System.out) {
        System.out.println(step.account() + " " + step.command().key() + " " + entries);
        System.out.flush();
      }
      if (number % SWEEP_EVERY == 0) {
        asAHost(() -> (int) sweeper.sweep(step.at()).entries());
      }
    }
  }

  private interface Act {
    int act();
  }

  /** What could not reach the store is done again, a few times: the same command. */
  private static int asAHost(Act act) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return act.act();
      } catch (UnavailableException e) {
        System.err.println("attempt " + attempt + ": " + e);
      }
    }
    return act.act();
  }
}
