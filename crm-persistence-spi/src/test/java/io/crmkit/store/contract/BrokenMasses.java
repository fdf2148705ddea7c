package io.crmkit.store.contract;

import static io.crmkit.store.contract.Faulty.changes;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stores that are right for little and wrong for much. */
final class BrokenMasses {
  private BrokenMasses() {}

  static void add(BrokenStores to) {
    largeCommits(to);
    to.add(
        "scan.greatest-limit",
        "has at most 500 records on a page",
        store ->
            new Faulty(store) {
              @Override
              Page<Sample> scanned(Scan<Sample> scan) {
                return inner.scan(scan.limit(Math.min(scan.limit(), 500)));
              }
            });
    to.also(
        "scan.greatest-limit",
        "takes a thousand records for all there are",
        store ->
            new Faulty(store) {
              @Override
              Page<Sample> scanned(Scan<Sample> scan) {
                Page<Sample> page = inner.scan(scan);
                return scan.limit() < Scan.MAX_LIMIT
                    ? page
                    : new Page<>(page.records(), Optional.empty());
              }
            });
    to.add(
        "outbox.greatest-limit",
        "shows at most 500 events",
        store ->
            new Faulty(store) {
              @Override
              public List<StoredEvent> events(int limit) {
                return inner.events(Math.min(limit, 500));
              }
            });
    to.add("idempotency.replay-after-many", "keeps the last 1,000 receipts", LastReceipts::new);
    to.add("outbox.many-waiting", "keeps the last 1,200 events", LastEvents::new);
    to.add(
        "scan.index-gone",
        "takes rows off the indexes of the type only",
        store -> new StaleKeys(store, 0, (old, type) -> type.index(old).isEmpty()));
  }

  private static void largeCommits(BrokenStores to) {
    to.add(
        "sizes.many-keys",
        "moves the first 50 records of a commit in their indexes",
        store -> new StaleKeys(store, 50, (old, type) -> true));
    to.add("sizes.many-deletes", "deletes the first 50 of a commit", deletesFirst(50));
    to.add(
        "sizes.many-expected",
        "checks the first ten changes of a commit",
        unchecked(IntStream.range(10, 1_000)));
    to.also(
        "sizes.many-expected",
        "does not check the first change of a commit",
        unchecked(IntStream.of(0)));
    to.add(
        "sizes.many-events",
        "tells the first 500 events of a record",
        changes(
            changes ->
                BrokenLimits.telling(
                    changes,
                    changes.changes().size() == 1
                        ? changes.events().stream().limit(500).toList()
                        : changes.events())));
    to.add("sizes.thousands", "puts the first 2,000 of a commit", firstOf(Change.Put.class));
    to.also("sizes.thousands", "deletes the first 2,000", firstOf(Change.Delete.class));
    to.also(
        "sizes.thousands",
        "looks at the first 2,000 required records",
        changes(
            changes -> {
              Map<RecordId, Expected> first = new HashMap<>();
              changes.required().keySet().stream()
                  .sorted(Comparator.comparing(RecordId::id))
                  .limit(2_000)
                  .forEach(record -> first.put(record, Expected.absent()));
              return changes.required().size() > 2_000 ? Faulty.requiring(changes, first) : changes;
            }));
    to.also(
        "sizes.thousands",
        "tells the first 2,000 events",
        changes(
            changes ->
                BrokenLimits.telling(changes, changes.events().stream().limit(2_000).toList())));
  }

  private static UnaryOperator<CrmStore> deletesFirst(int count) {
    return changes(
        changes -> {
          List<Change> made = new ArrayList<>();
          int deletes = 0;
          for (Change change : changes.changes()) {
            if (!(change instanceof Change.Delete) || deletes++ < count) {
              made.add(change);
            }
          }
          return new ChangeSet(
              changes.command(), made, changes.required(), List.of(), changes.outcome());
        });
  }

  /** Makes the first 2,000 changes of a sort. */
  private static UnaryOperator<CrmStore> firstOf(Class<? extends Change> sort) {
    return changes(
        changes -> {
          Set<Change> first =
              changes.changes().stream()
                  .filter(sort::isInstance)
                  .limit(2_000)
                  .collect(Collectors.toSet());
          List<Change> made =
              changes.changes().stream()
                  .filter(change -> !sort.isInstance(change) || first.contains(change))
                  .toList();
          Set<RecordId> changed = made.stream().map(Change::record).collect(Collectors.toSet());
          return new ChangeSet(
              changes.command(),
              made,
              changes.required(),
              changes.events().stream().filter(e -> changed.contains(e.about())).toList(),
              changes.outcome());
        });
  }

  private static UnaryOperator<CrmStore> unchecked(IntStream places) {
    Set<Integer> notThere = places.boxed().collect(Collectors.toSet());
    return changes(
        changes -> {
          int[] place = {0};
          return Faulty.each(
              changes,
              change ->
                  notThere.contains(place[0]++)
                      ? Faulty.expecting(
                              new ChangeSet(
                                  changes.command(),
                                  List.of(change),
                                  Map.of(),
                                  List.of(),
                                  Optional.empty()),
                              any -> Expected.any())
                          .changes()
                          .get(0)
                      : change);
        });
  }

  /** Knows the receipts of the last thousand commands. */
  private static final class LastReceipts extends Faulty {
    private final Set<String> last = new LinkedHashSet<>();

    LastReceipts(CrmStore inner) {
      super(inner);
    }

    @Override
    public synchronized Commit commit(ChangeSet changes) {
      String id = changes.command().id();
      if (inner.receipt(id).isPresent() && !last.contains(id)) {
        return inner.commit(fresh(changes));
      }
      last.add(id);
      if (last.size() > 1_000) {
        last.remove(last.iterator().next());
      }
      return inner.commit(changes);
    }
  }

  /** Throws the oldest events away. */
  private static final class LastEvents extends Faulty {
    private int waiting;

    LastEvents(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Commit commit = inner.commit(changes);
      waiting += changes.events().size();
      if (waiting > 1_200) {
        acknowledge(inner.events(waiting - 1_200).stream().map(StoredEvent::position).toList());
      }
      return commit;
    }

    @Override
    public void acknowledge(Collection<Long> positions) {
      waiting -= positions.size();
      inner.acknowledge(positions);
    }
  }

  /** Leaves records in indexes at keys that they had. */
  private static final class StaleKeys extends Faulty {
    private final Map<RecordId, Map<String, Key>> keys = new HashMap<>();
    private final int from;
    private final BiPredicate<String, RecordType<Sample>> left;

    /** From which put of a commit on, and which indexes are left as they were. */
    StaleKeys(CrmStore inner, int from, BiPredicate<String, RecordType<Sample>> left) {
      super(inner);
      this.from = from;
      this.left = left;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      AtomicInteger puts = new AtomicInteger();
      return inner.commit(
          each(
              changes,
              change -> {
                if (!(change instanceof Change.Put<?> put)) {
                  return change;
                }
                RecordType<Sample> type = typeOf(put);
                if (puts.getAndIncrement() >= from) {
                  type = indexedAsBefore(type, keys.getOrDefault(put.record(), Map.of()));
                }
                keys.put(put.record(), type.keysOf((Sample) put.value()));
                return new Change.Put<>(type, (Sample) put.value(), put.expected());
              }));
    }

    private RecordType<Sample> indexedAsBefore(RecordType<Sample> type, Map<String, Key> before) {
      Map<String, Index<Sample>> indexes = new LinkedHashMap<>();
      type.indexes().forEach(index -> indexes.put(index.name(), index));
      before.forEach(
          (name, key) -> {
            if (left.test(name, type)) {
              indexes.put(name, new Index<>(name, key.kind(), any -> Optional.of(key)));
            }
          });
      return new RecordType<>(
          type.name(),
          type.format(),
          type.codec(),
          type.id(),
          List.copyOf(indexes.values()),
          type.upgrades());
    }
  }
}
