package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.Expected;
import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.Scan;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many rows H2 visits, as its EXPLAIN ANALYZE counts them: as many as it shows, about. */
@DisplayName("JDBC store: h2 does not look through a whole table")
class H2PlansTest {
  private static final int RECORDS = 2_000;
  private static final int SHOWN = 10;
  private static final Pattern VISITED = Pattern.compile("scanCount: (\\d+)");

  private JdbcStore store;
  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    store = JdbcStores.h2InMemory("plans");
    List<Change> notes = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      notes.add(
          new Change.Put<>(
              Note.TYPE, new Note("n" + (RECORDS + i), "t", "w" + i, i), Expected.absent()));
    }
    Command command = Command.of("fill", "notes");
    store.commit(new ChangeSet(command, notes, Map.of(), List.of(), Optional.empty()));
    connection = DriverManager.getConnection("jdbc:h2:mem:plans", "sa", "");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    store.close();
  }

  @Test
  @DisplayName("find")
  void find() throws SQLException {
    Object[] ids = new Object[SHOWN];
    for (int i = 0; i < SHOWN; i++) {
      ids[i] = ("n" + (RECORDS + 100 * i)).getBytes(StandardCharsets.UTF_8);
    }
    Object wanted = connection.createArrayOf("varbinary", ids);
    assertThat(visited(new H2().find(), wanted, Note.TYPE.name())).isBetween(SHOWN, 5 * SHOWN);
  }

  @ParameterizedTest(name = "a page in the middle, by {0}")
  @ValueSource(strings = {"id", "word", "rank"})
  void page(String index) throws SQLException {
    pageInTheMiddle(index);
  }

  @Test
  @DisplayName("a page in the middle of records with one key")
  void equalKeys() throws SQLException {
    List<Change> notes = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      notes.add(
          new Change.Put<>(Note.TYPE, new Note("n" + (RECORDS + i), "t", "w", i), Expected.any()));
    }
    Command command = Command.of("one word", "notes");
    store.commit(new ChangeSet(command, notes, Map.of(), List.of(), Optional.empty()));
    pageInTheMiddle("word");
    ScanSql before = ScanSql.of(Scan.by(Note.TYPE, "word").to(Key.text("w")), new H2());
    assertThat(visited(before.text(), before.parameters().toArray())).isLessThan(SHOWN);
  }

  private void pageInTheMiddle(String index) throws SQLException {
    Scan<Note> all = index.equals("id") ? Scan.of(Note.TYPE) : Scan.by(Note.TYPE, index);
    for (Scan<Note> scan : List.of(all, all.descending())) {
      Page<Note> half = store.scan(scan.limit(RECORDS / 2));
      Scan<Note> next = scan.limit(SHOWN).after(half.next().orElseThrow());
      ScanSql sql = ScanSql.of(next, new H2());
      assertThat(visited(sql.text(), sql.parameters().toArray())).isBetween(SHOWN, 5 * SHOWN);
    }
  }

  private int visited(String sql, Object... values) throws SQLException {
    String plan =
        Sql.query(connection, row -> row.getString(1), "explain analyze " + sql, values).get(0);
    Matcher counts = VISITED.matcher(plan);
    int visited = 0;
    while (counts.find()) {
      visited += Integer.parseInt(counts.group(1));
    }
    return visited;
  }
}
