package io.crmkit.jdbcstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.store.Capability;
import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Cursor;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
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
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A whole store in few lines, to read before writing one's own: right by the simplest means, one
 * row that every commit locks. Where that is too narrow, {@link JdbcStore} is the one to use. Safe
 * for several threads and processes, on PostgreSQL and H2.
 */
public final class SmallStore implements CrmStore {
  private static final String BY_ID = ""; // the order of ids is an index whose keys are all alike

  private final DataSource database;

  /** A store on the connections of a host; creates its tables. */
  public SmallStore(DataSource database) {
    this.database = database;
    inTransaction(
        Connection.TRANSACTION_READ_COMMITTED,
        c -> {
          run(c, "create table if not exists small_last (one int primary key, version bigint)");
          run(
              c,
              "create table if not exists small_record (type varchar(40), id bytea,"
                  + " version bigint, format int, json text, primary key (type, id))");
          run(
              c,
              "create table if not exists small_index (type varchar(40), name varchar(40),"
                  + " sort_key bytea, id bytea, primary key (type, name, sort_key, id))");
          run(c, "create table if not exists small_receipt (command bytea primary key, json text)");
          run(
              c,
              "create table if not exists small_outbox (position bigint primary key,"
                  + " command text, type varchar(40), id bytea, code varchar(40), json text)");
          return run(
              c, "insert into small_last select 1, 0 where not exists (select 1 from small_last)");
        });
  }

  @Override
  public <T> Optional<Versioned<T>> find(RecordType<T> type, String id) {
    return Optional.ofNullable(findAll(type, List.of(id)).get(id));
  }

  @Override
  public <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
    Set<String> asked = new LinkedHashSet<>(ids);
    List<Row> rows =
        inTransaction(
            Connection.TRANSACTION_REPEATABLE_READ, // all of one moment
            c -> {
              List<Row> found = new ArrayList<>();
              for (String id : asked) {
                found.addAll(
                    rows(
                        c,
                        "select id, version, format, json, id from small_record"
                            + " where type = ? and id = ?",
                        List.of(type.name(), bytes(new RecordId(type.name(), id).id()))));
              }
              return found;
            });
    // Decoded without a connection in hand: that is the host's code.
    Map<String, Versioned<T>> found = new LinkedHashMap<>();
    rows.forEach(row -> found.put(row.id(), row.as(type)));
    return found;
  }

  @Override
  public <T> Page<T> scan(Scan<T> scan) {
    StringBuilder sql =
        new StringBuilder(
            "select r.id, version, format, json, sort_key from small_index i join small_record r"
                + " on r.type = i.type and r.id = i.id where i.type = ? and i.name = ?");
    List<Object> values = new ArrayList<>();
    values.add(scan.type().name());
    values.add(scan.index().map(Index::name).orElse(BY_ID));
    String beyond = scan.ascending() ? ">" : "<";
    scan.fromInclusive().ifPresent(key -> values.add(and(sql, "sort_key >= ?", key)));
    scan.toExclusive().ifPresent(key -> values.add(and(sql, "sort_key < ?", key)));
    if (scan.cursor().isPresent()) {
      sql.append(" and (sort_key, i.id) ").append(beyond).append(" (?, ?)");
      values.add(scan.cursor().get().key());
      values.add(bytes(scan.cursor().get().id()));
    }
    String way = scan.ascending() ? " asc" : " desc";
    sql.append(" order by sort_key").append(way).append(", i.id").append(way);
    sql.append(" limit ").append(scan.limit() + 1); // one more tells whether there is a next page
    List<Row> rows =
        inTransaction(Connection.TRANSACTION_REPEATABLE_READ, c -> rows(c, sql.toString(), values));
    List<Row> page = rows.subList(0, Math.min(scan.limit(), rows.size()));
    List<Versioned<T>> records = page.stream().map(row -> row.as(scan.type())).toList();
    if (rows.size() == page.size()) {
      return new Page<>(records, Optional.empty());
    }
    Row last = page.get(page.size() - 1);
    Optional<byte[]> key = scan.index().map(index -> last.key().array());
    return new Page<>(records, Optional.of(Cursor.of(scan, key, last.id()).text()));
  }

  private static byte[] and(StringBuilder sql, String condition, Key key) {
    sql.append(" and ").append(condition);
    return key.bytes();
  }

  @Override
  public Commit commit(ChangeSet changes) {
    List<Prepared> prepared = changes.changes().stream().map(Prepared::of).toList();
    return inTransaction(
        Connection.TRANSACTION_READ_COMMITTED,
        c -> {
          // Whoever has this row is alone: nothing below can change under our hands.
          long last =
              number(c, "select version from small_last where one = 1 for update").orElseThrow();
          Optional<Receipt> earlier = receipt(c, changes.command().id());
          if (earlier.isPresent()) {
            if (!earlier.get().command().equals(changes.command())) {
              throw new CommandReusedException(changes.command().id());
            }
            return new Commit(earlier.get(), true);
          }
          for (Map.Entry<RecordId, Expected> required : changes.required().entrySet()) {
            check(c, required.getKey(), required.getValue());
          }
          for (Prepared change : prepared) {
            check(c, change.record(), change.expected());
          }
          Map<RecordId, Long> versions = new HashMap<>();
          for (Prepared change : prepared) {
            replace(c, change, last + 1);
            if (change.json() != null) {
              versions.put(change.record(), last + 1);
            }
          }
          long position = last;
          for (Event event : changes.events()) {
            run(
                c,
                "insert into small_outbox values (?, ?, ?, ?, ?, ?)",
                ++position,
                changes.command().id(),
                event.about().type(),
                bytes(event.about().id()),
                event.code(),
                event.json());
          }
          // Versions and positions share a counter, which only grows.
          run(c, "update small_last set version = ?", Math.max(last + 1, position));
          Receipt receipt = new Receipt(changes.command(), versions, changes.outcome());
          run(
              c,
              "insert into small_receipt values (?, ?)",
              bytes(changes.command().id()),
              Json.write(receipt));
          return new Commit(receipt, false);
        });
  }

  private static void check(Connection c, RecordId record, Expected expected) throws SQLException {
    OptionalLong actual =
        number(
            c,
            "select version from small_record where type = ? and id = ?",
            record.type(),
            bytes(record.id()));
    if (!expected.accepts(actual)) {
      throw new ConflictException(record, expected, actual);
    }
  }

  private static void replace(Connection c, Prepared change, long version) throws SQLException {
    String type = change.record().type();
    byte[] id = bytes(change.record().id());
    run(c, "delete from small_index where type = ? and id = ?", type, id);
    run(c, "delete from small_record where type = ? and id = ?", type, id);
    if (change.json() != null) {
      run(
          c,
          "insert into small_record values (?, ?, ?, ?, ?)",
          type,
          id,
          version,
          change.format(),
          change.json());
      for (Map.Entry<String, byte[]> key : change.keys().entrySet()) {
        run(
            c,
            "insert into small_index values (?, ?, ?, ?)",
            type,
            key.getKey(),
            key.getValue(),
            id);
      }
    }
  }

  @Override
  public Optional<Receipt> receipt(String commandId) {
    return inTransaction(Connection.TRANSACTION_READ_COMMITTED, c -> receipt(c, commandId));
  }

  private static Optional<Receipt> receipt(Connection c, String commandId) throws SQLException {
    return query(
            c,
            "select json from small_receipt where command = ?",
            List.of(bytes(commandId)),
            row -> Json.readReceipt(commandId, row.getString(1)))
        .stream()
        .findFirst();
  }

  @Override
  public List<StoredEvent> events(int limit) {
    if (limit < 1 || limit > Scan.MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to 1,000, was " + limit);
    }
    return inTransaction(
        Connection.TRANSACTION_READ_COMMITTED,
        c ->
            query(
                c,
                "select position, command, type, id, code, json from small_outbox"
                    + " order by position limit "
                    + limit,
                List.of(),
                row ->
                    new StoredEvent(
                        row.getLong(1),
                        row.getString(2),
                        new Event(
                            new RecordId(row.getString(3), string(row.getBytes(4))),
                            row.getString(5),
                            row.getString(6)))));
  }

  @Override
  public void acknowledge(Collection<Long> positions) {
    List<Long> copy = List.copyOf(positions);
    inTransaction(
        Connection.TRANSACTION_READ_COMMITTED,
        c -> {
          for (Long position : copy) {
            run(c, "delete from small_outbox where position = ?", position);
          }
          return copy;
        });
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.GLOBAL_EVENT_ORDER); // commits happen one after another
  }

  /** A record as it was read. */
  private record Row(String id, long version, int format, String json, ByteBuffer key) {
    <T> Versioned<T> as(RecordType<T> type) {
      return new Versioned<>(type.read(id, format, json), version);
    }
  }

  /** A change with all that asks the host's own code, done before anything is locked. */
  private record Prepared(
      RecordId record,
      Expected expected,
      int format,
      @Nullable String json,
      Map<String, byte[]> keys) {
    static Prepared of(Change change) {
      return change instanceof Change.Put<?> put
          ? of(put)
          : new Prepared(change.record(), change.expected(), 0, null, Map.of());
    }

    private static <T> Prepared of(Change.Put<T> put) {
      Map<String, byte[]> keys = new HashMap<>(Map.of(BY_ID, new byte[0]));
      put.type().keysOf(put.value()).forEach((index, key) -> keys.put(index, key.bytes()));
      String json = put.type().codec().write(put.value());
      return new Prepared(put.record(), put.expected(), put.type().format(), json, keys);
    }
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(int isolation, Work<T> work) {
    try (Connection c = database.getConnection()) {
      c.setAutoCommit(false);
      c.setTransactionIsolation(isolation);
      try {
        T result = work.on(c);
        c.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        c.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw Failures.translated(e);
    }
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> query(Connection c, String sql, List<Object> values, Reader<T> reader)
      throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    }
  }

  private static List<Row> rows(Connection c, String sql, List<Object> values) throws SQLException {
    return query(
        c,
        sql,
        values,
        row ->
            new Row(
                string(row.getBytes(1)),
                row.getLong(2),
                row.getInt(3),
                row.getString(4),
                ByteBuffer.wrap(row.getBytes(5))));
  }

  private static OptionalLong number(Connection c, String sql, Object... values)
      throws SQLException {
    return query(c, sql, List.of(values), row -> row.getLong(1)).stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private static int run(Connection c, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String string(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
