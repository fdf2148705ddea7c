package io.crmkit.store;

/**
 * A store could not do what it was asked. Nothing was committed, except that after an {@link
 * UnavailableException} nobody knows. Messages hold ids and codes only, never personal data.
 */
public abstract sealed class StoreException extends RuntimeException
    permits ConflictException,
        CommandReusedException,
        UnavailableException,
        UnreadableRecordException {
  private static final long serialVersionUID = 1L;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
