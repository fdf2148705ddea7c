package io.crmkit.store;

/**
 * A stored record cannot be read, in whatever format it is; trying again does not help. Written by
 * a newer version, a step from its format missing, or damaged.
 */
public final class UnreadableRecordException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final transient RecordId record;

  /**
   * A record that cannot be read, and the failure. Only the kind of failure is kept: messages of
   * parsers repeat what they could not parse.
   */
  public UnreadableRecordException(RecordId record, Throwable failure) {
    super("record " + record + " cannot be read: " + failure.getClass().getSimpleName());
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
