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

  /** The records without their versions. */
  public List<T> values() {
    return records.stream().map(Versioned::value).toList();
  }
}
