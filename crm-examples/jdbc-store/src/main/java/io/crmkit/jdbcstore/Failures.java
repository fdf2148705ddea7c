package io.crmkit.jdbcstore;

import io.crmkit.store.StoreException;
import io.crmkit.store.UnavailableException;
import java.io.EOFException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of the database means to a host. The driver's messages are never passed on:
 * PostgreSQL's can repeat the values of a row. What remains is the SQL state and the stack.
 */
final class Failures {
  /**
   * Serialization failure, deadlock, a row, table or index that was there already: somebody else
   * was faster, and the same again from the start can go well. The last is H2's name for the first.
   */
  private static final Set<String> LOST_A_RACE =
      Set.of("40001", "40P01", "23505", "42P07", "42710", "90131");

  /** By class: connection; resources; shut down or cancelled by an operator; the machine. */
  private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

  /**
   * Lock not to be had; read only, as a standby is. H2: lock not to be had, opened by another
   * process, closed, broken, shutting down, out of memory, input or output.
   */
  private static final Set<String> UNAVAILABLE =
      Set.of(
          "55P03", "25P03", "25006", "HYT00", "90020", "90007", "90067", "90098", "90121", "90108",
          "90028", "90031");

  /** By class: invalid authorization. */
  private static final String LET_NOBODY_IN = "28";

  private static final String NO_DATABASE = "3D000";

  /** H2: a file that is corrupt, of another version of the format, or encrypted otherwise. */
  private static final Set<String> NO_SUCH_FILE_FORMAT = Set.of("90030", "90048", "90049");

  /** H2: input or output; of a file too short for a database, for no other reason than that. */
  private static final String INPUT_OUTPUT = "90028";

  /** H2: a file that another process has open. */
  private static final String OPEN_ELSEWHERE = "90020";

  private Failures() {}

  static boolean lostARace(SQLException failure) {
    return failure.getSQLState() != null && LOST_A_RACE.contains(failure.getSQLState());
  }

  /**
   * The failure as a host is told of it: an {@link UnavailableException} where trying again later
   * may help; otherwise an exception that says that store and database do not fit, as after a
   * migration that did not run or with a wrong password.
   */
  static RuntimeException translated(SQLException failure) {
    SQLException stripped = stripped(failure);
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    if (state.startsWith(LET_NOBODY_IN)) { // also of a pool that tried to connect in vain
      return new IllegalStateException(
          "the database does not let this user in; user, password or its access rules are wrong: "
              + stripped.getMessage(),
          stripped);
    }
    if (state.equals(NO_DATABASE)) {
      return new IllegalStateException(
          "the server has no database of this name: " + stripped.getMessage(), stripped);
    }
    if (isNoDatabase(failure)) {
      return new IllegalStateException(
          "it is no database of this version of H2, or is damaged: " + stripped.getMessage(),
          stripped);
    }
    if (lostARace(failure) || isUnavailable(failure)) {
      return unavailable(stripped);
    }
    return new IllegalStateException(
        "the database refused a statement: " + stripped.getMessage(), stripped);
  }

  /** The failure of a whole library, which may have had one of the database. */
  static RuntimeException translated(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreException known) {
        return known;
      }
      if (cause instanceof SQLException sql) {
        return translated(sql);
      }
    }
    return failure;
  }

  private static boolean isNoDatabase(SQLException failure) {
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    return NO_SUCH_FILE_FORMAT.contains(state)
        || (state.equals(INPUT_OUTPUT) && causedByEnd(failure));
  }

  private static boolean causedByEnd(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException) {
        return true;
      }
    }
    return false;
  }

  private static UnavailableException unavailable(SQLException stripped) {
    String what =
        switch (Objects.requireNonNullElse(stripped.getSQLState(), "")) {
          case OPEN_ELSEWHERE -> "another program has the file of the database open";
          case INPUT_OUTPUT ->
              "the file of the database cannot be read or written; its place may be read only, full"
                  + " or a directory";
          default -> "the database cannot be reached or is overloaded";
        };
    return new UnavailableException(what + ": " + stripped.getMessage(), stripped);
  }

  private static boolean isUnavailable(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || failure instanceof SQLNonTransientConnectionException
        || state == null // of the pool
        || UNAVAILABLE.contains(state)
        || (state.length() == 5 && UNAVAILABLE_CLASSES.contains(state.substring(0, 2)));
  }

  /** Without the message of the driver. */
  static SQLException stripped(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    String kind = failure.getClass().getSimpleName();
    SQLException stripped =
        new SQLException(state == null ? kind : "SQL state " + state + ", " + kind, state);
    stripped.setStackTrace(failure.getStackTrace());
    return stripped;
  }
}
