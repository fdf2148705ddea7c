package io.crmkit.store.contract;

import io.crmkit.store.CrmStore;
import java.util.Objects;

/**
 * A store to be tried, how to close and open it, and another one on the same data. Each check asks
 * for one and closes it; several may stand on one database, one after the other.
 */
public interface StoreUnderTest extends AutoCloseable {
  /** The store, open; after {@link #reopen} or {@link #kill} the one opened then. */
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

  /** Whether {@link #kill} works. */
  default boolean canKill() {
    return false;
  }

  /**
   * Opens the store again on the same data as it is now, without having closed it, as after a
   * SIGKILL. Two ways to do so: leave the store as it is, with nothing that it holds back written,
   * and open another one in its place; or, if it keeps others from its files, open a copy of them.
   * What was left is not used any more and may be closed by {@link #close}. A store that writes
   * files of its own had better find a torn write at the end of them: append a part of one first.
   *
   * @throws UnsupportedOperationException if it cannot be opened in this way
   */
  default void kill() {
    throw new UnsupportedOperationException("this store cannot be opened as after a kill");
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

  /** A store that needs no closing, cannot be opened again and stands alone on its data. */
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
