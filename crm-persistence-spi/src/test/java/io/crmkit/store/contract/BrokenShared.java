package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Stores that go wrong where there are two on the same data: each takes itself for the only one.
 */
final class BrokenShared {
  private BrokenShared() {}

  static void add(BrokenStores to) {
    add(to, "shared.reads", "keeps what it found", FindsInCache::new);
    to.alsoOpened(
        "shared.reads",
        "keeps what it found, by the type asked for",
        () -> new Two(BrokenMoments.FillsCache::new));
    to.alsoOpened(
        "shared.reads",
        "keeps what it found among many, by the type asked for",
        () -> new Two(BrokenMoments.FillsCacheByMany::new));
    add(to, "shared.scans", "keeps the pages that it showed", ScansInCache::new);
    add(to, "shared.cursor", "knows only its own cursors", OwnCursors::new);
    add(to, "shared.versions", "counts versions by itself", OwnVersions::new);
    add(to, "shared.conflict", "checks versions against those it knows", KnownVersions::new);
    add(to, "shared.replay", "remembers that there is no receipt", NoReceiptYet::new);
    add(to, "shared.reused", "knows only its own commands", OwnCommands::new);
    add(to, "shared.outbox", "keeps acknowledgements to itself", OwnAcknowledgements::new);
    to.addOpened(
        "shared.outbox-order",
        "takes positions in blocks",
        () -> {
          Map<String, Integer> numbers = new ConcurrentHashMap<>();
          AtomicInteger stores = new AtomicInteger();
          return new Two(inner -> new BlocksOfPositions(inner, numbers, stores.incrementAndGet()));
        });
  }

  static void add(BrokenStores to, String rule, String what, UnaryOperator<CrmStore> broken) {
    to.addOpened(rule, what, () -> new Two(broken));
  }

  /** Two views of the same data. */
  static final class Two implements StoreUnderTest {
    private final CrmStore first;
    private final CrmStore second;

    Two(UnaryOperator<CrmStore> view) {
      CrmStore data = new InMemoryStore();
      first = view.apply(data);
      second = view.apply(data);
    }

    @Override
    public CrmStore store() {
      return first;
    }

    @Override
    public boolean canOpenAnother() {
      return true;
    }

    @Override
    public CrmStore another() {
      return second;
    }

    @Override
    public void close() {}
  }

  private static final class FindsInCache extends Faulty {
    private final Map<String, Optional<Versioned<Sample>>> cache = new ConcurrentHashMap<>();

    FindsInCache(CrmStore inner) {
      super(inner);
    }

    @Override
    Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
      return cache.computeIfAbsent(type.name() + "/" + id, any -> inner.find(type, id));
    }

    @Override
    public Commit commit(ChangeSet changes) {
      changes.changes().forEach(change -> cache.remove(change.record().toString()));
      return inner.commit(changes);
    }
  }

  private static final class ScansInCache extends Faulty {
    private final Map<Scan<?>, Page<Sample>> cache = new ConcurrentHashMap<>();

    ScansInCache(CrmStore inner) {
      super(inner);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      return cache.computeIfAbsent(scan, any -> inner.scan(scan));
    }

    @Override
    public Commit commit(ChangeSet changes) {
      cache.clear();
      return inner.commit(changes);
    }
  }

  private static final class OwnCursors extends Faulty {
    private final Set<String> given = new HashSet<>();

    OwnCursors(CrmStore inner) {
      super(inner);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      boolean known = scan.after().isEmpty() || given.contains(scan.after().get());
      Page<Sample> page =
          inner.scan(
              known
                  ? scan
                  : new Scan<>(
                      scan.type(),
                      scan.index(),
                      scan.fromInclusive(),
                      scan.toExclusive(),
                      scan.ascending(),
                      scan.limit(),
                      Optional.empty()));
      page.next().ifPresent(given::add);
      return page;
    }
  }

  private static final class OwnVersions extends Faulty {
    private long last;

    OwnVersions(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Commit commit = inner.commit(changes);
      long version = ++last;
      Map<RecordId, Long> versions = new HashMap<>(commit.receipt().versions());
      versions.replaceAll((record, any) -> version);
      return new Commit(
          new Receipt(changes.command(), versions, changes.outcome()), commit.replayed());
    }
  }

  private static final class KnownVersions extends Faulty {
    private final Map<RecordId, Long> known = new HashMap<>();

    KnownVersions(CrmStore inner) {
      super(inner);
    }

    @Override
    Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
      Optional<Versioned<Sample>> found = inner.find(type, id);
      found.ifPresent(record -> known.put(new RecordId(type.name(), id), record.version()));
      return found;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Map<RecordId, Expected> required = new HashMap<>(changes.required());
      required.replaceAll(this::asKnown);
      ChangeSet spoilt =
          each(
              requiring(changes, required),
              change ->
                  change instanceof Change.Put<?> put
                      ? new Change.Put<>(
                          typeOf(put), (Sample) put.value(), asKnown(put.record(), put.expected()))
                      : new Change.Delete(
                          change.record(), asKnown(change.record(), change.expected())));
      Commit commit = inner.commit(spoilt);
      known.putAll(commit.receipt().versions());
      return commit;
    }

    private Expected asKnown(RecordId record, Expected expected) {
      return expected instanceof Expected.Version version
              && Long.valueOf(version.version()).equals(known.get(record))
          ? Expected.any()
          : expected;
    }
  }

  private static final class NoReceiptYet extends Faulty {
    private final Map<String, Optional<Receipt>> cache = new ConcurrentHashMap<>();

    NoReceiptYet(CrmStore inner) {
      super(inner);
    }

    @Override
    public Optional<Receipt> receipt(String commandId) {
      return cache.computeIfAbsent(commandId, inner::receipt);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Commit commit = inner.commit(changes);
      cache.put(changes.command().id(), Optional.of(commit.receipt()));
      return commit;
    }
  }

  private static final class OwnCommands extends Faulty {
    private final Map<String, Receipt> own = new HashMap<>();

    OwnCommands(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Command command = changes.command();
      Receipt earlier = own.get(command.id());
      if (earlier != null && !earlier.command().equals(command)) {
        throw new CommandReusedException(command.id());
      }
      if (earlier != null) {
        return new Commit(earlier, true);
      }
      Receipt done = inner.commit(fresh(changes)).receipt();
      Receipt receipt = new Receipt(command, done.versions(), done.outcome());
      own.put(command.id(), receipt);
      return new Commit(receipt, false);
    }

    @Override
    public Optional<Receipt> receipt(String commandId) {
      return Optional.ofNullable(own.get(commandId));
    }
  }

  /** Each store has a block of positions for itself, as cached sequences do. */
  private static final class BlocksOfPositions extends Faulty {
    private static final long BLOCK = 1_000_000;

    private final Map<String, Integer> storeOfCommand;
    private final int number;

    BlocksOfPositions(CrmStore inner, Map<String, Integer> storeOfCommand, int number) {
      super(inner);
      this.storeOfCommand = storeOfCommand;
      this.number = number;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      storeOfCommand.putIfAbsent(changes.command().id(), number);
      return inner.commit(changes);
    }

    @Override
    public List<StoredEvent> events(int limit) {
      return inner.events(Scan.MAX_LIMIT).stream()
          .map(
              event ->
                  new StoredEvent(
                      storeOfCommand.get(event.commandId()) * BLOCK + event.position(),
                      event.commandId(),
                      event.event()))
          .sorted(Comparator.comparingLong(StoredEvent::position))
          .limit(limit)
          .toList();
    }

    @Override
    public void acknowledge(Collection<Long> positions) {
      inner.acknowledge(positions.stream().map(position -> position % BLOCK).toList());
    }
  }
}
