package io.crmkit.store;

import java.util.Objects;

/**
 * A record as it was read.
 *
 * @param <T> the type of the record
 * @param value the record
 * @param version its version: from 1, greater with every put, never given twice to one id, not even
 *     after a delete
 */
public record Versioned<T>(T value, long version) {
  /** Checks that there is a value. */
  public Versioned {
    Objects.requireNonNull(value, "value");
  }
}
