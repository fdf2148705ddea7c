package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.jdbcstore.PostgresServer.PostgresDatabase;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.StoredEvent;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("JDBC store: open transactions")
class InterleavedTest {
  @Test
  @DisplayName(
      "postgres: an event whose transaction began first and ends last shows, though later ones are"
          + " acknowledged")
  void lateCommit() throws SQLException {
    PostgresDatabase database = PostgresServer.require().newDatabase();
    try (JdbcStore store = database.open();
        Connection other =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeUpdate(
          "insert into crm_outbox (command_id, type, id, code, json)"
              + " values ('slow', 'note', 'n-0', 'told', '{}')");
      store.commit(
          ChangeSet.of(Command.of("fast", ""))
              .put(Note.TYPE, Note.of("n-1", "x"), Expected.absent())
              .event(new Event(Note.TYPE.idOf(Note.of("n-1", "x")), "told", "{}")));

      List<StoredEvent> early = store.events(10);
      store.acknowledge(early.stream().map(StoredEvent::position).toList());
      assertThat(early).extracting(StoredEvent::commandId).containsExactly("fast");
      assertThat(store.events(10)).isEmpty();

      other.commit();
      List<StoredEvent> late = store.events(10);
      assertThat(late).extracting(StoredEvent::commandId).containsExactly("slow");
      assertThat(late.get(0).position()).isLessThan(early.get(0).position());
    }
    database.drop();
  }
}
