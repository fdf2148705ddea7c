package io.crmkit.jdbcstore;

import io.crmkit.store.Cursor;
import io.crmkit.store.Key;
import io.crmkit.store.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scan as one statement: a stretch of a primary key, read in its order, that begins behind the
 * last row of the page before. Asks for one row more than the page holds, to see whether there is a
 * next page.
 */
final class ScanSql {
  private final StringBuilder text = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  private ScanSql() {}

  static ScanSql of(Scan<?> scan, Backend backend) {
    ScanSql sql = new ScanSql();
    Optional<Cursor> after = scan.cursor();
    String beyond = scan.ascending() ? ">" : "<";
    String order = scan.ascending() ? "" : " desc";
    if (scan.index().isEmpty()) {
      sql.add("select null, r.id, r.version, r.format, r.json from crm_record r where r.type = ?");
      sql.bind(scan.type().name());
      after.ifPresent(
          cursor -> sql.add(" and r.id " + beyond + " ?").bind(backend.id(cursor.id())));
      sql.add(" and " + backend.anew());
      // The columns that are equal as well, so that H2 sees the order of its index.
      sql.add(" order by r.type" + order + ", r.id" + order);
    } else {
      sql.add(
          """
          select i.sort_key, r.id, r.version, r.format, r.json from crm_record_index i
          join crm_record r on r.type = i.type and r.id = i.id
          where i.type = ? and i.index_name = ?""");
      sql.bind(scan.type().name()).bind(scan.index().get().name());
      scan.fromInclusive().map(Key::bytes).ifPresent(k -> sql.add(" and i.sort_key >= ?").bind(k));
      scan.toExclusive().map(Key::bytes).ifPresent(k -> sql.add(" and i.sort_key < ?").bind(k));
      after.ifPresent(
          cursor ->
              // The first condition is implied; H2 finds the place only by it.
              sql.add(" and i.sort_key " + beyond + "= ?")
                  .bind(cursor.key())
                  .add(" and (i.sort_key, i.id) " + beyond + " (?, ?)")
                  .bind(cursor.key())
                  .bind(backend.id(cursor.id())));
      sql.add(" and " + backend.anew());
      sql.add(" order by i.type%1$s, i.index_name%1$s, i.sort_key%1$s, i.id%1$s".formatted(order));
    }
    sql.add(" limit ?").bind(scan.limit() + 1);
    return sql;
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
