package io.crmkit.jdbcstore;

import io.crmkit.store.CommandReusedException;
import io.crmkit.store.ConflictException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections for one statement or one transaction, and what their failures mean. */
final class Database {
  /** A transaction that lost a race is run again at once, this often in all. */
  private static final int ATTEMPTS = 4;

  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Something that asks a database. */
  @FunctionalInterface
  interface Work<R> {
    R run(Connection connection) throws SQLException;
  }

  /** One statement: its own transaction and its own snapshot. */
  <R> R statement(Work<R> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(true);
      return work.run(connection);
    } catch (SQLException e) {
      throw Failures.translated(e);
    }
  }

  /**
   * All or nothing, and anew if somebody else was faster. After a lost connection it is not run
   * again: nobody knows whether it was committed, and only the caller's command can tell. Conflicts
   * are found before anything is written.
   */
  <R> R transaction(Work<R> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = dataSource.getConnection()) {
        return transaction(connection, work);
      } catch (SQLException e) {
        if (!Failures.lostARace(e) || attempt == ATTEMPTS) {
          throw Failures.translated(e);
        }
      }
    }
  }

  private static <R> R transaction(Connection connection, Work<R> work) throws SQLException {
    connection.setAutoCommit(false);
    R result;
    try {
      result = work.run(connection);
      connection.commit();
    } catch (ConflictException | CommandReusedException e) {
      // Not rolled back, though that comes to the same: H2 may undo twice (2.5.252 did) while it
      // writes
      // its file, and so takes away the lock, and the writes, of whoever came next.
      connection.commit();
      connection.setAutoCommit(true);
      throw e;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
    connection.setAutoCommit(true); // some pools hand connections on as they come back
    return result;
  }

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      reason.addSuppressed(
          Failures.stripped(e)); // a broken connection: its transaction ends with it
    }
  }
}
