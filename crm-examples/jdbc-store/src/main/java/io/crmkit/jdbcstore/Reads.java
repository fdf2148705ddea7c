package io.crmkit.jdbcstore;

import io.crmkit.store.Cursor;
import io.crmkit.store.Event;
import io.crmkit.store.Page;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  private static final String FIND =
      """
      select null, id, version, format, json from crm_record where type = ? and id = any(?)""";

  private final Database database;
  private final Backend backend;

  Reads(Database database, Backend backend) {
    this.database = database;
    this.backend = backend;
  }

  /** A record as it is kept, and its key in the order of a scan. */
  private record Row(@Nullable ByteBuffer key, String id, long version, int format, String json) {
    <T> Versioned<T> as(RecordType<T> type) {
      return new Versioned<>(type.read(id, format, json), version);
    }
  }

  <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
    Set<String> possible = new LinkedHashSet<>(ids);
    possible.removeIf(id -> !Json.canBeId(id));
    if (possible.isEmpty()) {
      return Map.of();
    }
    List<Row> rows =
        database.statement(
            connection ->
                rows(connection, FIND, List.of(type.name(), backend.ids(connection, possible))));
    Map<String, Row> found = new HashMap<>();
    rows.forEach(row -> found.put(row.id(), row));
    Map<String, Versioned<T>> records = new LinkedHashMap<>();
    for (String id : possible) {
      Row row = found.get(id);
      if (row != null) {
        records.put(id, row.as(type));
      }
    }
    return records;
  }

  <T> Page<T> scan(Scan<T> scan) {
    ScanSql sql = ScanSql.of(scan, backend);
    List<Row> found =
        database.statement(connection -> rows(connection, sql.text(), sql.parameters()));
    boolean more = found.size() > scan.limit();
    List<Row> page = more ? found.subList(0, scan.limit()) : found;
    List<Versioned<T>> records = page.stream().map(row -> row.as(scan.type())).toList();
    if (!more) {
      return new Page<>(records, Optional.empty());
    }
    Row last = page.get(page.size() - 1);
    Optional<byte[]> key = Optional.ofNullable(last.key()).map(ByteBuffer::array);
    return new Page<>(records, Optional.of(Cursor.of(scan, key, last.id()).text()));
  }

  private List<Row> rows(Connection connection, String sql, List<Object> parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          byte @Nullable [] key = row.getBytes(1);
          rows.add(
              new Row(
                  key == null ? null : ByteBuffer.wrap(key),
                  backend.id(row, 2),
                  row.getLong(3),
                  row.getInt(4),
                  row.getString(5)));
        }
      }
      return rows;
    }
  }

  Optional<String> receipt(String commandId) {
    if (!Json.canBeId(commandId)) {
      return Optional.empty();
    }
    return database.statement(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("select receipt from crm_receipt where command_id = ?")) {
            statement.setString(1, commandId);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  List<StoredEvent> events(int limit) {
    return database.statement(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  select position, command_id, type, id, code, json from crm_outbox
                  order by position limit ?""")) {
            statement.setInt(1, limit);
            List<StoredEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                RecordId about = new RecordId(row.getString(3), row.getString(4));
                Event event = new Event(about, row.getString(5), row.getString(6));
                events.add(new StoredEvent(row.getLong(1), row.getString(2), event));
              }
            }
            return events;
          }
        });
  }
}
