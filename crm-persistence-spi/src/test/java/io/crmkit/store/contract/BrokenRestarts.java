package io.crmkit.store.contract;

import io.crmkit.store.Capability;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stores that break the rules of restarts. */
final class BrokenRestarts {
  private BrokenRestarts() {}

  static void add(BrokenStores to) {
    add(to, "restart.records", "loses all", store -> new InMemoryStore());
    add(
        to,
        "restart.indexes",
        "does not open its indexes again",
        store ->
            new Faulty(store) {
              @Override
              Page<Sample> scanned(Scan<Sample> scan) {
                return scan.index().isEmpty()
                    ? inner.scan(scan)
                    : new Page<>(List.of(), Optional.empty());
              }
            });
    add(
        to,
        "restart.versions",
        "counts versions from 1 again",
        store ->
            new Faulty(store) {
              @Override
              public Commit commit(ChangeSet changes) {
                Commit commit = inner.commit(changes);
                Map<RecordId, Long> versions = new HashMap<>(commit.receipt().versions());
                versions.replaceAll((record, version) -> 1L);
                return new Commit(
                    new Receipt(changes.command(), versions, changes.outcome()), commit.replayed());
              }
            });
    add(
        to,
        "restart.receipts",
        "keeps receipts in memory",
        store ->
            new Faulty(store) {
              @Override
              public Optional<Receipt> receipt(String commandId) {
                return Optional.empty();
              }

              @Override
              public Commit commit(ChangeSet changes) {
                Command renamed =
                    new Command(changes.command().id() + "'", changes.command().content());
                return inner.commit(under(renamed, changes));
              }
            });
    to.addOpened(
        "restart.outbox",
        "keeps acknowledgements in memory",
        () ->
            new Reopened(
                UnaryOperator.identity(),
                store ->
                    new Faulty(store) {
                      @Override
                      public void acknowledge(Collection<Long> positions) {}
                    }));
    add(
        to,
        "restart.positions",
        "counts positions from 1 again",
        store ->
            new Faulty(store) {
              @Override
              public List<StoredEvent> events(int limit) {
                return inner.events(limit).stream()
                    .map(e -> new StoredEvent(1, e.commandId(), e.event()))
                    .toList();
              }
            });
  }

  private static void add(
      BrokenStores to, String rule, String what, UnaryOperator<CrmStore> reopened) {
    to.addOpened(rule, what, () -> new Reopened(reopened, UnaryOperator.identity()));
  }

  /** A store in memory that plays durable: reopening it gives another view of the same data. */
  static final class Reopened implements StoreUnderTest {
    private final UnaryOperator<CrmStore> reopened;
    private final CrmStore data = durable(new InMemoryStore());
    private CrmStore store;

    Reopened(UnaryOperator<CrmStore> reopened, UnaryOperator<CrmStore> first) {
      this.reopened = reopened;
      this.store = first.apply(data);
    }

    private static CrmStore durable(CrmStore store) {
      return new Faulty(store) {
        @Override
        public Set<Capability> capabilities() {
          return Set.of(Capability.values());
        }
      };
    }

    @Override
    public CrmStore store() {
      return store;
    }

    @Override
    public boolean canReopen() {
      return true;
    }

    @Override
    public void reopen() {
      store = reopened.apply(data);
    }

    @Override
    public void close() {}
  }
}
