package io.crmkit.store.contract;

import io.crmkit.store.Capability;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store in which somebody else does something just before the first commit. For one thread. */
final class Meanwhile implements CrmStore {
  private final CrmStore store;
  private final Runnable others;
  private boolean pending = true;

  Meanwhile(CrmStore store, Runnable others) {
    this.store = store;
    this.others = others;
  }

  @Override
  public Commit commit(ChangeSet changes) {
    if (pending) {
      pending = false;
      others.run();
    }
    return store.commit(changes);
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
