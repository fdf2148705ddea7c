package io.crmkit.store.contract;

import io.crmkit.store.CrmStore;
import java.util.Objects;

/**
 * A store to be tried, and how to close and open it. Each check asks for one and closes it; several
 * may stand on one database, one after the other.
 */
public interface StoreUnderTest extends AutoCloseable {
  /** The store, open; after {@link #reopen} the one opened then. */
  CrmStore store();

  /** Whether {@link #reopen} works. */
  default boolean canReopen() {
    return false;
  }

  /**
   * Closes the store and opens it again on the same data, as a restart of the host would.
   *
   * @throws UnsupportedOperationException if it cannot be reopened
   */
  default void reopen() {
    throw new UnsupportedOperationException("this store cannot be reopened");
  }

  /** Closes the store. */
  @Override
  void close();

  /** A store that needs no closing and cannot be reopened. */
  static StoreUnderTest of(CrmStore store) {
    Objects.requireNonNull(store, "store");
    return new StoreUnderTest() {
      @Override
      public CrmStore store() {
        return store;
      }

      @Override
      public void close() {}
    };
  }
}
