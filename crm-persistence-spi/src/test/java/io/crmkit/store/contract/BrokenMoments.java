package io.crmkit.store.contract;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.Page;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.UnavailableException;
import io.crmkit.store.Versioned;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Stores that go wrong where something happens between two steps of theirs. */
final class BrokenMoments {
  private BrokenMoments() {}

  static void add(BrokenStores to) {
    to.add("atomicity.page-in-range", "scans in two statements", TwoStatements::new);
    to.also(
        "atomicity.page-in-range",
        "scans in two statements and leaves out what has moved",
        LeavesOutMoved::new);
    to.add("concurrency.read-then-changed", "keeps in a cache what it has read", FillsCache::new);
    to.also(
        "concurrency.read-then-changed",
        "keeps in a cache what it has read in pages",
        FillsCacheByPages::new);
    to.add(
        "concurrency.interrupted",
        "is closed for all when a thread is interrupted",
        ClosedByInterrupt::new);
    to.also(
        "concurrency.interrupted",
        "acknowledges what a thread commits that is interrupted, and loses it",
        LosesInterrupted::new);
  }

  /** Ids from the index, then the records of these ids. */
  private static class TwoStatements extends Faulty {
    TwoStatements(CrmStore inner) {
      super(inner);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      Page<Sample> page = inner.scan(scan);
      List<String> ids = page.values().stream().map(Sample::id).toList();
      new Overlap().arrive(); // alone, so that it takes a while
      Map<String, Versioned<Sample>> found = inner.findAll(scan.type(), ids);
      return new Page<>(
          ids.stream()
              .map(found::get)
              .filter(Objects::nonNull)
              .filter(record -> shows(scan, record.value()))
              .toList(),
          page.next());
    }

    boolean shows(Scan<Sample> scan, Sample sample) {
      return true;
    }
  }

  private static final class LeavesOutMoved extends TwoStatements {
    LeavesOutMoved(CrmStore inner) {
      super(inner);
    }

    @Override
    boolean shows(Scan<Sample> scan, Sample sample) {
      return scan.index().isEmpty()
          || scan.index()
              .get()
              .keyOf(sample)
              .filter(
                  key ->
                      scan.fromInclusive().filter(from -> key.compareTo(from) < 0).isEmpty()
                          && scan.toExclusive().filter(to -> key.compareTo(to) >= 0).isEmpty())
              .isPresent();
    }
  }

  record Asked(RecordType<Sample> type, String id) {}

  /** Reads, then fills its cache; what is committed in between stays unknown to it. */
  static class FillsCache extends Faulty {
    final Map<Asked, Versioned<Sample>> cache = new ConcurrentHashMap<>();

    FillsCache(CrmStore inner) {
      super(inner);
    }

    @Override
    Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
      Versioned<Sample> known = cache.get(new Asked(type, id));
      if (known != null) {
        return Optional.of(known);
      }
      Optional<Versioned<Sample>> found = inner.find(type, id);
      found.ifPresent(record -> cache.put(new Asked(type, id), record));
      return found;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Set<RecordId> changed =
          changes.changes().stream().map(change -> change.record()).collect(Collectors.toSet());
      try {
        return inner.commit(changes);
      } finally {
        cache
            .keySet()
            .removeIf(asked -> changed.contains(new RecordId(asked.type().name(), asked.id())));
      }
    }
  }

  /** As hosts have it, with one object for a type; reads of many go by what is known too. */
  static final class FillsCacheByMany extends FillsCache {
    FillsCacheByMany(CrmStore inner) {
      super(inner);
    }

    @Override
    Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
      return inner.find(type, id);
    }

    @Override
    Map<String, Versioned<Sample>> findMany(RecordType<Sample> type, Collection<String> ids) {
      Map<String, Versioned<Sample>> found = new LinkedHashMap<>();
      ids.forEach(id -> super.findOne(type, id).ifPresent(record -> found.put(id, record)));
      return found;
    }
  }

  private static final class FillsCacheByPages extends FillsCache {
    FillsCacheByPages(CrmStore inner) {
      super(inner);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      Page<Sample> page = inner.scan(scan);
      page.records().forEach(r -> cache.put(new Asked(scan.type(), r.value().id()), r));
      return page;
    }

    @Override
    Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
      return Optional.ofNullable(cache.get(new Asked(type, id))).or(() -> inner.find(type, id));
    }
  }

  /** As a file is that is read and written through a channel. */
  private static final class ClosedByInterrupt extends Faulty {
    private volatile boolean closed;

    ClosedByInterrupt(CrmStore inner) {
      super(inner);
    }

    private void touch() {
      closed = closed || Thread.currentThread().isInterrupted();
      if (closed) {
        throw new UnavailableException("closed", new IllegalStateException("closed"));
      }
    }

    @Override
    Map<String, Versioned<Sample>> findMany(RecordType<Sample> type, Collection<String> ids) {
      touch();
      return inner.findAll(type, ids);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      touch();
      return inner.scan(scan);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      touch();
      Commit commit = inner.commit(changes);
      touch();
      return commit;
    }
  }

  private static final class LosesInterrupted extends Faulty {
    LosesInterrupted(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Commit commit = inner.commit(changes);
      if (Thread.currentThread().isInterrupted()) {
        changes
            .changes()
            .forEach(
                change ->
                    inner.commit(
                        fresh(ChangeSet.of(changes.command()))
                            .delete(change.record(), Expected.any())));
      }
      return commit;
    }
  }
}
