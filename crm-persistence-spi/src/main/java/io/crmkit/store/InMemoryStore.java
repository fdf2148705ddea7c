package io.crmkit.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.jspecify.annotations.Nullable;

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
  public <T> Optional<Versioned<T>> find(RecordType<T> type, String id) {
    return Optional.ofNullable(findAll(type, List.of(id)).get(id));
  }

  @Override
  public <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
    List<String> asked = List.copyOf(ids); // the collection may be the caller\'s own code
    List<MemoryTable.Entry> found =
        reading(
            () -> {
              MemoryTable table = table(type.name());
              return asked.stream().distinct().flatMap(id -> table.find(id).stream()).toList();
            });
    Map<String, Versioned<T>> records = new LinkedHashMap<>();
    found.forEach(entry -> records.put(entry.id(), read(type, entry)));
    return records;
  }

  private static <T> Versioned<T> read(RecordType<T> type, MemoryTable.Entry entry) {
    return new Versioned<>(type.read(entry.id(), entry.format(), entry.json()), entry.version());
  }

  @Override
  public <T> Page<T> scan(Scan<T> scan) {
    List<MemoryTable.Row> found = reading(() -> table(scan.type().name()).rows(scan));
    boolean more = found.size() > scan.limit();
    List<MemoryTable.Row> page = more ? found.subList(0, scan.limit()) : found;
    List<Versioned<T>> records = page.stream().map(row -> read(scan.type(), row.entry())).toList();
    if (!more) {
      return new Page<>(records, Optional.empty());
    }
    MemoryTable.Row last = page.get(page.size() - 1);
    Optional<byte[]> key = scan.index().map(index -> last.place().key());
    return new Page<>(records, Optional.of(Cursor.of(scan, key, last.entry().id()).text()));
  }

  @Override
  public Commit commit(ChangeSet changes) {
    List<Prepared> prepared = changes.changes().stream().map(Prepared::of).toList();
    lock.writeLock().lock();
    try {
      Receipt earlier = receipts.get(changes.command().id());
      if (earlier != null) {
        if (!earlier.command().equals(changes.command())) {
          throw new CommandReusedException(changes.command().id());
        }
        return new Commit(earlier, true);
      }
      changes.required().forEach(this::check);
      prepared.forEach(change -> check(change.record(), change.expected()));
      return new Commit(write(changes, prepared), false);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** A change with everything of it that asks the host's functions. */
  private record Prepared(
      RecordId record,
      Expected expected,
      int format,
      @Nullable String json,
      Map<String, byte[]> keys) {
    static Prepared of(Change change) {
      return change instanceof Change.Put<?> put
          ? of(put)
          : new Prepared(change.record(), change.expected(), 0, null, Map.of());
    }

    private static <T> Prepared of(Change.Put<T> put) {
      Map<String, byte[]> keys = new HashMap<>();
      put.type().keysOf(put.value()).forEach((index, key) -> keys.put(index, key.bytes()));
      return new Prepared(
          put.record(),
          put.expected(),
          put.type().format(),
          put.type().codec().write(put.value()),
          keys);
    }
  }

  /** For reading only. */
  private MemoryTable table(String type) {
    return tables.getOrDefault(type, EMPTY);
  }

  private void check(RecordId record, Expected expected) {
    OptionalLong actual =
        table(record.type()).find(record.id()).stream()
            .mapToLong(MemoryTable.Entry::version)
            .findFirst();
    if (!expected.accepts(actual)) {
      throw new ConflictException(record, expected, actual);
    }
  }

  private Receipt write(ChangeSet changes, List<Prepared> prepared) {
    long version = ++lastVersion;
    Map<RecordId, Long> versions = new HashMap<>();
    for (Prepared change : prepared) {
      RecordId record = change.record();
      MemoryTable.Entry entry = null;
      if (change.json() != null) {
        entry =
            new MemoryTable.Entry(
                record.id(), version, change.format(), change.json(), change.keys());
        versions.put(record, version);
      }
      tables.computeIfAbsent(record.type(), any -> new MemoryTable()).replace(record.id(), entry);
    }
    for (Event event : changes.events()) {
      long position = ++lastPosition;
      outbox.put(position, new StoredEvent(position, changes.command().id(), event));
    }
    Receipt receipt = new Receipt(changes.command(), versions, changes.outcome());
    receipts.put(changes.command().id(), receipt);
    return receipt;
  }

  @Override
  public Optional<Receipt> receipt(String commandId) {
    return reading(() -> Optional.ofNullable(receipts.get(commandId)));
  }

  @Override
  public List<StoredEvent> events(int limit) {
    if (limit < 1 || limit > Scan.MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to 1,000, was " + limit);
    }
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
