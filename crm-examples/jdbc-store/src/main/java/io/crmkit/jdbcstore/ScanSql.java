package io.crmkit.jdbcstore;

import io.crmkit.store.Cursor;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Scan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A scan as one statement: a stretch of a primary key, read in its order, that begins behind the
 * last row of the page before. Asks for one row more than the page holds, to see whether there is a
 * next page.
 */
final class ScanSql {
  private static final String BY_INDEX =
      """
      select i.sort_key, r.id, r.version, r.format, r.json from crm_record_index i
      join crm_record r on r.type = i.type and r.id = i.id
      where i.type = ? and i.index_name = ?""";

  private static final int LONGEST_KEY = 4 * Key.MAX_TEXT; // bytes

  private final StringBuilder text = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();
  private final Scan<?> scan;
  private final Backend backend;

  private ScanSql(Scan<?> scan, Backend backend) {
    this.scan = scan;
    this.backend = backend;
  }

  static ScanSql of(Scan<?> scan, Backend backend) {
    ScanSql sql = new ScanSql(scan, backend);
    if (scan.index().isEmpty()) {
      sql.byId();
    } else if (scan.cursor().isEmpty()) {
      sql.byIndex(scan.index().get());
      sql.inOrder();
    } else if (backend.seeksByRows()) {
      sql.byIndex(scan.index().get());
      sql.behind(scan.cursor().get());
      sql.inOrder();
    } else {
      sql.inParts(scan.index().get(), scan.cursor().get());
    }
    return sql;
  }

  private void byId() {
    add("select null, r.id, r.version, r.format, r.json from crm_record r where r.type = ? and ");
    add(backend.anew()).bind(scan.type().name());
    scan.cursor()
        .ifPresent(last -> add(" and r.id " + beyond() + " ?").bind(backend.id(last.id())));
    // The columns that are equal as well, so that H2 sees the order of its index.
    add(" order by r.type%1$s, r.id%1$s limit ?".formatted(way())).bind(scan.limit() + 1);
  }

  private void byIndex(Index<?> index) {
    add(BY_INDEX).bind(scan.type().name()).bind(index.name());
    add(" and " + backend.anew());
    scan.fromInclusive().map(Key::bytes).ifPresent(k -> add(" and i.sort_key >= ?").bind(k));
    scan.toExclusive().map(Key::bytes).ifPresent(this::before);
  }

  private void before(byte[] key) {
    add(" and i.sort_key < ?").bind(key);
    if (!backend.seeksByRows()) { // H2 would go through those that have the key itself
      add(" and i.sort_key <= ?").bind(preceding(key));
    }
  }

  private void behind(Cursor last) {
    add(" and (i.sort_key, i.id) " + beyond() + " (?, ?)");
    bind(last.key()).bind(backend.id(last.id()));
  }

  private void inOrder() {
    add(" order by i.type%1$s, i.index_name%1$s, i.sort_key%1$s, i.id%1$s".formatted(way()));
    add(" limit ?").bind(scan.limit() + 1);
  }

  /**
   * First those with the key of the last row, then those with keys behind it: compared as a row, H2
   * would go through all of the former from their first, page by page.
   */
  private void inParts(Index<?> index, Cursor last) {
    add("select * from ((");
    byIndex(index);
    add(" and i.sort_key = ? and i.id " + beyond() + " ?");
    bind(last.key()).bind(backend.id(last.id()));
    inOrder();
    add(") union all (");
    byIndex(index);
    add(" and i.sort_key " + beyond() + " ?").bind(last.key());
    // With that alone H2 would begin at the first of those that have the key itself.
    add(scan.ascending() ? " and i.sort_key >= ?" : " and i.sort_key <= ?");
    bind(scan.ascending() ? following(last.key()) : preceding(last.key()));
    inOrder();
    add(")) order by 1%1$s, 2%1$s limit ?".formatted(way())).bind(scan.limit() + 1);
  }

  /** The least key, byte by byte, that is greater. */
  private static byte[] following(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }

  /** The greatest key that is less; before the empty one there is none. */
  private static byte[] preceding(byte[] key) {
    int last = key.length - 1;
    if (last < 0 || key[last] == 0) {
      return Arrays.copyOf(key, Math.max(last, 0));
    }
    byte[] before = Arrays.copyOf(key, LONGEST_KEY);
    before[last]--;
    Arrays.fill(before, last + 1, before.length, (byte) 0xFF);
    return before;
  }

  private String beyond() {
    return scan.ascending() ? ">" : "<";
  }

  private String way() {
    return scan.ascending() ? "" : " desc";
  }

  private ScanSql add(String more) {
    text.append(more);
    return this;
  }

  private ScanSql bind(Object parameter) {
    parameters.add(parameter);
    return this;
  }

  String text() {
    return text.toString();
  }

  List<Object> parameters() {
    return parameters;
  }
}
