package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.Cursor;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.UnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JDBC store: failures")
class FailuresTest {
  private static final String SECRET = "Key (name)=(Zhang San) already exists";

  @ParameterizedTest(name = "SQL state {0} means unavailable")
  @ValueSource(
      strings = {
        "08001", "08006", "57P01", "57P03", "57014", "53300", "53100", "40001", "40P01", "55P03",
        "25006", "HYT00", "90098"
      })
  void unavailable(String state) {
    assertThat(Failures.translated(new SQLException(SECRET, state)))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  @DisplayName("a pool without a free connection means unavailable")
  void pool() {
    assertThat(Failures.translated(new SQLTransientConnectionException("timed out")))
        .isInstanceOf(UnavailableException.class);
    assertThat(Failures.translated(new SQLException("closed")))
        .isInstanceOf(UnavailableException.class);
  }

  @ParameterizedTest(name = "SQL state {0} means that store and database do not fit")
  @ValueSource(strings = {"42P01", "22001", "23502"})
  void doesNotFit(String state) {
    assertThat(Failures.translated(new SQLException(SECRET, state)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(state);
  }

  @ParameterizedTest(name = "SQL state {0}: the database's message is not passed on")
  @ValueSource(strings = {"08006", "23505", "42P01"})
  void silent(String state) {
    SQLException failure = new SQLException(SECRET, state, new IllegalStateException(SECRET));
    failure.setNextException(new SQLException(SECRET));
    failure.addSuppressed(new SQLException(SECRET));

    RuntimeException translated = Failures.translated(failure);

    assertThat(translated).hasStackTraceContaining(state);
    StringWriter all = new StringWriter();
    translated.printStackTrace(new PrintWriter(all));
    assertThat(all.toString()).doesNotContain("Zhang");
  }

  @ParameterizedTest(name = "{0}: a closed store is unavailable")
  @EnumSource(TestStores.class)
  void closed(TestStores backend) {
    TestStore test = backend.create();
    test.close();

    assertThatThrownBy(() -> test.store().find(Note.TYPE, "a"))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  @DisplayName("h2: a file that another program has open is told as that, and one that cannot be")
  void noFile(@TempDir Path work) throws IOException {
    assertThat(Failures.translated(new SQLException(SECRET, "90020")))
        .isInstanceOf(UnavailableException.class)
        .hasMessageStartingWith("another program has the file of the database open: SQL state");
    Files.createDirectory(work.resolve("db.mv.db"));
    assertThatThrownBy(() -> JdbcStores.h2(work.resolve("db")))
        .isInstanceOf(UnavailableException.class)
        .hasMessageStartingWith(
            "the file of the database cannot be read or written; its place may");
    assertThat(work.resolve("db.trace.db")).doesNotExist();
  }

  @Test
  @DisplayName("postgres: a pool that has run dry is unavailable, and works again")
  void ranDry() throws SQLException {
    PostgresServer.PostgresDatabase database = PostgresServer.require().newDatabase();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(2);
    config.setConnectionTimeout(250);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      JdbcStore store = JdbcStore.open(pool);
      try (Connection first = pool.getConnection();
          Connection second = pool.getConnection()) {
        assertThat(first).isNotSameAs(second);
        assertThatThrownBy(() -> store.find(Note.TYPE, "a"))
            .isInstanceOf(UnavailableException.class);
      }
      assertThat(store.find(Note.TYPE, "a")).isEmpty();
    }
    database.drop();
  }

  @Test
  @DisplayName("postgres: a server that is not there is unavailable, at once")
  void nobodyThere() {
    assertThatThrownBy(() -> JdbcStores.postgres("jdbc:postgresql://localhost:1/none", "u", "p"))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  @DisplayName("postgres: a missing table is no reason to try again")
  void missingTable() throws SQLException {
    PostgresServer.PostgresDatabase database = PostgresServer.require().newDatabase();
    try (JdbcStore store = database.open();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table crm_outbox");

      assertThatThrownBy(() -> store.events(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("42P01");
    }
    database.drop();
  }

  @ParameterizedTest(name = "postgres: the URL {0} is no server that may come back")
  @ValueSource(
      strings = {
        "jdbc:mysql://localhost/secret",
        "jdbc:postgresql:nonsense//secret",
        "jdbc:postgresql://localhost:port/secret",
        "postgresql://localhost/secret",
        ""
      })
  void noUrl(String url) {
    assertThatThrownBy(() -> JdbcStores.postgres(url, "u", "p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://host:port/database")
        .hasMessageNotContaining("secret");
  }

  @Test
  @DisplayName("postgres: a wrong user and a wrong database are told as what they are")
  void wrongNames() {
    PostgresServer.PostgresDatabase database = PostgresServer.require().newDatabase();
    assertThatThrownBy(() -> JdbcStores.postgres(database.url(), "nobody_here", "x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not let this user in")
        .hasMessageContaining("28");
    assertThatThrownBy(
            () ->
                JdbcStores.postgres(database.url() + "_none", database.user(), database.password()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no database of this name")
        .hasMessageContaining("3D000");
    assertThat(Failures.translated(new SQLTransientConnectionException(SECRET, "28P01")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("28P01");
    database.drop();
  }

  @ParameterizedTest(name = "{0}: a cursor that no page gave is an illegal argument")
  @EnumSource(TestStores.class)
  void forgedCursor(TestStores backend) {
    try (TestStore test = backend.create()) {
      Scan<Note> scan = Scan.of(Note.TYPE);
      String forged = Cursor.of(scan, Optional.empty(), "a\u0000b").text();
      assertThatThrownBy(() -> test.store().scan(scan.after(forged)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest(name = "{0}: a record that cannot be read does not hide those behind it")
  @EnumSource(TestStores.class)
  void unreadable(TestStores backend) {
    RecordType<Note> newer =
        new RecordType<>(
            Note.TYPE.name(), 2, Note.TYPE.codec(), Note.TYPE.id(), Note.TYPE.indexes(), Map.of());
    try (TestStore test = backend.create()) {
      for (int i = 0; i < 9; i++) {
        ChangeSet put =
            ChangeSet.of(Command.of("put-" + i, "put"))
                .put(i % 4 == 1 ? newer : Note.TYPE, new Note("n" + i, "", "", i), Expected.any());
        test.store().commit(put);
      }
      for (Scan<Note> scan : List.of(Scan.of(Note.TYPE), Scan.by(Note.TYPE, "rank"))) {
        List<String> shown = new ArrayList<>();
        test.store()
            .forEach(
                scan.limit(4),
                note -> shown.add(note.value().id()),
                bad -> shown.add("not " + bad.record().id()));
        assertThat(shown)
            .containsExactly("n0", "not n1", "n2", "n3", "n4", "not n5", "n6", "n7", "n8");
      }
    }
  }
}
