package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.jdbcstore.PostgresServer.PostgresDatabase;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.UnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("JDBC store: the server goes away and comes back")
class RestartTest {
  private static final int WORKERS = 4;

  @FunctionalInterface
  private interface Outage {
    void of(EmbeddedServer server) throws IOException;
  }

  @Test
  @DisplayName("postgres: stopped and started under load, nothing is lost or doubled")
  void stopped() throws Exception {
    underLoad("stopped", EmbeddedServer::stop);
  }

  @Test
  @DisplayName("postgres: killed and started under load, nothing is lost or doubled")
  void killed() throws Exception {
    underLoad("killed", EmbeddedServer::kill);
  }

  private static void underLoad(String what, Outage outage) throws Exception {
    EmbeddedServer server = PostgresServer.require().requireEmbedded();
    PostgresDatabase database = PostgresServer.require().newDatabase();
    try (HikariDataSource pool = impatient(database);
        JdbcStore store = JdbcStore.open(pool)) {
      AtomicBoolean goOn = new AtomicBoolean(true);
      AtomicInteger unavailable = new AtomicInteger();
      AtomicInteger commits = new AtomicInteger();
      ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
      List<Future<Integer>> workers = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        Workload work = new Workload("w" + i);
        workers.add(threads.submit(worker(work, store, goOn, commits, unavailable)));
      }

      awaitMore(commits, 300);
      outage.of(server);
      try {
        Waiting.until("the outage is noticed", () -> unavailable.get() >= WORKERS);
        assertUnavailable(store);
      } finally {
        server.startAgain();
      }
      awaitMore(commits, 300);
      goOn.set(false);
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

      List<StoredEvent> events = Workload.drain(store);
      int committed = 0;
      for (int i = 0; i < WORKERS; i++) {
        Workload work = new Workload("w" + i);
        int heard = workers.get(i).get();
        assertThat(work.committed(store)).isEqualTo(heard);
        work.check(store, heard, events);
        work.replay(store, heard);
        committed += heard;
      }
      assertThat(events).hasSize(2 * committed);
      System.out.printf(
          Locale.ROOT,
          "postgres: %s under load: %,d commands, %,d times unavailable, nothing lost or doubled%n",
          what,
          committed,
          unavailable.get());
    }
    database.drop();
  }

  /** Carries out one command after the other, each until it has happened; tells how many. */
  private static Callable<Integer> worker(
      Workload work,
      JdbcStore store,
      AtomicBoolean goOn,
      AtomicInteger commits,
      AtomicInteger unavailable) {
    return () -> {
      int number = 1;
      while (goOn.get()) {
        try {
          work.run(store, number);
          number++;
          commits.incrementAndGet();
        } catch (UnavailableException e) {
          unavailable.incrementAndGet();
          Waiting.pause(10);
        }
      }
      return number - 1;
    };
  }

  private static void awaitMore(AtomicInteger commits, int more) {
    int from = commits.get();
    Waiting.until("there are more commits", () -> commits.get() >= from + more);
  }

  private static void assertUnavailable(JdbcStore store) {
    List<Runnable> all =
        List.of(
            () -> store.find(Note.TYPE, "any"),
            () -> store.scan(Scan.of(Note.TYPE)),
            () -> store.receipt("any"),
            () -> store.events(1),
            () -> store.acknowledge(List.of(1L)),
            () -> new Workload("other").run(store, 1));
    for (Runnable call : all) {
      assertThatThrownBy(call::run).isInstanceOf(UnavailableException.class);
    }
  }

  /** A pool that gives up soon, so that the test need not wait. */
  private static HikariDataSource impatient(PostgresDatabase database) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setConnectionTimeout(300);
    return new HikariDataSource(config);
  }
}
