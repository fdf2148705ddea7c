package io.crmkit.jdbcstore;

import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.store.Key;
import io.crmkit.store.PointsBook;
import io.crmkit.store.PointsPosting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What a desk does for one points command, as somebody writes it who needs no more: looks for the
 * key, reads the account and locks its row, lets the same ledger decide, and writes the same rows
 * into the same tables; one prepared statement after the other, one transaction.
 */
final class HandWrittenPoints {
  private static final HexFormat HEX = HexFormat.of();

  private final DataSource dataSource;
  private final PointsBook types;

  HandWrittenPoints(DataSource dataSource, PointsBook types) {
    this.dataSource = dataSource;
    this.types = types;
  }

  void post(AccountId id, PointsCommand command, Instant at) throws SQLException {
    try (Connection c = dataSource.getConnection()) {
      c.setAutoCommit(false);
      if (isThere(c, command.key().value())) {
        throw new IllegalStateException();
      }
      Optional<PointsAccount> found = account(c, id);
      PointsAccount before = found.orElseGet(() -> PointsAccount.open(id));
      PointsReceipt receipt =
          RandomPoints.LEDGER.decide(before, command, at).outcome().toOptional().orElseThrow();
      PointsAccount after = before.applyAll(receipt.entries());
      long balance = after.balance(at).total();
      write(c, found.isPresent(), before, after, new PointsPosting(id, receipt, balance));
      c.commit();
    }
  }

  private static boolean isThere(Connection c, String key) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement("select receipt from crm_receipt where command_id = ?")) {
      s.setString(1, key);
      try (ResultSet row = s.executeQuery()) {
        return row.next();
      }
    }
  }

  private Optional<PointsAccount> account(Connection c, AccountId id) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement("select json from crm_record where type = ? and id = ? for update")) {
      s.setString(1, types.accounts().name());
      s.setString(2, id.value());
      try (ResultSet row = s.executeQuery()) {
        return row.next()
            ? Optional.of(types.accounts().codec().read(row.getString(1)))
            : Optional.empty();
      }
    }
  }

  private void write(
      Connection c,
      boolean update,
      PointsAccount before,
      PointsAccount after,
      PointsPosting posting)
      throws SQLException {
    String accountType = types.accounts().name();
    String postingType = types.postings().name();
    String id = after.id().value();
    String postingId = types.postings().idOf(posting).id();
    byte[] account = PointsPosting.key(after.id(), after.position()).bytes();
    byte[] due = due(after);
    long version = nextVersion(c);
    try (PreparedStatement s =
        c.prepareStatement(
            update
                ? "update crm_record set version = ?, json = ?, index_keys = ? where type = ? and"
                    + " id = ?"
                : "insert into crm_record (version, json, index_keys, type, id, format) values (?,"
                    + " ?, ?, ?, ?, 1)")) {
      s.setLong(1, version);
      s.setString(2, types.accounts().codec().write(after));
      s.setString(3, "due=" + HEX.formatHex(due));
      s.setString(4, accountType);
      s.setString(5, id);
      s.executeUpdate();
    }
    try (PreparedStatement s =
        c.prepareStatement(
            "insert into crm_record (version, json, index_keys, type, id, format) values (?, ?, ?,"
                + " ?, ?, 1)")) {
      s.setLong(1, version);
      s.setString(2, types.postings().codec().write(posting));
      s.setString(3, "account=" + HEX.formatHex(account));
      s.setString(4, postingType);
      s.setString(5, postingId);
      s.executeUpdate();
    }
    try (PreparedStatement s =
        c.prepareStatement(
            "insert into crm_record_index (type, index_name, sort_key, id) values (?, ?, ?, ?)")) {
      addIndexRow(s, postingType, "account", account, postingId);
      if (!update) {
        addIndexRow(s, accountType, "due", due, id);
      }
      s.executeBatch();
    }
    if (update && !Arrays.equals(due, due(before))) {
      try (PreparedStatement s =
          c.prepareStatement(
              "update crm_record_index set sort_key = ? where type = ? and index_name = ? and"
                  + " sort_key = ? and id = ?")) {
        s.setBytes(1, due);
        s.setString(2, accountType);
        s.setString(3, "due");
        s.setBytes(4, due(before));
        s.setString(5, id);
        s.executeUpdate();
      }
    }
    try (PreparedStatement s =
        c.prepareStatement("insert into crm_receipt (command_id, receipt) values (?, ?)")) {
      s.setString(1, posting.receipt().command().key().value());
      s.setString(
          2,
          "{\"content\":\""
              + "0123456789abcdef".repeat(4)
              + "\",\"put\":["
              + put(accountType, id, version)
              + ","
              + put(postingType, postingId, version)
              + "],\"outcome\":\"posting "
              + postingId
              + "\"}");
      s.executeUpdate();
    }
  }

  private static String put(String type, String id, long version) {
    return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"version\":" + version + "}";
  }

  private static byte[] due(PointsAccount account) {
    return Key.instant(PointsBook.due(account).orElseThrow()).bytes();
  }

  private static long nextVersion(Connection c) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select nextval('crm_version')");
        ResultSet row = s.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void addIndexRow(
      PreparedStatement s, String type, String index, byte[] key, String id) throws SQLException {
    s.setString(1, type);
    s.setString(2, index);
    s.setBytes(3, key);
    s.setString(4, id);
    s.addBatch();
  }
}
