package io.crmkit.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps records in memory: the store to begin with, for tests and for small embedded use. Nothing
 * survives the process. Linearizable; records are kept as JSON, so that what works here works on
 * disk. Codecs and index functions run outside its lock.
 */
public final class InMemoryStore implements CrmStore {
  private static final MemoryTable EMPTY = new MemoryTable();

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, MemoryTable> tables = new HashMap<>();
  private final Map<String, Receipt> receipts = new HashMap<>();
  private final NavigableMap<Long, StoredEvent> outbox = new TreeMap<>();
  private long lastVersion;
  private long lastPosition;

  /** An empty store. */
  public InMemoryStore() {}

  @Override
  public <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
    List<String> asked = List.copyOf(ids); // the collection may be the caller's own code
    return StoredRecord.byId(
        type,
        asked,
        reading(
            () -> {
              MemoryTable table = table(type.name());
              return asked.stream().flatMap(id -> table.find(id).stream()).toList();
            }));
  }

  @Override
  public <T> Page<T> scan(Scan<T> scan) {
    return Page.of(scan, reading(() -> table(scan.type().name()).rows(scan)));
  }

  @Override
  public Commit commit(ChangeSet changes) {
    CommitPlan plan = CommitPlan.of(changes);
    lock.writeLock().lock();
    try {
      Optional<Commit> replay = plan.replay(Optional.ofNullable(receipts.get(plan.command().id())));
      if (replay.isPresent()) {
        return replay.get();
      }
      plan.check(this::version);
      return new Commit(write(plan), false);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** For reading only. */
  private MemoryTable table(String type) {
    return tables.getOrDefault(type, EMPTY);
  }

  private OptionalLong version(RecordId record) {
    return table(record.type()).find(record.id()).stream()
        .mapToLong(StoredRecord::version)
        .findFirst();
  }

  private Receipt write(CommitPlan plan) {
    long version = ++lastVersion;
    for (RecordId record : plan.deletes()) {
      Optional.ofNullable(tables.get(record.type())).ifPresent(t -> t.delete(record.id()));
    }
    for (CommitPlan.Put put : plan.puts()) {
      tables
          .computeIfAbsent(put.record().type(), any -> new MemoryTable())
          .put(StoredRecord.of(put.record().id(), version, put.format(), put.json()), put.keys());
    }
    for (Event event : plan.events()) {
      long position = ++lastPosition;
      outbox.put(position, new StoredEvent(position, plan.command().id(), event));
    }
    Receipt receipt = plan.receipt(version);
    receipts.put(plan.command().id(), receipt);
    return receipt;
  }

  @Override
  public Optional<Receipt> receipt(String commandId) {
    return reading(() -> Optional.ofNullable(receipts.get(commandId)));
  }

  @Override
  public List<StoredEvent> events(int limit) {
    Scan.requireLimit(limit);
    return reading(() -> outbox.values().stream().limit(limit).toList());
  }

  @Override
  public void acknowledge(Collection<Long> positions) {
    List<Long> copy = List.copyOf(positions);
    lock.writeLock().lock();
    try {
      copy.forEach(outbox::remove);
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.GLOBAL_EVENT_ORDER);
  }

  private <R> R reading(Supplier<R> read) {
    lock.readLock().lock();
    try {
      return read.get();
    } finally {
      lock.readLock().unlock();
    }
  }
}
