package io.crmkit.store;

/**
 * The store cannot be reached or is overloaded; trying again later may help. What was being
 * committed may or may not have been: give the <em>same</em> command again, under the same id, and
 * the receipt tells. Under a new id it might happen twice.
 */
public final class UnavailableException extends StoreException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure that keeps nothing of its technical cause, whose message may repeat the values of a
   * row; the SQL state, say, belongs in this message.
   */
  public UnavailableException(String message) {
    super(message);
  }

  /** A failure with its technical cause, message and all: one without personal values in it. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
