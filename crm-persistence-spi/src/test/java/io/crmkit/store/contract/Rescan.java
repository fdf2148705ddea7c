package io.crmkit.store.contract;

import io.crmkit.store.CrmStore;
import io.crmkit.store.Cursor;
import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Scans made by reading all and sorting; right as it stands, for subclasses to spoil. */
class Rescan extends Faulty {
  /** A record and its key; empty bytes in the order of ids. */
  static final class Row {
    private final byte[] key;
    private final Versioned<Sample> record;

    Row(byte[] key, Versioned<Sample> record) {
      this.key = key;
      this.record = record;
    }

    byte[] key() {
      return key;
    }

    Versioned<Sample> record() {
      return record;
    }

    String id() {
      return record.value().id();
    }
  }

  Rescan(CrmStore inner) {
    super(inner);
  }

  /** Everything of a type. */
  List<Versioned<Sample>> all(RecordType<Sample> type) {
    List<Versioned<Sample>> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    Scan<Sample> scan = Scan.of(type).limit(Scan.MAX_LIMIT);
    do {
      Page<Sample> page = inner.scan(cursor.map(scan::after).orElse(scan));
      all.addAll(page.records());
      cursor = page.next();
    } while (cursor.isPresent());
    return all;
  }

  Optional<byte[]> key(Scan<Sample> scan, Sample sample) {
    return scan.index().isEmpty()
        ? Optional.of(new byte[0])
        : scan.index().get().keyOf(sample).map(Key::bytes);
  }

  int compareKeys(Scan<Sample> scan, Row one, Row other) {
    return Arrays.compareUnsigned(one.key(), other.key());
  }

  int compareIds(Scan<Sample> scan, String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** Along the scan. */
  int compare(Scan<Sample> scan, Row one, Row other) {
    int byKey = compareKeys(scan, one, other);
    int ascending = byKey != 0 ? byKey : compareIds(scan, one.id(), other.id());
    return scan.ascending() ? ascending : -ascending;
  }

  boolean inRange(Scan<Sample> scan, Row row) {
    return scan.fromInclusive()
            .filter(from -> Arrays.compareUnsigned(row.key(), from.bytes()) < 0)
            .isEmpty()
        && scan.toExclusive()
            .filter(to -> Arrays.compareUnsigned(row.key(), to.bytes()) >= 0)
            .isEmpty();
  }

  boolean isAfter(Scan<Sample> scan, Cursor cursor, Row row) {
    return compare(scan, at(cursor), row) < 0;
  }

  static Row at(Cursor cursor) {
    return new Row(cursor.key(), new Versioned<>(Sample.of(cursor.id()), 1));
  }

  /** All rows of the range in order. */
  List<Row> rows(Scan<Sample> scan) {
    List<Row> rows = new ArrayList<>();
    for (Versioned<Sample> record : all(scan.type())) {
      key(scan, record.value()).ifPresent(key -> rows.add(new Row(key, record)));
    }
    return rows.stream()
        .filter(row -> inRange(scan, row))
        .sorted((one, other) -> compare(scan, one, other))
        .toList();
  }

  /** The rows from the cursor on. */
  List<Row> rest(Scan<Sample> scan, List<Row> rows) {
    return scan.cursor()
        .map(cursor -> rows.stream().filter(row -> isAfter(scan, cursor, row)).toList())
        .orElse(rows);
  }

  Cursor cursor(Scan<Sample> scan, List<Row> page, List<Row> rest) {
    Row last = page.get(page.size() - 1);
    return Cursor.of(scan, Optional.of(last.key()), last.id());
  }

  @Override
  Page<Sample> scanned(Scan<Sample> scan) {
    List<Row> rest = rest(scan, rows(scan));
    List<Row> page = rest.subList(0, Math.min(scan.limit(), rest.size()));
    Optional<String> next =
        page.size() == rest.size()
            ? Optional.empty()
            : Optional.of(cursor(scan, page, rest).text());
    return new Page<>(page.stream().map(Row::record).toList(), next);
  }
}
