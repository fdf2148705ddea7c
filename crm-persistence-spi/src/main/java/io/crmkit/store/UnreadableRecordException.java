package io.crmkit.store;

/** A stored record cannot be read, in whatever format it is; trying again does not help. */
public final class UnreadableRecordException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final String id;

  /** A record that cannot be read, and why. */
  public UnreadableRecordException(String id, Throwable cause) {
    super("record " + id + " cannot be read", cause);
    this.id = id;
  }

  /** The record. */
  public String id() {
    return id;
  }
}
