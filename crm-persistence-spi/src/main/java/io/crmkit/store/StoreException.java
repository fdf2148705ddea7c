package io.crmkit.store;

/**
 * A store could not do what it was asked. Whatever was to be committed has not been. Messages hold
 * ids and codes only, never personal data.
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
