package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a process leaves behind that is killed between two commits is the file as it is then. Freed
 * space is used again at once here, as it is after 45 seconds otherwise: then the newest chunk may
 * be anywhere in the file.
 */
@DisplayName("JDBC store: h2 in a file, killed after any commit")
class H2FileImageTest {
  private static final int COMMITS = 60;

  @TempDir private Path directory;

  @Test
  @DisplayName("h2 in a file: a copy of the file taken after a commit has that commit")
  void images() throws IOException, SQLException {
    Random random = new Random(1);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(
        "jdbc:h2:async:" + directory.resolve("store") + ";WRITE_DELAY=0;RETENTION_TIME=0");
    config.setUsername("sa");
    config.setPassword("");
    try (HikariDataSource pool = new HikariDataSource(config);
        JdbcStore store = JdbcStore.open(pool)) {
      for (int i = 1; i <= COMMITS; i++) {
        ChangeSet changes = ChangeSet.of(Command.of("c" + i, "write some notes"));
        for (int id : IntStream.range(0, 30).map(j -> 10 * j + random.nextInt(10)).toArray()) {
          Note note = new Note("n" + id, "x".repeat(random.nextInt(400)), "word", i);
          changes = random.nextBoolean() ? changes.put(Note.TYPE, note, Expected.any()) : changes;
        }
        store.commit(changes);
        assertThat(receiptsOfACopy()).as("receipts in a copy after commit %d", i).isEqualTo(i);
      }
    }
  }

  private int receiptsOfACopy() throws IOException, SQLException {
    Path copy = directory.resolve("copy.mv.db");
    Files.copy(directory.resolve("store.mv.db"), copy, StandardCopyOption.REPLACE_EXISTING);
    String url = "jdbc:h2:" + directory.resolve("copy");
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from crm_receipt")) {
      row.next();
      return row.getInt(1);
    }
  }
}
