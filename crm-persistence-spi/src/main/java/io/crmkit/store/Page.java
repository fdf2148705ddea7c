package io.crmkit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of a scan.
 *
 * @param <T> the type of the records
 * @param records in the order of the scan
 * @param next the cursor of the next page; empty if this is the last one
 */
public record Page<T>(List<Versioned<T>> records, Optional<String> next) {
  /** Copies the list. */
  public Page {
    Objects.requireNonNull(next, "next");
    records = List.copyOf(records);
  }

  /**
   * The page of a scan; for stores.
   *
   * <p>Ask the database for {@code scan.limit() + 1} rows. The one too many is not shown: it tells
   * that there is a next page. A store that asks for no more than the limit gives a first page and
   * never another, and nothing fails.
   *
   * @param <T> the type of the records
   * @param scan the scan
   * @param found the records from where it begins, in its order, at their keys, up to its limit and
   *     one more if there is one
   * @throws UnreadableRecordException if a record of the page cannot be read; it tells where to go
   *     on behind it
   */
  public static <T> Page<T> of(Scan<T> scan, List<StoredRecord> found) {
    List<StoredRecord> shown = found.subList(0, Math.min(scan.limit(), found.size()));
    List<Versioned<T>> records = new ArrayList<>();
    for (StoredRecord record : shown) {
      try {
        records.add(record.as(scan.type()));
      } catch (UnreadableRecordException e) {
        throw e.onPage(records.size(), cursor(scan, record));
      }
    }
    return new Page<>(
        records,
        shown.size() == found.size()
            ? Optional.empty()
            : Optional.of(cursor(scan, shown.get(shown.size() - 1))));
  }

  private static String cursor(Scan<?> scan, StoredRecord last) {
    return Cursor.of(scan, scan.index().map(index -> last.key()), last.id()).text();
  }

  /** The records without their versions. */
  public List<T> values() {
    return records.stream().map(Versioned::value).toList();
  }
}
