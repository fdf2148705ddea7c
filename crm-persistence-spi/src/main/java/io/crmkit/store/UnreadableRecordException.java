package io.crmkit.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored record cannot be read, in whatever format it is; trying again does not help. Written by
 * a newer version, a step from its format missing, or damaged. {@link CrmStore#forEach} goes on
 * behind it.
 */
public final class UnreadableRecordException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final transient RecordId record;
  private final int before;
  private final @Nullable String behind;

  /**
   * A record that cannot be read, and the failure. Only the kind of failure is kept: messages of
   * parsers repeat what they could not parse.
   */
  public UnreadableRecordException(RecordId record, Throwable failure) {
    this(record, failure.getClass().getSimpleName());
  }

  /** A record that cannot be read, and why. */
  public UnreadableRecordException(RecordId record, String why) {
    super("record " + record + " cannot be read: " + why);
    this.record = record;
    this.before = 0;
    this.behind = null;
  }

  private UnreadableRecordException(UnreadableRecordException found, int before, String behind) {
    super(String.valueOf(found.getMessage()));
    this.record = found.record;
    this.before = before;
    this.behind = behind;
    setStackTrace(found.getStackTrace());
  }

  /** The same, found by a scan behind so many records that can be read. */
  UnreadableRecordException onPage(int newBefore, String newBehind) {
    return new UnreadableRecordException(this, newBefore, newBehind);
  }

  /** The record. */
  public RecordId record() {
    return record;
  }

  /** How many records of the page that was asked for stand before it, and can be read. */
  public int before() {
    return before;
  }

  /**
   * The cursor with which a scan goes on behind it; empty if it was not found by {@link Page#of}.
   */
  public Optional<String> behind() {
    return Optional.ofNullable(behind);
  }
}
