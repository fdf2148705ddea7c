package io.crmkit.jdbcstore;

import io.crmkit.store.Capability;
import io.crmkit.store.CommitPlan;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/** What differs from one database to the other: locks, writes in bulk, how ids are kept. */
sealed interface Backend permits Postgres, H2 {
  /** Which one a connection leads to. */
  static Backend of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "PostgreSQL" -> new Postgres();
      case "H2" -> new H2();
      default ->
          throw new IllegalArgumentException(
              "the database must be PostgreSQL or H2, was " + product);
    };
  }

  /** Where the migrations are: not in db/migration, where a host's own Flyway would find them. */
  String migrations();

  /**
   * What this database offers.
   *
   * @throws IllegalArgumentException if it is not set up in a way that the store can work with
   */
  Set<Capability> capabilities(Connection connection) throws SQLException;

  /** An id as a parameter. */
  Object id(String id);

  /** An id from a column. */
  String id(ResultSet row, int column) throws SQLException;

  /** The records with these ids, no id twice, and of this type: one statement for any number. */
  String find();

  /** Ids as the first parameter of {@link #find}. */
  Array ids(Connection connection, Collection<String> ids) throws SQLException;

  /** A condition that always holds, and makes a statement read what is there now. */
  String anew();

  /** Whether a comparison of several columns at once finds its place in an index. */
  boolean seeksByRows();

  /**
   * Locks the command and all records of the plan, be they there or not, until the transaction
   * ends, and reads with a snapshot taken after that. The connection is in READ COMMITTED or
   * stricter at first.
   */
  State lock(Connection connection, CommitPlan plan) throws SQLException;

  /** Writes everything. It need not commit, but it may. */
  void write(Connection connection, Writes writes) throws SQLException;
}
