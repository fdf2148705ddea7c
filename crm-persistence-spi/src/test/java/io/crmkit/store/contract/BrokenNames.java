package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.Index;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Stores that break the rules of names: they put two together and mix some up. */
final class BrokenNames {
  private BrokenNames() {}

  static void add(BrokenStores to) {
    for (String between : List.of("-", "")) {
      to.also(
          "ids.joined-types",
          "joins type and id by '" + between + "' where it deletes",
          store -> new JoinsDeletes(store, between));
      to.also(
          "ids.joined-types",
          "joins type and id by '" + between + "' where it checks",
          store -> new JoinsPuts(store, between));
      to.also(
          "ids.joined-indexes",
          "joins type and index by '" + between + "'",
          store -> new JoinsIndexes(store, between));
    }
    for (String type : List.of("receipt", "command", "record")) {
      to.also(
          "ids.plain-types",
          "keeps receipts among records, as type " + type,
          store -> new KeepsReceipts(store, Sample.type(type)));
    }
  }

  private abstract static class Joins extends Faulty {
    final Set<RecordId> known = new LinkedHashSet<>();
    private final String between;

    Joins(CrmStore inner, String between) {
      super(inner);
      this.between = between;
    }

    private String joined(RecordId record) {
      return record.type() + between + record.id();
    }

    List<RecordId> others(RecordId record) {
      return known.stream()
          .filter(other -> !other.equals(record) && joined(other).equals(joined(record)))
          .toList();
    }
  }

  private static final class JoinsDeletes extends Joins {
    JoinsDeletes(CrmStore inner, String between) {
      super(inner, between);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      ChangeSet more = changes;
      for (Change change : changes.changes()) {
        if (change instanceof Change.Delete) {
          for (RecordId other : others(change.record())) {
            more = more.delete(other, Expected.any());
          }
        } else {
          known.add(change.record());
        }
      }
      return inner.commit(more);
    }
  }

  private static final class JoinsPuts extends Joins {
    JoinsPuts(CrmStore inner, String between) {
      super(inner, between);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      for (Change change : changes.changes()) {
        if (!others(change.record()).isEmpty()) {
          throw new ConflictException(change.record(), change.expected(), OptionalLong.of(1));
        }
        known.add(change.record());
      }
      return inner.commit(changes);
    }
  }

  private static final class JoinsIndexes extends Faulty {
    private final Map<String, Map<String, Scan<Sample>>> scans = new HashMap<>();
    private final String between;

    JoinsIndexes(CrmStore inner, String between) {
      super(inner);
      this.between = between;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      for (Change change : changes.changes()) {
        if (change instanceof Change.Put<?> put) {
          RecordType<Sample> type = typeOf(put);
          for (Index<Sample> index : type.indexes()) {
            scans
                .computeIfAbsent(type.name() + between + index.name(), any -> new LinkedHashMap<>())
                .put(type.name(), Scan.by(type, index.name()));
          }
        }
      }
      return inner.commit(changes);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      if (scan.index().isEmpty()) {
        return inner.scan(scan);
      }
      List<Versioned<Sample>> all = new ArrayList<>();
      scans
          .getOrDefault(scan.type().name() + between + scan.index().get().name(), Map.of())
          .values()
          .forEach(each -> all.addAll(inner.scan(each).records()));
      return new Page<>(all, Optional.empty());
    }
  }

  private static final class KeepsReceipts extends Faulty {
    private final RecordType<Sample> type;

    KeepsReceipts(CrmStore inner, RecordType<Sample> type) {
      super(inner);
      this.type = type;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Sample kept = Sample.of(changes.command().id());
      Commit commit = inner.commit(changes.put(type, kept, Expected.any()));
      Map<RecordId, Long> versions = new HashMap<>(commit.receipt().versions());
      versions.remove(type.idOf(kept));
      return new Commit(
          new Receipt(changes.command(), versions, changes.outcome()), commit.replayed());
    }
  }
}
