package io.crmkit.store;

/** The store cannot be reached or is overloaded; trying again later may help. */
public final class UnavailableException extends StoreException {
  private static final long serialVersionUID = 1L;

  /** A failure with its technical cause. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
