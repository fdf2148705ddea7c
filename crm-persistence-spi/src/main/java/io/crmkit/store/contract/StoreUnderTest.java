package io.crmkit.store.contract;

import io.crmkit.store.CrmStore;
import java.util.Objects;

/**
 * A store to be tried, how to close and open it, and another one on the same data. Each check asks
 * for one and closes it; several may stand on one database, one after the other.
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

  /** Whether {@link #another} works. */
  default boolean canOpenAnother() {
    return false;
  }

  /**
   * Another store on the same data, as a second process of the host would have it, with nothing in
   * common but the data: connections and caches of its own. Opened when first asked for, then the
   * same one.
   *
   * @throws UnsupportedOperationException if no second store can be opened on the same data
   */
  default CrmStore another() {
    throw new UnsupportedOperationException("no second store can be opened on the same data");
  }

  /** Closes the store, and the other one if there is one. */
  @Override
  void close();

  /** A store that needs no closing, cannot be reopened and stands alone on its data. */
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
