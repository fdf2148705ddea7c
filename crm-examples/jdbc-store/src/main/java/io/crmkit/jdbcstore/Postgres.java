package io.crmkit.jdbcstore;

import io.crmkit.store.Capability;
import io.crmkit.store.Event;
import io.crmkit.store.RecordId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL. A commit takes two round trips, however many records it has: lock and read; write and
 * commit.
 *
 * <p>Advisory locks rather than SERIALIZABLE: they cost a microsecond a record, wait instead of
 * failing, hold for records that are not there, and need no retries where two commits only share an
 * index page. Rather than row locks: those cannot hold what is not there.
 */
final class Postgres implements Backend {
  /** The first half of our advisory locks, so that they are not those of somebody else. */
  private static final int LOCK_CLASS = 0x43_52_4D_4B;

  /** Whatever the data source's default is: each statement must see what is committed by then. */
  private static final String ISOLATION = "set transaction isolation level read committed";

  /** Otherwise these statements are planned anew each time, as their arrays could be of any length. */
  private static final String PLANS = "set local plan_cache_mode = force_generic_plan";

  private static final String LOCK =
      """
      select count(case when l.exclusive
        then pg_advisory_xact_lock(?, l.stripe)
        else pg_advisory_xact_lock_shared(?, l.stripe) end)
      from unnest(?, ?) as l(stripe, exclusive)""";

  private static final String COMMAND =
      """
      select nextval('crm_version'), (select c.receipt from crm_receipt c where c.command_id = ?)""";

  /** Lateral, so that each is looked up by its key, whatever the planner thinks of the table. */
  private static final String RECORDS =
      """
      select k.type, k.id, f.version, f.index_keys
      from unnest(?, ?) as k(type, id)
      cross join lateral (
        select r.version, r.index_keys from crm_record r
        where r.type = k.type and r.id = k.id offset 0) f""";

  private static final String PUT =
      """
      insert into crm_record (type, id, version, format, json, index_keys)
      select p.type, p.id, ?, p.format, p.json, p.index_keys
      from unnest(?, ?, ?, ?, ?) as p(type, id, format, json, index_keys)
      on conflict (type, id) do update set version = excluded.version, format = excluded.format,
        json = excluded.json, index_keys = excluded.index_keys""";

  private static final String DELETE =
      """
      delete from crm_record where ctid = any(array(
        select f.ctid from unnest(?, ?) as k(type, id)
        cross join lateral (
          select r.ctid from crm_record r where r.type = k.type and r.id = k.id offset 0) f))""";

  private static final String DELETE_INDEX_ROWS =
      """
      delete from crm_record_index where ctid = any(array(
        select f.ctid from unnest(?, ?, ?, ?) as k(type, index_name, sort_key, id)
        cross join lateral (
          select i.ctid from crm_record_index i
          where i.type = k.type and i.index_name = k.index_name and i.sort_key = k.sort_key
            and i.id = k.id offset 0) f))""";

  private static final String INSERT_INDEX_ROWS =
      """
      insert into crm_record_index (type, index_name, sort_key, id)
      select * from unnest(?, ?, ?, ?)""";

  private static final String INSERT_EVENTS =
      """
      insert into crm_outbox (command_id, type, id, code, json)
      select ?, e.type, e.id, e.code, e.json
      from unnest(?, ?, ?, ?) with ordinality as e(type, id, code, json, n) order by e.n""";

  private static final String INSERT_RECEIPT =
      "insert into crm_receipt (command_id, receipt) values (?, ?)";

  @Override
  public String migrations() {
    return "classpath:db/migration/postgresql";
  }

  @Override
  public Set<Capability> capabilities(Connection connection) throws SQLException {
    try (PreparedStatement settings =
            connection.prepareStatement(
                """
                select current_setting('server_encoding'), current_setting('synchronous_commit')""");
        ResultSet row = settings.executeQuery()) {
      row.next();
      if (!row.getString(1).equals("UTF8")) {
        throw new IllegalArgumentException(
            "the encoding of the database must be UTF8, was " + row.getString(1));
      }
      return row.getString(2).equals("off") ? Set.of() : Set.of(Capability.DURABLE);
    }
  }

  @Override
  public Object id(String id) {
    return id;
  }

  @Override
  public String id(ResultSet row, int column) throws SQLException {
    return row.getString(column);
  }

  @Override
  public Array ids(Connection connection, Collection<String> ids) throws SQLException {
    return connection.createArrayOf("text", ids.toArray());
  }

  @Override
  public State lock(Connection connection, Plan plan) throws SQLException {
    SortedMap<Integer, Boolean> stripes = Stripes.of(plan);
    RoundTrip asked = new RoundTrip(connection);
    Set<RecordId> records = plan.expected().keySet();
    asked
        .then(ISOLATION)
        .then(PLANS)
        .then(
            LOCK,
            LOCK_CLASS,
            LOCK_CLASS,
            asked.numbers(stripes.entrySet(), Map.Entry::getKey),
            asked.truths(stripes.entrySet(), Map.Entry::getValue))
        .then(COMMAND, plan.command().id())
        .then(RECORDS, asked.texts(records, RecordId::type), asked.texts(records, RecordId::id));
    try (PreparedStatement statement = asked.prepare()) {
      statement.execute();
      statement.getMoreResults(); // of the isolation
      statement.getMoreResults(); // of the plans
      statement.getMoreResults(); // of the locks
      try (ResultSet command = statement.getResultSet()) {
        command.next();
        long nextVersion = command.getLong(1);
        @Nullable String receipt = command.getString(2);
        statement.getMoreResults();
        try (ResultSet found = statement.getResultSet()) {
          return new State(receipt, nextVersion, found(found));
        }
      }
    }
  }

  private static Map<RecordId, Found> found(ResultSet rows) throws SQLException {
    Map<RecordId, Found> found = new HashMap<>();
    while (rows.next()) {
      found.put(
          new RecordId(rows.getString(1), rows.getString(2)),
          new Found(rows.getLong(3), IndexKeys.parse(rows.getString(4))));
    }
    return found;
  }

  @Override
  public void write(Connection connection, Writes writes) throws SQLException {
    RoundTrip told = new RoundTrip(connection);
    Plan plan = writes.plan();
    if (!plan.puts().isEmpty()) {
      told.then(
          PUT,
          writes.version(),
          told.texts(plan.puts(), put -> put.record().type()),
          told.texts(plan.puts(), put -> put.record().id()),
          told.numbers(plan.puts(), Plan.Put::format),
          told.texts(plan.puts(), Plan.Put::json),
          told.texts(plan.puts(), put -> put.keys().text()));
    }
    if (!plan.deletes().isEmpty()) {
      told.then(
          DELETE,
          told.texts(plan.deletes(), RecordId::type),
          told.texts(plan.deletes(), RecordId::id));
    }
    indexRows(told, DELETE_INDEX_ROWS, writes.oldRows());
    indexRows(told, INSERT_INDEX_ROWS, writes.newRows());
    if (!plan.events().isEmpty()) {
      told.then(
          INSERT_EVENTS,
          plan.command().id(),
          told.texts(plan.events(), event -> event.about().type()),
          told.texts(plan.events(), event -> event.about().id()),
          told.texts(plan.events(), Event::code),
          told.texts(plan.events(), event -> Json.storable(event.json())));
    }
    told.then(INSERT_RECEIPT, plan.command().id(), writes.receipt())
        .then("commit") // here, as it would be a round trip of its own
        .run();
  }

  private static void indexRows(RoundTrip told, String statement, List<Writes.IndexRow> rows)
      throws SQLException {
    if (!rows.isEmpty()) {
      told.then(
          statement,
          told.texts(rows, row -> row.record().type()),
          told.texts(rows, Writes.IndexRow::index),
          told.bytes(rows, Writes.IndexRow::key),
          told.texts(rows, row -> row.record().id()));
    }
  }
}
