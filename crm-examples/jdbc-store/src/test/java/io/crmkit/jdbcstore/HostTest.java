package io.crmkit.jdbcstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.jdbcstore.PostgresServer.PostgresDatabase;
import io.crmkit.store.Capability;
import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.UnavailableException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JDBC store: in a host application")
class HostTest {
  private static ChangeSet command(String id) {
    return ChangeSet.of(Command.of(id, id));
  }

  private static <R> List<R> together(List<Callable<R>> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(work.size());
    try {
      CyclicBarrier start = new CyclicBarrier(work.size());
      List<Callable<R>> all =
          work.stream()
              .<Callable<R>>map(
                  w ->
                      () -> {
                        start.await();
                        return w.call();
                      })
              .toList();
      List<R> results = new ArrayList<>();
      for (Future<R> future : pool.invokeAll(all)) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static HikariDataSource pool(PostgresDatabase database, String isolation) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setAutoCommit(false);
    config.setTransactionIsolation(isolation);
    return new HikariDataSource(config);
  }

  @ParameterizedTest(
      name = "postgres: right also on connections that come without autocommit, in {0}")
  @CsvSource({
    "TRANSACTION_READ_COMMITTED",
    "TRANSACTION_REPEATABLE_READ",
    "TRANSACTION_SERIALIZABLE"
  })
  void isolation(String isolation) throws Exception {
    PostgresDatabase database = PostgresServer.require().newDatabase();
    try (HikariDataSource pool = pool(database, isolation);
        JdbcStore store = JdbcStore.open(pool)) {
      for (int round = 0; round < 50; round++) {
        List<String> ids = List.of("a" + round, "b" + round);
        List<Boolean> done =
            together(
                IntStream.of(0, 1)
                    .<Callable<Boolean>>mapToObj(
                        n -> () -> skewed(store, ids.get(n), ids.get(1 - n)))
                    .toList());
        assertThat(done).containsOnlyOnce(true);
      }
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
    database.drop();
  }

  /** Makes one record if the other one is not there. */
  private static boolean skewed(JdbcStore store, String made, String required) {
    try {
      store.commit(
          command(made)
              .put(Note.TYPE, Note.of(made, "x"), Expected.absent())
              .require(Note.record(required), Expected.absent()));
      return true;
    } catch (ConflictException e) {
      return false;
    }
  }

  @Test
  @DisplayName("postgres: lives beside the host's own tables and migrations, and is opened again")
  void beside() throws SQLException {
    PostgresDatabase database = PostgresServer.require().newDatabase();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table customers (id text primary key)");
      statement.execute("create table flyway_schema_history (of_the_host text)");
    }
    for (int i = 0; i < 2; i++) {
      try (JdbcStore store = database.open()) {
        store.commit(command("c" + i).put(Note.TYPE, Note.of("a", "x"), Expected.any()));
      }
    }
    database.drop();
  }

  @Test
  @DisplayName("postgres: many processes may open a new database at once")
  void openedTogether() throws Exception {
    PostgresDatabase database = PostgresServer.require().newDatabase();
    List<JdbcStore> stores =
        together(IntStream.range(0, 4).<Callable<JdbcStore>>mapToObj(i -> database::open).toList());
    stores.forEach(store -> assertThat(store.find(Note.TYPE, "a")).isEmpty());
    stores.forEach(JdbcStore::close);
    database.drop();
  }

  @Test
  @DisplayName("postgres: a database that is not in UTF-8 is refused")
  void encoding() {
    PostgresDatabase database = PostgresServer.require().newDatabase("encoding 'SQL_ASCII'");
    assertThatThrownBy(database::open)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UTF8")
        .hasMessageContaining("SQL_ASCII");
    database.drop();
  }

  @ParameterizedTest(name = "postgres: commits of few and of many rows with {0}")
  @ValueSource(
      strings = {
        "preferQueryMode=simple",
        "preferQueryMode=extendedForPrepared",
        "preferQueryMode=extendedCacheEverything",
        "prepareThreshold=1&binaryTransfer=true",
        "reWriteBatchedInserts=true",
        "stringtype=unspecified"
      })
  void driver(String settings) {
    PostgresDatabase database = PostgresServer.require().newDatabase();
    try (JdbcStore store =
        JdbcStores.postgres(
            database.url() + "?" + settings, database.user(), database.password())) {
      for (int rows : new int[] {1, RoundTrip.FEW, RoundTrip.FEW + 1, 200}) {
        List<Note> notes =
            IntStream.range(0, rows)
                .mapToObj(i -> new Note("n" + i, "text of " + rows + " '\\ 中文", "w" + i % 7, i))
                .toList();
        for (int again = 0; again < 2; again++) {
          List<Change> changes = new ArrayList<>();
          List<Event> events = new ArrayList<>();
          for (Note note : notes) {
            changes.add(new Change.Put<>(Note.TYPE, note, Expected.any()));
            events.add(new Event(Note.record(note.id()), "told", "{}"));
          }
          Command command = Command.of("put-" + rows + "-" + again, "put");
          store.commit(new ChangeSet(command, changes, Map.of(), events, Optional.empty()));
        }
        assertThat(store.scan(Scan.of(Note.TYPE).limit(1_000)).values())
            .containsExactlyInAnyOrderElementsOf(notes);
        assertThat(store.scan(Scan.by(Note.TYPE, "word").limit(1_000)).values())
            .containsExactlyInAnyOrderElementsOf(notes);
        assertThat(store.events(1_000)).hasSize(2 * rows);
        store.acknowledge(store.events(1_000).stream().map(StoredEvent::position).toList());
        Command gone = Command.of("delete-" + rows, "delete");
        List<Change> deletes =
            notes.stream()
                .<Change>map(n -> new Change.Delete(Note.record(n.id()), Expected.any()))
                .toList();
        store.commit(new ChangeSet(gone, deletes, Map.of(), List.of(), Optional.empty()));
        assertThat(store.scan(Scan.by(Note.TYPE, "word")).values()).isEmpty();
      }
    }
    database.drop();
  }

  @Test
  @DisplayName("postgres: several processes may make the tables of small stores at once")
  void smallStoresAtOnce() throws Exception {
    for (int round = 0; round < 3; round++) {
      PostgresDatabase database = PostgresServer.require().newDatabase();
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(database.url());
      config.setUsername(database.user());
      config.setPassword(database.password());
      try (HikariDataSource pool = new HikariDataSource(config)) {
        List<SmallStore> stores =
            together(
                IntStream.range(0, 6)
                    .<Callable<SmallStore>>mapToObj(i -> () -> new SmallStore(pool))
                    .toList());
        for (SmallStore store : stores) {
          Command command = Command.of("c" + stores.indexOf(store), "put");
          store.commit(ChangeSet.of(command).put(Note.TYPE, Note.of("a", "x"), Expected.any()));
        }
        assertThat(stores.get(0).find(Note.TYPE, "a").orElseThrow().version()).isEqualTo(6);
        try (Connection connection = pool.getConnection()) {
          assertThat(Sql.query(connection, row -> row.getLong(1), "select last from small_last"))
              .containsExactly(6L);
        }
      }
      database.drop();
    }
  }

  @Test
  @DisplayName("h2 in a file: durable only if commits are written at once")
  void writeDelay(@TempDir Path directory) {
    for (int delay : new int[] {0, 500}) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(
          "jdbc:h2:async:" + directory.resolve("d" + delay) + ";WRITE_DELAY=" + delay);
      try (HikariDataSource pool = new HikariDataSource(config);
          JdbcStore store = JdbcStore.open(pool)) {
        assertThat(store.capabilities().contains(Capability.DURABLE)).isEqualTo(delay == 0);
      }
    }
  }

  @Test
  @DisplayName("h2 in a file: another process is told that the store is unavailable")
  void oneProcess() throws Exception {
    try (TestStore test = TestStores.H2_FILE.create()) {
      Process process = CommittingProcess.start("other", 1, test.processArguments());
      String said = new String(process.getErrorStream().readAllBytes(), UTF_8);

      assertThat(process.waitFor()).isNotZero();
      assertThat(said).contains(UnavailableException.class.getName(), "90020");
      assertThat(test.store().find(Note.TYPE, "a")).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}: threads that are interrupted in the middle of it do no harm")
  @EnumSource(TestStores.class)
  void interrupted(TestStores backend) throws Exception {
    try (TestStore test = backend.create()) {
      AtomicBoolean goOn = new AtomicBoolean(true);
      AtomicInteger unavailable = new AtomicInteger();
      Workload work = new Workload("w");
      AtomicInteger done = new AtomicInteger();
      Thread worker =
          new Thread(
              () -> {
                while (goOn.get()) {
                  try {
                    work.run(test.store(), done.get() + 1);
                    done.incrementAndGet();
                  } catch (UnavailableException e) {
                    unavailable.incrementAndGet();
                  }
                  Thread.interrupted(); // whoever uses the thread next must not see it
                }
              });
      worker.start();
      Random random = new Random(3);
      for (int i = 0; i < 200; i++) {
        Thread.sleep(0, random.nextInt(999_999));
        worker.interrupt();
      }
      int before = done.get();
      Waiting.until("it works again", () -> done.get() > before + 5 || !worker.isAlive());
      goOn.set(false);
      worker.join();

      assertThat(work.committed(test.store())).isEqualTo(done.get());
      work.check(test.store(), done.get(), Workload.drain(test.store()));
    }
  }

  @Test
  @DisplayName("a database of another kind is refused")
  void otherKind() {
    assertThatThrownBy(() -> JdbcStore.open(otherDatabase()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Derby");
  }

  private static DataSource otherDatabase() {
    return proxy(DataSource.class, proxy(Connection.class, proxy(DatabaseMetaData.class, "Derby")));
  }

  /** Answers every call with this, if it fits. */
  private static <T> T proxy(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> method.getReturnType().isInstance(answer) ? answer : null));
  }
}
