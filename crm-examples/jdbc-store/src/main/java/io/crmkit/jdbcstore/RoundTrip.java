package io.crmkit.jdbcstore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Several statements sent to PostgreSQL at once: its driver sends a text of statements as a
 * pipeline and prepares each on its own. If one fails those behind it are not carried out. Each
 * sees what had been committed when it began.
 */
final class RoundTrip {
  private final Connection connection;
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  RoundTrip(Connection connection) {
    this.connection = connection;
  }

  /** One more statement. */
  RoundTrip then(String statement, Object... its) {
    sql.append(sql.isEmpty() ? "" : ";\n").append(statement);
    parameters.addAll(List.of(its));
    return this;
  }

  /** A column of texts, for {@code unnest}. */
  <R> Array texts(Collection<R> rows, Function<? super R, String> value) throws SQLException {
    return connection.createArrayOf("text", rows.stream().map(value).toArray(String[]::new));
  }

  /** A column of numbers. */
  <R> Array numbers(Collection<R> rows, Function<? super R, Integer> value) throws SQLException {
    return connection.createArrayOf("int4", rows.stream().map(value).toArray(Integer[]::new));
  }

  /** A column of truths. */
  <R> Array truths(Collection<R> rows, Function<? super R, Boolean> value) throws SQLException {
    return connection.createArrayOf("bool", rows.stream().map(value).toArray(Boolean[]::new));
  }

  /** A column of bytes. */
  <R> Array bytes(Collection<R> rows, Function<? super R, byte[]> value) throws SQLException {
    return connection.createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new));
  }

  /** Prepared and with its parameters; to be closed. */
  PreparedStatement prepare() throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.toString());
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }

  /** Carries it out where no rows are wanted. */
  void run() throws SQLException {
    try (PreparedStatement statement = prepare()) {
      statement.execute();
    }
  }
}
