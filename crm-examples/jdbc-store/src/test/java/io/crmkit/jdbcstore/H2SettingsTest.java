package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Key;
import io.crmkit.store.Scan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JDBC store, h2: how a host has set the database up")
class H2SettingsTest {
  private static HikariDataSource database(String settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:" + settings); // an own database, as it has a name of its own
    return new HikariDataSource(config);
  }

  @ParameterizedTest(name = "{0} works: commands differ by case, scans and events are in order")
  @ValueSource(
      strings = {
        "MODE=REGULAR",
        "MODE=LEGACY",
        "MODE=DB2",
        "MODE=HSQLDB",
        "MODE=MariaDB",
        "MODE=MySQL",
        "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
        "IGNORECASE=FALSE",
        "COLLATION=OFF"
      })
  void works(String settings) {
    try (HikariDataSource pool = database("works-" + settings.hashCode() + ";" + settings)) {
      JdbcStore store = JdbcStore.open(pool);
      for (String command : new String[] {"Cmd", "cmd"}) {
        ChangeSet changes =
            ChangeSet.of(Command.of(command, "same"))
                .put(Note.TYPE, new Note(command, "x", "w", 1), Expected.absent())
                .event(new Event(Note.record(command), "made", "{}"));
        assertThat(store.commit(changes).replayed()).isFalse();
      }

      assertThat(store.scan(Scan.of(Note.TYPE)).records()).hasSize(2);
      assertThat(store.scan(Scan.by(Note.TYPE, "word").from(Key.text("v"))).records()).hasSize(2);
      assertThat(store.events(10))
          .extracting(event -> event.event().about())
          .containsExactly(Note.record("Cmd"), Note.record("cmd"));
    }
  }

  @ParameterizedTest(name = "{0} is refused")
  @CsvSource({
    "MODE=STRICT, STRICT",
    "MODE=Derby, Derby",
    "MODE=MSSQLServer, MSSQLServer",
    "MODE=Oracle, Oracle",
    "IGNORECASE=TRUE, IGNORECASE",
    "COLLATION=ENGLISH STRENGTH PRIMARY, ENGLISH"
  })
  void refused(String settings, String named) {
    try (HikariDataSource pool = database("refused-" + named + ";" + settings)) {
      assertThatThrownBy(() -> JdbcStore.open(pool))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(named);
    }
  }

  @ParameterizedTest(name = "a file opened by jdbc:h2:{0} is refused: {1}")
  @CsvSource({"'',true", "file:,true", "nioMapped:,true", "async:,false", "retry:,false"})
  void interruptible(String kind, boolean refused, @TempDir Path directory) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:" + kind + directory.resolve("store"));
    try (HikariDataSource pool = new HikariDataSource(config)) {
      if (refused) {
        assertThatThrownBy(() -> JdbcStore.open(pool))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("jdbc:h2:async:");
      } else {
        assertThat(JdbcStore.open(pool).events(1)).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("connections that show what is not committed are refused")
  void uncommitted() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:uncommitted");
    config.setTransactionIsolation("TRANSACTION_READ_UNCOMMITTED");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertThatThrownBy(() -> JdbcStore.open(pool))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("READ UNCOMMITTED");
    }
  }

  @Test
  @DisplayName("tables that were made with IGNORECASE are refused when it is off again")
  void madeBefore() throws SQLException {
    try (HikariDataSource pool = database("made-before")) {
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table crm_receipt (command_id varchar_ignorecase(1000))");
      }

      assertThatThrownBy(() -> JdbcStore.open(pool))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("IGNORECASE");
    }
  }

  @Test
  @DisplayName("a thread that is interrupted closes a store too: nobody has the file after that")
  void closedByInterrupted(@TempDir Path work) throws IOException {
    for (int i = 0; i < 5; i++) {
      JdbcStore store = JdbcStores.h2(work.resolve("db"));
      Thread.currentThread().interrupt();
      store.close();
      assertThat(Thread.interrupted()).isTrue();
      try (FileChannel file = FileChannel.open(work.resolve("db.mv.db"), StandardOpenOption.WRITE);
          FileLock free = file.tryLock()) {
        assertThat(free).isNotNull();
      }
    }
  }

  @Test
  @DisplayName("a file that is closed is about as large as what it holds, however many commits")
  void closedFile(@TempDir Path work) throws IOException {
    try (JdbcStore store = JdbcStores.h2(work.resolve("db"))) {
      for (int i = 0; i < 600; i++) {
        Note note = new Note("n" + i % 10, "x".repeat(2_000) + i, "w", i);
        store.commit(
            ChangeSet.of(Command.of("c" + i, "same")).put(Note.TYPE, note, Expected.any()));
      }
    }
    // 33 kB; it would be 258 kB otherwise.
    assertThat(Files.size(work.resolve("db.mv.db"))).isLessThan(100_000);
    try (JdbcStore store = JdbcStores.h2(work.resolve("db"))) {
      assertThat(store.scan(Scan.of(Note.TYPE)).records()).hasSize(10);
    }
  }
}
