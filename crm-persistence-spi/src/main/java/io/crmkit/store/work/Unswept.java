package io.crmkit.store.work;

import io.crmkit.store.RecordId;
import java.util.Objects;

/**
 * A record that a sweep, or a refresh, left as it was, because of what is in it; the next run comes
 * to it again.
 *
 * @param record the record
 * @param why in words for the operator: written by a newer version of the program, damaged, or not
 *     known to the clocks
 */
public record Unswept(RecordId record, String why) {
  /** Checks that nothing is missing. */
  public Unswept {
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(why, "why");
  }

  static Unswept of(RecordId record, RuntimeException why) {
    return new Unswept(
        record, Objects.requireNonNullElse(why.getMessage(), why.getClass().getSimpleName()));
  }
}
