package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.jdbcstore.PostgresServer.PostgresDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("JDBC store: databases of other versions")
class OtherVersionsTest {
  private static final String NEWER =
      "insert into \"crm_schema_history\" (\"installed_rank\", \"version\", \"description\","
          + " \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\")"
          + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'them', 1, true)";
  private static final String TAKEN_BACK =
      "delete from \"crm_schema_history\" where \"version\" = '99'";

  private static void run(Connection opened, String sql) throws SQLException {
    try (Connection connection = opened;
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void assertNewer(ThrowingCallable opening) {
    assertThatThrownBy(opening)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the tables of the store are in version 99, newer than this program's 1; use the"
                + " program that made them so or a newer one");
  }

  @Test
  @DisplayName("h2: tables that a newer program has changed are refused")
  void newerOnH2(@TempDir Path directory) throws SQLException {
    Path file = directory.resolve("store");
    String url = "jdbc:h2:" + file;
    JdbcStores.h2(file).close();
    run(DriverManager.getConnection(url, "sa", ""), NEWER);

    assertNewer(() -> JdbcStores.h2(file));

    run(DriverManager.getConnection(url, "sa", ""), TAKEN_BACK);
    JdbcStores.h2(file).close();
  }

  @Test
  @DisplayName(
      "postgres: tables that a newer program has changed are refused; a host's own count not")
  void newerOnPostgres() throws SQLException {
    PostgresDatabase database = PostgresServer.require().newDatabase();
    database.open().close();
    run(
        database.connect(),
        "create table flyway_schema_history as select * from \"crm_schema_history\"");
    run(database.connect(), NEWER.replace("crm_schema_history", "flyway_schema_history"));
    database.open().close();
    run(database.connect(), NEWER);

    assertNewer(database::open);

    run(database.connect(), TAKEN_BACK);
    database.open().close();
    database.drop();
  }

  @Test
  @DisplayName("h2: a file that is no database, or a damaged one, is told as that, and left alone")
  void noDatabase(@TempDir Path directory) throws IOException {
    Path sound = directory.resolve("sound");
    JdbcStores.h2(sound).close();
    byte[] damaged = Files.readAllBytes(Path.of(sound + ".mv.db"));
    byte[] another = damaged.clone();
    Arrays.fill(damaged, 0, damaged.length, (byte) 'x');
    replace(another, "format:", "format:9"); // of the file's header, twice
    Map<String, byte[]> files =
        Map.of(
            "short", "customer,date,amount\n".getBytes(StandardCharsets.UTF_8),
            "damaged", damaged,
            "another", another);
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      Path file = directory.resolve(each.getKey());
      Path lies = Files.write(Path.of(file + ".mv.db"), each.getValue());

      assertThatThrownBy(() -> JdbcStores.h2(file))
          .as(each.getKey())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("it is no database of this version of H2, or is damaged: SQL");
      assertThat(Files.readAllBytes(lies)).isEqualTo(each.getValue());
    }
  }

  private static void replace(byte[] bytes, String text, String with) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
      byte[] other = with.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(other, 0, bytes, at, other.length);
    }
  }
}
