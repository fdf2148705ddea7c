package io.crmkit.jdbcstore;

import io.crmkit.store.Event;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Versioned;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is read, each in one statement, so that it shows one moment. Rows are decoded after the
 * connection has gone back to the pool.
 */
final class Reads {
  private final Database database;
  private final Backend backend;

  Reads(Database database, Backend backend) {
    this.database = database;
    this.backend = backend;
  }

  <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
    Set<String> possible = new LinkedHashSet<>(ids);
    possible.removeIf(id -> !RecordId.isPossible(id));
    if (possible.isEmpty()) {
      return Map.of();
    }
    return StoredRecord.byId(
        type,
        possible,
        database.statement(
            connection ->
                rows(
                    connection,
                    backend.find(),
                    List.of(backend.ids(connection, possible), type.name()))));
  }

  <T> Page<T> scan(Scan<T> scan) {
    ScanSql sql = ScanSql.of(scan, backend);
    return Page.of(
        scan, database.statement(connection -> rows(connection, sql.text(), sql.parameters())));
  }

  private List<StoredRecord> rows(Connection connection, String sql, List<Object> parameters)
      throws SQLException {
    return Sql.query(
        connection,
        row -> {
          StoredRecord record =
              StoredRecord.of(backend.id(row, 2), row.getLong(3), row.getInt(4), row.getString(5));
          byte @Nullable [] key = row.getBytes(1);
          return key == null ? record : record.at(key);
        },
        sql,
        parameters.toArray());
  }

  Optional<Receipt> receipt(String commandId) {
    if (!RecordId.isPossible(commandId)) {
      return Optional.empty();
    }
    String sql = "select receipt from crm_receipt where command_id = ? and " + backend.anew();
    return database
        .statement(connection -> Sql.query(connection, row -> row.getString(1), sql, commandId))
        .stream()
        .findFirst()
        .map(json -> Receipt.fromJson(commandId, json));
  }

  List<StoredEvent> events(int limit) {
    String sql =
        """
        select position, command_id, type, id, code, json from crm_outbox
        where %s order by position limit ?"""
            .formatted(backend.anew());
    return database.statement(
        connection ->
            Sql.query(
                connection,
                row -> {
                  RecordId about = new RecordId(row.getString(3), row.getString(4));
                  Event event = new Event(about, row.getString(5), row.getString(6));
                  return new StoredEvent(row.getLong(1), row.getString(2), event);
                },
                sql,
                limit));
  }
}
