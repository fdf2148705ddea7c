package io.crmkit.store;

import java.util.OptionalLong;

/** Somebody else changed a record since it was read. Load again, decide again, commit again. */
public final class ConflictException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final transient OptionalLong expected;
  private final transient OptionalLong actual;

  /**
   * A conflict on one record.
   *
   * @param id the record
   * @param expected the version the change was made from; empty if the record was to be new
   * @param actual the version found; empty if there is no such record
   */
  public ConflictException(String id, OptionalLong expected, OptionalLong actual) {
    super("record " + id + " was expected " + words(expected) + " but found " + words(actual));
    this.id = id;
    this.expected = expected;
    this.actual = actual;
  }

  private static String words(OptionalLong version) {
    return version.isPresent() ? "in version " + version.getAsLong() : "absent";
  }

  /** The record. */
  public String id() {
    return id;
  }

  /** The version the change was made from; empty if the record was to be new. */
  public OptionalLong expected() {
    return expected;
  }

  /** The version found; empty if there is no such record. */
  public OptionalLong actual() {
    return actual;
  }
}
