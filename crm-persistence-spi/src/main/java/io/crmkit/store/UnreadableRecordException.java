package io.crmkit.store;

/**
 * A stored record cannot be read, in whatever format it is; trying again does not help. Written by
 * a newer version, a step from its format missing, or damaged.
 */
public final class UnreadableRecordException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final transient RecordId record;

  /** A record that cannot be read, and the failure. The message repeats nothing of the record. */
  public UnreadableRecordException(RecordId record, Throwable cause) {
    super("record " + record + " cannot be read: " + cause.getClass().getSimpleName(), cause);
    this.record = record;
  }

  /** A record that cannot be read, and why. */
  public UnreadableRecordException(RecordId record, String why) {
    super("record " + record + " cannot be read: " + why);
    this.record = record;
  }

  /** The record. */
  public RecordId record() {
    return record;
  }
}
