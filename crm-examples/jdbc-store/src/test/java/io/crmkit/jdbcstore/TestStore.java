package io.crmkit.jdbcstore;

import java.util.function.Supplier;

/** A store that can be closed and opened again, and leaves nothing behind. */
final class TestStore implements AutoCloseable {
  private final Supplier<JdbcStore> opener;
  private final Runnable cleanUp;
  private JdbcStore store;

  TestStore(Supplier<JdbcStore> opener, Runnable cleanUp) {
    this.opener = opener;
    this.cleanUp = cleanUp;
    this.store = opener.get();
  }

  JdbcStore store() {
    return store;
  }

  /** Another store on the same data, as another process would have; to be closed. */
  JdbcStore openAnother() {
    return opener.get();
  }

  JdbcStore reopen() {
    store.close();
    store = opener.get();
    return store;
  }

  @Override
  public void close() {
    store.close();
    cleanUp.run();
  }
}
