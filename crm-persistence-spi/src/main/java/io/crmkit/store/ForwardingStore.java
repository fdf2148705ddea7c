package io.crmkit.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A store that does all as the one behind it: to be extended by one that does something else too,
 * such as counting or measuring.
 *
 * <pre>{@code
 * CrmStore counted = new ForwardingStore(store) {
 *   public Commit commit(ChangeSet changes) {
 *     commits.increment();
 *     return super.commit(changes);
 *   }
 * };
 * }</pre>
 *
 * <p>{@link #forEach} goes by its own {@link #scan}, and so shows what that does. Safe for several
 * threads if the store behind it is.
 */
public abstract class ForwardingStore implements CrmStore {
  private final CrmStore store;

  /** A store in front of another one. */
  protected ForwardingStore(CrmStore store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  @Override
  public <T> Optional<Versioned<T>> find(RecordType<T> type, String id) {
    return store.find(type, id);
  }

  @Override
  public <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
    return store.findAll(type, ids);
  }

  @Override
  public <T> Page<T> scan(Scan<T> scan) {
    return store.scan(scan);
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
