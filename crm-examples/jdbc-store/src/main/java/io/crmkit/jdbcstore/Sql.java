package io.crmkit.jdbcstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements and their parameters: what a host has as a JdbcTemplate, as JDBI, or of its own. */
final class Sql {
  /**
   * A condition that always holds. On H2 every statement that reads needs it: for the same
   * statement with the same values H2 gives the result of the last time unless it knows that a
   * table has changed, and that it learns of a commit only once it is written, when others have
   * long seen it. Whoever has found the record of such a commit would then not find its receipt.
   * What depends on chance H2 asks for anew.
   */
  static final String ANEW = "random() >= 0";

  private Sql() {}

  /** What a row comes to. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows that a statement finds. */
  static <T> List<T> query(Connection c, Reader<T> reader, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql)) {
      set(statement, values);
      List<T> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
      return found;
    }
  }

  /** Carries out a statement and tells how many rows it changed. */
  static int run(Connection c, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    }
  }

  static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
