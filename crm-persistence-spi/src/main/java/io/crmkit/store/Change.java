package io.crmkit.store;

import java.util.Objects;

/** A change of one record. */
public sealed interface Change {
  /** The record. */
  RecordId record();

  /** In which version it is expected. */
  Expected expected();

  /**
   * A record is written.
   *
   * @param <T> the type of the record
   * @param type its type
   * @param value the record
   * @param expected in which version it is expected
   */
  record Put<T>(RecordType<T> type, T value, Expected expected) implements Change {
    /** Checks that nothing is missing. */
    public Put {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(expected, "expected");
    }

    @Override
    public RecordId record() {
      return type.idOf(value);
    }

    /** Which record; nothing of what is in it. */
    @Override
    public String toString() {
      return "Put[" + record() + " expected " + expected + "]";
    }
  }

  /**
   * A record is deleted. Deleting one that is not there is no error where that is expected.
   *
   * @param record the record
   * @param expected a version, or any
   */
  record Delete(RecordId record, Expected expected) implements Change {
    /**
     * Checks what is expected.
     *
     * @throws IllegalArgumentException if it is expected absent
     */
    public Delete {
      Objects.requireNonNull(record, "record");
      if (expected instanceof Expected.Absent) {
        throw new IllegalArgumentException("a record to be deleted cannot be expected absent");
      }
    }
  }
}
