package io.crmkit.jdbcstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Several statements sent to PostgreSQL at once: its driver sends a text of statements as a
 * pipeline and prepares each on its own. If one fails those behind it are not carried out. Each
 * sees what had been committed when it began.
 *
 * <p>Rows that a statement is about are a list of values if they are few, as most commits are
 * small: the fastest form by far, and few texts to prepare. Many rows are arrays for {@code
 * unnest}, one text for any number.
 */
final class RoundTrip {
  /** Up to how many rows are a list of values. */
  static final int FEW = 8;

  /** Otherwise statements on arrays are planned anew each time, as those could be of any length. */
  private static final String KEEP_PLANS = "set local plan_cache_mode = force_generic_plan;\n";

  private final Connection connection;
  private int statements;
  private boolean arrays;
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  RoundTrip(Connection connection) {
    this.connection = connection;
  }

  /** A column of such rows. */
  record Column<R>(String type, IntFunction<Object[]> array, Function<? super R, ?> value) {
    static <R> Column<R> text(Function<? super R, String> value) {
      return new Column<>("text", String[]::new, value);
    }

    static <R> Column<R> integer(Function<? super R, Integer> value) {
      return new Column<>("int4", Integer[]::new, value);
    }

    static <R> Column<R> bigint(Function<? super R, Long> value) {
      return new Column<>("int8", Long[]::new, value);
    }

    static <R> Column<R> truth(Function<? super R, Boolean> value) {
      return new Column<>("bool", Boolean[]::new, value);
    }

    static <R> Column<R> bytes(Function<? super R, byte[]> value) {
      return new Column<>("bytea", byte[][]::new, value);
    }
  }

  /** One more statement. */
  RoundTrip then(String statement, Object... its) {
    sql.append(sql.isEmpty() ? "" : ";\n");
    statements++;
    return and(statement, its);
  }

  /** The statement goes on. */
  RoundTrip and(String more, Object... its) {
    sql.append(more);
    Collections.addAll(parameters, its);
    return this;
  }

  /** The statement goes on with these rows. */
  <R> RoundTrip rows(Collection<R> rows, List<Column<R>> columns) throws SQLException {
    if (rows.size() > FEW) {
      arrays = true;
      // Cast, as a driver in its simple mode sends literals, whose type nothing tells.
      String arrayMarks =
          columns.stream().map(c -> "?::" + c.type() + "[]").collect(Collectors.joining(", "));
      sql.append("select * from unnest(").append(arrayMarks).append(')');
      for (Column<R> column : columns) {
        Object[] values = rows.stream().map(column.value()).toArray(column.array());
        parameters.add(connection.createArrayOf(column.type(), values));
      }
    } else {
      String row = "(" + marks(columns.size()) + ")";
      sql.append("values ").append(String.join(", ", Collections.nCopies(rows.size(), row)));
      for (R values : rows) {
        columns.forEach(column -> parameters.add(column.value().apply(values)));
      }
    }
    return this;
  }

  private static String marks(int count) {
    return Collections.nCopies(count, "?").stream().collect(Collectors.joining(", "));
  }

  /** Prepared and with its parameters; to be closed. */
  PreparedStatement prepare() throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(arrays ? KEEP_PLANS + sql : sql.toString());
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }

  /** Carries out what was prepared and gives the rows of the last statement; to be closed. */
  ResultSet lastRows(PreparedStatement prepared) throws SQLException {
    prepared.execute();
    for (int i = arrays ? 0 : 1; i < statements; i++) {
      prepared.getMoreResults();
    }
    return prepared.getResultSet();
  }
}
