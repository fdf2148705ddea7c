package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.PolicyId;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.store.CrmStore;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.PointsBook;
import io.crmkit.store.work.PointsDesk;
import io.crmkit.store.work.UnitOfWork;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("JDBC store: the last points of an account")
class PointsRaceTest {
  private static final int THREADS = 20;
  private static final int ROUNDS = 5;
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final PointsLedger LEDGER =
      PointsLedger.of(new PolicyId("points", "1"), ZoneOffset.UTC);

  @Test
  @DisplayName("L20 memory: of 20 concurrent gifts of 100 from a balance of 100, one succeeds")
  void memory() throws Exception {
    CrmStore store = new InMemoryStore();
    race(List.of(store));
  }

  @ParameterizedTest(
      name = "L20 {0}: of 20 concurrent gifts of 100 from a balance of 100, one succeeds")
  @EnumSource(TestStores.class)
  void databases(TestStores backend) throws Exception {
    try (TestStore test = backend.create()) {
      // A file of H2 is for one process at a time; on a server there are two.
      race(
          backend == TestStores.POSTGRES
              ? List.of(test.store(), test.another())
              : List.of(test.store()));
    }
  }

  private static void race(List<CrmStore> stores) throws Exception {
    PointsBook book = PointsBook.of(stores.get(0));
    List<PointsDesk> desks =
        stores.stream()
            .map(
                store ->
                    PointsDesk.of(
                        PointsBook.of(store), UnitOfWork.on(store, new Random(1)), LEDGER))
            .toList();
    for (int round = 0; round < ROUNDS; round++) {
      AccountId giver = AccountId.of("giver-" + round);
      String prefix = round + "-";
      PointsCommand earn =
          new PointsCommand.Earn(
              CommandKey.of(prefix + "earn"), "o-1", EarnReceipt.of(100, "flat"), NOON);
      assertThat(desks.get(0).post(giver, earn, NOON).outcome().toOptional()).isPresent();
      List<Boolean> given =
          together(
              thread ->
                  desks
                      .get(thread % desks.size())
                      .post(giver, gift(prefix, thread), NOON)
                      .outcome()
                      .toOptional()
                      .isPresent());

      assertThat(given).containsOnlyOnce(true);
      assertThat(book.account(giver).balance(NOON).available()).isZero();
      assertThat(book.history(giver).account()).isEqualTo(book.account(giver));
      for (int thread = 0; thread < THREADS; thread++) {
        assertThat(book.account(friend(prefix, thread)).balance(NOON).available())
            .isEqualTo(given.get(thread) ? 100 : 0);
      }
    }
  }

  private static AccountId friend(String prefix, int thread) {
    return AccountId.of("friend-" + prefix + thread);
  }

  private static PointsCommand gift(String prefix, int thread) {
    return new PointsCommand.Transfer(
        CommandKey.of(prefix + thread), "t-" + thread, friend(prefix, thread), 100);
  }

  private interface Numbered<R> {
    R run(int number);
  }

  private static <R> List<R> together(Numbered<R> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<R>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        all.add(
            pool.submit(
                () -> {
                  start.await();
                  return work.run(number);
                }));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : all) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
