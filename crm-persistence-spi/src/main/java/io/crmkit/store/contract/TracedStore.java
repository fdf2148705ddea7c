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
import io.crmkit.store.UnreadableRecordException;
import io.crmkit.store.Versioned;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A store, writing down what is done to it; which store it was, in words, goes before. */
record TracedStore(CrmStore store, Trace trace, String which) implements CrmStore {
  private <R> R traced(String call, Supplier<R> work, Function<R, Object> told) {
    try {
      R result = work.get();
      trace.add(which + call + " → " + Trace.shortened(told.apply(result)));
      return result;
    } catch (RuntimeException e) {
      trace.add(which + call + " → " + Trace.shortened(e));
      throw e;
    }
  }

  @Override
  public <T> Optional<Versioned<T>> find(RecordType<T> type, String id) {
    return traced(
        "find " + type.name() + "/" + id,
        () -> store.find(type, id),
        found -> found.map(record -> "version " + record.version()).orElse("absent"));
  }

  @Override
  public <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
    return traced(
        "find all " + ids.size() + " of " + type.name(),
        () -> store.findAll(type, ids),
        found -> found.size() + " found");
  }

  @Override
  public <T> Page<T> scan(Scan<T> scan) {
    return traced(
        "scan "
            + scan.type().name()
            + " by "
            + scan.index().map(index -> index.name()).orElse("id")
            + scan.fromInclusive().map(from -> " from " + from).orElse("")
            + scan.toExclusive().map(to -> " to " + to).orElse("")
            + (scan.ascending() ? "" : " descending")
            + scan.cursor().map(cursor -> " after " + Trace.shortened(cursor.id())).orElse(""),
        () -> store.scan(scan),
        page ->
            page.values().stream().map(scan.type()::idOf).map(record -> record.id()).toList()
                + (page.next().isPresent() ? " and more" : ""));
  }

  @Override
  public <T> void forEach(
      Scan<T> scan,
      Consumer<? super Versioned<T>> action,
      Consumer<? super UnreadableRecordException> unreadable) {
    traced(
        "for each of " + scan.type().name(),
        () -> {
          store.forEach(scan, action, unreadable);
          return "";
        },
        done -> "done");
  }

  @Override
  public Commit commit(ChangeSet changes) {
    return traced(
        "commit "
            + changes.command()
            + " "
            + changes.changes()
            + (changes.required().isEmpty() ? "" : " requiring " + changes.required())
            + (changes.events().isEmpty() ? "" : " with " + changes.events().size() + " events"),
        () -> store.commit(changes),
        commit -> (commit.replayed() ? "replayed " : "") + commit.receipt().versions());
  }

  @Override
  public Optional<Receipt> receipt(String commandId) {
    return traced("receipt " + commandId, () -> store.receipt(commandId), receipt -> receipt);
  }

  @Override
  public List<StoredEvent> events(int limit) {
    return traced(
        "events " + limit,
        () -> store.events(limit),
        events -> events.stream().map(StoredEvent::position).toList());
  }

  @Override
  public void acknowledge(Collection<Long> positions) {
    traced(
        "acknowledge " + positions,
        () -> {
          store.acknowledge(positions);
          return "";
        },
        done -> "done");
  }

  @Override
  public Set<Capability> capabilities() {
    return store.capabilities();
  }
}
