package io.crmkit.jdbcstore;

import io.crmkit.store.contract.StoreUnderTest;
import java.util.function.Supplier;

/** A store that can be closed and opened again, and leaves nothing behind. */
final class TestStore implements StoreUnderTest {
  private final Supplier<JdbcStore> opener;
  private final boolean canReopen;
  private final Runnable cleanUp;
  private JdbcStore store;

  TestStore(Supplier<JdbcStore> opener, boolean canReopen, Runnable cleanUp) {
    this.opener = opener;
    this.canReopen = canReopen;
    this.cleanUp = cleanUp;
    this.store = opener.get();
  }

  @Override
  public JdbcStore store() {
    return store;
  }

  /** Another store on the same data, as another process would have; to be closed. */
  JdbcStore openAnother() {
    return opener.get();
  }

  @Override
  public boolean canReopen() {
    return canReopen;
  }

  @Override
  public void reopen() {
    store.close();
    store = opener.get();
  }

  @Override
  public void close() {
    store.close();
    cleanUp.run();
  }
}
