package io.crmkit.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store that counts the rows that scans ask for. For one thread. */
final class CountingStore implements CrmStore {
  private final CrmStore store;
  private long asked;

  CountingStore(CrmStore store) {
    this.store = store;
  }

  /** How many rows were asked for, be they there or not. */
  long asked() {
    return asked;
  }

  @Override
  public <T> Page<T> scan(Scan<T> scan) {
    asked += scan.limit();
    return store.scan(scan);
  }

  @Override
  public <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
    return store.findAll(type, ids);
  }

  @Override
  public Commit commit(ChangeSet changes) {
    return store.commit(changes);
  }

  @Override
  public Optional<Receipt> receipt(String commandId) {
    return store.receipt(commandId);
  }

  @Override
  public List<StoredEvent> events(int limit) {
    return store.events(limit);
  }

  @Override
  public void acknowledge(Collection<Long> positions) {
    store.acknowledge(positions);
  }

  @Override
  public Set<Capability> capabilities() {
    return store.capabilities();
  }
}
