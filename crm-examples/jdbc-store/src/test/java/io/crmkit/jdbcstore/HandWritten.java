package io.crmkit.jdbcstore;

import io.crmkit.store.Key;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.sql.DataSource;

/**
 * The writes of one commit of a {@link Note} with two index rows and an event, as somebody writes
 * them who needs no more: the same rows in the same tables, one prepared statement after the other,
 * one transaction. Without the locks that keep what was only read.
 */
final class HandWritten {
  private final DataSource dataSource;

  HandWritten(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void insert(String command, Note note) throws SQLException {
    try (Connection c = dataSource.getConnection()) {
      c.setAutoCommit(false);
      long version = nextVersion(c);
      try (PreparedStatement s =
          c.prepareStatement(
              "insert into crm_record (type, id, version, format, json, index_keys) values (?, ?, ?, ?, ?, ?)")) {
        s.setString(1, "note");
        s.setString(2, note.id());
        s.setLong(3, version);
        s.setInt(4, 1);
        s.setString(5, json(note));
        s.setString(6, keys(note));
        s.executeUpdate();
      }
      try (PreparedStatement s =
          c.prepareStatement(
              "insert into crm_record_index (type, index_name, sort_key, id) values (?, ?, ?, ?)")) {
        addIndexRow(s, "word", Key.text(note.word()).bytes(), note);
        addIndexRow(s, "rank", Key.number(note.rank()).bytes(), note);
        s.executeBatch();
      }
      rest(c, command, note, version);
      c.commit();
    }
  }

  void update(String command, Note before, Note note, long expected) throws SQLException {
    try (Connection c = dataSource.getConnection()) {
      c.setAutoCommit(false);
      long version = nextVersion(c);
      try (PreparedStatement s =
          c.prepareStatement(
              "update crm_record set version = ?, format = ?, json = ?, index_keys = ? where type = ? and id = ? and version = ?")) {
        s.setLong(1, version);
        s.setInt(2, 1);
        s.setString(3, json(note));
        s.setString(4, keys(note));
        s.setString(5, "note");
        s.setString(6, note.id());
        s.setLong(7, expected);
        if (s.executeUpdate() != 1) {
          throw new IllegalStateException();
        }
      }
      try (PreparedStatement s =
          c.prepareStatement(
              "update crm_record_index set sort_key = ? where type = ? and index_name = ? and sort_key = ? and id = ?")) {
        s.setBytes(1, Key.number(note.rank()).bytes());
        s.setString(2, "note");
        s.setString(3, "rank");
        s.setBytes(4, Key.number(before.rank()).bytes());
        s.setString(5, note.id());
        s.executeUpdate();
      }
      rest(c, command, note, version);
      c.commit();
    }
  }

  private static long nextVersion(Connection c) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select nextval('crm_version')");
        ResultSet row = s.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void addIndexRow(PreparedStatement s, String index, byte[] key, Note note)
      throws SQLException {
    s.setString(1, "note");
    s.setString(2, index);
    s.setBytes(3, key);
    s.setString(4, note.id());
    s.addBatch();
  }

  private static void rest(Connection c, String command, Note note, long version)
      throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement(
            "insert into crm_outbox (command_id, type, id, code, json) values (?, ?, ?, ?, ?)")) {
      s.setString(1, command);
      s.setString(2, "note");
      s.setString(3, note.id());
      s.setString(4, "changed");
      s.setString(5, "{\"rank\":" + note.rank() + "}");
      s.executeUpdate();
    }
    try (PreparedStatement s =
        c.prepareStatement("insert into crm_receipt (command_id, receipt) values (?, ?)")) {
      s.setString(1, command);
      s.setString(
          2,
          "{\"content\":\""
              + "0123456789abcdef".repeat(4)
              + "\",\"put\":[{\"type\":\"note\",\"id\":\""
              + note.id()
              + "\",\"version\":"
              + version
              + "}],\"outcome\":null}");
      s.executeUpdate();
    }
  }

  private static String json(Note note) {
    return Note.TYPE.codec().write(note);
  }

  private static String keys(Note note) {
    HexFormat hex = HexFormat.of();
    return "rank="
        + hex.formatHex(Key.number(note.rank()).bytes())
        + " word="
        + hex.formatHex(Key.text(note.word()).bytes());
  }
}
