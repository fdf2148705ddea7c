package io.crmkit.jdbcstore;

import io.crmkit.store.Capability;
import io.crmkit.store.CommitPlan;
import io.crmkit.store.Event;
import io.crmkit.store.RecordId;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * H2. Commits happen one after another: each locks the one row of a table first. H2 has no advisory
 * locks, and its SERIALIZABLE is snapshot isolation, which lets two commits each change what the
 * other one required. As events get their positions under that lock too, they show in their order
 * across all records.
 */
final class H2 implements Backend {
  /** In the others, some of the statements here mean something else or are none. */
  private static final List<String> MODES =
      List.of("REGULAR", "LEGACY", "DB2", "HSQLDB", "MariaDB", "MySQL", "PostgreSQL");

  @Override
  public String migrations() {
    return "classpath:io/crmkit/jdbcstore/migration/h2";
  }

  @Override
  public Set<Capability> capabilities(Connection connection) throws SQLException {
    requireUsable(connection);
    try (PreparedStatement settings =
            connection.prepareStatement(
                """
                select database_path(), max(setting_value) from information_schema.settings
                where setting_name = 'WRITE_DELAY'""");
        ResultSet row = settings.executeQuery()) {
      row.next();
      boolean inFile = row.getString(1) != null;
      // Unless it is zero, what was committed is on disk a while later: half a second by default.
      boolean atOnce = "0".equals(row.getString(2));
      return inFile && atOnce && findsTheLast(connection)
          ? Set.of(Capability.GLOBAL_EVENT_ORDER, Capability.DURABLE)
          : Set.of(Capability.GLOBAL_EVENT_ORDER);
    }
  }

  /** 2.5.250 and 2.5.252 may open a file of a killed process without its last commits. */
  private static boolean findsTheLast(Connection connection) throws SQLException {
    return !connection.getMetaData().getDatabaseProductVersion().startsWith("2.5.25");
  }

  /**
   * Refuses a file that an interrupted thread would close for all others, connections that show
   * what is not committed, a database whose texts do not compare by their characters, so that two
   * commands could be one, and modes in which scans fail.
   */
  private static void requireUsable(Connection connection) throws SQLException {
    requireUninterrupted(connection);
    if (connection.getTransactionIsolation() == Connection.TRANSACTION_READ_UNCOMMITTED) {
      throw new IllegalArgumentException(
          "connections must be in READ COMMITTED or stricter, were in READ UNCOMMITTED");
    }
    Map<String, String> settings = new HashMap<>();
    String sql =
        """
        select setting_name, setting_value from information_schema.settings
        where setting_name in ('MODE', 'IGNORECASE', 'COLLATION')""";
    Sql.query(connection, row -> settings.put(row.getString(1), row.getString(2)), sql);
    String mode = settings.getOrDefault("MODE", "REGULAR");
    if (!MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "the mode of the database must be one of " + MODES + ", was " + mode);
    }
    // The tables may have been created with what is set no more. No lower(): H2 asks the machine's
    // locale for it.
    String columns =
        """
        select column_name from information_schema.columns
        where table_name in ('CRM_RECEIPT', 'crm_receipt') and data_type = 'VARCHAR_IGNORECASE'""";
    if (!settings.getOrDefault("IGNORECASE", "0").equals("0")
        || !Sql.query(connection, row -> row.getString(1), columns).isEmpty()) {
      throw new IllegalArgumentException("the database must not be made with IGNORECASE");
    }
    String collation = settings.getOrDefault("COLLATION", "OFF");
    if (!collation.equals("OFF")) {
      throw new IllegalArgumentException(
          "the collation of the database must be OFF, was " + collation);
    }
  }

  /** Where the file is another process's, on a server, no thread of this one can close it. */
  private static void requireUninterrupted(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL();
    if (url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:")) {
      return;
    }
    String path = Sql.query(connection, row -> row.getString(1), "select database_path()").get(0);
    if (path != null && !path.contains("async:") && !path.contains("retry:")) {
      throw new IllegalArgumentException(
          "the URL of a file of H2 must begin with jdbc:h2:async:, as otherwise a thread that is"
              + " interrupted closes the file for all others");
    }
  }

  @Override
  public Object id(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String id(ResultSet row, int column) throws SQLException {
    return new String(row.getBytes(column), StandardCharsets.UTF_8);
  }

  @Override
  public String find() {
    // With "id = any(?)" H2 would look through all records of the type.
    return """
        select null, r.id, r.version, r.format, r.json from unnest(?) wanted(id)
        join crm_record r on r.id = wanted.id and r.type = ? where\s"""
        + Sql.ANEW;
  }

  @Override
  public Array ids(Connection connection, Collection<String> ids) throws SQLException {
    return connection.createArrayOf("varbinary", ids.stream().map(this::id).toArray());
  }

  @Override
  public String anew() {
    return Sql.ANEW;
  }

  @Override
  public boolean seeksByRows() {
    return false;
  }

  @Override
  public State lock(Connection connection, CommitPlan plan) throws SQLException {
    // Each statement must see what is committed by then. Asks nothing of an embedded database.
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    try (Statement lock = connection.createStatement();
        ResultSet row = lock.executeQuery("select id from crm_commit_lock for update")) {
      if (!row.next()) {
        throw new IllegalStateException("crm_commit_lock must have a row, or nothing is locked");
      }
    }
    return new State(
        receipt(connection, plan.command().id()), nextVersion(connection), found(connection, plan));
  }

  private static @Nullable String receipt(Connection connection, String commandId)
      throws SQLException {
    String sql = "select receipt from crm_receipt where command_id = ? and " + Sql.ANEW;
    List<String> found = Sql.query(connection, row -> row.getString(1), sql, commandId);
    return found.isEmpty() ? null : found.get(0);
  }

  private static long nextVersion(Connection connection) throws SQLException {
    String sql = "select next value for crm_version";
    return Sql.query(connection, row -> row.getLong(1), sql).get(0);
  }

  private Map<RecordId, Found> found(Connection connection, CommitPlan plan) throws SQLException {
    Map<RecordId, Found> found = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select version, index_keys from crm_record where type = ? and id = ? and "
                + Sql.ANEW)) {
      for (RecordId record : plan.expected().keySet()) {
        Sql.set(statement, record.type(), id(record.id()));
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            found.put(record, new Found(row.getLong(1), IndexKeys.parse(row.getString(2))));
          }
        }
      }
    }
    return found;
  }

  @Override
  public void write(Connection connection, Writes writes) throws SQLException {
    CommitPlan plan = writes.plan();
    String commandId = plan.command().id();
    try (Rows rows =
        new Rows(
            connection,
            """
            merge into crm_record (type, id, version, format, json, index_keys)
            key (type, id) values (?, ?, ?, ?, ?, ?)""")) {
      for (CommitPlan.Put put : plan.puts()) {
        RecordId record = put.record();
        rows.add(
            record.type(),
            id(record.id()),
            writes.version(),
            put.format(),
            put.json(),
            writes.keys(record).text());
      }
    }
    try (Rows rows = new Rows(connection, "delete from crm_record where type = ? and id = ?")) {
      for (RecordId record : plan.deletes()) {
        rows.add(record.type(), id(record.id()));
      }
    }
    indexRows(
        connection,
        """
        delete from crm_record_index
        where type = ? and index_name = ? and sort_key = ? and id = ?""",
        writes.oldRows());
    indexRows(
        connection,
        "insert into crm_record_index (type, index_name, sort_key, id) values (?, ?, ?, ?)",
        writes.newRows());
    try (Rows rows =
        new Rows(
            connection,
            "insert into crm_outbox (command_id, type, id, code, json) values (?, ?, ?, ?, ?)")) {
      for (Event event : plan.events()) {
        rows.add(commandId, event.about().type(), event.about().id(), event.code(), event.json());
      }
    }
    try (Rows rows =
        new Rows(connection, "insert into crm_receipt (command_id, receipt) values (?, ?)")) {
      rows.add(commandId, writes.receipt());
    }
  }

  private void indexRows(Connection connection, String sql, Collection<Writes.IndexRow> indexRows)
      throws SQLException {
    try (Rows rows = new Rows(connection, sql)) {
      for (Writes.IndexRow row : indexRows) {
        rows.add(row.record().type(), row.index(), row.key(), id(row.record().id()));
      }
    }
  }

  /** A batch of rows for one statement, which is carried out when it is closed. */
  private static final class Rows implements AutoCloseable {
    private final PreparedStatement statement;
    private boolean any;

    Rows(Connection connection, String sql) throws SQLException {
      this.statement = connection.prepareStatement(sql);
    }

    void add(Object... values) throws SQLException {
      Sql.set(statement, values);
      statement.addBatch();
      any = true;
    }

    @Override
    public void close() throws SQLException {
      try (statement) {
        if (any) {
          statement.executeBatch();
        }
      }
    }
  }
}
