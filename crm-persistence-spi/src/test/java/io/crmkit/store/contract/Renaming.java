package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps records under other names than it was given, and so mixes some up. */
class Renaming extends Faulty {
  private final UnaryOperator<String> types;
  private final UnaryOperator<String> ids;

  Renaming(CrmStore inner, UnaryOperator<String> types, UnaryOperator<String> ids) {
    super(inner);
    this.types = types;
    this.ids = ids;
  }

  static UnaryOperator<CrmStore> ids(UnaryOperator<String> ids) {
    return store -> new Renaming(store, UnaryOperator.identity(), ids);
  }

  private RecordType<Sample> type(RecordType<Sample> type) {
    return new RecordType<>(
        types.apply(type.name()),
        type.format(),
        type.codec(),
        value -> ids.apply(type.id().apply(value)),
        type.indexes(),
        type.upgrades());
  }

  private RecordId record(RecordId record) {
    return new RecordId(types.apply(record.type()), ids.apply(record.id()));
  }

  @Override
  Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
    return inner.find(type(type), ids.apply(id));
  }

  @Override
  Map<String, Versioned<Sample>> findMany(RecordType<Sample> type, Collection<String> wanted) {
    Map<String, Versioned<Sample>> found = new LinkedHashMap<>();
    wanted.forEach(id -> findOne(type, id).ifPresent(record -> found.put(id, record)));
    return found;
  }

  @Override
  Page<Sample> scanned(Scan<Sample> scan) {
    return inner.scan(
        new Scan<>(
            type(scan.type()),
            scan.index(),
            scan.fromInclusive(),
            scan.toExclusive(),
            scan.ascending(),
            scan.limit(),
            Optional.empty()));
  }

  @Override
  public Commit commit(ChangeSet changes) {
    ChangeSet renamed =
        each(
            new ChangeSet(
                changes.command(), changes.changes(), Map.of(), List.of(), changes.outcome()),
            change ->
                change instanceof Change.Put<?> put
                    ? new Change.Put<>(type(typeOf(put)), (Sample) put.value(), put.expected())
                    : new Change.Delete(record(change.record()), change.expected()));
    for (Map.Entry<RecordId, Expected> guard : changes.required().entrySet()) {
      renamed = renamed.require(record(guard.getKey()), guard.getValue());
    }
    for (Event event : changes.events()) {
      renamed = renamed.event(new Event(record(event.about()), event.code(), event.json()));
    }
    Commit commit = inner.commit(renamed);
    Map<RecordId, Long> versions = new LinkedHashMap<>();
    changes.changes().stream()
        .filter(Change.Put.class::isInstance)
        .forEach(
            put ->
                versions.put(
                    put.record(),
                    commit.receipt().versions().getOrDefault(record(put.record()), 0L)));
    return new Commit(
        new Receipt(changes.command(), versions, changes.outcome()), commit.replayed());
  }
}
