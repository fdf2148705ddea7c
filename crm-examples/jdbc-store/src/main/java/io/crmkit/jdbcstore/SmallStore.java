package io.crmkit.jdbcstore;

import static io.crmkit.jdbcstore.Sql.query;
import static io.crmkit.jdbcstore.Sql.run;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.store.Capability;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CommitPlan;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Versioned;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A whole store, to read before writing one's own: right by the simplest means, one row that every
 * commit locks. Where that is too narrow, {@link JdbcStore} is the one to use. Safe for several
 * threads and processes, on PostgreSQL and H2.
 *
 * <p>What all stores do alike is in the SPI: {@link CommitPlan}, {@link StoredRecord}, {@link
 * Page#of}, {@link Receipt#toJson}. What all of a host's SQL does alike is beside it: {@link Sql}
 * runs statements, {@link Database} connections and transactions.
 */
public final class SmallStore implements CrmStore {
  private static final List<String> TABLES =
      List.of(
          "create table if not exists small_last (one int primary key, last bigint)",
          """
          create table if not exists small_record (type varchar(40), id bytea, version bigint,
            format int, json text, primary key (type, id))""",
          """
          create table if not exists small_index (type varchar(40), name varchar(40),
            sort_key bytea, id bytea, primary key (type, name, sort_key, id))""",
          "create index if not exists small_index_of on small_index (type, id)",
          "create table if not exists small_receipt (command bytea primary key, json text)",
          """
          create table if not exists small_outbox (position bigint primary key, command text,
            type varchar(40), id bytea, code varchar(40), json text)""",
          "insert into small_last select 1, 0 where not exists (select 1 from small_last)");

  private static final String ANEW = " and " + Sql.ANEW; // or H2 may answer with what was

  private static final String BY_ID = ""; // the order of ids is an index whose keys are all alike

  private final Database database;

  /** A store on the connections of a host, READ COMMITTED or stricter; creates its tables. */
  public SmallStore(DataSource dataSource) {
    this.database = new Database(dataSource);
    for (String table : TABLES) {
      this.database.transaction(c -> run(c, table));
    }
  }

  @Override
  public <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
    byte[][] possible =
        ids.stream().filter(RecordId::isPossible).map(SmallStore::bytes).toArray(byte[][]::new);
    String sql =
        """
        select r.id, version, format, json, r.id from unnest(?) wanted(id) join small_record r
        on r.id = wanted.id where r.type = ?"""
            + ANEW;
    // One statement shows one moment. Decoded with no connection in hand: that is the host's code.
    return StoredRecord.byId(
        type,
        ids,
        database.statement(c -> query(c, SmallStore::record, sql, possible, type.name())));
  }

  @Override
  public <T> Page<T> scan(Scan<T> scan) {
    StringBuilder sql =
        new StringBuilder(
            """
            select r.id, version, format, json, sort_key from small_index i join small_record r
            on r.type = i.type and r.id = i.id where i.type = ? and i.name = ?""");
    List<Object> values = new ArrayList<>();
    values.add(scan.type().name());
    values.add(scan.index().map(Index::name).orElse(BY_ID));
    scan.fromInclusive().ifPresent(key -> add(sql, " and sort_key >= ?", values, key.bytes()));
    scan.toExclusive().ifPresent(key -> add(sql, " and sort_key < ?", values, key.bytes()));
    scan.cursor()
        .ifPresent(
            last -> {
              String beyond = scan.ascending() ? ">" : "<";
              // The first condition is implied; H2 finds the place by it.
              String after = " and sort_key %1$s= ? and (sort_key, i.id) %1$s (?, ?)";
              byte[] key = last.key();
              add(sql, after.formatted(beyond), values, key, key, bytes(last.id()));
            });
    sql.append(ANEW);
    String way = scan.ascending() ? "asc" : "desc";
    // One more than a page holds, which tells whether there is a next page.
    String order = " order by i.type %1$s, i.name %1$s, sort_key %1$s, i.id %1$s limit ?";
    add(sql, order.formatted(way), values, scan.limit() + 1);
    return Page.of(
        scan,
        database.statement(c -> query(c, SmallStore::record, sql.toString(), values.toArray())));
  }

  private static void add(StringBuilder sql, String more, List<Object> values, Object... its) {
    sql.append(more);
    values.addAll(List.of(its));
  }

  @Override
  public Commit commit(ChangeSet changes) {
    CommitPlan plan = CommitPlan.of(changes); // runs the host's code, with nothing locked
    return database.transaction(c -> commit(c, plan));
  }

  private static Commit commit(Connection c, CommitPlan plan) throws SQLException {
    c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    // Whoever has this row is alone: nothing read below can change under our hands.
    long last = number(c, "select last from small_last for update").orElseThrow();
    Optional<Commit> replay = plan.replay(receipt(c, plan.command().id()));
    if (replay.isPresent()) {
      return replay.get();
    }
    String find = "select version from small_record where type = ? and id = ?" + ANEW;
    plan.check(record -> number(c, find, record.type(), bytes(record.id())));
    long version = last + 1; // of all records put
    for (RecordId record : plan.changed()) {
      byte[] id = bytes(record.id());
      run(c, "delete from small_index where type = ? and id = ?", record.type(), id);
      run(c, "delete from small_record where type = ? and id = ?", record.type(), id);
    }
    for (CommitPlan.Put put : plan.puts()) {
      String type = put.record().type();
      byte[] id = bytes(put.record().id());
      String insert = "insert into small_record values (?, ?, ?, ?, ?)";
      run(c, insert, type, id, version, put.format(), put.json());
      String insertKey = "insert into small_index values (?, ?, ?, ?)";
      run(c, insertKey, type, BY_ID, new byte[0], id);
      for (Map.Entry<String, Key> key : put.keys().entrySet()) {
        run(c, insertKey, type, key.getKey(), key.getValue().bytes(), id);
      }
    }
    for (Event event : plan.events()) {
      String insert = "insert into small_outbox values (?, ?, ?, ?, ?, ?)";
      RecordId about = event.about();
      byte[] id = bytes(about.id());
      String command = plan.command().id();
      run(c, insert, ++last, command, about.type(), id, event.code(), event.json());
    }
    // Versions and positions share a counter, which only grows.
    run(c, "update small_last set last = ?", Math.max(last, version));
    Receipt receipt = plan.receipt(version);
    run(c, "insert into small_receipt values (?, ?)", bytes(plan.command().id()), receipt.toJson());
    return new Commit(receipt, false);
  }

  @Override
  public Optional<Receipt> receipt(String commandId) {
    return RecordId.isPossible(commandId)
        ? database.statement(c -> receipt(c, commandId))
        : Optional.empty();
  }

  private static Optional<Receipt> receipt(Connection c, String commandId) throws SQLException {
    String sql = "select json from small_receipt where command = ?" + ANEW;
    return query(c, row -> Receipt.fromJson(commandId, row.getString(1)), sql, bytes(commandId))
        .stream()
        .findFirst();
  }

  @Override
  public List<StoredEvent> events(int limit) {
    String sql =
        "select position, command, type, id, code, json from small_outbox where "
            + Sql.ANEW
            + " order by 1 limit ?";
    return database.statement(c -> query(c, SmallStore::event, sql, Scan.requireLimit(limit)));
  }

  @Override
  public void acknowledge(Collection<Long> positions) {
    Long[] gone = positions.toArray(Long[]::new);
    String sql = "delete from small_outbox where position = any(?)";
    database.statement(c -> run(c, sql, (Object) gone));
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.GLOBAL_EVENT_ORDER); // commits happen one after another
  }

  private static StoredRecord record(ResultSet row) throws SQLException {
    String id = new String(row.getBytes(1), UTF_8);
    return StoredRecord.of(id, row.getLong(2), row.getInt(3), row.getString(4)).at(row.getBytes(5));
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    RecordId about = new RecordId(row.getString(3), new String(row.getBytes(4), UTF_8));
    Event event = new Event(about, row.getString(5), row.getString(6));
    return new StoredEvent(row.getLong(1), row.getString(2), event);
  }

  private static OptionalLong number(Connection c, String sql, Object... values)
      throws SQLException {
    return query(c, row -> row.getLong(1), sql, values).stream().mapToLong(n -> n).findFirst();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
