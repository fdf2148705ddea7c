package io.crmkit.jdbcstore;

import io.crmkit.store.contract.StoreUnderTest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store that can be closed and opened again, and leaves nothing behind. */
final class TestStore implements StoreUnderTest {
  private final boolean canReopen;
  private final Runnable whenKilled;
  private final Runnable cleanUp;
  private final Runnable awaitNobody;
  private final List<String> processArguments;
  private JdbcStore store;
  private final Supplier<JdbcStore> opener;
  private @Nullable JdbcStore other;
  private @Nullable JdbcStore killed;

  private TestStore(
      Supplier<JdbcStore> opener,
      boolean canReopen,
      Runnable whenKilled,
      Runnable cleanUp,
      Runnable awaitNobody,
      List<String> processArguments) {
    this.opener = opener;
    this.canReopen = canReopen;
    this.whenKilled = whenKilled;
    this.cleanUp = cleanUp;
    this.awaitNobody = awaitNobody;
    this.processArguments = processArguments;
    this.store = opener.get();
  }

  /** One that lives as long as it is open. */
  static TestStore passing(Supplier<JdbcStore> opener) {
    return new TestStore(opener, false, () -> {}, () -> {}, () -> {}, List.of());
  }

  /**
   * One that can be opened again, also by a {@link CommittingProcess} with these arguments; after a
   * kill once that was done with the data which it leaves.
   */
  static TestStore lasting(
      Supplier<JdbcStore> opener,
      Runnable whenKilled,
      Runnable cleanUp,
      Runnable awaitNobody,
      List<String> processArguments) {
    return new TestStore(opener, true, whenKilled, cleanUp, awaitNobody, processArguments);
  }

  @Override
  public JdbcStore store() {
    return store;
  }

  @Override
  public boolean canOpenAnother() {
    return true;
  }

  @Override
  public JdbcStore another() {
    if (other == null) {
      other = opener.get();
    }
    return other;
  }

  /** Closes what is open beside the store: the other one, and one left behind by a kill. */
  void closeOthers() {
    if (other != null) {
      other.close();
      other = null;
    }
    if (killed != null) {
      killed.close();
      killed = null;
    }
  }

  /** One more store on the same data; to be closed. */
  JdbcStore openAnother() {
    return opener.get();
  }

  /** For {@link CommittingProcess} and {@link SweepingProcess}. */
  List<String> processArguments() {
    return processArguments;
  }

  /** Waits until nobody is at the data any more: a server notices late that a process is gone. */
  void awaitNobody() {
    awaitNobody.run();
  }

  /** Closes the store, for another process to open it: a file is for one process at a time. */
  void handOver() {
    store.close();
    awaitNobody.run();
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
  public boolean canKill() {
    return canReopen;
  }

  @Override
  public void kill() {
    JdbcStore before = store;
    whenKilled.run();
    store = opener.get();
    closeOthers(); // many pools are more than a server has connections
    killed = before;
  }

  @Override
  public void close() {
    closeOthers();
    store.close();
    cleanUp.run();
  }
}
