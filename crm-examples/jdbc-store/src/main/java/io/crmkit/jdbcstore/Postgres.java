package io.crmkit.jdbcstore;

import io.crmkit.jdbcstore.RoundTrip.Column;
import io.crmkit.store.Capability;
import io.crmkit.store.CommitPlan;
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

  /**
   * Outer join, as the first two columns are wanted in any case. Lateral, so that each record is
   * looked up by its key, whatever the planner thinks of the size of the table.
   */
  private static final String READ =
      """
      select (select nextval('crm_version')),
        (select c.receipt from crm_receipt c where c.command_id = ?),
        k.type, k.id, f.version, f.index_keys
      from (""";

  private static final String READ_END =
      """
      ) as k(type, id)
      left join lateral (
        select r.version, r.index_keys from crm_record r
        where r.type = k.type and r.id = k.id offset 0) f on true""";

  private static final String PUT =
      "insert into crm_record (type, id, version, format, json, index_keys) ";

  private static final String PUT_END =
      """
       on conflict (type, id) do update set version = excluded.version, format = excluded.format,
        json = excluded.json, index_keys = excluded.index_keys""";

  /** By the place of each row, found by its key: here, too, the planner must not get ideas. */
  private static final String DELETE =
      "delete from crm_record where ctid = any(array(select f.ctid from (";

  private static final String DELETE_END =
      """
      ) as k(type, id)
      cross join lateral (
        select r.ctid from crm_record r where r.type = k.type and r.id = k.id offset 0) f))""";

  private static final String DELETE_INDEX_ROWS =
      "delete from crm_record_index where ctid = any(array(select f.ctid from (";

  private static final String DELETE_INDEX_ROWS_END =
      """
      ) as k(type, index_name, sort_key, id)
      cross join lateral (
        select i.ctid from crm_record_index i
        where i.type = k.type and i.index_name = k.index_name and i.sort_key = k.sort_key
          and i.id = k.id offset 0) f))""";

  private static final String INSERT_INDEX_ROWS =
      "insert into crm_record_index (type, index_name, sort_key, id) ";

  private static final String INSERT_EVENTS =
      "insert into crm_outbox (command_id, type, id, code, json) ";

  private static final String INSERT_RECEIPT =
      "insert into crm_receipt (command_id, receipt) values (?, ?)";

  private static final String LOCK = "pg_advisory_xact_lock";
  private static final String LOCK_SHARED = "pg_advisory_xact_lock_shared";

  private static final List<Column<Map.Entry<Integer, Boolean>>> STRIPES =
      List.of(Column.integer(Map.Entry::getKey), Column.truth(Map.Entry::getValue));

  private static final List<Column<RecordId>> NAMES =
      List.of(Column.text(RecordId::type), Column.text(RecordId::id));

  private static final List<Column<Writes.IndexRow>> INDEX_ROWS =
      List.of(
          Column.text(row -> row.record().type()),
          Column.text(Writes.IndexRow::index),
          Column.bytes(Writes.IndexRow::key),
          Column.text(row -> row.record().id()));

  @Override
  public String migrations() {
    return "classpath:io/crmkit/jdbcstore/migration/postgresql";
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
  public String find() {
    return """
        select null, id, version, format, json from crm_record where id = any(?) and type = ?""";
  }

  @Override
  public Array ids(Connection connection, Collection<String> ids) throws SQLException {
    return connection.createArrayOf("text", ids.toArray());
  }

  @Override
  public String anew() {
    return "true"; // it always does
  }

  @Override
  public boolean seeksByRows() {
    return true;
  }

  @Override
  public State lock(Connection connection, CommitPlan plan) throws SQLException {
    RoundTrip asked = new RoundTrip(connection).then(ISOLATION);
    askForLocks(asked, Stripes.of(plan));
    asked.then(READ, plan.command().id());
    if (plan.expected().isEmpty()) {
      asked.and("values (null, null)");
    } else {
      asked.rows(plan.expected().keySet(), NAMES);
    }
    asked.and(READ_END);
    try (PreparedStatement statement = asked.prepare();
        ResultSet rows = asked.lastRows(statement)) {
      return state(rows);
    }
  }

  /** Locks are taken in the order of the stripes: in both forms that of the parameters. */
  private static void askForLocks(RoundTrip asked, SortedMap<Integer, Boolean> stripes)
      throws SQLException {
    if (stripes.size() <= RoundTrip.FEW) {
      asked.then("select ");
      String comma = "";
      for (Map.Entry<Integer, Boolean> stripe : stripes.entrySet()) {
        String lock = stripe.getValue() ? LOCK : LOCK_SHARED;
        asked.and(comma + lock + "(?, ?)", LOCK_CLASS, stripe.getKey());
        comma = ", ";
      }
    } else {
      asked
          .then("select count(case when l.exclusive ")
          .and("then " + LOCK + "(?, l.stripe) ", LOCK_CLASS)
          .and("else " + LOCK_SHARED + "(?, l.stripe) end) from (", LOCK_CLASS)
          .rows(stripes.entrySet(), STRIPES)
          .and(") as l(stripe, exclusive)");
    }
  }

  private static State state(ResultSet rows) throws SQLException {
    Map<RecordId, Found> found = new HashMap<>();
    rows.next();
    long nextVersion = rows.getLong(1);
    @Nullable String receipt = rows.getString(2);
    do {
      String indexKeys = rows.getString(6);
      if (indexKeys != null) {
        found.put(
            new RecordId(rows.getString(3), rows.getString(4)),
            new Found(rows.getLong(5), IndexKeys.parse(indexKeys)));
      }
    } while (rows.next());
    return new State(receipt, nextVersion, found);
  }

  @Override
  public void write(Connection connection, Writes writes) throws SQLException {
    RoundTrip told = new RoundTrip(connection);
    CommitPlan plan = writes.plan();
    String commandId = plan.command().id();
    if (!plan.puts().isEmpty()) {
      told.then(PUT)
          .rows(
              plan.puts(),
              List.of(
                  Column.text(put -> put.record().type()),
                  Column.text(put -> put.record().id()),
                  Column.bigint(put -> writes.version()),
                  Column.integer(CommitPlan.Put::format),
                  Column.text(CommitPlan.Put::json),
                  Column.text(put -> writes.keys(put.record()).text())))
          .and(PUT_END);
    }
    if (!plan.deletes().isEmpty()) {
      told.then(DELETE).rows(plan.deletes(), NAMES).and(DELETE_END);
    }
    if (!writes.oldRows().isEmpty()) {
      told.then(DELETE_INDEX_ROWS).rows(writes.oldRows(), INDEX_ROWS).and(DELETE_INDEX_ROWS_END);
    }
    if (!writes.newRows().isEmpty()) {
      told.then(INSERT_INDEX_ROWS).rows(writes.newRows(), INDEX_ROWS);
    }
    if (!plan.events().isEmpty()) {
      told.then(INSERT_EVENTS)
          .rows(
              plan.events(),
              List.of(
                  Column.text(event -> commandId),
                  Column.text(event -> event.about().type()),
                  Column.text(event -> event.about().id()),
                  Column.text(Event::code),
                  Column.text(Event::json)));
    }
    told.then(INSERT_RECEIPT, commandId, writes.receipt());
    told.then("commit"); // here, as it would be a round trip of its own
    try (PreparedStatement statement = told.prepare()) {
      statement.execute();
    }
  }
}
