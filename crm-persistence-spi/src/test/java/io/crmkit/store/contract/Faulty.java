package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.ForwardingStore;
import io.crmkit.store.Page;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A store that does all as the one inside does, but for what a subclass spoils. */
@SuppressWarnings("unchecked") // most rules write samples only
class Faulty extends ForwardingStore {
  private static final AtomicInteger FRESH = new AtomicInteger();

  final CrmStore inner;

  Faulty(CrmStore inner) {
    super(inner);
    this.inner = inner;
  }

  Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
    return inner.find(type, id);
  }

  Map<String, Versioned<Sample>> findMany(RecordType<Sample> type, Collection<String> ids) {
    return inner.findAll(type, ids);
  }

  Page<Sample> scanned(Scan<Sample> scan) {
    return inner.scan(scan);
  }

  @Override
  public final <T> Optional<Versioned<T>> find(RecordType<T> type, String id) {
    return (Optional<Versioned<T>>) (Optional<?>) findOne((RecordType<Sample>) type, id);
  }

  @Override
  public final <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
    return (Map<String, Versioned<T>>) (Map<?, ?>) findMany((RecordType<Sample>) type, ids);
  }

  @Override
  public final <T> Page<T> scan(Scan<T> scan) {
    return (Page<T>) scanned((Scan<Sample>) scan);
  }

  /** Spoils commits. */
  static UnaryOperator<CrmStore> commit(BiFunction<CrmStore, ChangeSet, Commit> commit) {
    return store ->
        new Faulty(store) {
          @Override
          public Commit commit(ChangeSet changes) {
            return commit.apply(inner, changes);
          }
        };
  }

  /** Spoils the change sets of commits. */
  static UnaryOperator<CrmStore> changes(UnaryOperator<ChangeSet> spoil) {
    return commit((store, changes) -> store.commit(spoil.apply(changes)));
  }

  /** Spoils what is put. */
  static UnaryOperator<CrmStore> samples(UnaryOperator<Sample> spoil) {
    return changes(
        changes ->
            each(
                changes,
                change ->
                    change instanceof Change.Put<?> put
                        ? new Change.Put<>(
                            (RecordType<Sample>) put.type(),
                            spoil.apply((Sample) put.value()),
                            put.expected())
                        : change));
  }

  /** Spoils what changes and guards expect. */
  static UnaryOperator<CrmStore> expected(UnaryOperator<Expected> spoil) {
    return changes(changes -> expecting(changes, spoil));
  }

  static ChangeSet expecting(ChangeSet changes, UnaryOperator<Expected> spoil) {
    return each(
        changes,
        change ->
            change instanceof Change.Put<?> put
                ? expecting(put, spoil)
                : new Change.Delete(change.record(), spoil.apply(change.expected())));
  }

  private static <T> Change expecting(Change.Put<T> put, UnaryOperator<Expected> spoil) {
    return new Change.Put<>(put.type(), put.value(), spoil.apply(put.expected()));
  }

  static ChangeSet each(ChangeSet changes, UnaryOperator<Change> spoil) {
    return new ChangeSet(
        changes.command(),
        changes.changes().stream().map(spoil).toList(),
        changes.required(),
        changes.events(),
        changes.outcome());
  }

  static ChangeSet requiring(ChangeSet changes, Map<RecordId, Expected> required) {
    return new ChangeSet(
        changes.command(), changes.changes(), required, changes.events(), changes.outcome());
  }

  static ChangeSet under(Command command, ChangeSet changes) {
    return new ChangeSet(
        command, changes.changes(), changes.required(), changes.events(), changes.outcome());
  }

  /** The same changes as another command that was never used. */
  static ChangeSet fresh(ChangeSet changes) {
    return under(Command.of("fresh-" + FRESH.incrementAndGet(), "any"), changes);
  }

  static RecordType<Sample> typeOf(Change.Put<?> put) {
    return (RecordType<Sample>) put.type();
  }

  OptionalLong version(RecordId record) {
    return inner.find(Sample.type(record.type()), record.id()).stream()
        .mapToLong(Versioned::version)
        .findFirst();
  }

  /** What a commit would conflict with now. */
  Optional<ConflictException> conflict(ChangeSet changes) {
    Map<RecordId, Expected> all = new LinkedHashMap<>(changes.required());
    changes.changes().forEach(change -> all.put(change.record(), change.expected()));
    return all.entrySet().stream()
        .filter(entry -> !entry.getValue().accepts(version(entry.getKey())))
        .map(
            entry ->
                new ConflictException(entry.getKey(), entry.getValue(), version(entry.getKey())))
        .findFirst();
  }

  /** What writing takes: ten microseconds a change. */
  static void takeTime(ChangeSet changes) {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < 10_000L * changes.changes().size()) {
      Thread.onSpinWait();
    }
  }

  /** Makes races certain: whoever comes here waits a little for somebody else to come too. */
  static final class Overlap {
    private int arrivals;

    synchronized void arrive() {
      int mine = ++arrivals;
      notifyAll();
      long deadline = System.nanoTime() + 20_000_000;
      try {
        while (arrivals == mine && System.nanoTime() < deadline) {
          wait(1);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
