package io.crmkit.store.contract;

import static io.crmkit.store.contract.PointsTrial.START;
import static io.crmkit.store.contract.PointsTrial.account;
import static io.crmkit.store.contract.PointsTrial.day;
import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.decision.Answer;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.store.work.PointsSweeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Points accounts that many threads want at once. */
final class LedgerRaceRules {
  private static final int THREADS = 5;
  private static final int ROUNDS = 12;
  private static final int GIFTS = 20;
  private static final int ACCOUNTS = 6;

  private LedgerRaceRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "ledger.parallel",
            "Of many threads that post to the same accounts, none loses what another posted.",
            LedgerRaceRules::parallel),
        must(
            "ledger.one-gift",
            "Of 20 threads that each give away all that an account has, one succeeds (L20).",
            LedgerRaceRules::oneGift),
        must(
            "ledger.opposite-transfers",
            "Many threads that transfer points between two accounts in opposite directions change"
                + " no total.",
            LedgerRaceRules::oppositeTransfers),
        must(
            "ledger.key-parallel",
            "A points command sent by many threads at once is posted once, and all get its"
                + " receipt.",
            LedgerRaceRules::keyParallel),
        must(
            "ledger.many-sweepers",
            "Of many sweepers at once, while others spend from the accounts too, what expires is"
                + " written down by one.",
            LedgerRaceRules::manySweepers));
  }

  private interface Work<T> {
    T run(int thread);
  }

  private static <T> List<T> inParallel(StoreTrial trial, int threads, Work<T> work)
      throws Exception {
    List<Workers.Task<T>> tasks = new ArrayList<>();
    try (Workers workers = new Workers(trial.patience())) {
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        tasks.add(workers.call(() -> work.run(number)));
      }
      workers.finish();
      List<T> results = new ArrayList<>();
      for (Workers.Task<T> task : tasks) {
        results.add(workers.await(task));
      }
      trial.note(threads + " threads ran");
      return results;
    }
  }

  private static long accepted(List<Answer<PointsReceipt>> answers) {
    return answers.stream().filter(answer -> answer.toOptional().isPresent()).count();
  }

  private static void parallel(StoreTrial trial) throws Exception {
    PointsTrial points = PointsTrial.of(trial);
    PointsTrial shared = points.on(trial.untraced());
    inParallel(
        trial,
        THREADS,
        thread -> {
          for (int round = 0; round < ROUNDS; round++) {
            String name = thread + "-" + round;
            shared.accepted("a", shared.earn("o-" + name, 10, START), START);
            shared.accepted("a", shared.redeem("r-" + name, 3), START);
            shared.accepted("b", shared.earn("o-" + name, 1, START), START);
          }
          return thread;
        });
    trial.expectEqual("the first balance", 7L * THREADS * ROUNDS, points.balance("a"));
    trial.expectEqual("the second balance", 1L * THREADS * ROUNDS, points.balance("b"));
    trial.expectEqual("how many entries", 2 * THREADS * ROUNDS, points.entries("a").size());
    points.expectWhole("a");
    points.expectWhole("b");
  }

  private static void oneGift(StoreTrial trial) throws Exception {
    PointsTrial points = PointsTrial.of(trial);
    PointsTrial shared = points.on(trial.untraced());
    for (int number = 0; number < ACCOUNTS; number++) {
      String giver = "a-" + number;
      String friend = "friend-" + number + "-";
      points.accepted(giver, points.earn("o-1", 100, START), START);
      List<Answer<PointsReceipt>> answers =
          inParallel(
              trial,
              GIFTS,
              thread ->
                  shared
                      .post(giver, shared.give("t-" + thread, friend + thread, 100), START)
                      .outcome());
      trial.expectEqual("how many gifts succeed", 1L, accepted(answers));
      trial.expectEqual("the balance of the giver", 0L, points.balance(giver));
      trial.expectEqual(
          "what all receivers have",
          100L,
          IntStream.range(0, GIFTS).mapToLong(n -> points.balance(friend + n)).sum());
      points.expectWhole(giver);
    }
  }

  private static void oppositeTransfers(StoreTrial trial) throws Exception {
    PointsTrial points = PointsTrial.of(trial);
    PointsTrial shared = points.on(trial.untraced());
    points.accepted("a", points.earn("o-1", 50, START), START);
    points.accepted("b", points.earn("o-1", 50, START), START);
    List<Integer> given =
        inParallel(
            trial,
            THREADS,
            thread -> {
              String from = thread % 2 == 0 ? "a" : "b";
              String to = thread % 2 == 0 ? "b" : "a";
              int count = 0;
              for (int round = 0; round < ROUNDS; round++) {
                PointsCommand give = shared.give("t-" + thread + "-" + round, to, 7);
                count += shared.post(from, give, START).outcome().toOptional().isPresent() ? 1 : 0;
              }
              return count;
            });
    long moved = 0;
    for (int thread = 0; thread < THREADS; thread++) {
      moved += (thread % 2 == 0 ? 7L : -7L) * given.get(thread);
    }
    trial.expectEqual("the first balance", 50 - moved, points.balance("a"));
    trial.expectEqual("the second balance", 50 + moved, points.balance("b"));
    // two that lose each other's transfer leave the balances right
    int postings = 1 + given.stream().mapToInt(Integer::intValue).sum();
    trial.expectEqual("how many postings of the first", postings, points.postings("a"));
    trial.expectEqual("how many postings of the second", postings, points.postings("b"));
    points.expectWhole("a");
    points.expectWhole("b");
  }

  private static void keyParallel(StoreTrial trial) throws Exception {
    PointsTrial points = PointsTrial.of(trial);
    PointsTrial shared = points.on(trial.untraced());
    for (int round = 0; round < ROUNDS; round++) {
      PointsCommand earn = points.earn("o-" + round, 5, START);
      List<Answer<PointsReceipt>> answers =
          inParallel(trial, THREADS, thread -> shared.post("a", earn, START).outcome());
      trial.expectEqual("how many got a receipt", (long) THREADS, accepted(answers));
      trial.expectEqual("how many different receipts", 1L, answers.stream().distinct().count());
    }
    trial.expectEqual("the balance", 5L * ROUNDS, points.balance("a"));
    points.expectWhole("a");
  }

  private static void manySweepers(StoreTrial trial) throws Exception {
    PointsTrial points = PointsTrial.of(trial);
    PointsTrial shared = points.on(trial.untraced());
    for (int number = 0; number < ACCOUNTS; number++) {
      points.accepted("a-" + number, points.earn("o-1", 10, START), START);
      points.accepted("a-" + number, points.earn("o-2", 100, day(10)), day(10));
    }
    PointsSweeper sweeper = shared.sweeper();
    inParallel(
        trial,
        THREADS,
        thread -> {
          for (int number = 0; number < ACCOUNTS; number++) {
            if (thread % 2 == 0) {
              shared.accepted("a-" + number, shared.redeem("r-" + thread, 20), day(35));
            } else {
              sweeper.sweep(day(35));
            }
          }
          return thread;
        });
    points.sweeper().sweep(day(35)); // what was postponed
    for (int number = 0; number < ACCOUNTS; number++) {
      String account = "a-" + number;
      List<Long> expired =
          points.entries(account).stream()
              .filter(entry -> entry instanceof PointsEntry.Expired)
              .map(PointsEntry::change)
              .toList();
      trial.expectEqual("what is written down as expired of " + account, List.of(-10L), expired);
      trial.expectEqual("the balance of " + account, 40L, points.balance(account));
      points.expectWhole(account);
    }
    trial.expectEqual(
        "the account as if nobody had swept",
        Optional.of(40L),
        Optional.of(points.book().account(account("a-0")).balance(day(35)).available()));
  }
}
