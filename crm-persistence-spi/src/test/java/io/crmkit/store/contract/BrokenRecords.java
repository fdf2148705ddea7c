package io.crmkit.store.contract;

import static io.crmkit.store.contract.Faulty.changes;
import static io.crmkit.store.contract.Faulty.commit;
import static io.crmkit.store.contract.Faulty.each;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that break the rules of versions and of atomicity. */
final class BrokenRecords {
  private BrokenRecords() {}

  static void add(BrokenStores to) {
    to.add("versions.value", "keeps old lines where a put has none", KeepsOldLines::new);
    to.add("versions.absent", "overwrites what should be absent", anyFor(Expected.Absent.class));
    to.add("versions.exact", "overwrites any version", anyFor(Expected.Version.class));
    to.add(
        "versions.exact-delete",
        "deletes any version",
        changes(
            changes ->
                each(
                    changes,
                    change ->
                        change instanceof Change.Delete
                            ? new Change.Delete(change.record(), Expected.any())
                            : change)));
    to.add("versions.any", "cannot delete what is not there", CannotDeleteNothing::new);
    to.add("versions.grow", "does not write what is equal", SkipsEqualPuts::new);
    to.add(
        "versions.agree",
        "has old versions in its index",
        store ->
            new Faulty(store) {
              @Override
              Page<Sample> scanned(Scan<Sample> scan) {
                Page<Sample> page = inner.scan(scan);
                return scan.index().isEmpty()
                    ? page
                    : new Page<>(
                        page.records().stream()
                            .map(r -> new Versioned<>(r.value(), r.version() - 1))
                            .toList(),
                        page.next());
              }
            });
    to.add("versions.never-reused", "counts from 1 again after a delete", CountsAnew::new);
    to.add("versions.deleted", "leaves deleted records in its index", ShowsDeleted::new);
    to.add(
        "versions.types-apart",
        "keeps all types in one table by id",
        store -> new Renaming(store, type -> "all", UnaryOperator.identity()));
    to.add(
        "versions.find-all",
        "finds the first of many only",
        store ->
            new Faulty(store) {
              @Override
              Map<String, Versioned<Sample>> findMany(
                  RecordType<Sample> type, Collection<String> ids) {
                return inner.findAll(type, ids.stream().limit(1).toList());
              }
            });

    to.add(
        "atomicity.all",
        "makes the first two changes only",
        commit(
            (store, changes) -> {
              List<Change> two = changes.changes().stream().limit(2).toList();
              return store.commit(
                  new ChangeSet(
                      changes.command(), two, changes.required(), List.of(), changes.outcome()));
            }));
    to.add("atomicity.records", "makes one change after the other", OneByOne::new);
    to.add("atomicity.codec-fails", "writes one change after the other", OneByOne::new);
    to.add("atomicity.indexes", "leaves refused puts in its index", IndexesRefused::new);
    to.add("atomicity.events", "tells events before it checks", TellsRefused::new);
    to.add("atomicity.receipt", "leaves a receipt before it checks", ReceiptsRefused::new);
    to.add("atomicity.find-all-one-moment", "finds one by one", FindsOneByOne::new);
    to.add("atomicity.page-one-moment", "scans one by one", ScansOneByOne::new);
  }

  static UnaryOperator<CrmStore> anyFor(Class<? extends Expected> kind) {
    return Faulty.expected(expected -> kind.isInstance(expected) ? Expected.any() : expected);
  }

  private static final class KeepsOldLines extends Faulty {
    KeepsOldLines(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      return samples(
              sample ->
                  sample.lines().isEmpty() && changes.changes().size() == 1
                      ? findOne(Sample.type(changes.changes().get(0).record().type()), sample.id())
                          .map(old -> sample.lines(old.value().lines()))
                          .orElse(sample)
                      : sample)
          .apply(inner)
          .commit(changes);
    }
  }

  private static final class CannotDeleteNothing extends Faulty {
    CannotDeleteNothing(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      for (Change change : changes.changes()) {
        if (change instanceof Change.Delete && version(change.record()).isEmpty()) {
          throw new ConflictException(change.record(), change.expected(), OptionalLong.empty());
        }
      }
      return inner.commit(changes);
    }
  }

  private static final class SkipsEqualPuts extends Faulty {
    SkipsEqualPuts(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      if (changes.changes().get(0) instanceof Change.Put<?> put) {
        Optional<Versioned<Sample>> found = inner.find(typeOf(put), put.record().id());
        if (found.isPresent() && found.get().value().equals(put.value())) {
          return new Commit(
              new Receipt(
                  changes.command(), Map.of(put.record(), found.get().version()), Optional.empty()),
              false);
        }
      }
      return inner.commit(changes);
    }
  }

  /** Versions in receipts begin again with every delete. */
  static final class CountsAnew extends Faulty {
    private final Map<RecordId, Long> counts = new HashMap<>();

    CountsAnew(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Commit commit = inner.commit(changes);
      Map<RecordId, Long> versions = new HashMap<>();
      for (Change change : changes.changes()) {
        if (change instanceof Change.Delete) {
          counts.remove(change.record());
        } else {
          versions.put(change.record(), counts.merge(change.record(), 1L, Long::sum));
        }
      }
      return new Commit(
          new Receipt(changes.command(), versions, changes.outcome()), commit.replayed());
    }
  }

  private static final class ShowsDeleted extends Faulty {
    private final List<Versioned<Sample>> deleted = new ArrayList<>();

    ShowsDeleted(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      for (Change change : changes.changes()) {
        if (change instanceof Change.Delete) {
          RecordId record = change.record();
          inner.find(Sample.type(record.type()), record.id()).ifPresent(deleted::add);
        }
      }
      return inner.commit(changes);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      Page<Sample> page = inner.scan(scan);
      return scan.index().isEmpty()
          ? page
          : new Page<>(
              Stream.concat(deleted.stream(), page.records().stream()).toList(), page.next());
    }
  }

  private static final class OneByOne extends Faulty {
    OneByOne(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      for (Change change : changes.changes()) {
        inner.commit(
            fresh(
                new ChangeSet(
                    changes.command(), List.of(change), Map.of(), List.of(), Optional.empty())));
      }
      return inner.commit(
          new ChangeSet(
              changes.command(), List.of(), changes.required(), List.of(), changes.outcome()));
    }
  }

  private static final class IndexesRefused extends Faulty {
    private final List<Versioned<Sample>> refused = new ArrayList<>();

    IndexesRefused(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      try {
        return inner.commit(changes);
      } catch (ConflictException e) {
        for (Change change : changes.changes()) {
          if (change instanceof Change.Put<?> put) {
            refused.add(new Versioned<>((Sample) put.value(), 1));
          }
        }
        throw e;
      }
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      Page<Sample> page = inner.scan(scan);
      return scan.index().isEmpty()
          ? page
          : new Page<>(
              Stream.concat(page.records().stream(), refused.stream()).toList(), page.next());
    }
  }

  private static final class TellsRefused extends Faulty {
    private final List<StoredEvent> refused = new ArrayList<>();

    TellsRefused(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      try {
        return inner.commit(changes);
      } catch (ConflictException e) {
        for (Event event : changes.events()) {
          refused.add(new StoredEvent(1_000_000 + refused.size(), changes.command().id(), event));
        }
        throw e;
      }
    }

    @Override
    public List<StoredEvent> events(int limit) {
      return Stream.concat(inner.events(limit).stream(), refused.stream()).toList();
    }
  }

  private static final class ReceiptsRefused extends Faulty {
    private final Map<String, Receipt> refused = new HashMap<>();

    ReceiptsRefused(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Receipt receipt = new Receipt(changes.command(), Map.of(), changes.outcome());
      refused.put(changes.command().id(), receipt);
      return inner.commit(changes);
    }

    @Override
    public Optional<Receipt> receipt(String commandId) {
      return inner.receipt(commandId).or(() -> Optional.ofNullable(refused.get(commandId)));
    }
  }

  private static final class FindsOneByOne extends Faulty {
    private final Overlap overlap = new Overlap();

    FindsOneByOne(CrmStore inner) {
      super(inner);
    }

    @Override
    Map<String, Versioned<Sample>> findMany(RecordType<Sample> type, Collection<String> ids) {
      Map<String, Versioned<Sample>> found = new LinkedHashMap<>();
      for (String id : ids) {
        inner.find(type, id).ifPresent(record -> found.put(id, record));
        overlap.arrive();
      }
      return found;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      overlap.arrive();
      return inner.commit(changes);
    }
  }

  private static final class ScansOneByOne extends Faulty {
    private final Overlap overlap = new Overlap();

    ScansOneByOne(CrmStore inner) {
      super(inner);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      List<Versioned<Sample>> records = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        Scan<Sample> one = scan.limit(1);
        Page<Sample> page = inner.scan(cursor.map(one::after).orElse(one));
        records.addAll(page.records());
        cursor = page.next();
        overlap.arrive();
      } while (cursor.isPresent());
      return new Page<>(records, Optional.empty());
    }

    @Override
    public Commit commit(ChangeSet changes) {
      overlap.arrive();
      return inner.commit(changes);
    }
  }
}
