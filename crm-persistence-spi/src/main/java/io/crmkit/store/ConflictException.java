package io.crmkit.store;

import java.util.OptionalLong;

/** Somebody else changed a record since it was read. Load again, decide again, commit again. */
public final class ConflictException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final transient RecordId record;
  private final transient Expected expected;
  private final transient OptionalLong actual;

  /**
   * A conflict on one record.
   *
   * @param record the record
   * @param expected what the change was made from
   * @param actual the version found; empty if there is no such record
   */
  public ConflictException(RecordId record, Expected expected, OptionalLong actual) {
    super(
        "record "
            + record
            + " was expected "
            + expected
            + " but found "
            + (actual.isPresent() ? "in version " + actual.getAsLong() : "absent"));
    this.record = record;
    this.expected = expected;
    this.actual = actual;
  }

  /** The record. */
  public RecordId record() {
    return record;
  }

  /** What the change was made from. */
  public Expected expected() {
    return expected;
  }

  /** The version found; empty if there is no such record. */
  public OptionalLong actual() {
    return actual;
  }
}
