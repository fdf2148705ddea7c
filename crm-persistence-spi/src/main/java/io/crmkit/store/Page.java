package io.crmkit.store;

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
   * @param <T> the type of the records
   * @param scan the scan
   * @param found the records from where it begins, in its order, at their keys, up to its limit and
   *     one more if there is one
   * @throws UnreadableRecordException if a record of the page cannot be read
   */
  public static <T> Page<T> of(Scan<T> scan, List<StoredRecord> found) {
    List<StoredRecord> shown = found.subList(0, Math.min(scan.limit(), found.size()));
    List<Versioned<T>> records = shown.stream().map(record -> record.as(scan.type())).toList();
    if (shown.size() == found.size()) {
      return new Page<>(records, Optional.empty());
    }
    StoredRecord last = shown.get(shown.size() - 1);
    Optional<byte[]> key = scan.index().map(index -> last.key());
    return new Page<>(records, Optional.of(Cursor.of(scan, key, last.id()).text()));
  }

  /** The records without their versions. */
  public List<T> values() {
    return records.stream().map(Versioned::value).toList();
  }
}
